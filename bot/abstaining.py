"""What is said when the articles do not answer."""

from __future__ import annotations

from bot.extractive import Composition
from bot.messages import quoted, say
from index.retrieve import Retrieval

__all__ = ["abstention"]

_NAMED = 3
_TITLES = 2


def abstention(language: str, composition: Composition, retrieval: Retrieval) -> str:
    """The refusal, what is missing, and the titles of the nearest articles."""
    said = [say("refusal", language)]
    if not retrieval.hits:
        return " ".join([*said, say("empty_corpus", language)])
    missing = [w for w in composition.missing if w in retrieval.unknown][:_NAMED]
    if missing:
        said.append(say("missing", language, what=quoted(missing, language)))
    titles = list(dict.fromkeys(hit.title for hit in retrieval.hits))[:_TITLES]
    if titles:
        said.append(say("nearest", language, titles=quoted(titles, language, listed=True)))
    return " ".join(said)
