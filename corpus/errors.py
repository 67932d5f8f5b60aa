"""What can go wrong, as a tree.

    DatelineError                 one line for the reader, one for what to do
    ├── CorpusError               the folder of articles cannot be used at all
    ├── StoreError                (index.errors) the store cannot be opened, built or written
    ├── EmbeddingError            (index.errors) texts cannot be turned into vectors
    └── BotError                  (bot.errors) a question, a setting, a model or a port

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
