"""Questions from relevance judgements: which documents answer which query."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from evaluation.errors import SetError
from evaluation.formats.language import common_language
from evaluation.sets import Question

__all__ = ["judged"]


def judged(
    grades: Iterable[tuple[str, str, float]], queries: Iterable[tuple[str, str]]
) -> Iterator[Question]:
    """Yield the judged queries in their own order.

    Args:
        grades: Query, document, grade; a grade above 0 makes the document gold.
        queries: Id and text.

    Raises:
        SetError: A judged query has no text.
    """
    gold: dict[str, list[str]] = {}
    for query, document, grade in grades:
        found = gold.setdefault(query, [])
        if grade > 0:
            found.append(document)
    texts = {name: text for name, text in queries if name in gold}
    missing = next((name for name in gold if name not in texts), None)
    if missing is not None:
        raise SetError(f"query {missing} is judged but not among the queries")
    language = common_language(texts.values())
    for name, text in texts.items():
        # A query without a relevant document is no question that nothing answers: the pool that
        # was judged may have missed it. It measures nothing, and is left out as trec_eval does.
        if gold[name]:
            articles = tuple(dict.fromkeys(gold[name]))
            yield Question(id=name, question=text.strip(), articles=articles, language=language)
