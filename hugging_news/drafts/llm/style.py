"""What a sentence of a model must not be: in another language, markup, an address, first person, praise, an echo."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from functools import cache

from hugging_news.domain.articles.hanzi import simplified
from hugging_news.domain.headlines import hype
from hugging_news.domain.text import cjk_count, language_of
from hugging_news.drafts.manner import manner
from hugging_news.resources import load_toml

_MARKUP = re.compile(
    r"</?[A-Za-z!][^<>]*>?|\]\(|!\[|```|^\s*(?:#{1,6}\s|[-*>]\s|\d+\.\s)|&(?:#\d+|#x[0-9a-f]+|[a-z]{2,8});",
    re.IGNORECASE,
)
_OWN_MARKUP = re.compile(r"[*_`|{}\[\]\\]|~~|(?<!\w)#\s|\$\w+\$")
_ADDRESS = re.compile(r"\b(?:[a-z][a-z0-9+.-]{1,15}://|www\.|mailto:|javascript:|data:\w+/)\S*", re.IGNORECASE)
_HOST = re.compile(
    r"(?<![\w@./-])(?:[a-z0-9-]+\.)+(?:com|org|net|io|ai|dev|app|cn|co|me|xyz|info|ru|top|site|online|link|click|page|"
    r"shop|example|test|gg|ly|tv|uk|de|fr|jp|kr|in|us|edu|gov)(?![\w-])(?:/\S*)?",
    re.IGNORECASE,
)


_PLAIN_ENGLISH = re.compile(
    r"\b(?:the|an?|of|to|in|is|are|was|it|its|for|with|on|and|by|from|you|your|now|can|has)\b", re.IGNORECASE
)
_WORD = re.compile(r"[^\W\d_]+")
_SHOUT = re.compile("[!！]")
_WORDY = 8
"""Words from which on an English sentence has a function word."""
_OLD_CHARACTERS = 2
"""Traditional characters from which on a sentence is not in simplified Chinese."""


def speaks_to_a_model(text: str) -> bool:
    """Whether *text* gives orders to whoever summarises it, or repeats what such an order says."""
    return bool(_orders().search(text))


def faults(text: str, own_words: str, lang: str, hosts: Collection[str]) -> Iterator[str]:
    """Why *text* can't be printed in *lang*, in plain words; nothing when it can.

    *own_words* is what the model itself wrote of it, without restored names; *hosts* are names with a dot in them that
    may stand there (folded).
    """
    if not _reads(own_words, lang):
        yield "it is in another language"
    if _MARKUP.search(text) or _OWN_MARKUP.search(own_words):
        yield "it has markup"
    if _ADDRESS.search(text) or any(one[0].rstrip("/").lower() not in hosts for one in _HOST.finditer(text)):
        yield "it names an address"
    if speaks_to_a_model(text):
        yield "it repeats an instruction"
    if _first_person().search(own_words):
        yield "it speaks in the first person"
    if praise := [*hype(text, manner()), *_SHOUT.findall(text)]:
        yield f"it says {praise[0]!r}"


def _reads(own_words: str, lang: str) -> bool:
    """Whether a reader of *lang* reads it: English by its function words, Chinese in simplified characters."""
    if language_of(own_words) != lang:
        return False
    if lang == "zh":
        changed = sum(a != b for a, b in zip(own_words, simplified(own_words), strict=True))
        return changed < _OLD_CHARACTERS
    wordy = len(_WORD.findall(own_words)) >= _WORDY
    return not cjk_count(own_words) and (not wordy or _PLAIN_ENGLISH.search(own_words) is not None)


@cache
def _orders() -> re.Pattern[str]:
    """What speaks to a program (`data/orders.toml`)."""
    table = load_toml("data", "orders.toml")
    return _any_of((*table["sure"], *table["likely"]))


@cache
def _first_person() -> re.Pattern[str]:
    """The words of `data/prompts/refused.toml`."""
    return _any_of(load_toml("data", "prompts/refused.toml")["first_person"])


def _any_of(patterns: Sequence[str]) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{pattern})" for pattern in patterns), re.IGNORECASE)
