"""Tokens and money a run spent on a model, summed; zero without one."""

from evaluation.measures.measure import Measure
from evaluation.outcome import Outcome

__all__ = ["MEASURES"]


def _tokens(outcome: Outcome) -> float:
    usage = outcome.answer.usage if outcome.answer else None
    return float(usage.prompt_tokens + usage.completion_tokens) if usage else 0.0


MEASURES = (
    Measure(
        name="tokens",
        about="Tokens sent to and received from the model, in all.",
        family="cost",
        value=_tokens,
        summary="total",
        better="lower",
        unit="tokens",
    ),
    Measure(
        name="cost",
        about="US dollars spent on the model, in all.",
        family="cost",
        value=lambda o: o.answer.usage.cost_usd if o.answer else 0.0,
        summary="total",
        better="lower",
        unit="usd",
    ),
)
