"""Copies of one story: which articles are the same text printed by several outlets.

A text is reduced to the smallest hashes of its word sequences (a bottom-k MinHash sketch), from
which both resemblance and containment of two texts can be estimated, as in Andrei Z. Broder, "On
the resemblance and containment of documents" (1997). Containment is what finds a copy whose tail
was cut. Two reports of one event share names and phrases, seldom whole sequences of words.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

__all__ = ["origins", "signature"]

_SHINGLE = 4
"""Words in a sequence: one changed word changes four of them."""
_SIZE = 128
"""Hashes kept of a text; a text with fewer sequences keeps all."""
_CONTAINED = 0.65
"""Least share of the shorter text's sequences that the longer must hold."""
_CONTAINED_EXCERPT = 0.8
"""The same where the shorter text is much shorter: a longer report may build on a brief."""
_LEAST_PART, _LEAST_EXCERPT = 0.6, 0.2
"""Least length of the shorter text as a share of the longer: of a copy, and of an excerpt."""
_LEAST_SHARED = 12
"""Fewest shared hashes that prove anything; shorter texts must be equal."""
_CROWD = 64
"""Texts of different stories that may share a sequence before it is taken for boilerplate."""
_MARKS = re.compile(r"[\u0640\u064b-\u065f\u0670]")
_LONGEST_WORD = 256
"""Bytes of a word that are looked at."""
_LAST_LETTER = 0x323B0
"""No character beyond it is a letter or digit."""
_HASH = np.dtype("<u4")

_Sketch = NDArray[np.uint32]


def signature(text: str) -> bytes:
    """Return the sketch of a text: at most 512 bytes, empty under four words.

    Case, punctuation, Arabic vowel marks and line breaks make no difference. Pass the article's
    body: what a page prints around it would make copies look different.
    """
    plain = text.lower() if text.isascii() else _plain(text)
    hashes = _word_hashes(plain)
    if len(hashes) < _SHINGLE:
        return b""
    mixed = np.zeros(len(hashes) - _SHINGLE + 1, dtype=np.uint64)
    for offset in range(_SHINGLE):
        mixed = mixed * _FACTOR + hashes[offset : offset + len(mixed)]
    mixed = _finish(mixed)
    values = np.sort((mixed >> np.uint64(32)).astype(_HASH))
    differs = np.append(True, values[1:] != values[:-1])
    return bytes(values[differs][:_SIZE].tobytes())


def origins(signed: Sequence[tuple[str, bytes]]) -> dict[str, str]:
    """Say for each article which article it is a copy of: the smallest id of its group.

    The result does not depend on the order given. An article alone is its own origin.

    Args:
        signed: Pairs of an article's id and the `signature` of its body.
    """
    origin: dict[str, str] = {}
    equal: dict[bytes, str] = {}
    for name, sketch in sorted(signed):
        # A few words prove nothing.
        origin[name] = equal.setdefault(sketch, name) if sketch else name
    names = list(equal.values())
    for copy, original in _copies([np.frombuffer(sketch, dtype=_HASH) for sketch in equal]):
        origin[names[copy]] = names[original]
    return {name: origin[origin[name]] for name in origin}


def _copies(sketches: Sequence[_Sketch]) -> Iterator[tuple[int, int]]:
    """Each text that is a copy, with the earlier text it is most like.

    A text is compared with originals only, never with copies: a chain of small differences must not
    join two stories, and neither must a round-up that holds both.
    """
    holders: defaultdict[int, list[int]] = defaultdict(list)
    for at, shared in enumerate(_shared_hashes(sketches)):
        votes = Counter(other for value in shared for other in holders.get(value, ()))
        near = (other for other, count in votes.items() if count >= _LEAST_SHARED)
        likeness = {other: _likeness(sketches[at], sketches[other]) for other in near}
        likeness = {other: value for other, value in likeness.items() if value > 0}
        best = max(likeness, key=lambda other: (likeness[other], -other), default=None)
        if best is not None:
            yield at, best
            continue
        for value in shared:
            if len(holders[value]) < _CROWD:
                holders[value].append(at)


def _shared_hashes(sketches: Sequence[_Sketch]) -> Iterator[list[int]]:
    """The hashes of each sketch that occur in another one too: all that a search needs."""
    if not sketches:
        return
    everything = np.concatenate(sketches)
    values, counts = np.unique(everything, return_counts=True)
    common = np.isin(everything, values[counts > 1])
    start = 0
    for sketch in sketches:
        end = start + len(sketch)
        yield sketch[common[start:end]].tolist()
        start = end


def _likeness(one: _Sketch, other: _Sketch) -> float:
    """Share of the shorter text that the longer holds; 0 when they are not copies."""
    # Above its largest hash a full sketch knows nothing of its text.
    seen = min(_horizon(one), _horizon(other))
    ours, theirs = int(np.sum(one <= seen)), int(np.sum(other <= seen))
    shared = len(np.intersect1d(one, other, assume_unique=True))
    short, long = sorted((ours, theirs))
    needed = _CONTAINED if short >= _LEAST_PART * long else _CONTAINED_EXCERPT
    if shared < max(_LEAST_SHARED, needed * short) or short < _LEAST_EXCERPT * long:
        return 0.0
    return shared / short


def _horizon(sketch: _Sketch) -> int:
    return int(sketch[-1]) if len(sketch) == _SIZE else 2**32


_FACTOR = np.uint64(0x9E3779B97F4A7C15)
_FNV_START, _FNV_PRIME = np.uint64(0xCBF29CE484222325), np.uint64(0x100000001B3)


def _word_hashes(text: str) -> NDArray[np.uint64]:
    """FNV-1a of each word, 64 bits: the same in every process, unlike `hash`."""
    codes = np.frombuffer(text.encode("utf-32-le"), dtype="<u4")
    inside = _in_words()[np.minimum(codes, _LAST_LETTER)]
    edges = np.flatnonzero(np.diff(inside, prepend=False, append=False))
    # Where the bytes of each character begin.
    places = np.concatenate(
        ([0], np.cumsum(1 + (codes >= 0x80) + (codes >= 0x800) + (codes >= 0x10000)))
    )
    firsts, ends = places[edges[::2]], places[edges[1::2]]
    # All words at once, a byte further at each step; those that go on stand in front.
    order = np.argsort(firsts - ends, kind="stable")
    firsts, lengths = firsts[order], (ends - firsts)[order]
    written = np.frombuffer(text.encode(), dtype=np.uint8)
    hashes = np.full(len(order), _FNV_START)
    longest = min(int(lengths[0]), _LONGEST_WORD) if len(lengths) else 0
    left = np.searchsorted(-lengths, -np.arange(longest), side="left")
    for step, count in enumerate(left.tolist()):
        hashes[:count] = (hashes[:count] ^ written[firsts[:count] + step]) * _FNV_PRIME
    found = np.empty_like(hashes)
    found[order] = hashes
    return found


@lru_cache(maxsize=1)
def _in_words() -> NDArray[np.bool_]:
    """For each character whether it belongs to a word."""
    letters = (chr(code) for code in range(_LAST_LETTER + 1))
    return np.array([letter.isalnum() or letter == "_" for letter in letters])


def _plain(text: str) -> str:
    return _MARKS.sub("", unicodedata.normalize("NFKC", text).casefold())


def _finish(values: NDArray[np.uint64]) -> NDArray[np.uint64]:
    """The finaliser of SplitMix64: spreads every input bit over the whole result."""
    values = (values ^ (values >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    values = (values ^ (values >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    return values ^ (values >> np.uint64(31))
