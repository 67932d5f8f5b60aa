"""An answer in the shapes of OpenAI's chat completions, with its citations.

https://platform.openai.com/docs/api-reference/chat/object
"""

from __future__ import annotations

import json
import time
from collections.abc import Iterator
from dataclasses import asdict, dataclass, field
from typing import Any
from urllib.parse import urlencode
from uuid import uuid4

from bot.answer import Answer, Citation
from bot.numbering import differing

__all__ = ["DONE", "MODEL", "Reply", "content", "event", "marks"]

MODEL = "dateline"
DONE = "data: [DONE]\n\n"
_STOPS = ".!?؟。… "


@dataclass(frozen=True, slots=True, kw_only=True)
class Reply:
    """One completion: its name and time stay the same over all chunks of a stream."""

    page: str
    """Address of the page, ending in "/"; citations link to sentences in it."""
    id: str = field(default_factory=lambda: f"chatcmpl-{uuid4().hex}")
    """Its name."""
    created: int = field(default_factory=lambda: int(time.time()))
    """Seconds since 1970."""

    def whole(self, answer: Answer) -> dict[str, Any]:
        """The reply to a request that does not stream."""
        message = {
            "role": "assistant",
            "content": content(answer),
            "refusal": None,
            "annotations": self.annotations(answer),
        }
        choice = {"index": 0, "message": message, "finish_reason": "stop", "logprobs": None}
        return {
            **self._envelope("chat.completion"),
            "choices": [choice],
            "usage": _usage(answer),
            **_beside(answer),
        }

    def piece(self, content: str) -> dict[str, Any]:
        """A chunk with the next words."""
        return self._chunk({"role": "assistant", "content": content}, None)

    def closing(self, answer: Answer) -> dict[str, Any]:
        """The chunk that ends the message and carries its citations."""
        chunk = self._chunk({"annotations": self.annotations(answer)}, "stop")
        return {**chunk, **_beside(answer)}

    def counted(self, answer: Answer) -> dict[str, Any]:
        """The chunk with the usage, for callers that ask for it."""
        return {
            **self._envelope("chat.completion.chunk"),
            "choices": [],
            "usage": _usage(answer),
            **_beside(answer),
        }

    def annotations(self, answer: Answer) -> list[dict[str, Any]]:
        """One `url_citation` for each mark `[n]`, at the mark's place in the text."""
        cited = {citation.n: citation for citation in answer.citations}
        return [
            {
                "type": "url_citation",
                "url_citation": {
                    "url": self._address(cited[n]),
                    "title": cited[n].title,
                    "start_index": start,
                    "end_index": end,
                },
            }
            for n, start, end in marks(answer)
            if n in cited
        ]

    def _address(self, citation: Citation) -> str:
        where = {"article": citation.article, "s": f"{citation.start}-{citation.end}"}
        return f"{self.page}?{urlencode(where)}"

    def _envelope(self, kind: str) -> dict[str, Any]:
        return {"id": self.id, "object": kind, "created": self.created, "model": MODEL}

    def _chunk(self, delta: dict[str, Any], finish_reason: str | None) -> dict[str, Any]:
        choice = {"index": 0, "delta": delta, "finish_reason": finish_reason, "logprobs": None}
        return {**self._envelope("chat.completion.chunk"), "choices": [choice]}


def content(answer: Answer) -> str:
    """What a chat shows: the answer, and below it what the articles disagree on."""
    return f"{answer.answer}\n\n{differ}" if (differ := differing(answer)) else answer.answer


def marks(answer: Answer) -> Iterator[tuple[int, int, int]]:
    """Each mark's number, start and end in the answer's text.

    They are looked for behind the sentence they belong to: an article may itself say "[1]".
    """
    text = content(answer)
    sides = [side for split in answer.disagreements for side in split.positions]
    told = [(statement.text, statement.citations) for statement in answer.statements]
    at = 0
    for says, numbers in (*told, *((side.says, side.citations) for side in sides)):
        bare = says.rstrip(_STOPS)
        found = text.find(bare, at)
        at = found + len(bare) if found >= 0 else at
        for n in numbers:
            start = text.find(f"[{n}]", at)
            if start < 0:
                continue
            at = start + len(f"[{n}]")
            yield n, start, at


def event(data: dict[str, Any]) -> str:
    """One server-sent event."""
    return f"data: {json.dumps(data, ensure_ascii=False)}\n\n"


def _beside(answer: Answer) -> dict[str, Any]:
    """What a chat completion has no field for."""
    return {
        "citations": [asdict(citation) for citation in answer.citations],
        "notice": answer.notice,
    }


def _usage(answer: Answer) -> dict[str, int]:
    prompt, completion = answer.usage.prompt_tokens, answer.usage.completion_tokens
    return {
        "prompt_tokens": prompt,
        "completion_tokens": completion,
        "total_tokens": prompt + completion,
    }
