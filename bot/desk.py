"""Everything that answers from one opened generation of the index."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.candidates import Gatherer
from bot.claims import ClaimChecker
from bot.extractive import ExtractiveComposer
from bot.matching import Matcher
from bot.model.second_opinion import SecondOpinion
from bot.verification import Verifier
from bot.weights import Weights
from index.gloss import glossing

if TYPE_CHECKING:
    from index.analysis.analyser import Analyser
    from index.embedding import Embedder
    from index.reader import Reader

__all__ = ["Desk", "set_desk"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """A reader of the index and the tools bound to it."""

    reader: Reader
    matcher: Matcher
    composer: ExtractiveComposer
    verifier: Verifier
    claims: ClaimChecker


def set_desk(
    reader: Reader,
    analyser: Analyser,
    embedder: Embedder,
    weights: Weights,
    statements: int,
    opinion: SecondOpinion | None = None,
) -> Desk:
    """Bind the tools to a reader.

    Args:
        reader: One opened generation.
        analyser: The analyser the generation was built with.
        embedder: The embedder the generation was built with.
        weights: Fitted weights.
        statements: Most sentences of an extractive answer.
        opinion: Reads again what the check of a claim calls supported.
    """
    embedder = glossing(embedder, analyser)
    matcher = Matcher(analyser, reader.idf, embedder.embed)
    gatherer = Gatherer(reader, matcher, embedder.embed)
    verifier = Verifier(matcher, embedder.embed)
    return Desk(
        reader=reader,
        matcher=matcher,
        composer=ExtractiveComposer(reader, gatherer, matcher, weights, statements),
        verifier=verifier,
        claims=ClaimChecker(reader, matcher, verifier, opinion),
    )
