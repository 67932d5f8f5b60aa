"""What every command shares: opening the bot, filters, dates, progress, safe output."""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from rich.console import Console

from bot.errors import SettingsError
from bot.settings import Settings, load_settings
from index.filters import Filters

if TYPE_CHECKING:
    from bot.engine import Engine
    from index.build import Progress

__all__ = ["Call", "emit", "make_filters", "plain", "progress_bar", "tell", "terminal"]

# Escape sequences in an article would otherwise drive the reader's terminal.
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")
_UNBROKEN = 100_000  # columns


@dataclass(frozen=True, slots=True, kw_only=True)
class Call:
    """The options every command has."""

    corpus: Path | None
    home: Path | None
    update: bool
    as_json: bool

    def settings(self, **flags: object) -> Settings:
        """Settings with this call's flags on top."""
        return load_settings({"corpus": self.corpus, "home": self.home, **flags})

    def open(self) -> Engine:
        """The bot, its index up to date unless told not to look."""
        from bot.wiring import open_bot

        with progress_bar() as progress:
            return open_bot(
                settings=self.settings(), update=self.update, progress=progress, notify=tell
            )


def tell(notice: str) -> None:
    """One line on stderr that is no result."""
    sys.stderr.write(f"dateline: {plain(notice)}\n")


def make_filters(
    language: Sequence[str] | None,
    outlet: Sequence[str] | None,
    article: Sequence[str] | None,
    since: str | None,
    until: str | None,
    as_of: str | None,
) -> Filters:
    """Filters from flags.

    Raises:
        SettingsError: A date is none.
    """
    return Filters(
        languages=tuple(language or ()),
        outlets=tuple(outlet or ()),
        articles=tuple(article or ()),
        since=_day(since, "--since"),
        until=_day(until, "--until"),
        as_of=_day(as_of, "--as-of"),
    )


def _day(value: str | None, flag: str) -> date | None:
    if value is None:
        return None
    from corpus.dating import parse_date

    day = parse_date(value)
    if day is None:
        raise SettingsError(f"{flag} {value!r} is no date", "write it as 2023-11-07")
    return day


def plain(text: str) -> str:
    """The text without control characters."""
    return _CONTROL.sub("\ufffd", text)


def terminal() -> Console:
    """What results are printed to; lines are broken for a person and never for a file or pipe."""
    console = Console(highlight=False)
    return console if console.is_terminal else Console(highlight=False, width=_UNBROKEN)


def emit(value: dict[str, Any], *, one_line: bool = False) -> None:
    """Print a JSON object on stdout at once."""
    sys.stdout.write(json.dumps(value, ensure_ascii=False, indent=None if one_line else 2) + "\n")
    sys.stdout.flush()


@contextmanager
def progress_bar() -> Iterator[Progress]:
    """A progress bar on stderr that appears once there is something to wait for."""
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

    console = Console(stderr=True)
    bar = Progress(
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        console=console,
        transient=True,
        disable=not console.is_terminal,
    )
    tasks: dict[str, Any] = {}

    def show(stage: str, done: int, total: int) -> None:
        if not tasks:
            bar.start()
        if stage not in tasks:
            tasks[stage] = bar.add_task(stage, total=total)
        bar.update(tasks[stage], completed=done, total=total)

    try:
        yield show
    finally:
        if tasks:
            bar.stop()
