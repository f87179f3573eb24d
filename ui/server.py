"""The web server: page, API, static files of the page, and what stands before them. Imports Gradio."""

from __future__ import annotations

from collections.abc import Sequence
from importlib import metadata

from fastapi import FastAPI, HTTPException, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse, Response
from starlette.exceptions import HTTPException as RoutingError

from corpus.errors import InputError, YoujuError
from rag.records import Record
from ui.api import api_routes
from ui.assets import ASSETS, FIRST_STYLE, assets, media_type
from ui.bot import Bot
from ui.card.routes import card_routes
from ui.checking.routes import checking_routes
from ui.evaluation.routes import evaluation_routes
from ui.front_page import FrontPage
from ui.guard import LOOPBACK_HOSTS, Guard, Rules
from ui.history.card_routes import kept_card_routes
from ui.history.routes import history_routes
from ui.history.store import HistoryStore
from ui.library.routes import library_routes
from ui.map.routes import map_routes
from ui.page import build_page, mount_page
from ui.reader import fresh_cookie, is_signed_in, reader_in
from ui.serving import serve
from ui.texts import UiLanguage
from ui.timeline.routes import timeline_routes

__all__ = ["create_app", "serve", "version"]


def create_app(
    bot: Bot,
    *,
    store: HistoryStore,
    language: UiLanguage | None = None,
    examples: Sequence[str] = (),
    password: str = "",
    hosts: Sequence[str] = LOOPBACK_HOSTS,
    visitors: bool = False,
) -> FastAPI:
    """Return the application.

    Args:
        bot: answers.
        store: keeps the conversations.
        language: language of the page; None: the browser's choice.
        examples: questions offered in an empty conversation.
        password: asked for on every route but ``/healthz``; empty: none.
        hosts: values of the Host header that are answered; empty: any.
        visitors: whether others may read and ask without the password.
    """
    app = FastAPI(
        title="Youju", version=version(), docs_url=None, redoc_url=None, openapi_url="/api/openapi.json"
    )
    app.include_router(api_routes(bot))
    app.include_router(card_routes(bot))
    app.include_router(timeline_routes(bot))
    app.include_router(kept_card_routes(store))
    app.include_router(library_routes(bot))
    app.include_router(history_routes(store))
    app.include_router(map_routes(bot))
    app.include_router(checking_routes(bot))
    app.include_router(evaluation_routes(bot, may_change=is_signed_in))
    _add_health(app, bot)
    _add_static(app)
    _add_error_handlers(app)
    page = build_page(bot, store, language=language, examples=examples)
    mount_page(app, page)
    app.add_middleware(FrontPage)
    app.add_middleware(Guard, rules=Rules(hosts=tuple(hosts), password=password, visitors=visitors))
    return app


def version() -> str:
    """Return the installed version of Youju."""
    try:
        return metadata.version("youju")
    except metadata.PackageNotFoundError:
        return "0"


def _add_health(app: FastAPI, bot: Bot) -> None:
    @app.get("/healthz")
    def healthz() -> Record:
        return {
            "status": "ok",
            "index": bot.index_id,
            "articles": bot.article_count,
            "version": version(),
        }


def _add_static(app: FastAPI) -> None:
    files = assets()

    @app.get(ASSETS + "/{name}")
    def static(name: str, request: Request) -> Response:
        if name not in files:
            raise HTTPException(404, "no such file")
        headers = {"cache-control": "no-cache"}
        if name == FIRST_STYLE and not reader_in(request.cookies):
            headers["set-cookie"] = fresh_cookie()
        return Response(files[name], media_type=media_type(name), headers=headers)


def _add_error_handlers(app: FastAPI) -> None:
    """Make every error one line of JSON under ``error``."""

    @app.exception_handler(InputError)
    def bad_input(_: Request, error: InputError) -> JSONResponse:
        return JSONResponse({"error": error.message}, status_code=400)

    @app.exception_handler(YoujuError)
    def own_error(_: Request, error: YoujuError) -> JSONResponse:
        return JSONResponse({"error": error.message}, status_code=503)

    @app.exception_handler(RoutingError)
    def routing_error(_: Request, error: RoutingError) -> JSONResponse:
        return JSONResponse({"error": error.detail}, status_code=error.status_code, headers=error.headers)

    @app.exception_handler(RequestValidationError)
    def invalid(_: Request, error: RequestValidationError) -> JSONResponse:
        return JSONResponse({"error": _first_problem(error)}, status_code=422)


def _first_problem(error: RequestValidationError) -> str:
    problem = error.errors()[0]
    place = ".".join(str(part) for part in problem["loc"])
    return f"{place}: {problem['msg']}"
