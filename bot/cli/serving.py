"""`chat`: the page and the HTTP API in one process."""

from __future__ import annotations

from bot.cli.common import Call, progress_bar, tell

__all__ = ["chat"]


def chat(call: Call, host: str | None, port: int | None) -> None:
    """Index, then serve until interrupted."""
    settings = call.settings(gradio_server_name=host, gradio_server_port=port)
    from bot.serve import listen, serve

    # A taken port is said at once, not after a minute of indexing.
    listen(settings.gradio_server_name, settings.gradio_server_port).close()
    from bot.wiring import open_bot

    with progress_bar() as progress:
        engine = open_bot(settings=settings, update=call.update, progress=progress, notify=tell)
    serve(engine, settings, ready=lambda address: tell(f"serving at {address} (Ctrl+C stops it)"))
