"""Model text as plain text: no markup, no links, no invisible characters."""

from __future__ import annotations

import html
import re
import unicodedata

__all__ = ["blank_markup", "plain"]

_IMAGE = re.compile(r"!\[[^\]\n]*\](?:\([^)\n]*\))?")
_LINK = re.compile(r"\[(?P<text>[^\]\n]*)\]\((?:[^()\n]|\([^()\n]*\))*\)")
_TAG = re.compile(r"<!--.*?-->|</?[a-zA-Z!?][^<>]*>", re.DOTALL)
_HIDDEN = re.compile(r"<(script|style|template|iframe)\b.*?</\1\s*>", re.IGNORECASE | re.DOTALL)
_EMPHASIS = re.compile(r"\*+|~~|`+|(?<!\w)_+|_+(?!\w)")
_RULE = re.compile(r"^\s*[-=_|:\s]{3,}\s*$")
_JOINERS = "\u200c\u200d"  # spelling, not markup, in Persian and in Indic scripts


def blank_markup(text: str) -> str:
    """The text with markup replaced by spaces, so that offsets stay what they were.

    >>> blank_markup("**No.** It <b>did</b>")
    '  No.   It    did    '
    """
    for pattern in (_HIDDEN, _TAG, _EMPHASIS):
        text = pattern.sub(lambda found: " " * len(found[0]), text)
    return text


def plain(text: str) -> str:
    """The words of a model's sentence and nothing that a page could act on.

    >>> plain("**Japan** [voted](http://x.test) <script>no()</script> no .")
    'Japan voted no.'
    """
    # What an entity, a cut-up tag or a mark within one ("<*b>") leaves behind may be markup again.
    for _ in range(6):
        before = text
        text = _HIDDEN.sub(" ", _TAG.sub(_keep_hidden, html.unescape(text)))
        text = _TAG.sub("", _LINK.sub(r"\g<text>", _IMAGE.sub(" ", text)))
        text = "" if _RULE.match(text) else _EMPHASIS.sub("", text)
        text = "".join(c if _is_shown(c) else " " if c in "\t\n\r\v\f" else "" for c in text)
        if text == before:
            break
    else:  # nested without end: nobody's prose
        text = text.replace("<", " ").replace("[", " ")
    words = " ".join(text.replace("|", " ").split())
    return re.sub(r"\s+(?=[.,;:!?؟،؛。…])", "", words)


def _keep_hidden(found: re.Match[str]) -> str:
    """Leave the tags whose content must go with them for the next step."""
    hidden = re.match(r"</?(script|style|template|iframe)\b", found[0], re.IGNORECASE)
    return found[0] if hidden else ""


def _is_shown(character: str) -> bool:
    return character in _JOINERS or unicodedata.category(character)[0] != "C"
