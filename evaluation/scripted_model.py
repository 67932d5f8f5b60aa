"""A scripted OpenAI-compatible server: it speaks real HTTP and misbehaves on demand.

Give it a script: what to do at the first call, the second, …; the last entry serves for ever.
"""

from __future__ import annotations

import json
import re
import sys
import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

__all__ = ["Act", "ModelServer", "Seen"]

_SENTENCE = re.compile(r"^\[(\w{4})\] (.+)$", re.MULTILINE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """A request as it arrived."""

    path: str
    headers: Mapping[str, str]
    body: Mapping[str, Any]

    @property
    def system(self) -> str:
        """What the system's messages say."""
        return "\n".join(m["content"] for m in self.body["messages"] if m["role"] == "system")

    @property
    def user(self) -> str:
        """What the user's messages say."""
        return "\n".join(m["content"] for m in self.body["messages"] if m["role"] == "user")

    @property
    def sentences(self) -> dict[str, str]:
        """What the prompt offers: key → sentence."""
        return dict(_SENTENCE.findall(self.user))

    def key(self, words: str) -> str:
        """Key of the first sentence that holds these words."""
        return next(key for key, text in self.sentences.items() if words in text)


Text = str | Callable[[Seen], str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Act:
    """What to do with one request."""

    text: str | Callable[[Seen], str] = ""
    """The reply; a function gets the request, so that it can cite real keys."""
    status: int = 200
    headers: Mapping[str, str] = field(default_factory=dict)
    error: Any = None
    """Body of an error status."""
    usage: tuple[int, int] | None = (100, 20)
    """Prompt and completion tokens; None for a server that does not count."""
    finish: str | None = "stop"
    """None: the stream just ends, without `[DONE]` either."""
    pieces: int = 7
    """Characters a piece."""
    wait_s: float = 0.0
    """Seconds until the first piece."""
    pace_s: float = 0.0
    """Seconds between pieces."""
    thoughts: int = 0
    """Pieces of reasoning sent before the first word."""
    hang_before: bool = False
    """Accept, answer nothing, until the server stops."""
    hang_after: int | None = None
    """Fall silent after so many pieces."""
    comments: bool = False
    """While silent, send comments: the socket is alive, the model is not."""
    reset_after: int | None = None
    """Cut the connection inside a chunk after so many pieces."""
    raw: bytes | Callable[[Seen], bytes] | None = None
    """Send these bytes as the body, whatever they are; a function gets the request."""
    content_type: str = "text/event-stream"
    whole: bool = False
    """Do not stream, whatever was asked."""
    rejects: str = ""
    """Name of a request field that is answered with HTTP 400."""
    repeat_forever: bool = False
    """Never stop writing."""


class ModelServer:
    """Serves one script on a loopback port."""

    def __init__(self) -> None:
        self.seen: list[Seen] = []
        self._script: Sequence[Act] = (Act(text="Nothing was scripted."),)
        self._lock = threading.Lock()
        self.stopping = threading.Event()
        self._server = _Quiet(("127.0.0.1", 0), _Handler)
        self._server.model = self
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.02,))

    @property
    def url(self) -> str:
        """Its address, as `OPENAI_BASE_URL` wants it."""
        return f"http://127.0.0.1:{self._server.server_port}/v1"

    def play(self, *acts: Act | Text) -> None:
        """Set the script; a text stands for a well-behaved reply."""
        self._script = tuple(act if isinstance(act, Act) else Act(text=act) for act in acts)
        self.seen.clear()

    def take(self, seen: Seen) -> Act:
        """What to do with a request; it is kept in `seen`."""
        with self._lock:
            self.seen.append(seen)
            return self._script[min(len(self.seen), len(self._script)) - 1]

    def __enter__(self) -> ModelServer:
        """Serve."""
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        """Let every caller go."""
        self.stopping.set()
        self._server.shutdown()
        self._thread.join()
        self._server.server_close()


class _Quiet(ThreadingHTTPServer):
    daemon_threads = True
    model: ModelServer

    def handle_error(self, request: Any, client_address: Any) -> None:  # noqa: ANN401  socketserver's
        """A client that hangs up is part of the play; a script that raises is not."""
        if not isinstance(sys.exception(), OSError):
            super().handle_error(request, client_address)


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: _Quiet

    def log_message(self, format: str, *args: object) -> None:
        """No log."""

    def do_GET(self) -> None:
        self._json(200, {"object": "list", "data": [{"id": "scripted", "object": "model"}]})

    def do_POST(self) -> None:
        length = int(self.headers.get("content-length", 0))
        body = json.loads(self.rfile.read(length) or b"{}")
        seen = Seen(path=self.path, headers=dict(self.headers.items()), body=body)
        act = self.server.model.take(seen)
        if act.hang_before:
            self.server.model.stopping.wait()
            return
        if act.rejects and act.rejects in body:
            said = f"Unsupported parameter: '{act.rejects}' is not supported with this model."
            if act.rejects == "max_tokens":
                said += " Use 'max_completion_tokens' instead."
            self._json(400, {"error": {"message": said, "param": act.rejects}})
        elif act.rejects == "system" and seen.system:
            self._json(400, {"error": {"message": "System role not supported"}})
        elif act.status != 200:
            self._json(act.status, act.error or {"error": {"message": "scripted"}}, act.headers)
        elif act.raw is not None:
            raw = act.raw(seen) if callable(act.raw) else act.raw
            self._bytes(200, raw, act.content_type, act.headers)
        else:
            self._answer(act, seen)

    def _answer(self, act: Act, seen: Seen) -> None:
        text = act.text(seen) if callable(act.text) else act.text
        if act.whole:
            message = {"role": "assistant", "content": text}
            choice = {"index": 0, "message": message, "finish_reason": act.finish}
            self._json(200, {"object": "chat.completion", "choices": [choice]} | _usage(act.usage))
            return
        self.send_response(200)
        self.send_header("content-type", "text/event-stream; charset=utf-8")
        self.send_header("transfer-encoding", "chunked")
        self.end_headers()
        counted = bool(seen.body.get("stream_options", {}).get("include_usage"))
        for number, event in enumerate(_events(act, text)):
            if number == act.hang_after:
                self._fall_silent(act)
                return
            if number == act.reset_after:
                self.wfile.write(b"ff\r\ndata: {")
                self.wfile.flush()
                self.close_connection = True
                return
            self.server.model.stopping.wait(act.pace_s if number else act.wait_s)
            self._event(event)
        if act.finish is not None:
            self._event(_chunk({}, act.finish))
            if counted and act.usage:
                self._event({"object": "chat.completion.chunk", "choices": []} | _usage(act.usage))
            self._chunked(b"data: [DONE]\n\n")
        self.wfile.write(b"0\r\n\r\n")

    def _fall_silent(self, act: Act) -> None:
        while not self.server.model.stopping.wait(0.05):
            if act.comments:
                self._chunked(b": still here\n\n")
        self.close_connection = True

    def _event(self, event: Mapping[str, Any]) -> None:
        self._chunked(b"data: " + json.dumps(event).encode() + b"\n\n")

    def _chunked(self, payload: bytes) -> None:
        self.wfile.write(f"{len(payload):x}\r\n".encode() + payload + b"\r\n")
        self.wfile.flush()

    def _json(self, status: int, body: object, headers: Mapping[str, str] | None = None) -> None:
        self._bytes(status, json.dumps(body).encode(), "application/json", headers or {})

    def _bytes(self, status: int, body: bytes, kind: str, headers: Mapping[str, str]) -> None:
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.send_header("content-type", kind)
        self.send_header("content-length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


def _events(act: Act, text: str) -> Iterator[dict[str, Any]]:
    yield _chunk({"role": "assistant", "content": ""})
    for number in range(act.thoughts):
        yield _chunk({"reasoning_content": f"thought {number} "})
    while True:
        for start in range(0, len(text), act.pieces):
            yield _chunk({"content": text[start : start + act.pieces]})
        if not act.repeat_forever:
            return


def _chunk(delta: Mapping[str, Any], finish: str | None = None) -> dict[str, Any]:
    choice = {"index": 0, "delta": delta, "finish_reason": finish}
    return {"id": "c1", "object": "chat.completion.chunk", "created": 1, "choices": [choice]}


def _usage(usage: tuple[int, int] | None) -> dict[str, Any]:
    if usage is None:
        return {}
    prompt, completion = usage
    return {
        "usage": {
            "prompt_tokens": prompt,
            "completion_tokens": completion,
            "total_tokens": prompt + completion,
        }
    }
