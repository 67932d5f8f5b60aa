"""Files of the corpus to articles, sentences, passages and vectors in the truth."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from corpus.article import Article, ArticleDate
from corpus.reading import Refusal, SourceFile, read
from corpus.syndication import origins, signature
from index.passages import Passage, make_passages
from index.sentences import split
from index.store import StoredPassage, Truth, Vector

if TYPE_CHECKING:
    from index.embedding import Embedder
    from index.guards import Progress

__all__ = ["Changes", "embed", "ingest"]

_BATCH = 256


@dataclass(slots=True)
class Changes:
    """Ids of the articles that an update touched."""

    added: list[str] = field(default_factory=list)
    changed: list[str] = field(default_factory=list)
    removed: list[str] = field(default_factory=list)


def ingest(
    truth: Truth,
    folder: Path,
    files: Sequence[SourceFile],
    *,
    afresh: bool,
    progress: Progress,
) -> Changes:
    """Bring the truth up to date with a folder.

    Args:
        truth: A writable copy, within its transaction.
        folder: The corpus.
        files: What `corpus.reading.scan` found in it.
        afresh: Read every file, whether it changed or not.
        progress: Told about the stage "reading", in articles.
    """
    changes = Changes()
    known = truth.files()
    present = {file.path for file in files}
    for path in known.keys() - present:
        gone = list(truth.digests(path))
        for article_id in gone:
            truth.drop_article(article_id)
        truth.drop_file(path)
        changes.removed += gone
    done = 0
    for file in files:
        was = known.get(file.path)
        if was and not afresh and (was.size, was.mtime_ns) == (file.size, file.mtime_ns):
            continue
        digest = _digest_of(folder / file.path)
        if not (was and not afresh and was.digest == digest):
            reader = _FileReader(truth, file.path, changes, afresh=afresh)
            for item in read(folder, file):
                reader.take(item)
                done += 1
                progress("reading", done, max(done, len(files)))
            reader.finish()
        truth.put_file(file, digest)
    _record_origins(truth)
    return changes


class _FileReader:
    """Takes what one file holds, and forgets what it no longer holds."""

    def __init__(self, truth: Truth, source: str, changes: Changes, *, afresh: bool) -> None:
        self._truth = truth
        self._source = source
        self._changes = changes
        self._afresh = afresh
        self._former = truth.digests(source)
        self._seen: set[str] = set()
        self._refusals: list[Refusal] = []

    def take(self, item: Article | Refusal) -> None:
        """Store an article, or remember why it was refused."""
        if isinstance(item, Refusal):
            self._refusals.append(item)
        elif item.id in self._seen:
            reason = f"a second article with the id {item.id!r}; give each its own id"
            self._refusals.append(Refusal(file=self._source, reason=reason))
        elif not _is_text(item):
            reason = "holds half a surrogate pair, which is no character; save it as UTF-8"
            self._refusals.append(Refusal(file=item.id, reason=reason))
        else:
            self._seen.add(item.id)
            self._keep(item)

    def finish(self) -> None:
        """Drop what the file no longer holds, and record its refusals."""
        for article_id in self._former.keys() - self._seen:
            self._truth.drop_article(article_id)
            self._changes.removed.append(article_id)
        self._truth.put_refusals(self._source, self._refusals)

    def _keep(self, article: Article) -> None:
        digest = hashlib.blake2b(repr(article).encode(), digest_size=16).digest()
        former = self._former.get(article.id)
        if former is None:
            self._changes.added.append(article.id)
        elif former != digest:
            self._changes.changed.append(article.id)
        elif not self._afresh:
            return
        sentences = split(article.text, article.language, article.body)
        vectors = self._truth.vectors(article.id)
        self._truth.put_article(
            article,
            source=self._source,
            digest=digest,
            signature=signature("\n".join(span.of(article.text) for span in article.body)),
            sentences=sentences,
        )
        self._truth.put_passages(
            ((p, _vector(p, article, vectors)) for p in make_passages(article, sentences)),
            article.id,
        )


def embed(truth: Truth, embedder: Embedder, progress: Progress) -> None:
    """Give a vector to every passage that has none.

    Raises:
        EmbeddingError: When the embedder fails; what was embedded before is lost with the build.
    """
    rows = truth.without_vector()
    for first in range(0, len(rows), _BATCH):
        batch = rows[first : first + _BATCH]
        texts = [passage.to_embed for passage in truth.stored_passages(batch)]
        vectors = (row.tobytes() for row in embedder.embed(texts))
        truth.put_vectors(zip(batch, vectors, strict=True))
        progress("embedding", first + len(batch), len(rows))


def _vector(passage: Passage, article: Article, former: dict[str, Vector]) -> Vector:
    words = StoredPassage(
        row=0,
        id=passage.id,
        article=article.id,
        language=article.language,
        title=article.title,
        outlet=article.outlet,
        text=passage.text,
    ).to_embed
    embedded = hashlib.blake2b(words.encode(), digest_size=16).digest()
    was = former.get(passage.id)
    return was if was and was.embedded == embedded else Vector(embedded, None)


def _record_origins(truth: Truth) -> None:
    signed = truth.signatures()
    groups = origins([(article_id, mark) for article_id, mark, _ in signed])
    published = {article_id: _published(dates) for article_id, _, dates in signed}
    first: dict[str, str] = {}
    # The earliest known publication is the original; undated copies come after dated ones.
    for article_id in sorted(groups, key=lambda name: (published[name], name)):
        first.setdefault(groups[article_id], article_id)
    truth.put_origins((article_id, first[group]) for article_id, group in groups.items())


def _published(dates: Iterable[ArticleDate]) -> date:
    return min((d.day for d in dates if d.kind == "published"), default=date.max)


def _is_text(article: Article) -> bool:
    words = (article.id, article.title, article.outlet, article.url, *article.authors)
    try:
        "\n".join((*words, article.text)).encode()
    except UnicodeEncodeError:
        return False
    return True


def _digest_of(path: Path) -> bytes:
    found = hashlib.blake2b(digest_size=16)
    try:
        with path.open("rb") as stream:
            while chunk := stream.read(1 << 20):
                found.update(chunk)
    except OSError:
        return b""  # unreadable: `read` refuses it and says why
    return found.digest()
