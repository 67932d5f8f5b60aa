"""One opened generation: articles, sentences, and the passages a question brings back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self

import numpy as np

from corpus.article import Article, Span
from index.analysis.terms import Term
from index.cards import ArticleCard
from index.errors import DamageError, EmbeddingError
from index.filters import Filters
from index.generation import TRUTH
from index.lexical import Lexicon, Scored
from index.passages import Passage
from index.question import question_language
from index.ranking import AGAIN, RECENCY, Allowed, allow, fuse, one_of_each, recency
from index.reranking import RERANKED, Reranker
from index.retrieve import Hit, Match, Retrieval, Taken
from index.store import Truth

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from index.analysis.analyser import Analyser
    from index.embedding import Embedder
    from index.llama import DatelineRetriever
    from index.vectors import VectorStore

__all__ = ["ArticleCard", "Reader"]

_BY_TERMS = 200
_BY_TERMS_OF_COPIES = 50
_BY_VECTOR = 100
"""How many passages each side proposes for the fused ranking."""


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
        self._reranker = reranker
        self.generation = generation
        self.notice = notice
        self._vectors = vectors
        self._embedder = embedder
        self._analyser = analyser
        self._truth = Truth(folder / TRUTH)
        listed = list(self._truth.cards())
        self._cards = tuple(ArticleCard.of(card, origin) for card, origin, _ in listed)
        self._lengths = [length for _, _, length in listed]
        self._languages = frozenset(card.language for card in self._cards)
        self._numbers = {card.id: number for number, card in enumerate(self._cards)}
        self._rows: NDArray[np.int64] = _mapped(folder / "rows.npy")
        self._by_row = np.argsort(self._rows)
        self._matrix: NDArray[np.float32] = _mapped(folder / "matrix.npy")
        self._article_of: NDArray[np.int32] = _mapped(folder / "article_of.npy")
        self._lexicon = Lexicon(
            folder / "lexical",
            self._article_of,
            len(self._cards),
            [card.language for card in self._cards],
        )
        self._allowed = lru_cache(maxsize=32)(self._allow)
        self._article = lru_cache(maxsize=256)(self._truth.article)
        self._sentences = lru_cache(maxsize=256)(self._truth.sentences)
        self._idf = lru_cache(maxsize=20_000)(self._lexicon.idf)
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
        origin = self.origin(article_id)
        passing = self._allowed(filters or Filters()).passing
        return tuple(
            card.id
            for number, card in enumerate(self._cards)
            if (card.copies_of or card.id) == origin and card.id != article_id and passing[number]
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
        filters = filters or Filters()
        language = language or question_language(question, self._languages)
        analysis = self._analyser.analyse(question, language, question=True)
        analysis, slips = self._lexicon.mend(analysis)
        allowed = self._allowed(filters)
        unknown = self._lexicon.unknown(
            analysis, allowed.passing[self._article_of], allowed.passing
        )
        unknown = tuple(word for word in unknown if word not in {s.asked for s in slips if s.sure})
        mask = allowed.passing[self._article_of]
        if not mask.any() or k < 1:
            return Retrieval(hits=(), unknown=unknown)
        scored = self._lexicon.score(analysis)
        vector, notice = self._embed(question)
        chosen = self._candidates(scored, vector, allowed)
        cosine = self._matrix[chosen] @ vector
        fused = fuse(scored.total[chosen], cosine, float(scored.total[mask].max()))
        near = None
        if filters.as_of:
            near = recency(self._cards, filters.as_of)[self._article_of[chosen]]
            fused = (1 - RECENCY) * fused + RECENCY * near
        stays = np.flatnonzero(one_of_each(fused, self._article_of[chosen], allowed))
        if self._reranker:
            stays, fused, notice = self._look_again(question, chosen, stays, fused, notice)
        best = stays[np.lexsort((chosen[stays], -fused[stays]))][:k]
        hits = self._hits(chosen[best], fused[best], cosine[best], scored)
        if near is not None:
            hits = tuple(
                replace(hit, recency=float(value))
                for hit, value in zip(hits, near[best], strict=True)
            )
        taken = tuple(Taken(asked=s.asked, written=self._written(s.taken, hits)) for s in slips)
        return Retrieval(hits=hits, unknown=unknown, taken=taken, notice=notice)

    def _candidates(
        self, scored: Scored, vector: NDArray[np.float32], allowed: Allowed
    ) -> NDArray[np.int64]:
        """Passages proposed by their terms or by their vectors; only ones that are allowed."""
        originals = allowed.originals[self._article_of]
        copies = allowed.passing[self._article_of] & ~originals
        proposed = [
            _top(scored.total, originals, _BY_TERMS),
            _top(scored.total, copies, _BY_TERMS_OF_COPIES),
        ]
        if vector.any():
            proposed.append(self._nearest(vector, originals))
        found = np.unique(np.concatenate(proposed))
        return found if len(found) else np.flatnonzero(originals)[:_BY_VECTOR]

    def _nearest(self, vector: NDArray[np.float32], mask: NDArray[np.bool_]) -> NDArray[np.int64]:
        """The nearest allowed passages: Chroma's, or all compared where it brings too few."""
        wanted = min(_BY_VECTOR, int(mask.sum()))
        if mask.mean() > 0.5:
            ids = self._vectors.nearest(vector, min(2 * _BY_VECTOR, len(mask)))
            rows = self._truth.rows_of(ids)
            places = self._by_row[np.searchsorted(self._rows, rows, sorter=self._by_row)]
            near = places[mask[places]]
            if len(near) >= wanted:
                return near
        cosine = np.where(mask, self._matrix @ vector, np.float32(-2))
        return np.argpartition(-cosine, wanted - 1)[:wanted]

    def _hits(
        self,
        places: NDArray[np.int64],
        scores: NDArray[np.float32],
        cosine: NDArray[np.float32],
        scored: Scored,
    ) -> tuple[Hit, ...]:
        numbers = self._article_of[places]
        shares = [(unit.unit.text, unit.at(places, numbers)) for unit in scored.units]
        return tuple(
            Hit(
                passage=self._passage(int(place)),
                title=self._cards[numbers[n]].title,
                score=float(scores[n]),
                lexical=float(scored.total[place]),
                vector=float(cosine[n]),
                matches=_matches([(asked, *found[n]) for asked, found in shares]),
            )
            for n, place in enumerate(places)
        )

    def _look_again(
        self,
        question: str,
        chosen: NDArray[np.int64],
        stays: NDArray[np.int64],
        fused: NDArray[np.float32],
        notice: str | None,
    ) -> tuple[NDArray[np.int64], NDArray[np.float32], str | None]:
        """The best of the passages that stay, scored by the reranker as well."""
        if self._reranker is None:
            return stays, fused, notice
        best = stays[np.lexsort((chosen[stays], -fused[stays]))]
        first = best[:RERANKED]
        texts = [self._passage(int(place)).text for place in chosen[first]]
        try:
            again = self._reranker.scores(question, texts)
        except EmbeddingError as error:
            return stays, fused, notice or str(error)
        scores = (1 - AGAIN) * fused
        scores[first] += np.float32(AGAIN) * again
        # what it has not looked at stays behind what it has
        scores[best[RERANKED:]] = np.minimum(scores[best[RERANKED:]], scores[first].min(initial=1))
        return stays, scores, notice

    def _written(self, key: str, hits: Sequence[Hit]) -> str:
        """How the word behind a key is written in the best passage that has it."""
        for hit in hits:
            if any(match.key == key for match in hit.matches):
                language = self.card(hit.passage.article).language
                for text in (hit.passage.text, hit.title):
                    for unit in self._analyser.analyse(text, language).units:
                        if any(term.key == key for term in unit.terms):
                            return unit.text
        return key

    def _passage(self, place: int) -> Passage:
        passage, article, span, sentences = self._truth.passage(int(self._rows[place]))
        return Passage(
            id=passage,
            article=article,
            start=span.start,
            end=span.end,
            text=span.of(self.article(article).text),
            sentences=sentences,
        )

    def _embed(self, question: str) -> tuple[NDArray[np.float32], str | None]:
        try:
            return self._embedder.embed([question])[0], None
        except EmbeddingError as error:
            # The lexical side alone still answers: said, not hidden.
            return np.zeros(self._matrix.shape[1], dtype=np.float32), str(error)

    def _allow(self, filters: Filters) -> Allowed:
        return allow(self._cards, self._lengths, filters)

    def _check(self) -> None:
        if not len(self._rows):
            return
        known = self._vectors.nearest(self._matrix[0], 1)
        if len(self._truth.rows_of(known)) != 1:
            self.close()
            raise DamageError("the vector store does not find its own vectors")


def _top(scores: NDArray[np.float32], mask: NDArray[np.bool_], count: int) -> NDArray[np.int64]:
    """Where the highest scores above 0 stand, in no order."""
    places = np.flatnonzero(mask & (scores > 0))
    if len(places) <= count:
        return places
    return places[np.argpartition(-scores[places], count)[:count]]


def _matches(found: list[tuple[str, float, str]]) -> tuple[Match, ...]:
    """What each unit of the question adds to a passage, as shares of the sum, largest first."""
    total = sum(added for _, added, _ in found)
    matches = [Match(asked=asked, key=key, score=a / total) for asked, a, key in found if a > 0]
    return tuple(sorted(matches, key=lambda match: -match.score))


def _mapped(path: Path) -> NDArray[Any]:
    # A view of the mapping: still on disk, but without the cost a memmap adds to every slice.
    return np.asarray(np.load(path, mmap_mode="r"))
