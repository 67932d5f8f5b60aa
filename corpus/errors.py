"""What can go wrong, as a tree.

    DatelineError                     one line for the reader, one for what to do
    ├── CorpusError                   the folder of articles cannot be used at all
    ├── StoreError                    (index.errors) the store cannot be opened, built or written
    │   ├── BusyError                 (index.errors) another process is building
    │   ├── DamageError               (index.errors) a part is not what it was; rebuilt unasked
    │   ├── EmbedderMismatchError     (index.errors) made with another embedder
    │   └── LexiconError              (index.errors) a word list that cannot be read
    ├── EmbeddingError                (index.errors) texts cannot be turned into vectors
    ├── BotError                      (bot.errors) anything between a question and its answer
    │   ├── QuestionError             (bot.errors) empty, too long, no words
    │   ├── SettingsError             (bot.errors) unknown, out of bounds, unreadable
    │   ├── PortError                 (bot.errors) the address to serve at is taken or not ours
    │   └── ModelError                (bot.errors) the model did not answer
    └── EvaluationError               (evaluation.errors) a set, a run or how they are compared
        ├── SetError                  (evaluation.errors) a set of questions that is none
        ├── RunError                  (evaluation.errors) a run that cannot be read
        └── UsageError                (evaluation.errors) flags that do not go together

A file that cannot be read is not an error but a `corpus.reading.Refusal`: the rest goes on.
"""

__all__ = ["CorpusError", "DatelineError"]


class DatelineError(Exception):
    """A failure a person can act on.

    Args:
        message: What is wrong, one line, no trailing full stop.
        remedy: What to do about it, one line; empty when the message says it already.
    """

    def __init__(self, message: str, remedy: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.remedy = remedy

    def __str__(self) -> str:
        """The one line shown to a person."""
        return f"{self.message}: {self.remedy}" if self.remedy else self.message


class CorpusError(DatelineError):
    """The folder of articles is missing, unreadable or holds no article."""
