"""The README's examples are what Youju really answers."""

import re
from pathlib import Path
from textwrap import dedent

import pytest

from rag import Youju
from ui.commands.check_text import check_text
from ui.commands.plain_text import plain_text

README = Path(__file__).resolve().parents[1] / "README.md"
EXAMPLES = re.findall(
    r'^    \$ youju ask "(.+?)"\n((?:    .*\n|\n)+?)(?=    \$|\n[^ ])', README.read_text("utf-8"), re.M
)

CHECK = r'^    \$ youju check "(.+?)"\n((?:    .*\n|\n)+?    文章原文)'


@pytest.fixture(scope="module")
def bot(tmp_path_factory: pytest.TempPathFactory) -> Youju:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("YOUJU_HOME", str(tmp_path_factory.mktemp("readme")))
        return Youju.open()


def test_the_readme_shows_questions_in_both_languages_and_a_refusal() -> None:
    assert len(EXAMPLES) == 3


@pytest.mark.parametrize(("question", "shown"), EXAMPLES)
def test_an_example_is_what_youju_answers(bot: Youju, question: str, shown: str) -> None:
    answer = bot.ask(question)
    first, *rest = [line.strip() for line in shown.splitlines() if line.strip()]
    printed = re.sub(r"\x1b\[\d*m", "", plain_text(answer))
    assert printed.startswith("\n".join([first, *rest[: len(answer.sentences) - 1]]))


def test_the_example_of_a_check_is_what_youju_says(bot: Youju) -> None:
    ((claim, shown),) = re.findall(CHECK, README.read_text("utf-8"), re.M)
    assert check_text(bot.check(claim)).startswith(dedent(shown))


@pytest.mark.parametrize("link", re.findall(r"\]\((?!http)([^)#]+)\)", README.read_text("utf-8")))
def test_a_link_of_the_readme_leads_to_a_file(link: str) -> None:
    assert (README.parent / link).exists()
