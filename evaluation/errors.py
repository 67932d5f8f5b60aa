"""Failures of the evaluation room; the whole tree is drawn in `corpus.errors`."""

from bot.errors import SettingsError
from corpus.errors import DatelineError

__all__ = ["EvaluationError", "RunError", "SetError", "UsageError"]


class EvaluationError(DatelineError):
    """An evaluation that cannot be started or finished."""


class SetError(EvaluationError):
    """A question set that cannot be read, or that does not fit the articles."""


class RunError(EvaluationError):
    """A run that cannot be written, continued or compared; what is finished is kept."""


class UsageError(EvaluationError, SettingsError):
    """Arguments that do not go together; a command line ends with 2, as for any wrong flag."""
