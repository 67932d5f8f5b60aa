"""Answers, passages and verdicts for a person at a terminal."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from rich.console import Console
from rich.text import Text

from bot.answer import Answer, Citation
from bot.claims import ClaimCheck
from bot.cli.common import plain, terminal
from bot.messages import say
from bot.numbering import differing

__all__ = ["show_answer", "show_check", "show_passages"]

_VERDICT_STYLE = {"supported": "bold green", "contradicted": "bold red", "not found": "bold yellow"}


def show_answer(answer: Answer) -> None:
    """The answer, what the articles disagree on, and the sources."""
    console = terminal()
    console.print(Text(plain(answer.answer)))
    differ = differing(answer)
    if differ:
        console.print()
        console.print(Text(plain(differ), style="yellow"))
    _show_citations(console, answer.citations)
    notes = [answer.notice] if answer.notice else []
    if answer.removed:
        notes.append(say("removed", answer.language, count=len(answer.removed)))
    for note in notes:
        _show_notice(console, note)
    if answer.suggestions:
        console.print()
        console.print(Text(say("ask_next", answer.language), style="dim"))
    for question in answer.suggestions:
        console.print(Text(f"  {plain(question)}", style="dim"))


def _show_citations(console: Console, citations: Sequence[Citation]) -> None:
    if citations:
        console.print()
    for citation in citations:
        about = [citation.outlet, citation.published or ""]
        told = ", ".join(part for part in about if part)
        console.print(
            Text.assemble(
                (f"[{citation.n}] ", "bold"),
                (plain(citation.title), "cyan"),
                f" ({plain(told)})" if told else "",
                (f"  {plain(citation.article)}:{citation.start}-{citation.end}", "dim"),
            )
        )
        console.print(Text(f"    “{plain(' '.join(citation.quote.split()))}”", style="dim"))


def show_passages(result: dict[str, Any]) -> None:
    """Ranked passages with score and the words that matched."""
    console = terminal()
    if not result["passages"]:
        console.print(Text(say("empty_corpus", "en")))
    for slip in result["taken"]:
        console.print(
            Text(f"{plain(slip['asked'])}: taken as {plain(slip['written'])}", style="dim")
        )
    for rank, passage in enumerate(result["passages"], start=1):
        why = ", ".join(
            f"{m['asked']}{_met(m['key'])} {m['score']:.1f}"
            for m in passage["matches"]
            if m["score"] > 0
        )
        prior = f"  recency {passage['recency']:.2f}" if passage["recency"] is not None else ""
        console.print(
            Text.assemble(
                (f"{rank}. ", "bold"),
                (plain(passage["title"]), "cyan"),
                (f"  {plain(passage['article'])}:{passage['start']}-{passage['end']}", "dim"),
            )
        )
        console.print(
            Text(
                f"   score {passage['score']:.3f}  words {passage['lexical']:.2f}"
                f"  vector {passage['vector']:.2f}{prior}" + (f"  ({plain(why)})" if why else ""),
                style="dim",
            )
        )
        console.print(Text(f"   {plain(' '.join(passage['text'].split()))[:300]}"))
    _show_notice(console, result["notice"])


def _met(key: str) -> str:
    """By what a word was met where that is not the word itself: a concept, a name's sound."""
    return f" = {key}" if key[:1] in "#~" else ""


def show_check(result: ClaimCheck) -> None:
    """The verdict, why, and the sentences that decide it."""
    console = terminal()
    console.print(
        Text.assemble(
            (result.verdict, _VERDICT_STYLE[result.verdict]), f" – {plain(result.reason)}"
        )
    )
    _show_citations(console, result.citations)
    _show_notice(console, result.notice)


def _show_notice(console: Console, notice: str | None) -> None:
    if notice:
        console.print()
        console.print(Text(plain(notice), style="dim"))
