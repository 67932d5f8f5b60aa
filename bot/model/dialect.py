"""What a particular server understands of the chat protocol, learnt from what it refuses.

Servers that call themselves OpenAI-compatible differ in four fields. Asking first is not possible,
so a refused field is left out or renamed, once, and remembered.
"""

from __future__ import annotations

import threading
from collections.abc import Sequence
from typing import Any

from prompts.loader import Message

__all__ = ["Dialect"]

# A model that refuses `max_tokens` thinks before it writes, and its thoughts count as output.
_ROOM_TO_THINK = 6


class Dialect:
    """The fields of a request, as this server takes them; safe for use from several threads.

    Args:
        output_tokens: The longest reply asked for.
    """

    def __init__(self, output_tokens: int) -> None:
        self._lock = threading.Lock()
        self._fields: dict[str, Any] = {
            "temperature": 0,
            "max_tokens": output_tokens,
            "stream_options": {"include_usage": True},
        }
        self._system = True

    def request(self, messages: Sequence[Message]) -> dict[str, Any]:
        """The arguments of a call beside the model's name.

        Args:
            messages: What the model is to read.
        """
        with self._lock:
            fields, system = dict(self._fields), self._system
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
            if "max_tokens" in self._fields and "max_completion_tokens" in told:
                room = self._fields.pop("max_tokens") * _ROOM_TO_THINK
                self._fields["max_completion_tokens"] = room
                self._fields.pop("temperature", None)
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
