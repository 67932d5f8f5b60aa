"""Failures of the index room; the whole tree is drawn in `corpus.errors`."""

from corpus.errors import DatelineError

__all__ = ["BusyError", "EmbedderMismatchError", "StoreError"]


class StoreError(DatelineError):
    """The index cannot be opened, built or written: no space, read-only, not ours."""


class BusyError(StoreError):
    """Another process is building this index."""


class EmbedderMismatchError(StoreError):
    """The index was built with another embedder than the settings name."""
