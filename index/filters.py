"""Which articles a question may be answered from."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

__all__ = ["Filters"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Filters:
    """Every field that is set must hold; within one field any value may hold."""

    languages: tuple[str, ...] = ()
    """ISO 639-1 codes."""
    outlets: tuple[str, ...] = ()
    """Outlet names, compared without case."""
    articles: tuple[str, ...] = ()
    """Article ids."""
    without: tuple[str, ...] = ()
    """Ids of articles to leave out, with every copy of them."""
    since: date | None = None
    """First day an article's best known date may have."""
    until: date | None = None
    """Last day an article's best known date may have."""
    as_of: date | None = None
    """The day the question is asked from: later articles are left out, nearer ones preferred."""

    def __bool__(self) -> bool:
        """Whether anything is restricted."""
        chosen = (self.languages, self.outlets, self.articles, self.without)
        return any((*chosen, self.since, self.until, self.as_of))
