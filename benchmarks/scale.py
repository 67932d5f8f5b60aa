"""What an index costs as it grows, beside plain LlamaIndex with Chroma and the same embedding.

    python -m benchmarks.scale --articles DIR [DIR ...] --peer PYTHON [--passages N ...]
                               [--minilm N]

Takes articles from the folders in turns until they make about N passages, builds both indexes of
the same articles, and asks both for the ten best passages for the same titles of articles. Each
build and each round of questions is a process of its own, so that its memory can be told. PYTHON is
that of the peers' environment (benchmarks/peers/README.md). Prints Markdown.
"""

from __future__ import annotations

import argparse
import json
import resource
import subprocess
import sys
import time
from collections.abc import Iterator
from itertools import zip_longest
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import Any

from benchmarks.machine import machine, processors, quantile, table
from bot.settings import load_settings
from bot.wiring import make_library, open_bot
from corpus.article import Article
from corpus.reading import read, scan
from index.passages import make_passages
from index.sentences import split

_PEER = Path(__file__).parent / "peers" / "scale.py"
_ROOT = Path(__file__).parents[1]
_SIZES = (1_000, 10_000)
_QUESTIONS = 200
_ANSWERED = 50
_DEPTH = 10
# Tokens at which the plain splitter makes passages somewhat shorter than Dateline's.
_TOKENS = 256


def main() -> None:
    """Measure every size and print one table each."""
    given = _parser().parse_args()
    if given.job:
        print(json.dumps(_job(given.job, Path(given.folder))))
        return
    print(machine(), end="\n\n")
    for size in given.passages:
        with TemporaryDirectory(prefix="dateline-scale-") as folder:
            count = _lay_out(Path(folder), [Path(name) for name in given.articles], size)
            ours = _ours(Path(folder))
            peers = {
                name: _plain(Path(folder), given.peer, name)
                for name, most in (("WordLlama", None), ("MiniLM", given.minilm))
                if given.peer and (most is None or size <= most)
            }
        print(f"## {size:,} passages asked for: {count:,} articles\n")
        head = [name for peer in peers for name in (f"plain, {peer}", "÷ Dateline")]
        print(table(["", "Dateline", *head], list(_rows(ours, list(peers.values())))))
        sys.stdout.flush()


def _lay_out(folder: Path, sources: list[Path], size: int) -> int:
    """Write articles enough for about so many passages, and the questions.

    Raises:
        SystemExit: The folders do not hold so many.
    """
    (folder / "corpus").mkdir()
    passages, titles = 0, []
    with (folder / "corpus" / "articles.jsonl").open("w", encoding="utf-8") as file:
        for number, article in enumerate(_in_turns(sources)):
            if passages >= size:
                break
            row = {"id": str(number), "title": article.title, "text": article.text}
            file.write(json.dumps(row, ensure_ascii=False) + "\n")
            passages += _count(article)
            titles.append(article.title)
        else:
            raise SystemExit(f"the folders hold {passages:,} passages, not {size:,}")
    asked = [title for title in dict.fromkeys(titles) if len(title.split()) > 3]
    step = max(1, len(asked) // _QUESTIONS)
    (folder / "questions.json").write_text(
        json.dumps(asked[::step][:_QUESTIONS], ensure_ascii=False), encoding="utf-8"
    )
    return len(titles)


def _count(article: Article) -> int:
    sentences = split(article.text, article.language, article.body)
    return len(make_passages(article, sentences))


def _in_turns(sources: list[Path]) -> Iterator[Article]:
    for group in zip_longest(*map(_articles, sources)):
        yield from (article for article in group if article is not None)


def _articles(folder: Path) -> Iterator[Article]:
    for file in scan(folder):
        yield from (found for found in read(folder, file) if isinstance(found, Article))


def _ours(folder: Path) -> dict[str, Any]:
    command = [sys.executable, "-m", "benchmarks.scale", "--folder", str(folder), "--job"]
    return _both([*command, "build"], [*command, "ask"], folder / "home")


def _plain(folder: Path, python: str, model: str) -> dict[str, Any]:
    files = ["corpus/articles.jsonl", "questions.json", model]
    given = [*(str(folder / name) for name in files), str(_TOKENS), model]
    build, ask = ([python, str(_PEER), job, *given] for job in ("build", "ask"))
    return _both(build, ask, folder / model)


def _both(build: list[str], ask: list[str], stored: Path) -> dict[str, Any]:
    built, asked = _run(build), _run(ask)
    files = (path for path in stored.rglob("*") if path.is_file())
    return {"built": built, "asked": asked, "bytes": sum(path.stat().st_size for path in files)}


def _run(command: list[str]) -> dict[str, Any]:
    """What a process says, and how long it took as a whole, imports included."""
    began, before = time.perf_counter(), processors()
    done = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True, cwd=_ROOT)
    spent = {"seconds": time.perf_counter() - began, "processors": processors() - before}
    return {**json.loads(done.stdout.splitlines()[-1]), **spent}


def _job(job: str, folder: Path) -> dict[str, Any]:
    """What a process of its own does: build Dateline's index as `dateline index`, or ask it."""
    said: dict[str, Any] = {}
    if job == "build":
        settings = load_settings({"corpus": folder / "corpus", "home": folder / "home"})
        make_library(settings).update()
    else:
        bot = open_bot(corpus=folder / "corpus", home=folder / "home", update=False)
        questions = json.loads((folder / "questions.json").read_text("utf-8"))
        bot.ask(questions[0])
        said["search_ms"] = [_spent(bot.search, question) for question in questions]
        said["ask_ms"] = [_spent(bot.ask, question) for question in questions[-_ANSWERED:]]
    said["peak_mb"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    if job == "ask":
        articles = (bot.article(card.id) for card in bot.articles())
        said["passages"] = sum(len(make_passages(a, bot.sentences(a.id))) for a in articles)
    return said


def _spent(call: Any, question: str) -> float:  # noqa: ANN401 - two methods of unlike results
    began = time.perf_counter()
    call(question)
    return 1000 * (time.perf_counter() - began)


def _rows(ours: dict[str, Any], peers: list[dict[str, Any]]) -> Iterator[list[str]]:
    for name, form, value in (
        ("passages", ",.0f", lambda m: m["asked"]["passages"]),
        ("build, seconds", ",.1f", lambda m: m["built"]["seconds"]),
        ("build, processor seconds", ",.1f", lambda m: m["built"]["processors"]),
        ("build, peak memory MB", ",.0f", lambda m: m["built"]["peak_mb"]),
        ("index, MB", ",.1f", lambda m: m["bytes"] / 1e6),
        ("asking, peak memory MB", ",.0f", lambda m: m["asked"]["peak_mb"]),
        ("ten best passages, median ms", ",.1f", lambda m: median(m["asked"]["search_ms"])),
        ("ten best passages, p95 ms", ",.1f", lambda m: quantile(m["asked"]["search_ms"], 0.95)),
    ):
        own = value(ours)
        theirs = [value(peer) for peer in peers]
        beside = [cell for v in theirs for cell in (format(v, form), f"{v / own:.2f}")]
        yield [name, format(own, form), *beside]
    answers, none = ours["asked"]["ask_ms"], ["–", ""] * len(peers)
    yield ["checked answer, median ms", f"{median(answers):,.1f}", *none]
    yield ["checked answer, p95 ms", f"{quantile(answers, 0.95):,.1f}", *none]


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.scale", description=__doc__)
    parser.add_argument("--articles", nargs="+", default=[], metavar="DIR", help="folders")
    parser.add_argument("--passages", nargs="+", type=int, default=_SIZES, metavar="N")
    parser.add_argument("--peer", default="", metavar="PYTHON", help="of the peers' environment")
    parser.add_argument(
        "--minilm", type=int, default=1_000, metavar="N", help="most passages for all-MiniLM-L6-v2"
    )
    parser.add_argument("--job", choices=("build", "ask"), help=argparse.SUPPRESS)
    parser.add_argument("--folder", help=argparse.SUPPRESS)
    return parser


if __name__ == "__main__":
    main()
