"""`ask`, `search` and `check`, one at a time or a line at a time."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from difflib import get_close_matches
from pathlib import Path
from typing import TYPE_CHECKING, Any

from bot.cli.common import Call, emit, plain
from bot.errors import BotError, SettingsError
from bot.views import search_json
from corpus.errors import DatelineError
from index.filters import Filters

if TYPE_CHECKING:
    from bot.claims import ClaimCheck
    from bot.engine import Engine

__all__ = ["ask", "check", "search"]

ANSWERED, NOT_ANSWERED, FAILED = 0, 3, 1


def ask(call: Call, question: str, filters: Filters) -> int:
    """Answer one question, or each line of stdin; returns the exit code."""
    engine = _opened(call, filters)
    if question == "-":
        return _each_line("question", lambda q: engine.ask(q, filters=filters).to_dict())
    answer = engine.ask(question, filters=filters)
    answer = replace(answer, suggestions=engine.next_questions(answer, filters=filters))
    if call.as_json:
        emit(answer.to_dict())
    else:
        from bot.cli.showing import show_answer

        show_answer(answer)
    return NOT_ANSWERED if answer.abstained else ANSWERED


def search(call: Call, words: str, k: int, filters: Filters) -> int:
    """Show passages for some words, or for each line of stdin; returns the exit code."""
    engine = _opened(call, filters)

    def found(query: str) -> dict[str, Any]:
        return search_json(query, engine.search(query, k=k, filters=filters))

    if words == "-":
        return _each_line("query", found)
    result = found(words)
    if call.as_json:
        emit(result)
    else:
        from bot.cli.showing import show_passages

        show_passages(result)
    return ANSWERED if result["passages"] else NOT_ANSWERED


def check(call: Call, claim: str, text: Path | None, filters: Filters) -> int:
    """Judge one claim, or each line of stdin; returns the exit code."""
    document = _document(text) if text else None
    engine = _opened(call, filters)
    if claim == "-":
        return _each_line("claim", lambda line: _check_line(engine, line, document, filters))
    result = engine.check(claim, document=document, filters=filters)
    if call.as_json:
        emit(result.to_dict())
    else:
        from bot.cli.showing import show_check

        show_check(result)
    return NOT_ANSWERED if result.verdict == "not found" else ANSWERED


def _opened(call: Call, filters: Filters) -> Engine:
    """The bot; an article that is named and not there is a slip of the pen, not a question."""
    engine = call.open()
    if filters.articles:
        known = [card.id for card in engine.articles()]
        for name in filters.articles:
            if name not in known:
                near = get_close_matches(name, known, n=1)
                hint = f"did you mean {near[0]}?" if near else "`dateline articles` lists them"
                raise SettingsError(f"--article {plain(name)} is not indexed", hint)
    return engine


def _check_line(
    engine: Engine, line: str, document: str | None, filters: Filters
) -> dict[str, Any]:
    claim: object = line
    if line.lstrip().startswith("{"):
        try:
            row = json.loads(line)
        except ValueError as error:
            raise BotError(f"not JSON ({error})", 'write {"claim": …, "document": …}') from None
        claim, document = row.get("claim"), row.get("document", document)
    if not isinstance(claim, str) or not isinstance(document, str | None):
        raise BotError('"claim" and "document" must be texts', "mend this line")
    result: ClaimCheck = engine.check(claim, document=document, filters=filters)
    return result.to_dict()


def _document(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except OSError as error:
        raise BotError(f"{path} cannot be read", error.strerror or "check the path") from None
    except UnicodeDecodeError:
        raise BotError(f"{path} is not UTF-8 text", "save it as UTF-8") from None


def _each_line(name: str, answer: Callable[[str], dict[str, Any]]) -> int:
    """One JSON a line, in order; a line that cannot be answered says why and the rest goes on."""
    failed = False
    for line in _lines():
        try:
            emit(answer(line), one_line=True)
        except DatelineError as error:
            failed = True
            emit({name: line[:200], "error": str(error)}, one_line=True)
    return FAILED if failed else ANSWERED


def _lines() -> Iterator[str]:
    for raw in sys.stdin.buffer if sys.stdin else ():
        line = raw.decode("utf-8", errors="replace").strip()
        if line:
            yield line
