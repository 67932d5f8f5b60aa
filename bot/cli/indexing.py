"""`index` and `articles`: what is in the index, and bringing it up to date."""

from __future__ import annotations

import threading
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import typer
from rich.table import Table

from bot.cli.common import Call, emit, plain, progress_bar, tell, terminal
from bot.views import card_json
from corpus.errors import CorpusError, DatelineError

if TYPE_CHECKING:
    from index.build import Library, Update

__all__ = ["articles", "build", "watch"]

_LOOK_EVERY_S = 2.0


def build(call: Call, *, rebuild: bool) -> None:
    """Bring one folder's index up to date and say what changed."""
    from bot.wiring import make_library

    with progress_bar() as progress:
        library = make_library(call.settings(), progress)
        update = library.update(rebuild=rebuild)
    _tell(call, update)
    if update.skipped:
        with library.open() as reader:
            if not reader.articles():
                raise CorpusError("nothing in the folder can be read", "mend what was skipped")


def watch(calls: Sequence[Call]) -> None:
    """Look at the folders every two seconds until interrupted."""
    from bot.wiring import make_library

    libraries = [(call, make_library(call.settings())) for call in calls]
    typer.echo("Watching; stop with Ctrl-C.", err=True)
    pause = threading.Event()
    while not pause.wait(_LOOK_EVERY_S):
        for call, library in libraries:
            _look(call, library)


def _look(call: Call, library: Library) -> None:
    try:
        update = library.update()
    except DatelineError as error:  # say so and go on watching: the folder may come back
        typer.echo(f"dateline: {error}", err=True)
        return
    if update.built:
        _tell(call, update)


def _tell(call: Call, update: Update) -> None:
    if update.notice:
        tell(update.notice)
    changes: dict[str, list[Any]] = {
        "added": list(update.added),
        "changed": list(update.changed),
        "removed": list(update.removed),
        "skipped": [{"file": r.file, "reason": r.reason} for r in update.skipped],
    }
    if call.as_json:
        emit({**changes, "generation": update.generation})
        return
    counts = ", ".join(f"{len(items)} {name}" for name, items in changes.items())
    typer.echo(counts)
    for refusal in update.skipped:
        typer.echo(f"skipped {plain(refusal.file)}: {plain(refusal.reason)}")


def articles(call: Call) -> None:
    """List what is indexed."""
    cards = call.open().articles()
    if call.as_json:
        emit({"articles": [card_json(card) for card in cards]})
        return
    table = Table("article", "title", "outlet", "dates and where read", "language", "copy of")
    for card in cards:
        dates = "\n".join(
            f"{'page dated ' if d.kind == 'stamp' else ''}{d.day} ({d.read_from})"
            for d in card.dates
            if d.kind != "text"
        )
        cells = [card.id, card.title, card.outlet, dates, card.language, card.copies_of or ""]
        table.add_row(*(plain(cell) for cell in cells))
    terminal().print(table, markup=False)
