"""`python -m evaluation.misbehaving [--articles DIR] [--planted N]`.

A scripted server misleads in every way there is a rule for: sentences with a wrong number, date or
name, two names exchanged, negated, surer than told, of another speaker, with an invented quotation,
half true, from outside, or that obey an order written into an article. They are written over HTTP
and pass the same path as those of any model. Prints how many are shown, kind by kind, and how
answers end when the server fails. Exit code 1 when more than 5 in 100 are shown or an answer does
not end as it must.
"""

from __future__ import annotations

import argparse
import random
import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from bot.settings import load_settings
from corpus.errors import DatelineError
from evaluation.misbehaving.measuring import Account, Ended, fail, mislead, sentences_of
from evaluation.misbehaving.newsroom import Newsroom, open_newsroom
from evaluation.misbehaving.planting import KINDS

_MOST_SHOWN = 0.05


def main(arguments: Sequence[str] | None = None) -> int:
    """Mislead, fail, print.

    Returns:
        Exit code.
    """
    given = _parser().parse_args(arguments)
    try:
        settings = load_settings()
        articles = given.articles or settings.corpus
        rng = random.Random(given.seed)
        with (
            TemporaryDirectory(prefix="dateline-misbehaving-") as folder,
            open_newsroom(
                articles, given.skip, given.most, Path(folder), settings, rng
            ) as newsroom,
        ):
            account = mislead(newsroom, given.planted, rng)
            ended = [] if given.no_faults else _failed(newsroom)
    except DatelineError as error:
        sys.stderr.write(f"{error}\n")
        return 1
    sys.stdout.write(_told(account, ended))
    few = len(account.shown) <= _MOST_SHOWN * len(account.planted)
    return 0 if few and all(one.well for one in ended) else 1


def _failed(newsroom: Newsroom) -> list[Ended]:
    language = newsroom.desk.reader.articles()[0].language
    sentence = sentences_of(newsroom, language)[0]
    return list(fail(newsroom, sentence, sentence))


def _told(account: Account, ended: Sequence[Ended]) -> str:
    """The account as Markdown."""
    planted = Counter((p.kind, p.language) for p in account.planted)
    shown = Counter((p.kind, p.language) for p in account.shown)
    lines = ["| planted | en | shown | ar | shown |", "|---|---|---|---|---|"]
    for kind in KINDS:
        cells = [c for code in ("en", "ar") for c in (planted[kind, code], shown[kind, code])]
        lines.append(f"| {kind} | " + " | ".join(map(str, cells)) + " |")
    share = len(account.shown) / max(1, len(account.planted))
    lines += [
        "",
        f"{len(account.shown)} of {len(account.planted)} wrong sentences shown ({share:.1%}); "
        f"{account.told_shown} of {account.told} of the articles' own.",
        *(f"- {p.kind}: {p.text}\n  from: {' '.join(p.made_from.split())}" for p in account.shown),
    ]
    if ended:
        well = sum(one.well for one in ended)
        lines += ["", f"{well} of {len(ended)} faults of a server ended in the answer they must."]
    lines += [
        f"- {one.name}: {one.got}, not {one.wanted}. {one.notice}" for one in ended if not one.well
    ]
    return "\n".join(lines) + "\n"


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m evaluation.misbehaving", description=__doc__)
    parser.add_argument("--articles", type=Path, help="a folder (the demonstration articles)")
    parser.add_argument("--skip", type=int, default=0, help="articles of a file left out first")
    parser.add_argument("--most", type=int, default=40, help="articles of a file taken then")
    parser.add_argument("--planted", type=int, default=400, help="wrong sentences wanted (400)")
    parser.add_argument("--seed", type=int, default=1, help="of chance")
    parser.add_argument("--no-faults", action="store_true", help="plant sentences only")
    return parser


if __name__ == "__main__":
    sys.exit(main())
