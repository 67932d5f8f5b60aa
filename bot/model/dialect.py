"""What a particular server understands of the chat protocol, learnt from what it refuses.

Servers that call themselves OpenAI-compatible differ in four fields. Asking first is not possible,
so a refused field is left out or renamed, once, and remembered.
"""

from __future__ import annotations

import re
import threading
from collections.abc import Sequence
from typing import Any

from prompts.loader import Message

__all__ = ["Dialect"]

# A model that refuses `max_tokens` thinks before it writes, and its thoughts count as output.
_ROOM_TO_THINK = 6
# "max_tokens is too large" is another matter: without a bound it would not become smaller.
_UNKNOWN = re.compile(
    r"un(?:supported|known|recogni[sz]ed|expected)|not (?:supported|permitted)|extra"
)


class Dialect:
    """The fields of a request, as this server takes them; safe for use from several threads."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._fields: dict[str, Any] = {
            "temperature": 0,
            "stream_options": {"include_usage": True},
        }
        self._length: str | None = "max_tokens"
        self._room = 1
        self._system = True

    def request(self, messages: Sequence[Message], output_tokens: int) -> dict[str, Any]:
        """The arguments of a call beside the model's name.

        Args:
            messages: What the model is to read.
            output_tokens: The longest reply asked for.
        """
        with self._lock:
            fields, system = dict(self._fields), self._system
            if self._length:
                fields[self._length] = output_tokens * self._room
        if not system:
            messages = _without_system(messages)
        plain = [{"role": m.role, "content": m.content} for m in messages]
        return {**fields, "messages": plain, "stream": True}

    def learn(self, said: str) -> bool:
        """Whether a refusal names something that can be left out; from then on it is.

        Args:
            said: What the server said about the request it refused.
        """
        told = said.lower()
        with self._lock:
            if self._length == "max_tokens" and "max_completion_tokens" in told:
                self._length, self._room = "max_completion_tokens", _ROOM_TO_THINK
                self._fields.pop("temperature", None)
                return True
            if self._length and self._length in told and _UNKNOWN.search(told):
                self._length = None
                return True
            for name in ("stream_options", "temperature"):
                if name in self._fields and (name in told or name.replace("_", " ") in told):
                    del self._fields[name]
                    return True
            if self._system and "system" in told and ("role" in told or "message" in told):
                self._system = False
                return True
        return False


def _without_system(messages: Sequence[Message]) -> list[Message]:
    """The system's words at the head of the first user message."""
    head = "\n\n".join(m.content for m in messages if m.role == "system")
    rest = [m for m in messages if m.role != "system"]
    if not rest:
        return [Message(role="user", content=head)]
    first = Message(role=rest[0].role, content=f"{head}\n\n{rest[0].content}")
    return [first, *rest[1:]]
