"""The truth: one SQLite file with every article, passage and vector.

Everything else of an index is derived from it. A published file is never written again: a build
works on a copy of its own (see `index.generation`), so readers need no lock and no journal.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from threading import Lock
from typing import Any, Self

from corpus.article import Article, ArticleDate, Span
from corpus.reading import Refusal, SourceFile
from index.passages import Passage
from index.rows import article_from_row, dates_from_json, dates_to_json, pack, unpack

__all__ = ["FORMAT", "StoredFile", "StoredPassage", "Truth", "Vector"]

FORMAT = 2
"""Raised when the tables change; a file of another format is built anew from the articles."""

_SCHEMA = """
CREATE TABLE meta (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE files (
    path TEXT PRIMARY KEY, size INTEGER NOT NULL, mtime_ns INTEGER NOT NULL, digest BLOB NOT NULL
) WITHOUT ROWID;
CREATE TABLE refusals (source TEXT NOT NULL, file TEXT NOT NULL, reason TEXT NOT NULL);
CREATE TABLE articles (
    id TEXT PRIMARY KEY, source TEXT NOT NULL, digest BLOB NOT NULL, origin TEXT NOT NULL,
    title TEXT NOT NULL, outlet TEXT NOT NULL, language TEXT NOT NULL, url TEXT NOT NULL,
    authors TEXT NOT NULL, dates TEXT NOT NULL, signature BLOB NOT NULL, length INTEGER NOT NULL,
    body BLOB NOT NULL, sentences BLOB NOT NULL, text TEXT NOT NULL
);
CREATE INDEX articles_by_source ON articles (source);
CREATE TABLE passages (
    row INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL UNIQUE, article TEXT NOT NULL,
    first INTEGER NOT NULL, last INTEGER NOT NULL, sentences BLOB NOT NULL,
    embedded BLOB NOT NULL, embedding BLOB
);
CREATE INDEX passages_by_article ON passages (article, first);
"""


@dataclass(frozen=True, slots=True)
class Vector:
    """A passage's embedding and a digest of the words it was made from."""

    embedded: bytes
    embedding: bytes | None


@dataclass(frozen=True, slots=True)
class StoredFile:
    """A file as it was when last read."""

    size: int
    mtime_ns: int
    digest: bytes


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


class Truth:
    """An open file of the truth.

    Args:
        path: Where it is.
        writable: Whether a build works on it; readers open it as never changing.

    Raises:
        sqlite3.Error: When it is not such a file; `index.generation` translates.
    """

    def __init__(self, path: Path, *, writable: bool = False) -> None:
        mode = "mode=rwc" if writable else "mode=ro&immutable=1"
        self._lock = Lock()
        self._db = sqlite3.connect(
            f"{path.absolute().as_uri()}?{mode}",
            uri=True,
            isolation_level=None,
            check_same_thread=False,
        )
        if writable:
            # Nobody reads this copy before it is whole and synced: no journal is needed.
            self._db.execute("PRAGMA journal_mode = OFF")
            self._db.execute("PRAGMA synchronous = OFF")

    @classmethod
    def create(cls, path: Path) -> Self:
        """An empty file of the present format."""
        truth = cls(path, writable=True)
        truth._db.executescript(_SCHEMA)
        truth.set_meta("format", str(FORMAT))
        return truth

    def begin(self) -> None:
        """Start the one transaction of a build."""
        self._db.execute("BEGIN")

    def commit(self) -> None:
        """End it."""
        self._db.execute("COMMIT")

    def close(self) -> None:
        """Give the file back."""
        self._db.close()

    def __enter__(self) -> Self:
        """Closed at the end of the block."""
        return self

    def __exit__(self, *_: object) -> None:
        """Give the file back."""
        self.close()

    # Facts about the whole

    def meta(self, name: str) -> str:
        """A recorded fact, empty when there is none."""
        rows = self._all("SELECT value FROM meta WHERE name = ?", (name,))
        return str(rows[0][0]) if rows else ""

    def set_meta(self, name: str, value: str) -> None:
        """Record a fact."""
        self._db.execute("INSERT OR REPLACE INTO meta VALUES (?, ?)", (name, value))

    def counts(self) -> tuple[int, int]:
        """How many articles and passages."""
        row = self._all("SELECT (SELECT COUNT(*) FROM articles), (SELECT COUNT(*) FROM passages)")
        return int(row[0][0]), int(row[0][1])

    # Files

    def files(self) -> dict[str, StoredFile]:
        """Every file that was read, by path."""
        rows = self._all("SELECT path, size, mtime_ns, digest FROM files")
        return {path: StoredFile(size, mtime_ns, digest) for path, size, mtime_ns, digest in rows}

    def put_file(self, file: SourceFile, digest: bytes) -> None:
        """Record a file as read."""
        self._db.execute(
            "INSERT OR REPLACE INTO files VALUES (?, ?, ?, ?)",
            (file.path, file.size, file.mtime_ns, digest),
        )

    def drop_file(self, path: str) -> None:
        """Forget a file; its articles are dropped by id."""
        self._db.execute("DELETE FROM files WHERE path = ?", (path,))
        self.put_refusals(path, ())

    def refusals(self) -> tuple[Refusal, ...]:
        """Everything that could not be read."""
        rows = self._all("SELECT file, reason FROM refusals ORDER BY file, rowid")
        return tuple(Refusal(file=file, reason=reason) for file, reason in rows)

    def put_refusals(self, source: str, refusals: Iterable[Refusal]) -> None:
        """Replace what was refused of one file."""
        self._db.execute("DELETE FROM refusals WHERE source = ?", (source,))
        self._db.executemany(
            "INSERT INTO refusals VALUES (?, ?, ?)", ((source, r.file, r.reason) for r in refusals)
        )

    # Articles

    def digests(self, source: str) -> dict[str, bytes]:
        """The articles of one file, with a digest of what each said."""
        return dict(self._all("SELECT id, digest FROM articles WHERE source = ?", (source,)))

    def put_article(
        self,
        article: Article,
        *,
        source: str,
        digest: bytes,
        signature: bytes,
        sentences: Sequence[Span],
    ) -> None:
        """Store an article in place of an earlier version; its passages are stored apart."""
        self._db.execute(
            f"INSERT OR REPLACE INTO articles VALUES ({', '.join('?' * 15)})",
            (
                article.id,
                source,
                digest,
                article.id,
                article.title,
                article.outlet,
                article.language,
                article.url,
                json.dumps(article.authors, ensure_ascii=False),
                dates_to_json(article.dates),
                signature,
                sum(span.end - span.start for span in article.body),
                pack(article.body),
                pack(sentences),
                article.text,
            ),
        )

    def drop_article(self, article_id: str) -> None:
        """Remove an article and its passages."""
        self._db.execute("DELETE FROM articles WHERE id = ?", (article_id,))
        self._db.execute("DELETE FROM passages WHERE article = ?", (article_id,))

    def cards(self) -> Iterator[tuple[Article, str, int]]:
        """Every article without text and body, its origin, its length, in order of id."""
        for row in self._all(
            "SELECT id, title, outlet, language, url, authors, dates, origin, length "
            "FROM articles ORDER BY id"
        ):
            yield article_from_row((*row[:7], b"", "")), row[7], row[8]

    def article(self, article_id: str) -> Article:
        """An article with its text.

        Raises:
            KeyError: There is no such article.
        """
        rows = self._all(
            "SELECT id, title, outlet, language, url, authors, dates, body, text "
            "FROM articles WHERE id = ?",
            (article_id,),
        )
        if not rows:
            raise KeyError(article_id)
        return article_from_row(rows[0])

    def sentences(self, article_id: str) -> tuple[Span, ...]:
        """The sentences of an article, in order.

        Raises:
            KeyError: There is no such article.
        """
        rows = self._all("SELECT sentences FROM articles WHERE id = ?", (article_id,))
        if not rows:
            raise KeyError(article_id)
        return unpack(rows[0][0])

    def signatures(self) -> list[tuple[str, bytes, tuple[ArticleDate, ...]]]:
        """Id, signature and dates of every article, in order of id."""
        rows = self._all("SELECT id, signature, dates FROM articles ORDER BY id")
        return [(i, signature, dates_from_json(dates)) for i, signature, dates in rows]

    def put_origins(self, origins: Iterable[tuple[str, str]]) -> None:
        """Record of which article each is a copy, itself when of none."""
        self._db.executemany(
            "UPDATE articles SET origin = ? WHERE id = ?", ((o, i) for i, o in origins)
        )

    # Passages

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

    def passage(self, row: int) -> tuple[str, str, Span, tuple[Span, ...]]:
        """Id, article, range and sentences of one passage."""
        [(passage, article, first, last, sentences)] = self._all(
            "SELECT id, article, first, last, sentences FROM passages WHERE row = ?", (row,)
        )
        return passage, article, Span(start=first, end=last), unpack(sentences)

    def _all(self, query: str, values: tuple[object, ...] = ()) -> list[Any]:
        with self._lock:
            return self._db.execute(query, values).fetchall()
