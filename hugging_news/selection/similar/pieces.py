"""Cuts a title into words, numbers and Chinese words of the table, with how each stands to the one before."""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from typing import NamedTuple

from hugging_news.selection.similar.figures import PATTERN
from hugging_news.selection.similar.vocabulary import HAN, stem, vocabulary

_DASHES = str.maketrans(dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2015\u2212", "-") | {"’": "'", "‘": "'"})
_SITE = re.compile(
    r"\s\|\s[^|\d]{2,30}$|\s-\s[^-\d]{0,24}(?:blog|news|times|techcrunch|reuters|bloomberg|medium|verge|机器之心|量子位)$"
    r"|\s*\((?:paper|pdf|video)\)$",
    re.I,
)
_CLAUSE = re.compile(r"[,:;!?。、|]|\s-\s")


class Piece(NamedTuple):
    """A word, a number or a Chinese word. *kind* is a group of the scanner, *stem* that of a Latin word or a number.

    *glued* and *near* say that nothing (or a hyphen), or a space at most, parts it from the piece before; *clause*
    counts the clauses.
    """

    kind: str
    text: str
    stem: str
    glued: bool
    near: bool
    clause: int

    @property
    def capital(self) -> bool:
        return self.text[0].isupper()


def normal(text: str) -> str:
    """*text* in NFKC with one kind of dash and apostrophe."""
    return unicodedata.normalize("NFKC", text).translate(_DASHES).strip()


def without_site(title: str) -> str:
    """*title* without the name of the site that some append: `… | TechDaily`."""
    return _SITE.sub("", title)


def bare(word: str) -> str:
    return word.lower().removesuffix("'s")


def cut_up(text: str) -> list[Piece]:
    """The pieces of normal *text*, in order."""
    found, end, clause = [], -1, 0
    for match in _scanner().finditer(text):
        kind, piece, start = (match.lastgroup or "").removesuffix("_"), match[0], match.start()
        between = text[end:start] if end >= 0 else ":"
        glued = between in ("", "-")
        latin = stem(bare(piece)) if kind == "word" else piece
        clause += end >= 0 and bool(_CLAUSE.search(between))
        found.append(Piece(kind, piece, latin, glued, glued or between == " ", clause))
        end = match.end()
    return found


@cache
def _scanner() -> re.Pattern[str]:
    """Plain words come first, where nothing else begins like them: most of a title is words."""
    latin = r"[a-z\u00c0-\u024f]+(?:'[a-z]+)?"
    other = r"a?\d|cve-|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|q[1-4]|first|second|third|fourth"
    other += r"|part|week|day|issue|ep|chapter|vol|lesson|season|edition|no|number"
    rest = rf"{PATTERN}|(?P<known>{vocabulary().han_pattern})|(?P<word_>{latin})|(?P<han>{HAN.pattern})"
    return re.compile(rf"(?P<word>(?!(?:{other})){latin})|{rest}", re.I)
