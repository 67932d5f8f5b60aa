"""The truth: one SQLite file with every article, passage and vector.

Everything else of an index is derived from it. A published file is never written again: a build
works on a copy of its own (see `index.generation`), so readers need no lock and no journal.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Self

from corpus.article import Article, ArticleDate, Span
from corpus.reading import Refusal, SourceFile
from index.rows import article_from_row, dates_from_json, dates_to_json, pack, unpack
from index.store_passages import PassageStore, StoredPassage, Vector

__all__ = ["FORMAT", "StoredFile", "StoredPassage", "Truth", "Vector"]

FORMAT = 3
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
class StoredFile:
    """A file as it was when last read."""

    size: int
    mtime_ns: int
    digest: bytes


class Truth(PassageStore):
    """An open file of the truth: what is known of files and articles, and their passages.

    Arguments and errors are those of `index.store_file.StoreFile`.
    """

    @classmethod
    def create(cls, path: Path) -> Self:
        """An empty file of the present format."""
        truth = cls(path, writable=True)
        truth._db.executescript(_SCHEMA)
        truth.set_meta("format", str(FORMAT))
        return truth

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
