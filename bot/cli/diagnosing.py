"""`doctor`: what is set, what is there, what is wrong and what to do about it."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Callable
from importlib.metadata import PackageNotFoundError, version
from importlib.util import find_spec
from pathlib import Path
from tempfile import TemporaryFile
from typing import Any

import typer

from bot.cli.common import Call, emit
from bot.settings import Settings
from corpus.errors import DatelineError

__all__ = ["doctor"]

_PACKAGES = ("dateline", "llama-index-core", "chromadb", "openai", "gradio", "bm25s")
_MUCH_SPACE = 200 * 2**20


def doctor(call: Call) -> int:
    """Print the findings; 1 when something needs doing."""
    settings = call.settings()
    findings = [
        _try("python", lambda: (sys.version.split()[0], "")),
        *(_try(name, lambda name=name: _package(name)) for name in _PACKAGES),  # type: ignore[misc]
        _try("corpus", lambda: _corpus(settings)),
        _try("index", lambda: _store(settings)),
        _try("home", lambda: _home(settings.home)),
        _try("disk", lambda: _space(settings.home)),
        _try("embedder", lambda: _local_model(settings.embedder, "DATELINE_EMBEDDER")),
        _try("reranker", lambda: _local_model(settings.reranker or "none", "DATELINE_RERANKER")),
        _try("model", lambda: _model(settings)),
    ]
    if call.as_json:
        emit({"findings": findings, "settings": _shown(settings)})
    else:
        for finding in findings:
            mark = "ok  " if finding["ok"] else "MEND"
            todo = f" – {finding['todo']}" if finding["todo"] else ""
            typer.echo(f"{mark} {finding['what']}: {finding['found']}{todo}")
        for name, value in _shown(settings).items():
            typer.echo(f"     {name} = {value}")
    return 0 if all(f["ok"] for f in findings) else 1


def _try(what: str, look: Callable[[], tuple[str, str]]) -> dict[str, Any]:
    """One finding; a failure of Dateline's own is a finding too, not the end."""
    try:
        found, todo = look()
    except DatelineError as error:
        found, todo = error.message, error.remedy or "see above"
    return {"what": what, "found": found, "todo": todo, "ok": not todo}


def _package(name: str) -> tuple[str, str]:
    try:
        return version(name), ""
    except PackageNotFoundError:
        return "not installed", "run: make install"


def _corpus(settings: Settings) -> tuple[str, str]:
    from corpus.reading import scan

    files = scan(settings.corpus)
    return f"{len(files)} files in {settings.corpus}", ""


def _store(settings: Settings) -> tuple[str, str]:
    from bot.wiring import make_library

    library = make_library(settings)
    if library.generation() is None:
        return "none yet", "run: dateline index"
    reader = library.open()
    try:
        cards = reader.articles()
        todo = "" if cards else "see what `dateline index` skips and why"
        return f"{len(cards)} articles, generation {reader.generation}", todo
    finally:
        reader.close()


def _home(home: Path) -> tuple[str, str]:
    remedy = "make it a folder that can be written to, or name another with --home"
    there = _nearest(home)
    try:
        with TemporaryFile(dir=there):
            return str(home), ""
    except OSError as error:
        return f"nothing can be written in {there} ({error.strerror})", remedy


def _space(home: Path) -> tuple[str, str]:
    there = _nearest(home)
    free = shutil.disk_usage(there).free
    todo = "" if free > _MUCH_SPACE else "make room, or set DATELINE_HOME to another disk"
    return f"{free >> 20:,} MB free at {there}", todo


def _nearest(home: Path) -> Path:
    """The folder itself, or the one of its parents that is there."""
    place = home.expanduser().resolve()
    return next(p for p in (place, *place.parents) if p.exists())


def _local_model(name: str, setting: str) -> tuple[str, str]:
    """The model, and what it lacks to be run here."""
    if name.startswith("local:") and find_spec("sentence_transformers") is None:
        return f"{name} needs the package sentence-transformers", (
            f"run: pip install sentence-transformers, or unset {setting}"
        )
    return name, ""


def _model(settings: Settings) -> tuple[str, str]:
    if not settings.uses_model:
        return "none set: answers are the articles' own sentences, nothing leaves the machine", ""
    from bot.wiring import make_model
    from prompts.loader import Message

    make_model(settings).complete([Message(role="user", content="Reply with OK.")])
    return f"{settings.openai_model} answers", ""


def _shown(settings: Settings) -> dict[str, Any]:
    shown = settings.model_dump(mode="json")
    shown["openai_api_key"] = "set" if settings.openai_api_key else "not set"
    return shown
