"""One opened generation: articles, sentences, and the passages a question brings back."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Self

from corpus.article import Article, Span
from index.analysis.terms import Term
from index.cards import ArticleCard
from index.errors import DamageError
from index.filters import Filters
from index.generation import TRUTH
from index.reranking import Reranker
from index.retrieve import Retrieval
from index.searching import Searcher, Shelf
from index.store import Truth

if TYPE_CHECKING:
    from index.analysis.analyser import Analyser
    from index.embedding import Embedder
    from index.llama import DatelineRetriever
    from index.vectors import VectorStore

__all__ = ["ArticleCard", "Reader"]


class Reader:
    """A generation opened for questions: read-only, and safe to use from several threads.

    Args:
        folder: The generation's folder, its seals already checked.
        generation: Its number.
        vectors: Its open vector store; closed with the reader.
        embedder: Embeds questions; the one the index was made with.
        analyser: Words of questions to keys.
        notice: One line to show when the index had to be rebuilt on opening.
        reranker: Looks at the best passages again; none when not given.

    Raises:
        DamageError: When the vector store does not answer for the vectors it was given.
    """

    def __init__(
        self,
        folder: Path,
        generation: int,
        vectors: VectorStore,
        embedder: Embedder,
        analyser: Analyser,
        notice: str | None = None,
        reranker: Reranker | None = None,
    ) -> None:
        self.generation = generation
        self.notice = notice
        self._vectors = vectors
        self._truth = Truth(folder / TRUTH)
        listed = list(self._truth.cards())
        self._cards = tuple(ArticleCard.of(card, origin) for card, origin, _ in listed)
        self._numbers = {card.id: number for number, card in enumerate(self._cards)}
        self._groups: dict[str, list[int]] = {}
        for number, card in enumerate(self._cards):
            self._groups.setdefault(card.copies_of or card.id, []).append(number)
        self._article = lru_cache(maxsize=256)(self._truth.article)
        self._sentences = lru_cache(maxsize=256)(self._truth.sentences)
        self._searcher = Searcher(
            folder,
            Shelf(
                truth=self._truth,
                cards=self._cards,
                lengths=[length for _, _, length in listed],
                article=self._article,
            ),
            vectors,
            embedder,
            analyser,
            reranker,
        )
        self._idf = lru_cache(maxsize=20_000)(self._searcher.idf)
        self._check()

    def __enter__(self) -> Self:
        """Closed at the end of the block."""
        return self

    def __exit__(self, *_: object) -> None:
        """Give everything back."""
        self.close()

    def close(self) -> None:
        """Give files and connections back; the reader is of no use afterwards."""
        self._vectors.close()
        self._truth.close()

    @property
    def retriever(self) -> DatelineRetriever:
        """The same search as a LlamaIndex retriever; its import is paid for here alone."""
        from index.llama import DatelineRetriever

        return DatelineRetriever(self)

    def articles(self) -> tuple[ArticleCard, ...]:
        """Every article, in order of id."""
        return self._cards

    def card(self, article_id: str) -> ArticleCard:
        """What is known of one article.

        Raises:
            KeyError: There is no such article.
        """
        return self._cards[self._numbers[article_id]]

    def article(self, article_id: str) -> Article:
        """An article with its text.

        Raises:
            KeyError: There is no such article.
        """
        return self._article(article_id)

    def sentences(self, article_id: str) -> tuple[Span, ...]:
        """The sentences of an article's body, in order.

        Raises:
            KeyError: There is no such article.
        """
        return self._sentences(article_id)

    def origin(self, article_id: str) -> str:
        """The article it is a copy of; itself when it is an original.

        Raises:
            KeyError: There is no such article.
        """
        return self.card(article_id).copies_of or article_id

    def copies(self, article_id: str, filters: Filters | None = None) -> tuple[str, ...]:
        """The other articles of its group of copies that pass the filters, in order of id.

        Raises:
            KeyError: There is no such article.
        """
        passing = self._searcher.allowed(filters or Filters()).passing
        return tuple(
            self._cards[number].id
            for number in self._groups[self.origin(article_id)]
            if self._cards[number].id != article_id and passing[number]
        )

    def idf(self, terms: Sequence[Term]) -> float:
        """Rarity of alternatives taken together, in BM25's log form.

        The highest value there is for terms that occur nowhere.
        """
        return self._idf(tuple(terms))

    def search(
        self,
        question: str,
        *,
        language: str | None = None,
        k: int = 10,
        filters: Filters | None = None,
    ) -> Retrieval:
        """The passages that fit a question best.

        Args:
            question: Any words.
            language: ISO 639-1 code; told from the script when not given.
            k: At most this many passages.
            filters: Which articles may take part.
        """
        return self._searcher.search(question, language, k, filters or Filters())

    def may_be_elsewhere(self, word: str, language: str) -> bool:
        """Whether articles of another script may hold a name, spelled too oddly to be matched.

        Args:
            word: As written in a question.
            language: The question's, ISO 639-1.
        """
        return self._searcher.may_be_elsewhere(word, language)

    def _check(self) -> None:
        if not self._searcher.finds_itself():
            self.close()
            raise DamageError("the vector store does not find its own vectors")
