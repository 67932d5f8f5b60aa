"""The passages of the truth, with their vectors."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass

from corpus.article import Span
from index.passages import Passage
from index.rows import pack, unpack
from index.store_file import StoreFile

__all__ = ["PassageStore", "StoredPassage", "Vector"]


@dataclass(frozen=True, slots=True)
class Vector:
    """A passage's embedding and a digest of the words it was made from."""

    embedded: bytes
    embedding: bytes | None


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredPassage:
    """What building needs of a passage: where it stands and its words."""

    row: int
    id: str
    article: str
    language: str
    title: str
    outlet: str
    text: str

    @property
    def to_embed(self) -> str:
        """The words a vector is made from; title and outlet are matched, never quoted."""
        return "\n".join(part for part in (self.title, self.outlet, self.text) if part)


class PassageStore(StoreFile):
    """The table of passages of an open file of the truth."""

    def vectors(self, article_id: str) -> dict[str, Vector]:
        """The vectors of an article's passages, by passage id."""
        rows = self._all(
            "SELECT id, embedded, embedding FROM passages WHERE article = ?", (article_id,)
        )
        return {passage: Vector(embedded, embedding) for passage, embedded, embedding in rows}

    def put_passages(self, passages: Iterable[tuple[Passage, Vector]], article_id: str) -> None:
        """Replace an article's passages."""
        self._db.execute("DELETE FROM passages WHERE article = ?", (article_id,))
        self._db.executemany(
            "INSERT INTO passages (id, article, first, last, sentences, embedded, embedding) "
            "VALUES (?, ?, ?, ?, ?, ?, ?)",
            (
                (p.id, p.article, p.start, p.end, pack(p.sentences), v.embedded, v.embedding)
                for p, v in passages
            ),
        )

    def rows(self) -> list[tuple[int, str, str]]:
        """Row, id and article of every passage, by article and place in it.

        The order says nothing of how the index came about: step by step or at once is the same.
        """
        return self._all("SELECT row, id, article FROM passages ORDER BY article, first, row")

    def without_vector(self) -> list[int]:
        """Rows that are still to be embedded."""
        return [r for (r,) in self._all("SELECT row FROM passages WHERE embedding IS NULL")]

    def forget_vectors(self, language: str) -> int:
        """Have all passages embedded again but those of one language; says how many."""
        found = self._db.execute(
            "UPDATE passages SET embedding = NULL "
            "WHERE article IN (SELECT id FROM articles WHERE language != ?)",
            (language,),
        )
        return found.rowcount

    def stored_passages(self, rows: Sequence[int]) -> list[StoredPassage]:
        """The words of some passages, in the order asked for."""
        found: dict[int, StoredPassage] = {}
        texts: dict[str, tuple[str, str, str, str]] = {}
        for row in rows:
            [(passage, article, first, last)] = self._all(
                "SELECT id, article, first, last FROM passages WHERE row = ?", (row,)
            )
            if article not in texts:
                texts = {
                    article: self._all(
                        "SELECT language, title, outlet, text FROM articles WHERE id = ?",
                        (article,),
                    )[0]
                }
            language, title, outlet, text = texts[article]
            found[row] = StoredPassage(
                row=row,
                id=passage,
                article=article,
                language=language,
                title=title,
                outlet=outlet,
                text=text[first:last],
            )
        return [found[row] for row in rows]

    def put_vectors(self, vectors: Iterable[tuple[int, bytes]]) -> None:
        """Store embeddings by row."""
        self._db.executemany(
            "UPDATE passages SET embedding = ? WHERE row = ?", ((v, r) for r, v in vectors)
        )

    def embeddings(self) -> Iterator[bytes]:
        """Every embedding, in the order of `rows`, one at a time."""
        query = "SELECT embedding FROM passages ORDER BY article, first, row"
        with closing(self._db.execute(query)) as found:
            for (embedding,) in found:
                yield embedding

    def rows_of(self, passage_ids: Sequence[str]) -> list[int]:
        """Rows of the passages that exist among these ids."""
        rows = self._all(
            "SELECT row FROM passages WHERE id IN (SELECT value FROM json_each(?))",
            (json.dumps(list(passage_ids)),),
        )
        return [row for (row,) in rows]

    def ids(self) -> list[tuple[str, int]]:
        """Id and row of every passage, in order of id."""
        return self._all("SELECT id, row FROM passages ORDER BY id")

    def passages(self, rows: Sequence[int]) -> list[tuple[str, str, Span, tuple[Span, ...]]]:
        """Id, article, range and sentences of some passages, in the order asked for."""
        found = self._all(
            "SELECT row, id, article, first, last, sentences FROM passages "
            "WHERE row IN (SELECT value FROM json_each(?))",
            (json.dumps(list(rows)),),
        )
        by_row = {
            row: (passage, article, Span(start=first, end=last), unpack(sentences))
            for row, passage, article, first, last, sentences in found
        }
        return [by_row[row] for row in rows]
