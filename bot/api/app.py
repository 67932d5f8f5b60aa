"""The HTTP application, without the page."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from fastapi import FastAPI, HTTPException, Request
from fastapi.responses import HTMLResponse, JSONResponse, PlainTextResponse
from starlette.routing import BaseRoute, Match

from bot.api.failures import install
from bot.api.hosts import KnownHosts
from bot.api.limits import BodyLimit, SafeHeaders, Workers
from bot.api.metrics import CountRequests, Metrics
from bot.api.openai_routes import openai_routes
from bot.api.reference import reference_page
from bot.api.routes import api_routes

if TYPE_CHECKING:
    from bot.engine import Engine

__all__ = ["create_app"]

_METHODS = ["GET", "POST", "PUT", "PATCH", "DELETE"]
_VERSION = "0.1.0"


def create_app(engine: Engine, *, hosts: Sequence[str] = ("*",)) -> FastAPI:
    """Make the application.

    Args:
        engine: What answers; its calls block, so they run in threads.
        hosts: Names it may be reached by beside those of loopback; "*" for any.

    Returns:
        An application with /api, /v1, /docs, /healthz, /readyz and /metrics.
    """
    # The reference pages FastAPI brings load their scripts from elsewhere: ours does not.
    app = FastAPI(title="Dateline", version=_VERSION, docs_url=None, redoc_url=None)
    metrics, workers = Metrics(), Workers()
    install(app)
    app.add_middleware(BodyLimit)
    app.add_middleware(SafeHeaders)
    app.add_middleware(CountRequests, metrics=metrics)
    app.add_middleware(KnownHosts, names=hosts)
    routers = (api_routes(engine, workers, metrics), openai_routes(engine, workers, metrics))
    for router in routers:
        app.include_router(router)
    _add_operations(app, engine, metrics)
    _add_fallbacks(app, [route for router in routers for route in router.routes])
    return app


def _add_operations(app: FastAPI, engine: Engine, metrics: Metrics) -> None:
    @app.get("/healthz", tags=["Operations"])
    def healthy() -> dict[str, str]:
        """The process answers."""
        return {"status": "ok"}

    @app.get("/readyz", tags=["Operations"], response_model=None)
    def ready() -> JSONResponse:
        """There are articles to answer from."""
        count = len(engine.articles())
        status = "ready" if count else "no articles"
        return JSONResponse({"status": status, "articles": count}, 200 if count else 503)

    @app.get("/metrics", tags=["Operations"], response_class=PlainTextResponse)
    def counters() -> str:
        """Counters in Prometheus' text format."""
        return metrics.text()

    @app.get("/docs", include_in_schema=False, response_class=HTMLResponse)
    def reference() -> str:
        return reference_page(app.openapi())


def _add_fallbacks(app: FastAPI, routes: Sequence[BaseRoute]) -> None:
    """Answer unknown paths here: the page is mounted at "/" and would answer them as HTML."""

    def unknown(request: Request) -> None:
        allowed = sorted(_methods_at(routes, request))
        if allowed:
            allow = ", ".join(allowed)
            raise HTTPException(405, f"use {allow} here", {"allow": allow})
        raise HTTPException(404, f"there is nothing at {request.url.path}; see /docs")

    for prefix in ("/api", "/v1"):
        app.add_api_route(
            prefix + "/{rest:path}", unknown, methods=_METHODS, include_in_schema=False
        )


def _methods_at(routes: Sequence[BaseRoute], request: Request) -> set[str]:
    """Methods of the routes whose path fits, when the request's own method does not."""
    fitting: set[str] = set()
    for route in routes:
        match, _ = route.matches(request.scope)
        if match is Match.PARTIAL:
            fitting |= getattr(route, "methods", None) or set()
    return fitting
