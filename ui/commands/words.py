"""Help and messages of the command line in Chinese and English.

A command's words stand beside its code in both languages; which one is shown is decided once
per run: by ``--lang`` anywhere on the command line, else by the locale of the environment.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextvars import ContextVar
from typing import Any, Literal

import click

CliLanguage = Literal["zh", "en"]
_language: ContextVar[CliLanguage] = ContextVar("language", default="en")


def use_language(language: CliLanguage) -> None:
    """Choose the language of everything that the command line says from here on."""
    _language.set(language)


def current_language() -> CliLanguage:
    """Return the language of the command line's own words."""
    return _language.get()


def say(*, zh: str, en: str) -> str:
    """Return the one of two texts that is in the user's language."""
    return zh if _language.get() == "zh" else en


def language_of_run(arguments: Sequence[str], environment: Mapping[str, str]) -> CliLanguage:
    """Return the language that ``--lang`` asks for, else that of the locale, else English.

    ``["ask", "--lang=zh"]`` gives ``"zh"``; so does ``LANG=zh_TW.UTF-8`` with no ``--lang``.
    """
    for position, argument in enumerate(arguments):
        name, _, value = argument.partition("=")
        if name == "--lang":
            value = value or next(iter(arguments[position + 1 :]), "")
            if value in ("zh", "en"):
                return "zh" if value == "zh" else "en"
    names = ("LC_ALL", "LC_MESSAGES", "LANG")
    locale = next((environment[name] for name in names if environment.get(name)), "")
    return "zh" if locale.lower().startswith("zh") else "en"


class Option(click.Option):
    """An option whose help is in both languages."""

    def __init__(self, *args: Any, zh: str = "", en: str = "", **kwargs: Any) -> None:  # noqa: ANN401 - click's own
        super().__init__(*args, **kwargs)
        self.texts = (zh, en)

    def get_help_record(self, ctx: click.Context) -> tuple[str, str] | None:
        """Return names and help in the user's language."""
        zh, en = self.texts
        self.help = say(zh=zh, en=en)
        return super().get_help_record(ctx)


class Command(click.Command):
    """A command whose help is in both languages."""

    def __init__(self, *args: Any, zh: str = "", en: str = "", **kwargs: Any) -> None:  # noqa: ANN401 - click's own
        super().__init__(*args, **kwargs)
        self.texts = (zh, en)
        self.add_help_option = False  # click's own speaks English only
        self.params.append(_help_option())

    def get_short_help_str(self, limit: int = 45) -> str:
        """Return the first line of the help."""
        del limit  # our first lines are short on purpose
        return _help(self.texts).partition("\n")[0]

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the line that shows how the command is called."""
        arguments = " ".join(self.collect_usage_pieces(ctx))
        formatter.write_usage(ctx.command_path, arguments, prefix=say(zh="用法：", en="Usage: "))

    def format_help_text(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the description as it stands in the code, line by line."""
        del ctx
        formatter.write_paragraph()
        formatter.indent()
        for line in _help(self.texts).splitlines():
            formatter.write(f"{' ' * formatter.current_indent}{line}".rstrip() + "\n")
        formatter.dedent()

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the list of options."""
        options = [option for option in self.get_params(ctx) if isinstance(option, click.Option)]
        records = [record for option in options if (record := option.get_help_record(ctx))]
        with formatter.section(say(zh="选项", en="Options")):
            formatter.write_dl(records)


class Group(Command, click.Group):
    """A group of commands whose help is in both languages."""

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the list of options, then that of the commands."""
        Command.format_options(self, ctx, formatter)
        with formatter.section(say(zh="命令", en="Commands")):
            formatter.write_dl(self.short_helps(ctx))

    def short_helps(self, ctx: click.Context) -> list[tuple[str, str]]:
        """Return the name and the short help of each command."""
        commands = [(name, self.get_command(ctx, name)) for name in self.list_commands(ctx)]
        return [(name, found.get_short_help_str()) for name, found in commands if found]

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the command, or say which there are."""
        if args and self.get_command(ctx, args[0]) is None:
            known = say(zh="、", en=", ").join(self.list_commands(ctx))
            zh, en = (
                f"没有命令“{args[0]}”。可用的命令：{known}",
                f"no command {args[0]!r}; there are: {known}",
            )
            raise click.UsageError(say(zh=zh, en=en), ctx)
        return super().resolve_command(ctx, args)


def usage_message(error: click.UsageError) -> str:
    """Return what is wrong with a command line, in the user's language."""
    if isinstance(error, click.NoSuchOption):
        zh = f"没有选项 {error.option_name}"
        near = "、".join(error.possibilities or ())
        zh += f"；是不是 {near}？" if near else ""
        return say(zh=zh, en=error.format_message())
    if isinstance(error, click.MissingParameter):
        name = error.param.make_metavar(error.ctx) if error.param and error.ctx else ""
        return say(zh=f"缺少 {name}".rstrip(), en=error.format_message())
    return error.format_message()


def _help(texts: tuple[str, str]) -> str:
    zh, en = texts
    return say(zh=zh, en=en).strip()


def _help_option() -> click.Option:
    def show(ctx: click.Context, _: click.Parameter, value: bool) -> None:
        if value and not ctx.resilient_parsing:
            click.echo(ctx.get_help())
            ctx.exit()

    return Option(
        ["-h", "--help"],
        zh="显示这段说明。",
        en="Show this help.",
        is_flag=True,
        is_eager=True,
        expose_value=False,
        callback=show,
    )
