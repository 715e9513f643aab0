"""Folds text so that tricks of spelling do not hide a word, and finds the phrases of `data/quality.toml` in it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import cache
from typing import Any

from hugging_news.domain.articles.hanzi import simplified
from hugging_news.domain.text import clean
from hugging_news.resources import load_toml

_LOOK_ALIKES = str.maketrans("аеорсухіѕјһԁԛԝкмтвнοαρντικεη", "aeopcyxisjhdqwkmtbhoapvtiken")
"""Cyrillic and Greek letters that pass for Latin ones."""
_LEET = str.maketrans("013457@$", "oieast" + "as")
_WORD = re.compile(r"[^\W_]+")
_MIXED = re.compile(r"(?=\w*[a-z])(?=\w*[\u0370-\u04ff\u0500-\u052f])\w+")
_HAN = "\u3400-\u9fff"
_BETWEEN_HAN = re.compile(rf"(?<=[{_HAN}])[\s.\-_*·•~|+/^]{{1,2}}(?=[{_HAN}])")
_SPELT_OUT = re.compile(r"(?<![a-z0-9])(?:[a-z0-9][ .*_-]){3,}[a-z0-9](?![a-z0-9])")
_CODED = re.compile(r"(?=[a-z0-9@$]*[a-z])(?=[a-z@$]*[0-9@$])[a-z0-9@$]{4,}")


@cache
def vocabulary(*path: str) -> Any:
    """The table or value at *path* of `data/quality.toml`."""
    found: Any = load_toml("data", "quality.toml")
    for key in path:
        found = found[key]
    return found


def folded(text: str) -> str:
    """*text* for comparing, never for print: one spelling for each word, however it was disguised."""
    plain = " ".join(unicodedata.normalize("NFKC", clean(text)).lower().split())
    if not plain.isascii():
        plain = simplified(_BETWEEN_HAN.sub("", plain))
        plain = _MIXED.sub(lambda match: match[0].translate(_LOOK_ALIKES), plain)
    return _SPELT_OUT.sub(lambda match: re.sub(r"[ .*_-]", "", match[0]), plain)


def decoded(text: str) -> str:
    """Folded *text* with the digits inside words read as the letters that they stand for (`p0rn`, `cas1no`)."""
    return _CODED.sub(lambda match: match[0].translate(_LEET), text)


def words(text: str) -> str:
    """Folded *text* with one space between words, so that `ai-girlfriend` and `ai_girlfriend` are one phrase."""
    return " ".join(_WORD.findall(text))


@cache
def phrases(*path: str) -> re.Pattern[str]:
    """A pattern for the `en` and `zh` phrases of a table; its matches are the phrases found."""
    table = vocabulary(*path)
    english = [_english(phrase) for phrase in table["en"]]
    latin = rf"(?<![a-z0-9])(?:{'|'.join(english)})(?![a-z0-9])"
    return re.compile("|".join([latin, *map(re.escape, sorted(table["zh"], key=len, reverse=True))]))


def _english(phrase: str) -> str:
    parts = (re.escape(part) for part in re.split(r"[\s'’-]+", phrase.removesuffix("*")))
    return r"[\s'’_-]+".join(parts) + ("[a-z]*" if phrase.endswith("*") else "")


@cache
def expressions(*path: str) -> tuple[re.Pattern[str], ...]:
    """The regular expressions at *path*: one, or a list of them."""
    found = vocabulary(*path)
    return tuple(map(re.compile, [found] if isinstance(found, str) else found))


@cache
def listed(*path: str) -> frozenset[str]:
    """The entries of a list as a set."""
    return frozenset(vocabulary(*path))


def found(pattern: re.Pattern[str], text: str) -> tuple[str, ...]:
    """The distinct phrases that *pattern* finds in folded *text*, in order."""
    return tuple(dict.fromkeys(match[0] for match in pattern.finditer(text)))


def any_of(patterns: Iterable[re.Pattern[str]], text: str) -> str | None:
    """What the first of *patterns* that fits finds in *text*."""
    return next((match[0].strip() for match in (pattern.search(text) for pattern in patterns) if match), None)
