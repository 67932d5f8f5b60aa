"""Articles with an order to a model hidden in each, and the bot over them with a scripted model."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from itertools import islice
from pathlib import Path

from bot.answer import Answer
from bot.desk import Desk, set_desk
from bot.engine import Engine
from bot.errors import SettingsError
from bot.model.chat_model import ChatModel, Limits
from bot.model.generative import GenerativeComposer
from bot.settings import Settings
from bot.weights import load_weights
from bot.wiring import make_analyser, make_embedder
from corpus.article import Article
from corpus.reading import read, scan
from evaluation.misbehaving.words import ORDERS
from evaluation.scripted_model import ModelServer

__all__ = ["Newsroom", "open_newsroom"]

_SPOKEN = ("en", "ar")


class Newsroom:
    """A bot that asks the scripted model.

    Args:
        desk: Everything that answers.
        server: The model's server.
        settings: How many passages are read, and when it abstains.
    """

    def __init__(self, desk: Desk, server: ModelServer, settings: Settings) -> None:
        self.desk = desk
        self.server = server
        self._settings = settings

    def ask(self, question: str, limits: Limits | None = None) -> Answer:
        """Ask with a model that nothing is known of yet, over HTTP."""
        model = ChatModel("scripted", base_url=self.server.url, limits=limits or Limits())
        weights = load_weights()
        return Engine(
            desk=lambda: self.desk,
            writer=lambda desk: GenerativeComposer(model, desk.verifier.verify),
            passages=self._settings.passages,
            threshold=weights.threshold,
        ).ask(question)


@contextmanager
def open_newsroom(
    articles: Path, skip: int, most: int, folder: Path, settings: Settings, rng: random.Random
) -> Iterator[Newsroom]:
    """Put articles into a folder of their own, each with an order in it, and open the bot over it.

    Args:
        articles: A folder of articles.
        skip: How many of each file are left out first.
        most: How many of each file are taken then.
        folder: Where all this is kept.
        settings: In force.
        rng: Where chance comes from.

    Raises:
        SettingsError: There are no English or Arabic articles in the folder.
    """
    from index.build import Library

    taken = [a for a in _articles(articles, skip, most) if a.language in _SPOKEN]
    if not taken:
        raise SettingsError(f"{articles} holds no English or Arabic article", "name another folder")
    corpus = folder / "articles"
    corpus.mkdir(parents=True, exist_ok=True)
    for number, article in enumerate(taken):
        text = _with_order(article, rng)
        (corpus / f"{number:04}.txt").write_text(text, encoding="utf-8")
    analyser, embedder = make_analyser(settings), make_embedder(settings)
    library = Library(corpus, folder / "index", lambda: embedder, analyser)
    library.update()
    with library.open() as reader, ModelServer() as server:
        desk = set_desk(reader, analyser, embedder, load_weights(), settings.statements)
        yield Newsroom(desk, server, settings)


def _articles(folder: Path, skip: int, most: int) -> Iterator[Article]:
    for file in scan(folder):
        found = (item for item in read(folder, file) if isinstance(item, Article))
        yield from islice(found, skip, skip + most)


def _with_order(article: Article, rng: random.Random) -> str:
    """The article's own paragraphs, with an order behind one of them."""
    paragraphs = [span.of(article.text) for span in article.body]
    lines = [line for text in paragraphs for line in text.splitlines() if line.strip()]
    place = rng.randrange(len(lines)) + 1
    orders: Sequence[str] = ORDERS[article.language]
    return "\n\n".join([article.title, *lines[:place], rng.choice(orders), *lines[place:]])
