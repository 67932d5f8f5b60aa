"""Every way in which a server fails or differs, and what must become of the answer.

Each is a function of a sentence that the articles say: the reply cites it with its key.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from evaluation.misbehaving.replies import Events, chunk, streamed
from evaluation.scripted_model import Act, Seen

__all__ = ["Ending", "Fault", "faults"]

Ending = Literal["quotes", "written", "cut", "either"]
"""The articles' own sentences and a notice; the model's without one; the model's with one; or what
the server's guess at a format makes of it, a notice where it is not the model's."""

Text = Callable[[Seen], str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """A server that is asked once or more."""

    acts: tuple[Act, ...]
    """What it does, call by call; the last for ever."""
    ends: Ending
    """What the answer must be."""


def faults(sentence: str) -> Mapping[str, Fault]:
    """The faults, by name.

    Args:
        sentence: Words of an article that the question brings, without the stop.
    """

    def good(seen: Seen) -> str:
        return f"{sentence} [{_key(seen, sentence)}]."

    named = (*_refused(good), *_broken(good), *_odd_words(good), *_dialects(good))
    return {name: Fault(acts=acts, ends=ends) for name, ends, acts in named}


Named = tuple[str, Ending, tuple[Act, ...]]


def _refused(good: Text) -> Iterator[Named]:
    soon = {"retry-after": "0"}
    for status in (400, 401, 403, 404, 413, 422, 500, 502, 529):
        yield f"HTTP {status}", "quotes", (Act(status=status),)
    yield "429 for long", "quotes", (Act(status=429, headers={"retry-after": "9999"}),)
    yield "429 once", "written", (Act(status=429, headers=soon), Act(text=good))
    yield "503 for long", "quotes", (Act(status=503, headers={"retry-after": "9999"}),)
    yield "503 once", "written", (Act(status=503, headers=soon), Act(text=good))
    for field in ("stream_options", "temperature", "max_tokens", "system"):
        yield f"refuses {field}", "written", (Act(text=good, rejects=field),)
    plain = {"error": {"message": "Unknown parameter: max_tokens"}}
    yield "knows no max_tokens", "written", (Act(status=400, error=plain), Act(text=good))
    detail = {"detail": [{"loc": ["body", "stream_options"], "msg": "extra fields not permitted"}]}
    yield "a list of faults", "written", (Act(status=422, error=detail), Act(text=good))


def _broken(good: Text) -> Iterator[Named]:
    words = "The first words of a"
    yield "silence", "quotes", (Act(hang_before=True),)
    yield "silence after the role", "quotes", (Act(text=good, hang_after=1),)
    yield "silence in the middle", "quotes", (Act(text=words, hang_after=2),)
    yield "silence with comments", "quotes", (Act(text=words, hang_after=2, comments=True),)
    yield "cut in the first sentence", "quotes", (Act(text=words, reset_after=3),)
    yield "ends without an end", "cut", (Act(text=lambda s: good(s) + " It", finish=None),)
    yield "no event", "quotes", (Act(raw=b""),)
    yield "half an event", "quotes", (Act(raw=b'data: {"choices": [{\n\n'),)
    yield "no JSON", "quotes", (Act(raw=b"data: hello\n\ndata: [DONE]\n\n"),)
    yield "not UTF-8", "quotes", (Act(raw=b'data: {"choices": "\xff\xfe"}\n\n'),)
    for body in (b"data: 7\n\n", b"data: null\n\n", b'data: {"choices": 7}\n\n', b"data: [1]\n\n"):
        yield f"an event {body[6:-2].decode()}", "quotes", (Act(raw=body),)
    page = b"<html><title>Sign in</title></html>"
    yield "a web page", "quotes", (Act(raw=page, content_type="text/html"),)
    yield (
        "an error inside the stream",
        "quotes",
        (Act(raw=b'data: {"error": {"message": "x"}}\n\n'),),
    )
    yield "an error event", "quotes", (Act(raw=b'event: error\ndata: {"message": "x"}\n\n'),)
    body = b'{"error": {"message": "model is loading"}}'
    yield "an error with status 200", "quotes", (Act(raw=body, content_type="application/json"),)
    yield "JSON that ends early", "quotes", (Act(raw=b'{"cho', content_type="application/json"),)


def _odd_words(good: Text) -> Iterator[Named]:
    said: Mapping[str, str] = {
        "empty": "",
        "white space": " \n\n ",
        "only citations": "[1] [2] [b2b2].",
        "only markup": "<div><script>alert(1)</script></div>",
        "only a heading": "## Answer",
        "another language": "Le maire a accusé le constructeur d'avoir caché des fissures.",
        "Chinese": "市长指责建筑商隐瞒裂缝。",
        "thoughts without an end": "<think>The user wants to know who it was.",
        "one word for ever": "no " * 4000,
    }
    for name, text in said.items():
        yield name, "quotes", (Act(text=text),)
    yield "its own prompt", "quotes", (Act(text=lambda seen: seen.system),)
    yield "the prompt it read", "either", (Act(text=lambda seen: seen.user),)
    thoughts = "<think>\nIt was closed. [1] Or not?\n</think>\n\n"
    yield "thoughts first", "written", (Act(text=lambda s: thoughts + good(s)),)
    yield "reasoning_content first", "written", (Act(text=good, thoughts=40),)
    yield "only reasoning_content", "quotes", (Act(text="", thoughts=40),)
    yield "the same sentence for ever", "either", (Act(text=lambda s: (good(s) + " ") * 300),)
    yield "a code block", "written", (Act(text=lambda s: f"```\n{good(s)}\n```"),)
    yield "JSON", "either", (Act(text=lambda s: '{"answer": "' + good(s) + '"}'),)
    yield "too long", "cut", (Act(text=lambda s: good(s) + " And then it", finish="length"),)
    yield "too long at once", "quotes", (Act(text="And then it", finish="length"),)
    yield "all tokens thought away", "quotes", (Act(text="", thoughts=9, finish="length"),)
    yield "filtered at once", "quotes", (Act(text="", finish="content_filter"),)
    yield "filtered later", "cut", (Act(text=lambda s: good(s) + " And", finish="content_filter"),)


def _dialects(good: Text) -> Iterator[Named]:
    """Shapes seen in the wild; `good` must come through wherever it is all there."""

    def sent(events: Callable[[str], Events], **how: str) -> tuple[Act, ...]:
        return (Act(raw=streamed(lambda seen: events(good(seen)), **how)),)

    stop = chunk({}, "stop")
    role = chunk({"role": "assistant", "content": None})
    yield (
        "null contents",
        "written",
        sent(lambda text: [role, chunk({"content": None}), chunk({"content": text}), stop]),
    )
    yield (
        "role alone",
        "written",
        sent(lambda text: [chunk({"role": "assistant"}), chunk({"content": text}), stop]),
    )
    yield (
        "Azure's first chunk",
        "written",
        sent(
            lambda text: [
                {"id": "", "object": "", "model": "", "choices": [], "prompt_filter_results": []},
                chunk({"content": text}, content_filter_offsets={"check_offset": 1}),
                stop,
            ]
        ),
    )
    yield (
        "usage null, then counted",
        "written",
        sent(
            lambda text: [
                chunk({"content": text}, usage=None),
                stop,
                {"choices": [], "usage": {"prompt_tokens": 5, "completion_tokens": 2}},
            ]
        ),
    )
    yield (
        "usage of a strange shape",
        "written",
        sent(lambda text: [chunk({"content": text}, usage={"prompt_tokens": "many"}), stop]),
    )
    yield "all in the last chunk", "written", sent(lambda text: [chunk({"content": text}, "stop")])
    yield (
        "no space behind data:",
        "written",
        sent(lambda text: [chunk({"content": text}), stop], opening="data:"),
    )
    yield (
        "carriage returns",
        "written",
        sent(lambda text: [chunk({"content": text}), stop], end="\r\n\r\n"),
    )
    yield (
        "comments between",
        "written",
        sent(lambda text: [": PROCESSING", chunk({"content": text}), ": PROCESSING", stop]),
    )
    yield (
        "named events",
        "written",
        sent(lambda text: [chunk({"content": text}), stop], opening="event: message\ndata: "),
    )
    yield (
        "content as parts",
        "written",
        sent(lambda text: [chunk({"content": [{"type": "text", "text": text}]}), stop]),
    )
    yield (
        "thinking as parts",
        "written",
        sent(
            lambda text: [
                chunk({"content": [{"type": "thinking", "thinking": [{"text": "Closed?"}]}]}),
                chunk({"content": text}),
                stop,
            ]
        ),
    )
    yield (
        "reasoning beside",
        "written",
        sent(
            lambda text: [
                chunk({"reasoning": "Closed?", "content": ""}),
                chunk({"content": text}),
                stop,
            ]
        ),
    )
    yield (
        "end_turn for stop",
        "written",
        sent(lambda text: [chunk({"content": text}), chunk({}, "end_turn")]),
    )
    yield "no reason to finish", "either", sent(lambda text: [chunk({"content": text})])
    call = {"index": 0, "id": "t1", "type": "function", "function": {"name": "search"}}
    yield (
        "a tool call",
        "quotes",
        sent(lambda _: [chunk({"tool_calls": [call]}), chunk({}, "tool_calls")]),
    )
    yield (
        "a refusal field",
        "quotes",
        sent(lambda _: [chunk({"refusal": "I can't help with that."}), stop]),
    )
    yield "not streamed", "written", (Act(text=good, whole=True),)
    yield "not streamed, no reason to finish", "either", (Act(text=good, whole=True, finish=None),)
    yield "usage absent", "written", (Act(text=good, usage=None),)


def _key(seen: Seen, sentence: str) -> str:
    """The key of the sentence; a key of nothing where it was not given."""
    return next((key for key, text in seen.sentences.items() if sentence in text), "b2b2")
