"""How many wrong sentences are shown, and what becomes of an answer when a server fails."""

from __future__ import annotations

import random
import re
from collections import Counter
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass, field

from bot.answer import Answer
from bot.asking import question_language
from bot.model.chat_model import Limits
from evaluation.misbehaving.faults import Ending, faults
from evaluation.misbehaving.newsroom import Newsroom
from evaluation.misbehaving.planting import KINDS, Planted, plant
from evaluation.scripted_model import Act, Seen

__all__ = ["Account", "Ended", "fail", "mislead", "sentences_of"]

_A_REPLY = 9  # wrong sentences in one reply; fewer than are read of it
_UNKNOWN_KEY = 3  # one in so many cites a key that was never given
_OPENING = 14  # words of a sentence that is asked about
_EVERY = 3  # sentences of an article of which one is asked about
_QUICK = Limits(
    first_token_s=2.0, between_tokens_s=0.4, retries=1, longest_wait_s=1.0, output_tokens=100
)


@dataclass(slots=True)
class Account:
    """What was planted, and what was shown of it."""

    planted: list[Planted] = field(default_factory=list)
    """Every wrong sentence."""
    shown: list[Planted] = field(default_factory=list)
    """Those that readers saw."""
    told: int = 0
    """Sentences of the articles, unchanged, among them."""
    told_shown: int = 0
    """Those that readers saw."""


def mislead(newsroom: Newsroom, wanted: int, rng: random.Random) -> Account:
    """Ask until so many wrong sentences were written, or there is nothing left to ask about.

    Args:
        newsroom: The bot.
        wanted: How many.
        rng: Where chance comes from.
    """
    account = Account()
    questions = list(_questions(newsroom))
    rng.shuffle(questions)
    for question in questions:
        if len(account.planted) >= wanted:
            break
        planted: list[Planted] = []
        straight: list[str] = []
        newsroom.server.play(_misleading(account, planted, straight, rng))
        answer = newsroom.ask(question)
        said = [_bare(s.text) for s in answer.statements] if answer.mode == "generative" else []
        account.planted += planted
        account.shown += [p for p in planted if any(_bare(p.text) in text for text in said)]
        account.told += len(straight)
        account.told_shown += sum(any(_bare(t) in text for text in said) for t in straight)
    return account


def _questions(newsroom: Newsroom) -> Iterator[str]:
    """What articles are about: their titles, and how some of their sentences begin."""
    reader = newsroom.desk.reader
    for card in reader.articles():
        yield card.title
        text = reader.article(card.id).text
        for span in reader.sentences(card.id)[3::_EVERY]:
            yield " ".join(span.of(text).split()[:_OPENING])


def _misleading(
    account: Account, planted: list[Planted], straight: list[str], rng: random.Random
) -> Callable[[Seen], str]:
    """A reply of wrong sentences that cite what they are made from, and of a right one.

    Args:
        account: What was planted before.
        planted: Takes the wrong sentences.
        straight: Takes the right one.
        rng: Where chance comes from.
    """

    def reply(seen: Seen) -> str:
        keys = {" ".join(text.split()): key for key, text in seen.sentences.items()}
        language = question_language(seen.user.rpartition("Question:")[2])
        told = [text for text in keys if question_language(text) == language]
        counted = Counter(p.kind for p in account.planted if p.language == language)
        kinds = sorted(KINDS, key=lambda kind: (counted[kind], rng.random()))
        earlier = {(p.text, p.made_from) for p in account.planted}
        found = plant(told, language, kinds, rng)
        planted[:] = [p for p in found if (p.text, p.made_from) not in earlier][:_A_REPLY]
        straight[:] = [t for t in told if t.endswith(".") and len(t.split()) > _OPENING][:1]
        lines = [
            (wrong.text, keys[wrong.made_from] if number % _UNKNOWN_KEY else "b2b2")
            for number, wrong in enumerate(planted)
        ]
        lines += [(text, keys[text]) for text in straight]
        rng.shuffle(lines)
        return "\n".join(f"{text.rstrip(' .')} [{key}]." for text, key in lines)

    return reply


@dataclass(frozen=True, slots=True)
class Ended:
    """An answer after a fault."""

    name: str
    wanted: Ending
    got: str
    notice: str

    @property
    def well(self) -> bool:
        """Whether it is what it had to be, with one line where the model failed."""
        if self.got == "quotes" and not self.notice:
            return False
        return self.wanted in (self.got, "either") and "\n" not in self.notice


def fail(
    newsroom: Newsroom, question: str, sentence: str, names: Collection[str] = ()
) -> Iterator[Ended]:
    """Ask once through every fault.

    Args:
        newsroom: The bot.
        question: What is asked.
        sentence: Words of an article that it brings, without the stop.
        names: Which faults; all when empty.
    """
    for name, fault in faults(sentence).items():
        if names and name not in names:
            continue
        newsroom.server.play(*fault.acts)
        answer = newsroom.ask(question, _QUICK)
        yield Ended(name, fault.ends, _ending(answer), answer.notice or "")
    newsroom.server.play(Act(text="."))


def _ending(answer: Answer) -> str:
    if answer.abstained or not answer.statements:
        return "nothing"
    if answer.mode == "extractive":
        return "quotes"
    return "cut" if answer.notice else "written"


def _bare(text: str) -> str:
    return re.sub(r"[\s\W]+", " ", text).casefold().strip()


def sentences_of(newsroom: Newsroom, language: str) -> Sequence[str]:
    """Sentences of the first article in a language that can be asked about, without their stop."""
    reader = newsroom.desk.reader
    card = next(c for c in reader.articles() if c.language == language)
    text = reader.article(card.id).text
    told = [" ".join(s.of(text).split()) for s in reader.sentences(card.id)]
    return [t.rstrip(".") for t in told if t.endswith(".") and 8 <= len(t.split()) <= 30]
