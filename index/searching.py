"""The passages a question brings back: proposed by words and by vectors, fused, looked at again."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from corpus.article import Article
from index.analysis.terms import Term
from index.cards import ArticleCard
from index.errors import EmbeddingError
from index.filters import Filters
from index.lexical import Lexicon, Scored
from index.nearest import BY_VECTOR, Nearest
from index.passages import Passage
from index.question import question_language
from index.ranking import AGAIN, RECENCY, Allowed, allow, fuse, highest, one_of_each, recency
from index.reranking import RERANKED, Reranker
from index.retrieve import Hit, Match, Retrieval, Taken
from index.store import Truth

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from index.analysis.analyser import Analyser
    from index.embedding import Embedder
    from index.vectors import VectorStore

__all__ = ["Searcher", "Shelf"]

_BY_TERMS = 200
_BY_TERMS_OF_COPIES = 50
"""How many passages the words propose for the fused ranking."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Shelf:
    """The articles that are searched."""

    truth: Truth
    cards: tuple[ArticleCard, ...]
    """In order of id."""
    lengths: Sequence[int]
    """Characters of their bodies, in the same order."""
    article: Callable[[str], Article]
    """An article by id."""


class _Masks(NamedTuple):
    """Which passages may take part, by the articles they are of."""

    passing: NDArray[np.bool_]
    originals: NDArray[np.bool_]
    copies: NDArray[np.int64]
    """Where those stand that pass and are no originals."""
    any: bool
    """Whether one of them may."""


class Searcher:
    """Ranks the passages of one generation.

    Args:
        folder: The generation's folder, its seals already checked.
        shelf: Its articles.
        vectors: Its open vector store.
        embedder: Embeds questions; the one the index was made with.
        analyser: Words of questions to keys.
        reranker: Looks at the best passages again; none when not given.
    """

    def __init__(
        self,
        folder: Path,
        shelf: Shelf,
        vectors: VectorStore,
        embedder: Embedder,
        analyser: Analyser,
        reranker: Reranker | None,
    ) -> None:
        self._embedder = embedder
        self._analyser = analyser
        self._reranker = reranker
        self._truth = shelf.truth
        self._cards = shelf.cards
        self._lengths = shelf.lengths
        self._article = shelf.article
        self._languages = frozenset(card.language for card in self._cards)
        self._rows: NDArray[np.int64] = _mapped(folder / "rows.npy")
        self._matrix: NDArray[np.float32] = _mapped(folder / "matrix.npy")
        self._near = Nearest(vectors, shelf.truth, self._rows, self._matrix)
        self._article_of: NDArray[np.int32] = _mapped(folder / "article_of.npy")
        self._lexicon = Lexicon(
            folder / "lexical",
            self._article_of,
            len(self._cards),
            [card.language for card in self._cards],
        )
        self._allowed = lru_cache(maxsize=32)(self._allow)
        self._masks = lru_cache(maxsize=8)(self._mask)

    def finds_itself(self) -> bool:
        """Whether the vector store answers for the vectors it was given."""
        return self._near.finds_itself()

    def allowed(self, filters: Filters) -> Allowed:
        """Which articles may take part."""
        return self._allowed(filters)

    def idf(self, terms: tuple[Term, ...]) -> float:
        """Rarity of alternatives taken together, as `index.reader.Reader.idf`."""
        return self._lexicon.idf(terms)

    def may_be_elsewhere(self, word: str, language: str) -> bool:
        """As `index.reader.Reader.may_be_elsewhere`."""
        units = self._analyser.analyse(word, language, question=True).units
        return any(self._lexicon.may_be_elsewhere(unit) for unit in units)

    def search(
        self,
        question: str,
        language: str | None,
        k: int,
        filters: Filters,
    ) -> Retrieval:
        """As `index.reader.Reader.search`."""
        language = language or question_language(question, self._languages)
        analysis = self._analyser.analyse(question, language, question=True)
        analysis, slips = self._lexicon.mend(analysis)
        allowed = self.allowed(filters)
        masks = self._masks(filters)
        mask = masks.passing
        unknown = self._lexicon.unknown(analysis, mask, allowed.passing)
        unknown = tuple(word for word in unknown if word not in {s.asked for s in slips if s.sure})
        if not masks.any or k < 1:
            return Retrieval(hits=(), unknown=unknown)
        scored = self._lexicon.score(analysis)
        vector, notice = self._embed(question)
        chosen = self._candidates(scored, vector, masks)
        cosine = self._matrix[chosen] @ vector
        lexical = scored.total[chosen]
        fused = fuse(lexical, cosine, float(lexical.max()))
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
        self, scored: Scored, vector: NDArray[np.float32], masks: _Masks
    ) -> NDArray[np.int64]:
        """Passages proposed by their terms or by their vectors; only ones that are allowed."""
        proposed = [
            highest(scored.total * masks.originals, _BY_TERMS),
            masks.copies[highest(scored.total[masks.copies], _BY_TERMS_OF_COPIES)],
        ]
        if vector.any():
            proposed.append(self._near.find(vector, masks.originals))
        found = np.unique(np.concatenate(proposed))
        return found if len(found) else np.flatnonzero(masks.originals)[:BY_VECTOR]

    def _hits(
        self,
        places: NDArray[np.int64],
        scores: NDArray[np.float32],
        cosine: NDArray[np.float32],
        scored: Scored,
    ) -> tuple[Hit, ...]:
        numbers = self._article_of[places]
        passages = self._passages(places)
        shares = list(scored.shares(places, numbers))
        return tuple(
            Hit(
                passage=passages[n],
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
        texts = [passage.text for passage in self._passages(chosen[first])]
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
                language = self._article(hit.passage.article).language
                for text in (hit.passage.text, hit.title):
                    for unit in self._analyser.analyse(text, language).units:
                        if any(term.key == key for term in unit.terms):
                            return unit.text
        return key

    def _passages(self, places: NDArray[np.int64]) -> list[Passage]:
        return [
            Passage(
                id=passage,
                article=article,
                start=span.start,
                end=span.end,
                text=span.of(self._article(article).text),
                sentences=sentences,
            )
            for passage, article, span, sentences in self._truth.passages(
                self._rows[places].tolist()
            )
        ]

    def _embed(self, question: str) -> tuple[NDArray[np.float32], str | None]:
        try:
            return self._embedder.embed([question])[0], None
        except EmbeddingError as error:
            # The lexical side alone still answers: said, not hidden.
            return np.zeros(self._matrix.shape[1], dtype=np.float32), str(error)

    def _allow(self, filters: Filters) -> Allowed:
        return allow(self._cards, self._lengths, filters)

    def _mask(self, filters: Filters) -> _Masks:
        allowed = self._allowed(filters)
        passing = allowed.passing[self._article_of]
        originals = allowed.originals[self._article_of]
        return _Masks(passing, originals, np.flatnonzero(passing & ~originals), bool(passing.any()))


def _matches(found: list[tuple[str, float, str]]) -> tuple[Match, ...]:
    """What each unit of the question adds to a passage, as shares of the sum, largest first."""
    total = sum(added for _, added, _ in found)
    matches = [Match(asked=asked, key=key, score=a / total) for asked, a, key in found if a > 0]
    return tuple(sorted(matches, key=lambda match: -match.score))


def _mapped(path: Path) -> NDArray[Any]:
    # A view of the mapping: still on disk, but without the cost a memmap adds to every slice.
    return np.asarray(np.load(path, mmap_mode="r"))
