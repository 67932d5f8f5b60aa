"""Failures of the index room; the whole tree is drawn in `corpus.errors`."""

from corpus.errors import DatelineError

__all__ = ["BusyError", "EmbedderMismatchError", "EmbeddingError", "LexiconError", "StoreError"]


class StoreError(DatelineError):
    """The index cannot be opened, built or written: no space, read-only, not ours."""


class BusyError(StoreError):
    """Another process is building this index."""


class EmbedderMismatchError(StoreError):
    """The index was built with another embedder than the settings name."""


class EmbeddingError(DatelineError):
    """Texts cannot be turned into vectors: no weights, no server, a refused request."""


class LexiconError(StoreError):
    """A lexicon file cannot be read, or one of its lines is not of the format."""


class DamageError(StoreError):
    """A part of the index is missing or not what it was; it is rebuilt without being asked."""
