"""Abstention: whether it declines what it should, and only that.

    refused unanswerable (recall) = unanswerable declined / unanswerable  [0, 1]
    refused answerable            = answerable declined / answerable      [0, 1], less is better
    abstention precision          = unanswerable declined / declined      [0, 1]

A failure is not a refusal: it counts as neither right nor careful.

Paper: Rajpurkar et al., "Know What You Don't Know", ACL 2018, https://aclanthology.org/P18-2124;
the pair of recall and precision as in Kamath et al., ACL 2020,
https://aclanthology.org/2020.acl-main.503.
"""

from evaluation.measures.measure import Measure, among

__all__ = ["MEASURES"]

MEASURES = (
    Measure(
        name="refused unanswerable",
        about="Share of the questions without an answer that it declined (abstention recall).",
        family="abstention",
        value=among(lambda o: not o.question.answerable, lambda o: float(o.abstained)),
    ),
    Measure(
        name="refused answerable",
        about="Share of the questions with an answer that it declined.",
        family="abstention",
        value=among(lambda o: o.question.answerable, lambda o: float(o.abstained)),
        better="lower",
    ),
    Measure(
        name="abstention precision",
        about="Share of the declined questions that have no answer.",
        family="abstention",
        value=among(lambda o: o.abstained, lambda o: float(not o.question.answerable)),
    ),
)
