"""Where the command begins, before anything that takes time is imported."""

from __future__ import annotations

import signal

__all__ = ["main"]


def main() -> None:
    """Run `dateline`; Ctrl-C ends it without a traceback, also while modules are imported."""
    usual = signal.signal(signal.SIGINT, signal.SIG_DFL)
    from bot.cli.app import main as run

    signal.signal(signal.SIGINT, usual)
    run()
