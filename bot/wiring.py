"""The only place that builds an embedder, a model or an index; everything else is handed one."""

from __future__ import annotations

import threading
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from bot.errors import SettingsError
from bot.settings import Settings, load_settings

if TYPE_CHECKING:
    from index.analysis.analyser import Analyser
    from index.build import Library, Progress

    from bot.desk import Desk
    from bot.engine import Engine
    from bot.generative import GenerativeComposer
    from index.embedding import Embedder

__all__ = ["make_embedder", "make_library", "open_bot"]


def open_bot(
    corpus: str | Path | None = None,
    home: str | Path | None = None,
    *,
    settings: Settings | None = None,
    update: bool = True,
    progress: Progress | None = None,
) -> Engine:
    """Open the bot over a folder of articles.

    >>> from bot import open_bot
    >>> open_bot(corpus="corpus/articles").ask("Who vetoed it?").answer   # doctest: +SKIP
    'At the UN Security Council last month, ... which the United States vetoed [1].'

    Args:
        corpus: Folder of articles; the one of the settings when None.
        home: Folder where indexes are kept; the one of the settings when None.
        settings: Everything else; read from environment and files when None.
        update: Whether the index is first brought up to date with the folder.
        progress: Told of each stage: name, done, total.

    Raises:
        CorpusError: The folder is missing or holds no article.
        StoreError: The index cannot be opened or written.
        SettingsError: A setting is unknown or out of bounds.
    """
    flags: dict[str, Any] = {"corpus": corpus, "home": home}
    given = {name: Path(value) for name, value in flags.items() if value is not None}
    chosen = settings.model_copy(update=given) if settings else load_settings(given)
    library = make_library(chosen, progress)
    if update:
        library.update()
    return _engine(chosen, library)


def make_embedder(settings: Settings) -> Embedder:
    """The embedder the settings name; its weights are loaded here."""
    kind, _, model = settings.embedder.partition(":")
    if kind == "openai":
        from index.embedding_openai import OpenAIEmbedder

        key = settings.openai_api_key.get_secret_value() if settings.openai_api_key else None
        if key is None and settings.openai_base_url is None:
            raise SettingsError(
                f"embedder {settings.embedder} needs a key or an address",
                "set OPENAI_API_KEY or OPENAI_BASE_URL",
            )
        return OpenAIEmbedder(model, api_key=key, base_url=settings.openai_base_url)
    if kind == "local":
        from index.embedding_local import LocalEmbedder

        return LocalEmbedder(model)
    from index.embedding import WordLlamaEmbedder

    return WordLlamaEmbedder()


def make_analyser(settings: Settings) -> Analyser:
    """The analyser with the bundled lexicons and the user's."""
    from index.analysis.analyser import open_analyser

    return open_analyser(settings.lexicons)


def make_library(settings: Settings, progress: Progress | None = None) -> Library:
    """The index of the settings' corpus, not opened yet."""
    from index.build import Library

    return Library(
        settings.corpus,
        settings.home,
        embedder=cache(lambda: make_embedder(settings)),
        analyser=make_analyser(settings),
        progress=progress,
    )


def _engine(settings: Settings, library: Library) -> Engine:
    from bot.engine import Engine
    from bot.weights import load_weights

    weights = load_weights()
    threshold = settings.answer_threshold
    return Engine(
        desk=_newest_desk(settings, library),
        writer=_writer(settings),
        passages=settings.passages,
        threshold=weights.threshold if threshold is None else threshold,
        longest=settings.question_characters,
    )


def _newest_desk(settings: Settings, library: Library) -> Callable[[], Desk]:
    """Gives the desk of the newest generation; an older one is let go when a build replaced it."""
    from bot.desk import set_desk
    from bot.weights import load_weights

    lock = threading.Lock()
    held: list[Desk] = []

    def newest() -> Desk:
        with lock:
            if not held or library.newest() != held[0].reader.generation:
                reader = library.open()
                held[:] = [
                    set_desk(
                        reader,
                        library.analyser,
                        library.embedder(),
                        load_weights(),
                        settings.statements,
                    )
                ]
            return held[0]

    return newest


def _writer(settings: Settings) -> Callable[[Desk], GenerativeComposer] | None:
    return None if not settings.uses_model else None
