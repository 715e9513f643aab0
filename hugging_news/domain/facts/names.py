"""Names in a text: organisations, people, libraries, products, languages, countries and tasks.

A name is known by the vocabulary, in any of its spellings, or by its capital letters; in Chinese every Latin word is
one. Words that name nothing that could be confused with another are the vocabulary's common ones.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from hugging_news.domain import wording
from hugging_news.domain.facts.folding import lower
from hugging_news.domain.facts.models import Vocabulary
from hugging_news.domain.text import HAN, word_set

Named = tuple[int, int, object]

_WORD = re.compile(r"(?<![A-Za-z0-9_\x01])[A-Za-z\u00c0-\u024f]+(?:'[a-z]{1,2}\b)?")
_START = re.compile(r"(?:^|[.!?:;。！？：；(（\"|]|-|\x01|^\d+)[ \"'(（*_-]*$")
_VERB = re.compile(
    r" (?:has |have |had )?(?:now |today )?(?:open-sourc|releas|announc|launch|publish|introduc|unveil"
    r"|ship|present|propos|join|acquir|partner"
    r"|open|updat|build|offer|share)(?:e?s|ed|d)?\b"
)
_CAPITAL = re.compile(r"[ -][A-Z][a-z]+")
_PLAIN_END = re.compile(r"(?:ing|ed|ly|s|tion|ment|ness|ity|er|able|ful|al)$")
_CODES = sorted(
    word_set(
        "en zh fr de es it pt nl ru uk pl cs sk sl hr sr bg ro hu el tr ar fa he hi bn ur ta te ml "
        "kn mr gu pa ne si th vi id ms tl km lo my ja ko mn kk uz az ka hy fi sv no nb da is et lv "
        "lt ga cy eu ca gl sq mk mt sw am ha yo ig zu xh af so ug bo yue la eo"
    )
)
_COUNTRIES = sorted(
    word_set(
        "CN US GB DE FR ES IT PT NL BE CH AT SE NO DK FI PL CZ RU UA TR IL AE SA IN JP KR SG MY TH "
        "VN ID PH AU NZ CA MX BR AR CL CO ZA NG KE EG IE GR HU RO HK TW"
    )
)
_MORE = {
    "汉语": "zh",
    "英文": "en",
    "法文": "fr",
    "德文": "de",
    "日文": "ja",
    "韩文": "ko",
    "俄文": "ru",
    "普通话": "zh",
    "mandarin": "zh",
    "粤语": "yue",
    "cantonese": "yue",
    "farsi": "fa",
}
_MORE_PLACES = {
    "uk": "GB",
    "usa": "US",
    "英国": "GB",
    "美国": "US",
    "韩国": "KR",
    "korea": "KR",
    "香港": "HK",
    "台湾": "TW",
}


_PLAIN = word_set(
    "accelerate datasets diffusers docker evaluate optimum static tokenizers transformers replicate together "
    "hyperbolic torch moonshot falcon mamba clip whisper gemini claude copilot phi sora triton stanford python "
    "cohere groq apple meta amazon"
)
"""Names that are words in small letters; every other name of the vocabulary is one however it is written."""


def names(folded: str, chinese: bool, words: Vocabulary) -> Iterator[Named]:
    """The names of a folded text with their places: a folded official spelling, or `(kind, code)`; they may overlap."""
    small = lower(folded)
    for start, end, name in known(small, words):
        plain = small[start].isascii() and not any(map(str.isupper, folded[start:end])) and small[start:end] in _PLAIN
        if chinese or not plain:
            yield start, end, name
    for start, end, thing in things(folded, words):
        yield start, end, thing
    for match in _WORD.finditer(folded):
        word = match[0].partition("'")[0]
        if _is_name(word, folded, match, chinese) and not is_common(word, words):
            yield match.start(), match.start() + len(word), lower(word)


def _is_name(word: str, folded: str, match: re.Match[str], chinese: bool) -> bool:
    if len(word) < 2:
        return False
    if any(map(str.isupper, word[1:])) and not (word.isupper() and len(word) > 12):
        return True
    if chinese:
        return True
    if not word[0].isupper():
        return False
    if not _START.search(folded, max(0, match.start() - 8), match.start()):
        return True
    if _CAPITAL.match(folded, match.end()):
        return True
    return bool(_VERB.match(folded, match.end())) and not _PLAIN_END.search(word)


def is_common(word: str, words: Vocabulary) -> bool:
    """Whether *word*, or what it is the plural of, names nothing in particular."""
    small = lower(word)
    return small in words.common or small in _ORDINARY or (small.endswith("s") and small[:-1] in words.common)


def known(small: str, words: Vocabulary) -> Iterator[tuple[int, int, str]]:
    """The names of the vocabulary in a text in small letters, the longest at each place."""
    place = 0
    while place < len(small):
        row = () if _in_word(small, place) else words.aliases.get(small[place], ())
        found = next((pair for pair in row if small.startswith(pair[0], place) and _whole(small, place, pair[0])), None)
        if found:
            yield place, place + len(found[0]), found[1]
        place += len(found[0]) if found else 1


def _in_word(small: str, place: int) -> bool:
    """Whether a Latin letter follows another there, so that no name begins."""
    before = small[place - 1 : place]
    return small[place].isascii() and before.isascii() and before.isalnum()


def _whole(small: str, place: int, alias: str) -> bool:
    """Whether a Latin alias stands as a word of its own."""
    before, after = small[place - 1 : place], small[place + len(alias) : place + len(alias) + 1]
    apart_before = not (alias[0].isascii() and before.isascii() and before.isalnum())
    return apart_before and not (alias[-1].isascii() and after.isascii() and after.isalnum())


def things(folded: str, words: Vocabulary) -> Iterator[tuple[int, int, tuple[str, str]]]:
    """Languages, countries and, where the vocabulary has them, tasks."""
    small = lower(folded)
    for match in _thing_pattern().finditer(small):
        if match[0][0].isascii() and not folded[match.start()].isupper():
            continue
        yield match.start(), match.end(), _things()[match[0]]


@cache
def _things() -> dict[str, tuple[str, str]]:
    found: dict[str, tuple[str, str]] = {}
    for code in _COUNTRIES:
        found.update((lower(wording.country_name(code, lang)), ("place", code)) for lang in ("zh", "en"))
    found.update((name, ("place", code)) for name, code in _MORE_PLACES.items())
    for code in _CODES:
        found.update((lower(wording.language_name(code, lang)), ("language", code)) for lang in ("zh", "en"))
    found.update((name, ("language", code)) for name, code in _MORE.items())
    return {name: thing for name, thing in found.items() if len(name) > 1}


@cache
def _thing_pattern() -> re.Pattern[str]:
    names = sorted(_things(), key=lambda name: (-len(name), name))
    latin = "|".join(re.escape(name) for name in names if name[0].isascii())
    han = "|".join(re.escape(name) for name in names if not name[0].isascii())
    return re.compile(rf"(?<![A-Za-z0-9-])(?:{latin})(?![A-Za-z0-9])|(?:{han})(?![{HAN}]?系)")


def language_thing(code: str) -> tuple[str, str]:
    """What a language code proves."""
    return ("language", code.split("-")[0].split("_")[0].lower())


_ORDINARY = word_set(
    "a an the and or of to in is are for with on by from that this it its as at we you your our i he she they them how "
    "what why when where who which new now more most less few many all each every both one two three four "
    "five six seven "
    "eight nine ten no not yes can will may must should there here these those than then also only just even still yet "
    "read see try use open run get make watch learn join built build based made trained after before "
    "since until during "
    "while about over under between within without against across per via if but so because into out up down first "
    "second third last next same other another such some any own very much well part number rank top source note notes "
    "update follow"
)
