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
from corpus.sources import locate
from corpus.syndication import origins, signature
from index.passages import Passage, make_passages
from index.sentences import split
from index.store import StoredPassage, Truth, Vector

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from index.embedding import Embedder
    from index.filling import Filling
    from index.guards import Progress
    from index.readings import Readings
    from index.wording import ReadPassage

__all__ = ["Changes", "embed", "ingest"]

_BATCH = 128


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
    readings: Readings,
    progress: Progress,
) -> Changes:
    """Bring the truth up to date with a folder.

    Args:
        truth: A writable copy, within its transaction.
        folder: The corpus.
        files: What `corpus.reading.scan` found in it.
        afresh: Read every file, whether it changed or not.
        readings: Offered the passages that need a vector.
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
        digest = _digest_of(locate(folder, file))
        if not (was and not afresh and was.digest == digest):
            reader = _FileReader(truth, file.path, changes, readings, afresh=afresh)
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

    def __init__(
        self, truth: Truth, source: str, changes: Changes, readings: Readings, *, afresh: bool
    ) -> None:
        self._truth = truth
        self._readings = readings
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
        former_vectors = self._truth.vectors(article.id)
        passages = make_passages(article, sentences)
        words = [_words(passage, article) for passage in passages]
        vectors = [_vector(passage, former_vectors) for passage in words]
        if self._readings.has_room(article.language):
            missing = [p for p, v in zip(words, vectors, strict=True) if v.embedding is None]
            self._readings.offer(missing)
        self._truth.put_article(
            article,
            source=self._source,
            digest=digest,
            signature=signature("\n".join(span.of(article.text) for span in article.body)),
            sentences=sentences,
        )
        self._truth.put_passages(zip(passages, vectors, strict=True), article.id)


def embed(
    truth: Truth,
    embedder: Embedder,
    readings: Readings,
    filling: Filling | None,
    progress: Progress,
) -> None:
    """Give a vector to every passage that has none.

    Args:
        truth: A writable copy, within its transaction.
        embedder: Given the texts as they are read.
        readings: Reads those passages, some of which it was offered before.
        filling: Given the vectors as they come, when all passages get new ones.
        progress: Told about the stage "embedding", in passages.

    Raises:
        EmbeddingError: When the embedder fails; what was embedded before is lost with the build.
    """
    missing = set(truth.without_vector())
    rows = {passage: row for row, passage, _ in truth.rows() if row in missing}
    left = [row for passage, row in rows.items() if passage not in readings.offered]
    if filling and rows:
        filling.expect(len(rows))
    done = 0
    while True:
        while left and readings.has_room():
            readings.offer(truth.stored_passages(left[:_BATCH]))
            del left[:_BATCH]
        read = readings.take()
        if not read:
            break
        vectors = _vectors(embedder, read)
        stored = (row.tobytes() for row in vectors)
        truth.put_vectors(zip([rows[one.id] for one in read], stored, strict=True))
        if filling:
            filling.put([one.id for one in read], vectors)
        done += len(read)
        progress("embedding", done, len(rows))


def _vectors(embedder: Embedder, read: Sequence[ReadPassage]) -> NDArray[np.float32]:
    """Vectors of passages that were read together: embedded by whoever read them, or now."""
    import numpy as np

    known = [one.vector for one in read if one.vector is not None]
    return np.stack(known) if known else embedder.embed([one.to_embed for one in read])


def _words(passage: Passage, article: Article) -> StoredPassage:
    return StoredPassage(
        row=0,
        id=passage.id,
        article=article.id,
        language=article.language,
        title=article.title,
        outlet=article.outlet,
        text=passage.text,
    )


def _vector(passage: StoredPassage, former: dict[str, Vector]) -> Vector:
    embedded = hashlib.blake2b(passage.to_embed.encode(), digest_size=16).digest()
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


def _digest_of(place: Path | str) -> bytes:
    """The file's digest; none of what must not be opened: a pipe would be waited for."""
    if isinstance(place, str):
        return b""
    found = hashlib.blake2b(digest_size=16)
    try:
        with place.open("rb") as stream:
            while chunk := stream.read(1 << 20):
                found.update(chunk)
    except OSError:
        return b""  # unreadable: `read` refuses it and says why
    return found.digest()
