"""/api: questions, searches and articles."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Annotated, Any

from fastapi import APIRouter, HTTPException, Query

from bot.api.conversations import Conversations
from bot.api.limits import Workers
from bot.api.metrics import Metrics
from bot.api.requests import AskBody, CheckBody, ListQuery, SearchQuery, turns_of
from bot.conversing.conversation import Turn
from bot.listing import listed
from bot.views import article_json, card_json, search_json

if TYPE_CHECKING:
    from bot.engine import Engine

__all__ = ["api_routes"]


def api_routes(engine: Engine, workers: Workers, metrics: Metrics) -> APIRouter:
    """The routes below /api."""
    routes = APIRouter(prefix="/api", tags=["Dateline"])
    conversations = Conversations()

    @routes.post("/ask")
    async def ask(body: AskBody) -> dict[str, Any]:
        """Answer a question; every statement names the citations that support it."""
        if body.history and body.conversation:
            raise HTTPException(422, "send history or conversation, not both")
        history = turns_of(body.history)
        if body.conversation:
            history = conversations.history(body.conversation)
        answer = await workers.run(
            engine.ask, body.question, history=history, filters=body.filters()
        )
        metrics.answer(answer)
        following = await workers.run(engine.next_questions, answer, filters=body.filters())
        if body.conversation:
            conversations.add(body.conversation, Turn.of(answer))
        return replace(answer, suggestions=following).to_dict()

    @routes.post("/check")
    async def check(body: CheckBody) -> dict[str, Any]:
        """Whether the articles, or a document that is sent along, support a claim."""
        found = await workers.run(
            engine.check, body.claim, document=body.document, filters=body.filters()
        )
        return found.to_dict()

    @routes.get("/search")
    async def search(query: Annotated[SearchQuery, Query()]) -> dict[str, Any]:
        """Passages that fit some words, best first."""
        found = await workers.run(engine.search, query.q, k=query.k, filters=query.filters())
        return search_json(query.q, found)

    @routes.get("/articles")
    async def articles(query: Annotated[ListQuery, Query()]) -> dict[str, Any]:
        """What is indexed, in order of id; `total` counts all that pass, beyond `limit` too."""
        cards = await workers.run(engine.articles)
        found = listed(cards, words=query.q, outlets=query.outlet, languages=query.language)
        page = found[query.offset : query.offset + query.limit]
        return {
            "articles": [card_json(card) for card in page],
            "total": len(found),
            "limit": query.limit,
            "offset": query.offset,
        }

    @routes.get("/articles/{name:path}")
    async def article(name: str) -> dict[str, Any]:
        """One article with its text, dates and sentences."""
        try:
            found = await workers.run(engine.article, name)
            sentences = await workers.run(engine.sentences, name)
        except KeyError:
            raise HTTPException(404, f"there is no article {name!r}") from None
        cards = await workers.run(engine.articles)
        copies_of = next((card.copies_of for card in cards if card.id == name), None)
        return article_json(found, sentences, copies_of)

    return routes
