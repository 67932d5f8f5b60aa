"""The command line: `dateline COMMAND`. Results on stdout, progress and errors on stderr.

Exit codes: 0 answered, 3 nothing in the articles answers, 2 usage, 1 failure with one line.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Annotated

import typer

from bot.errors import QuestionError, SettingsError
from corpus.errors import DatelineError

__all__ = ["app", "main"]

app = typer.Typer(
    name="dateline",
    help="Answers from news articles; every sentence carries a citation that was checked.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)

Corpus = Annotated[Path | None, typer.Option(help="Folder of articles.", metavar="DIR")]
Home = Annotated[Path | None, typer.Option(help="Folder where indexes are kept.", metavar="DIR")]
AsJson = Annotated[bool, typer.Option("--json", help="Print JSON for scripts.")]
NoUpdate = Annotated[bool, typer.Option("--no-update", help="Do not look for changed files first.")]
Language = Annotated[
    list[str] | None,
    typer.Option(help="Only articles in this language (en, ar).", metavar="CODE"),
]
Outlet = Annotated[
    list[str] | None, typer.Option(help="Only articles of this outlet.", metavar="NAME")
]
OneArticle = Annotated[
    list[str] | None, typer.Option("--article", help="Only this article.", metavar="ID")
]
Since = Annotated[str | None, typer.Option(help="Only articles from this day on.", metavar="DATE")]
Until = Annotated[str | None, typer.Option(help="Only articles up to this day.", metavar="DATE")]
AsOf = Annotated[str | None, typer.Option(help="Ask as on this day.", metavar="DATE")]


@app.command()
def ask(
    question: Annotated[str, typer.Argument(help='"-" reads one a line.', metavar="QUESTION|-")],
    as_json: AsJson = False,
    language: Language = None,
    outlet: Outlet = None,
    article: OneArticle = None,
    since: Since = None,
    until: Until = None,
    as_of: AsOf = None,
    corpus: Corpus = None,
    home: Home = None,
    no_update: NoUpdate = False,
) -> None:
    """Answer a question with citations."""
    from bot.cli import asking
    from bot.cli.common import Call, make_filters

    call = Call(corpus=corpus, home=home, update=not no_update, as_json=as_json)
    filters = make_filters(language, outlet, article, since, until, as_of)
    raise typer.Exit(asking.ask(call, question, filters))


@app.command()
def search(
    words: Annotated[str, typer.Argument(help='"-" reads a query a line.', metavar="WORDS|-")],
    k: Annotated[int, typer.Option("-k", min=1, max=1000, help="How many passages.")] = 10,
    as_json: AsJson = False,
    language: Language = None,
    outlet: Outlet = None,
    article: OneArticle = None,
    since: Since = None,
    until: Until = None,
    as_of: AsOf = None,
    corpus: Corpus = None,
    home: Home = None,
    no_update: NoUpdate = False,
) -> None:
    """Show the passages nearest to some words, with scores and why."""
    from bot.cli import asking
    from bot.cli.common import Call, make_filters

    call = Call(corpus=corpus, home=home, update=not no_update, as_json=as_json)
    filters = make_filters(language, outlet, article, since, until, as_of)
    raise typer.Exit(asking.search(call, words, k, filters))


@app.command()
def check(
    claim: Annotated[str, typer.Argument(help='"-" reads one a line.', metavar="CLAIM|-")],
    text: Annotated[
        Path | None,
        typer.Option(help="Judge by this file instead of the articles.", metavar="FILE"),
    ] = None,
    as_json: AsJson = False,
    language: Language = None,
    outlet: Outlet = None,
    article: OneArticle = None,
    since: Since = None,
    until: Until = None,
    as_of: AsOf = None,
    corpus: Corpus = None,
    home: Home = None,
    no_update: NoUpdate = False,
) -> None:
    """Is a claim supported by the articles?"""
    from bot.cli import asking
    from bot.cli.common import Call, make_filters

    call = Call(corpus=corpus, home=home, update=not no_update, as_json=as_json)
    filters = make_filters(language, outlet, article, since, until, as_of)
    raise typer.Exit(asking.check(call, claim, text, filters))


@app.command("index")
def build(
    paths: Annotated[
        list[Path] | None, typer.Argument(help="Folders of articles.", metavar="[PATH…]")
    ] = None,
    rebuild: Annotated[bool, typer.Option(help="Read and embed everything anew.")] = False,
    watch: Annotated[bool, typer.Option(help="Go on, and index what changes.")] = False,
    as_json: AsJson = False,
    corpus: Corpus = None,
    home: Home = None,
) -> None:
    """Bring the index up to date with the folder."""
    from bot.cli import indexing
    from bot.cli.common import Call

    folders: list[Path | None] = [*(paths or ())] or [corpus]
    for folder in folders:
        call = Call(corpus=folder, home=home, update=True, as_json=as_json)
        indexing.build(call, rebuild=rebuild)
    if watch:
        calls = [Call(corpus=f, home=home, update=True, as_json=as_json) for f in folders]
        indexing.watch(calls)


@app.command()
def articles(
    as_json: AsJson = False,
    corpus: Corpus = None,
    home: Home = None,
    no_update: NoUpdate = False,
) -> None:
    """List what is indexed: titles, outlets, dates and where each was read."""
    from bot.cli import indexing
    from bot.cli.common import Call

    indexing.articles(Call(corpus=corpus, home=home, update=not no_update, as_json=as_json))


@app.command()
def chat(
    host: Annotated[str | None, typer.Option(help="Address to serve at.")] = None,
    port: Annotated[int | None, typer.Option(min=1, max=65535, help="Port to serve at.")] = None,
    corpus: Corpus = None,
    home: Home = None,
    no_update: NoUpdate = False,
) -> None:
    """Serve the page and the HTTP API."""
    from bot.cli import serving
    from bot.cli.common import Call

    serving.chat(Call(corpus=corpus, home=home, update=not no_update, as_json=False), host, port)


@app.command("eval")
def evaluate(
    questions: Annotated[
        Path | None,
        typer.Argument(help="A set of questions: a file, or a BEIR folder.", metavar="SET"),
    ] = None,
    out: Annotated[Path | None, typer.Option(help="Write the run here.", metavar="DIR")] = None,
    baseline: Annotated[
        Path | None, typer.Option(help="Compare with this run.", metavar="RUN")
    ] = None,
    paragraphs: Annotated[
        Path | None, typer.Option(help="Ask over the articles of this file.", metavar="FILE")
    ] = None,
    answers: Annotated[
        Path | None, typer.Option(help="Measure another system's answers.", metavar="FILE")
    ] = None,
    claims: Annotated[
        Path | None, typer.Option(help="Judge claims with documents instead.", metavar="FILE")
    ] = None,
    without_gold: Annotated[
        bool, typer.Option("--without-gold", help="Ask again with the gold articles left out.")
    ] = False,
    fail_under: Annotated[
        list[str] | None, typer.Option(help="Fail below a bound.", metavar="NAME=VALUE")
    ] = None,
    limit: Annotated[
        int | None, typer.Option(min=1, help="Only the first so many.", metavar="N")
    ] = None,
    ragas: Annotated[
        Path | None, typer.Option(help="Also write the run for RAGAS.", metavar="FILE")
    ] = None,
    as_json: AsJson = False,
    corpus: Corpus = None,
    home: Home = None,
    no_update: NoUpdate = False,
) -> None:
    """Measure answers over a set of questions, or verdicts over a file of claims."""
    from bot.cli import measuring
    from bot.cli.common import Call

    call = Call(corpus=corpus, home=home, update=not no_update, as_json=as_json)
    wanted = measuring.Wanted(
        questions=questions,
        out=out,
        baseline=baseline,
        paragraphs=paragraphs,
        answers=answers,
        claims=claims,
        without_gold=without_gold,
        fail_under=tuple(fail_under or ()),
        limit=limit,
        ragas=ragas,
    )
    raise typer.Exit(measuring.evaluate(call, wanted))


@app.command()
def doctor(as_json: AsJson = False, corpus: Corpus = None, home: Home = None) -> None:
    """Show settings, the index's state, whether a model answers, and what to do."""
    from bot.cli import diagnosing
    from bot.cli.common import Call

    raise typer.Exit(
        diagnosing.doctor(Call(corpus=corpus, home=home, update=False, as_json=as_json))
    )


def main() -> None:
    """Run a command; a failure is one line on stderr and the exit code."""
    if sys.stdout is None:  # closed by the shell: nobody wants to know
        sys.stdout = os.fdopen(os.open(os.devnull, os.O_WRONLY), "w")
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
    try:
        app(prog_name="dateline")
    except DatelineError as error:
        typer.echo(f"dateline: {error}", err=True)
        sys.exit(2 if isinstance(error, QuestionError | SettingsError) else 1)
    except KeyboardInterrupt:
        sys.exit(130)
    except BrokenPipeError:  # the reader of our output went away, e.g. `| head`
        _drop_output()
        sys.exit(1)
    except OSError as error:
        _drop_output()
        where = f" ({error.filename})" if error.filename else ""
        typer.echo(f"dateline: {error.strerror or error}{where}", err=True)
        sys.exit(1)


def _drop_output() -> None:
    """Let what is still unwritten go: Python would try again at its end, and say so."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
