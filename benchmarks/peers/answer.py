"""Let a peer answer an exported set.

    python answer.py {bm25,llama-index-wordllama,llama-index-minilm} DIR OUT.jsonl [--limit N]

Runs with the peers' own Python (see README.md).
"""

from __future__ import annotations

import argparse
from pathlib import Path

from material import Peer, answer

PEERS = ("bm25", "llama-index-wordllama", "llama-index-minilm")


def make(name: str, texts: dict[str, str]) -> Peer:
    """Build a peer over texts by id."""
    if name == "bm25":
        from bm25_alone import Bm25

        return Bm25(texts)
    import llama_index_chroma as plain

    embed = plain.wordllama() if name == "llama-index-wordllama" else plain.minilm()
    return plain.PlainLlamaIndex(texts, embed)


def main() -> None:
    """Read the arguments and answer."""
    parser = argparse.ArgumentParser()
    parser.add_argument("peer", choices=PEERS)
    parser.add_argument("folder", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--limit", type=int, default=0)
    given = parser.parse_args()
    answer(lambda texts: make(given.peer, texts), given.folder, given.out, given.limit)


if __name__ == "__main__":
    main()
