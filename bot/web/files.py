"""What the page fetches by itself: its style, its script, its logo and the reader's contents."""

from __future__ import annotations

from importlib.resources import files
from typing import TYPE_CHECKING

from fastapi import APIRouter
from fastapi.responses import HTMLResponse, Response

from bot.web.check_pane import check_html
from bot.web.links import span_from
from bot.web.reader_pane import article_html, list_html

if TYPE_CHECKING:
    from bot.engine import Engine

__all__ = ["LOGO", "page_files"]

LOGO = "logo.svg"
_LONGEST_FIND = 200
_TYPES = {
    "style.css": "text/css; charset=utf-8",
    "page.js": "text/javascript; charset=utf-8",
    LOGO: "image/svg+xml",
}
_FRAGMENT = {
    # A fragment opened on its own is a page without scripts, whatever an article says.
    "content-security-policy": "default-src 'none'; sandbox",
    "cache-control": "no-store",
}


def page_files(engine: Engine) -> APIRouter:
    """The routes the page needs beside the framework's own."""
    routes = APIRouter(include_in_schema=False)

    @routes.get("/page/{name}")
    def page_file(name: str) -> Response:
        if name not in _TYPES:
            return Response(status_code=404)
        content = files("bot.web").joinpath(name).read_bytes()
        return Response(content, media_type=_TYPES[name], headers={"cache-control": "no-cache"})

    @routes.get("/reader")
    def reader(
        article: str | None = None,
        s: str | None = None,
        check: str | None = None,
        find: str = "",
    ) -> HTMLResponse:
        cards = engine.articles()
        if check is not None:
            checked = check_html(engine, check, {card.id: card for card in cards})
            return HTMLResponse(checked, headers=_FRAGMENT)
        if article is None:
            return HTMLResponse(list_html(cards, find[:_LONGEST_FIND]), headers=_FRAGMENT)
        try:
            found = engine.article(article)
        except KeyError:
            return HTMLResponse("", 404, headers=_FRAGMENT)
        marked = span_from(s, len(found.text))
        copies_of = next((card.copies_of for card in cards if card.id == article), None)
        shown = article_html(
            found, marked, missing=s is not None and marked is None, copies_of=copies_of
        )
        return HTMLResponse(shown, headers=_FRAGMENT)

    return routes
