"""The themes that a title names, in the words of another language: what readers learn who cannot read the title.

The table `[themes]` of the labels has the terms of the field: English ones by their singular, with the words of each
language.
"""

from __future__ import annotations

import re
from functools import cache

from hugging_news.domain import wording
from hugging_news.domain.items import Item
from hugging_news.domain.text import language_of
from hugging_news.drafts.fields.base import Given, Tables

_MOST = 3
_OPTIONAL_GAP = r"[\s\u2010-\u2013-]?"


def themes(item: Item, lang: str, tables: Tables) -> Given:
    """At most three themes, in the order of the title; nothing where readers can read it."""
    written = language_of(item.title) or item.lang
    if written and written != lang and written in tables.labels:
        table = tables.labels[lang]["themes"]
        found = [str(table[term]) for term in _terms(item.title, written, tables)]
        yield "themes", wording.joined(list(dict.fromkeys(found))[:_MOST], lang), "title", item.title


def _terms(title: str, written: str, tables: Tables) -> list[str]:
    """The terms that *title* names, the longest first where they overlap, in its order."""
    spelt: dict[str, str] = {}
    for term, words in tables.labels[written]["themes"].items():
        spelt.setdefault(term if written == "en" else str(words), term)
    pattern = _any_of(tuple(sorted(spelt, key=lambda word: (-len(word), word))), written)
    return [spelt[_key(match, spelt)] for match in pattern.finditer(title)]


@cache
def _any_of(words: tuple[str, ...], written: str) -> re.Pattern[str]:
    """Any of *words*: in English whole, also in the plural, with or without hyphens."""
    if written != "en":
        return re.compile("|".join(f"({re.escape(word)})" for word in words))
    loose = (_OPTIONAL_GAP.join(map(re.escape, re.split(r"[\s-]", word))) for word in words)
    return re.compile(rf"(?<![\w-])(?:{'|'.join(f'({word})(?:e?s)?' for word in loose)})(?!\w|-\d)", re.IGNORECASE)


def _key(match: re.Match[str], spelt: dict[str, str]) -> str:
    """The word of the table that matched: groups stand in the order of the pattern."""
    ordered = sorted(spelt, key=lambda word: (-len(word), word))
    return ordered[(match.lastindex or 1) - 1]
