"""The only place that builds an embedder, a model or an index; everything else is handed one."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from bot.errors import SettingsError
from bot.settings import Settings, load_settings
from corpus.errors import CorpusError

if TYPE_CHECKING:
    from bot.desk import Desk
    from bot.engine import Condenser, Engine
    from bot.model.chat_model import ChatModel
    from bot.model.generative import GenerativeComposer
    from bot.model.second_opinion import SecondOpinion
    from bot.model.widening import Widener
    from index.analysis.analyser import Analyser
    from index.build import Library, Progress
    from index.embedding import Embedder
    from index.reader import Reader
    from index.reranking import Reranker

__all__ = ["make_analyser", "make_embedder", "make_library", "make_model", "open_bot"]

_HELP_TOKENS = 300  # enough for a question and its parts in another language

Notify = Callable[[str], None]
"""Told something in one line."""


def open_bot(
    corpus: str | Path | None = None,
    home: str | Path | None = None,
    *,
    settings: Settings | None = None,
    update: bool = True,
    progress: Progress | None = None,
    notify: Notify | None = None,
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
        notify: Told in one line when a damaged index was rebuilt, or when the index cannot be
            brought up to date and the former one answers.

    Raises:
        CorpusError: The folder is missing, or nothing in it is an article.
        StoreError: The index cannot be opened or written.
        SettingsError: A setting is unknown or out of bounds.
    """
    flags: dict[str, Any] = {"corpus": corpus, "home": home}
    given = {name: Path(value) for name, value in flags.items() if value is not None}
    chosen = settings.model_copy(update=given) if settings else load_settings(given)
    parts = _Parts(chosen)
    library = parts.library(progress)
    if update:
        _tell(notify, _bring_up_to_date(library))
    return _engine(parts, library, notify)


def _bring_up_to_date(library: Library) -> str | None:
    """What is to be told of an update; an index that cannot be written answers as it stands."""
    from index.errors import EmbedderMismatchError, StoreError

    try:
        return library.update().notice
    except EmbedderMismatchError:  # its vectors cannot be compared with a question's
        raise
    except StoreError as error:
        if library.generation() is None:
            raise
        return f"{error.message}; the former index answers"


@dataclass(frozen=True)
class _Parts:
    """What an index and the tools over it share, each built when first wanted."""

    settings: Settings

    @cached_property
    def analyser(self) -> Analyser:
        return make_analyser(self.settings)

    @cached_property
    def embedder(self) -> Embedder:
        return make_embedder(self.settings)

    def library(self, progress: Progress | None) -> Library:
        from index.build import Library

        return Library(
            self.settings.corpus,
            self.settings.home,
            embedder=lambda: self.embedder,
            analyser=self.analyser,
            progress=progress,
            chroma_url=self.settings.chroma_url or "",
            reranker=make_reranker(self.settings),
        )


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
        return OpenAIEmbedder(
            model, api_key=key or "not-needed", base_url=settings.openai_base_url or ""
        )
    if kind == "local":
        from index.embedding_local import LocalEmbedder

        return LocalEmbedder(model)
    from index.embedding import WordLlamaEmbedder

    return WordLlamaEmbedder()


def make_reranker(settings: Settings) -> Reranker | None:
    """The reranker the settings name, not loaded yet; none when they name none."""
    if not settings.reranker:
        return None
    from index.reranking import LocalReranker

    return LocalReranker(settings.reranker.removeprefix("local:"))


def make_analyser(settings: Settings) -> Analyser:
    """The analyser with the bundled lexicons and the user's."""
    from index.analysis.analyser import open_analyser

    return open_analyser(settings.lexicons, settings.home / "lexicons")


def make_library(settings: Settings, progress: Progress | None = None) -> Library:
    """The index of the settings' corpus, not opened yet."""
    return _Parts(settings).library(progress)


def _engine(parts: _Parts, library: Library, notify: Notify | None) -> Engine:
    from bot.engine import Engine
    from bot.weights import load_weights

    settings = parts.settings
    model = make_model(settings) if settings.uses_model else None
    opinion = _opinion(model) if settings.second_opinion else None
    threshold = settings.answer_threshold
    return Engine(
        desk=_newest_desk(parts, library, notify, opinion),
        writer=_writer(model, opinion),
        condenser=_condenser(model),
        widener=_widener(model, settings),
        passages=settings.passages,
        threshold=load_weights().threshold if threshold is None else threshold,
        longest=settings.question_characters,
    )


def _newest_desk(
    parts: _Parts, library: Library, notify: Notify | None, opinion: SecondOpinion | None
) -> Callable[[], Desk]:
    """Gives the desk of the newest generation; an older one is let go when a build replaced it."""
    from bot.desk import set_desk
    from bot.weights import load_weights

    lock = threading.Lock()
    held: list[Desk] = []

    def newest() -> Desk:
        with lock:
            if not held or library.generation() not in (None, held[0].reader.generation):
                reader = _filled(library.open(), parts.settings.corpus)
                _tell(notify, reader.notice)
                held[:] = [
                    set_desk(
                        reader,
                        parts.analyser,
                        parts.embedder,
                        load_weights(),
                        parts.settings.statements,
                        opinion,
                    )
                ]
            return held[0]

    return newest


def _filled(reader: Reader, corpus: Path) -> Reader:
    """The reader, if there is an article to answer from."""
    if not reader.articles():
        reader.close()
        raise CorpusError(f"nothing in {corpus} can be read", "`dateline index` says why")
    return reader


def _tell(notify: Notify | None, notice: str | None) -> None:
    if notify and notice:
        notify(notice)


def make_model(settings: Settings) -> ChatModel:
    """The chat model the settings name; nothing is sent yet."""
    from bot.model.chat_model import ChatModel, Limits, Price

    return ChatModel(
        settings.openai_model,
        key=settings.openai_api_key,
        base_url=settings.openai_base_url,
        limits=Limits(
            first_token_s=settings.model_first_token_s,
            between_tokens_s=settings.model_between_tokens_s,
            output_tokens=settings.model_max_tokens,
            retries=settings.model_retries,
        ),
        price=Price(
            prompt=settings.usd_per_million_prompt_tokens,
            completion=settings.usd_per_million_completion_tokens,
        ),
        budget_usd=settings.budget_usd,
    )


def _opinion(model: ChatModel | None) -> SecondOpinion | None:
    if model is None:
        return None
    from bot.model.second_opinion import SecondOpinion

    return SecondOpinion(model)


def _writer(
    model: ChatModel | None, opinion: SecondOpinion | None
) -> Callable[[Desk], GenerativeComposer] | None:
    if model is None:
        return None
    from bot.model.generative import GenerativeComposer

    return lambda desk: GenerativeComposer(model, desk.verifier.verify, opinion=opinion)


def _condenser(model: ChatModel | None) -> Condenser | None:
    if model is None:
        return None
    from bot.model.condensing import condense

    return partial(condense, model)


def _widener(model: ChatModel | None, settings: Settings) -> Widener | None:
    if model is None or not (settings.translate_questions or settings.split_questions > 1):
        return None
    from bot.model.widening import Widener

    return Widener(
        model.brief(settings.model_help_s, _HELP_TOKENS),
        translating=settings.translate_questions,
        parts=settings.split_questions,
    )
