"""Text as the index sees it: folded, cut into words, and the identifiers in it.

A CJK character gives one token, itself with the one after it (`模型库` gives `模型 型库 库`), so a word of two
characters is one token and is found exactly, and one character is the beginning of a token; a run of other letters and
digits gives one token. FTS5 only has to split at spaces. A piece with a digit, or a sign other than `-`, inside
(`v5.15.0`, `Qwen/Qwen3-8B`, an address) is an identifier: its segments and the signs between them are tokens of their
own columns, so that `v5.15.0` is not found in `v5.15.0.1`, nor `Qwen3-8B` in `Qwen3-8B-Base`.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

from hugging_news.domain.text import CJK, clean

WORD_CHARACTER = rf"[^\W_{CJK}]"
BARRIER = "¶"
_JOINERS, _DIVIDERS = "-._+~", "/:@#?&=%"
_SIGNS = f"[{_JOINERS}{_DIVIDERS}]"
RUN = re.compile(rf"(?P<cjk>[{CJK}]+)|{WORD_CHARACTER}+")
_PIECE = re.compile(rf"{WORD_CHARACTER}+(?:{_SIGNS}+{WORD_CHARACTER}+)+")
_HYPHENATED = re.compile(r"[^\W\d]+(?:-[^\W\d]+)+")
_SEGMENT = re.compile(rf"{WORD_CHARACTER}+(?:[{_JOINERS}]+{WORD_CHARACTER}+)*|{_SIGNS}")


def fold(text: str) -> str:
    """*text* without differences of case, of full and half width, and of what is invisible."""
    return unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", clean(text)).casefold())


def words(folded: str) -> list[str]:
    """The tokens of *folded* text in order; the last of every CJK run is a single character."""
    found: list[str] = []
    for match in RUN.finditer(folded):
        run = match.group()
        found += [run[at : at + 2] for at in range(len(run))] if match["cjk"] else [run]
    return found


def identifiers(folded: str) -> list[str]:
    """The identifiers in *folded* text, whole."""
    return [piece for piece in _PIECE.findall(folded) if not _HYPHENATED.fullmatch(piece)]


def segments(identifier: str) -> list[str]:
    """The parts of an identifier with the signs between them, as tokens."""
    return _SEGMENT.findall(identifier)


def word_column(texts: Iterable[str]) -> str:
    """What a column of words holds for *texts*; no phrase reaches from one text into the next."""
    return f" {BARRIER} ".join(" ".join(words(fold(text))) for text in texts)


def identifier_column(texts: Iterable[str]) -> str:
    """What a column of identifiers holds for *texts*, each once."""
    found = dict.fromkeys(piece for text in texts for piece in identifiers(fold(text)))
    return f" {BARRIER} ".join(" ".join(segments(piece)) for piece in found)
