"""What a model that makes no mistake brings the search: translated and split questions.

    python -m benchmarks.search_help --questions SET --gold SET [--limit N]     translated
    python -m benchmarks.search_help --questions SET --parts 2 [--limit N]      several in one

The model is a scripted server that is asked over HTTP as any other and replies with the gold: the
parallel question of `--gold`, whose articles are searched, or the questions that `--parts` joins
into one. Prints Markdown: hit at 1 and at 10 of the gold article with 95% bootstrap intervals; of
joined questions the share of their articles in the first 10.
"""

from __future__ import annotations

import argparse
import random
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np

from bot.looking import look
from bot.model.chat_model import ChatModel
from bot.model.widening import Widener
from evaluation.fitting.sources import Source, open_source
from evaluation.intervals import draws, estimate
from evaluation.loading import write_corpus
from evaluation.scripted_model import ModelServer
from evaluation.sets import CORPUS_FILE, Question
from index.analysis.analyser import open_analyser
from index.build import Library
from index.embedding import WordLlamaEmbedder
from index.filters import Filters
from index.gloss import glossing
from index.reader import Reader
from prompts.fence import defuse

_DEPTH = 20
_SEED = 3
_JOINS = {"en": " and ", "ar": " و"}
Asked = tuple[str, str, tuple[str, ...]]
"""A question, what the scripted model replies, and ids of its articles."""


def main() -> None:
    """Search for every question without and with the model's help."""
    given = _parser().parse_args()
    gold = open_source(str(given.gold or given.questions), 10**6)
    source = open_source(f"{given.questions}:{given.gold or given.questions}", given.limit)
    asked = _joined(source, given.parts) if given.parts else _parallel(source, gold)
    with TemporaryDirectory() as temporary, ModelServer() as server:
        folder = (given.folder or Path(temporary)).absolute()
        corpus = folder / gold.articles.path.name.partition(".json")[0]
        write_corpus(gold.articles, corpus)
        analyser = open_analyser([], folder / "lexicons")
        embedder = glossing(WordLlamaEmbedder(), analyser)
        library = Library(corpus, folder / "index", lambda: embedder, analyser)
        library.update()
        model = ChatModel("scripted", base_url=server.url).brief(10.0, 300)
        widener = Widener(model, translating=not given.parts, parts=given.parts)
        replies = {question: reply for question, reply, _ in asked}
        server.play(lambda seen: next(r for q, r in replies.items() if q in seen.user))
        with library.open() as reader:
            print(f"\n{source.name}, {len(asked)} questions\n")
            _table(reader, asked, widener, given.parts)


def _table(reader: Reader, asked: Sequence[Asked], widener: Widener, parts: int) -> None:
    depths = (parts, 10) if parts else (1, 10)
    print("| | " + " | ".join(f"hit@{k}" for k in depths) + " |\n|---|---|---|")
    language = "ar" if any("\u0600" <= c <= "\u06ff" for c in asked[0][0]) else "en"
    for name, helper in (("as written", None), ("with the model", widener)):
        ranks = []
        for question, _, gold in asked:
            found = look(reader, question, language, _DEPTH, Filters(), helper)
            ids = [h.passage.article.removeprefix(f"{CORPUS_FILE}#") for h in found.retrieval.hits]
            ranks.append((list(dict.fromkeys(ids)), gold))
        print(f"| {name} | " + " | ".join(_cell(ranks, k) for k in depths) + " |", flush=True)


def _parallel(source: Source, gold: Source) -> list[Asked]:
    said = {q.id: q.question for q in gold.sample}
    return [(_line(q), said[q.id], q.articles) for q in source.sample if q.id in said]


def _joined(source: Source, parts: int) -> list[Asked]:
    """Questions of different articles made one, in an order that is always the same."""
    sample = list(source.sample)
    random.Random(_SEED).shuffle(sample)
    groups = [sample[at : at + parts] for at in range(0, len(sample) - parts + 1, parts)]
    return [_one(group) for group in groups if len({q.articles for q in group}) == parts]


def _one(group: Sequence[Question]) -> Asked:
    language = "ar" if any("\u0600" <= c <= "\u06ff" for c in group[0].question) else "en"
    words = [_line(q).rstrip(" ?؟") for q in group]
    mark = "؟" if language == "ar" else "?"
    question = _JOINS[language].join(words) + mark
    return question, "\n".join(map(_line, group)), tuple(q.articles[0] for q in group)


def _line(question: Question) -> str:
    return defuse(question.question)  # as the prompt prints it


def _cell(ranks: Sequence[tuple[list[str], tuple[str, ...]]], k: int) -> str:
    values = np.array([sum(g in ranked[:k] for g in gold) / len(gold) for ranked, gold in ranks])
    found = estimate(values, draws(len(values)))
    return f"{found.value:.3f} ({found.low:.3f}–{found.high:.3f})" if found else "–"


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.search_help", description=__doc__)
    parser.add_argument("--questions", type=Path, required=True, help="a set")
    parser.add_argument("--gold", type=Path, help="the same questions over articles to search")
    parser.add_argument("--parts", type=int, default=0, help="questions joined into one")
    parser.add_argument("--limit", type=int, default=10**6, help="questions taken")
    parser.add_argument("--folder", type=Path, help="where articles and indexes are kept")
    return parser


if __name__ == "__main__":
    main()
