"""The routes of evaluations: the view and its parts, starting and cancelling, reports and an example file."""

from __future__ import annotations

from collections.abc import Callable
from typing import Annotated, Literal

from fastapi import APIRouter, HTTPException, Path, Query, Request
from fastapi.responses import HTMLResponse, Response
from pydantic import BaseModel, Field

from corpus.errors import InputError
from rag.evaluate import read_eval_questions
from rag.evaluation_measures import EvalQuestion
from ui.bot import Bot
from ui.download import download
from ui.error_line import error_html
from ui.evaluation.example import example_questions
from ui.evaluation.page import page, policy
from ui.evaluation.runs import MOST_QUESTIONS, Busy, Run, Runs
from ui.evaluation.view import ADDRESS, REPORTS, evaluate_html, now_html, runs_html
from ui.evaluation.view_words import evaluate_words
from ui.guard import SIGN_IN
from ui.reader import reader_in
from ui.texts import UiLanguage

MayChange = Callable[[Request], bool]
Key = Annotated[str, Path(max_length=64)]
_FRAMED = (
    ("content-security-policy", "{}; frame-ancestors 'self'"),
    ("x-frame-options", "SAMEORIGIN"),
    ("cache-control", "no-store"),
)


class Questions(BaseModel):
    """The body of a start: the content of a file of questions, and its name."""

    name: Annotated[str, Field(max_length=255)] = ""
    questions: str
    lang: UiLanguage = "zh"


def evaluation_routes(bot: Bot, *, may_change: MayChange) -> APIRouter:
    """Return the routes over one bot.

    Args:
        bot: who is graded.
        may_change: tells of a request whether who sends it may have questions evaluated.
    """
    routes = APIRouter()
    runs = Runs(bot)
    _add_view(routes, runs, may_change)
    _add_running(routes, runs, may_change)
    _add_reports(routes, bot, runs)
    return routes


def _add_view(routes: APIRouter, runs: Runs, may_change: MayChange) -> None:
    def shown(request: Request) -> tuple[Run, ...]:
        return _own(runs, request) if may_change(request) else ()

    @routes.get(ADDRESS, response_class=HTMLResponse)
    def view(request: Request, lang: UiLanguage = "zh") -> HTMLResponse:
        if not may_change(request):
            return _refused(lang)
        return HTMLResponse(evaluate_html(_own(runs, request), lang))

    @routes.get(f"{ADDRESS}/now", response_class=HTMLResponse)
    def now(request: Request, lang: UiLanguage = "zh") -> HTMLResponse:
        return HTMLResponse(now_html(shown(request), lang))

    @routes.get(f"{ADDRESS}/runs", response_class=HTMLResponse)
    def done(
        request: Request,
        lang: UiLanguage = "zh",
        opened: Annotated[str, Query(max_length=64, alias="open")] = "",
    ) -> HTMLResponse:
        return HTMLResponse(runs_html(shown(request), opened, lang))


def _add_running(routes: APIRouter, runs: Runs, may_change: MayChange) -> None:
    @routes.post(ADDRESS, response_class=HTMLResponse)
    def start(request: Request, body: Questions) -> HTMLResponse:
        w = evaluate_words(body.lang)
        if not may_change(request):
            return _refused(body.lang)
        try:
            runs.start(body.name or "–", _usable(body), _reader(request))
        except InputError as error:
            return HTMLResponse(error_html(w.bad.format(error.message), body.lang), status_code=400)
        except Busy:
            return HTMLResponse(error_html(w.busy, body.lang), status_code=409)
        return HTMLResponse(now_html(_own(runs, request), body.lang))

    @routes.post(f"{ADDRESS}/cancel", response_class=HTMLResponse)
    def cancel(request: Request, lang: UiLanguage = "zh") -> HTMLResponse:
        runs.cancel(_reader(request))
        return HTMLResponse(now_html(_own(runs, request), lang))


def _add_reports(routes: APIRouter, bot: Bot, runs: Runs) -> None:
    @routes.get(f"{REPORTS}/example.jsonl")
    def example(lang: UiLanguage = "zh") -> Response:
        return download(example_questions(bot, lang), "questions.jsonl")

    @routes.get(f"{REPORTS}/{{key}}.{{form}}")
    def keep(key: Key, form: Literal["html", "json"], lang: UiLanguage = "zh") -> Response:
        run = _found(runs, key, lang)
        if form == "html":
            return download(_page(run, lang), "evaluation.html")
        report = run.evaluation.as_json() if run.evaluation else ""
        return download(report + "\n", "evaluation.json")

    @routes.get(f"{REPORTS}/{{key}}", response_class=HTMLResponse)
    def report(key: Key, lang: UiLanguage = "zh") -> HTMLResponse:
        headers = {name: value.format(policy()) for name, value in _FRAMED}
        return HTMLResponse(_page(_found(runs, key, lang), lang), headers=headers)


def _usable(body: Questions) -> tuple[EvalQuestion, ...]:
    questions = read_eval_questions(body.questions.removeprefix("\ufeff").split("\n"))
    if len(questions) > MOST_QUESTIONS:
        raise InputError(evaluate_words(body.lang).too_many.format(len(questions)))
    return questions


def _found(runs: Runs, key: str, language: UiLanguage) -> Run:
    run = runs.get(key)
    if run is None or run.evaluation is None:
        raise HTTPException(404, evaluate_words(language).gone)
    return run


def _page(run: Run, language: UiLanguage) -> str:
    if run.evaluation is None:
        return ""
    return page(run.evaluation, run.comparison, language=language)


def _refused(language: UiLanguage) -> HTMLResponse:
    w = evaluate_words(language)
    link = f'<p class="yj-sign-in"><a href="{SIGN_IN}">{w.sign_in}</a></p>'
    said = f"<h2>{w.title}</h2>{error_html(w.refused, language)}{link}"
    return HTMLResponse(f'<section class="yj-view" lang="{language}">{said}</section>', status_code=403)


def _own(runs: Runs, request: Request) -> tuple[Run, ...]:
    return runs.of(_reader(request))


def _reader(request: Request) -> str:
    return reader_in(request.cookies)
