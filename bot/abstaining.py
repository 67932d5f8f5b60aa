"""What is said when the articles do not answer."""

from __future__ import annotations

from collections.abc import Callable
from itertools import islice

from bot.extractive import Composition
from bot.messages import quoted, say
from index.retrieve import Retrieval

__all__ = ["abstention"]

_NAMED = 3
_TITLES = 2


def abstention(
    language: str,
    composition: Composition,
    retrieval: Retrieval,
    elsewhere: Callable[[str, str], bool] | None = None,
) -> str:
    """The refusal, what is missing, and the titles of the nearest articles.

    Args:
        language: The reader's.
        composition: What was found to be missing.
        retrieval: What is near.
        elsewhere: Whether a word of that language may stand in articles of another script, spelled
            too oddly to be matched: of such a word nothing is said.
    """
    said = [say("refusal", language)]
    if not retrieval.hits:
        return " ".join([*said, say("empty_corpus", language)])
    unknown = (w for w in composition.missing if w in retrieval.unknown)
    sure = (w for w in unknown if elsewhere is None or not elsewhere(w, language))
    missing = list(islice(sure, _NAMED))
    if missing:
        said.append(say("missing", language, what=quoted(missing, language)))
    titles = list(dict.fromkeys(hit.title for hit in retrieval.hits))[:_TITLES]
    if titles:
        said.append(say("nearest", language, titles=quoted(titles, language, listed=True)))
    return " ".join(said)
