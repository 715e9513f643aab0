"""T11, T13, T20: characters that look like others, or like nothing at all."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from hugging_news.domain.typography.models import House
from hugging_news.domain.typography.reading import Found, Shown

_FULL_WIDTH = re.compile("[\uff10-\uff19\uff21-\uff3a\uff41-\uff5a\uff05]+")
_STYLED = re.compile(
    "[\U0001d400-\U0001d7cb\U0001d7ce-\U0001d7ff\u24b6-\u24e9\U0001f130-\U0001f149\U0001f150-\U0001f169]+"
)
_HIDDEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u00ad\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\U000e0001]+"
)
_JOINER = re.compile("[\u200c\u200d]+")
_JOINED = re.compile(
    "[\u0600-\u06ff\u0900-\u0dff\u1000-\u109f\u1780-\u17ff\u1800-\u18af\ufe0f\u2600-\u27bf\U0001f000-\U0001faff]"
)
_SPACES = re.compile(r"(?<=\S)[ \t\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]+(?=\S)")
_LINE_END = re.compile(
    r"(?<![ \t\u00a0\u2000-\u200a\u202f\u205f\u3000])[ \t\u00a0\u2000-\u200a\u202f\u205f\u3000]++(?=\n|$)"
)
_INDENT = re.compile(r"(?m)^[ \t]*[\u3000]+")


def full_width(shown: Shown, house: House) -> Iterator[Found]:
    """T11: half-width digits, Latin letters and percent signs."""
    for match in _FULL_WIDTH.finditer(shown.text):
        yield Found(match.start(), match.end(), unicodedata.normalize("NFKC", match[0]))


def hidden(shown: Shown, house: House) -> Iterator[Found]:
    """T13: nothing invisible, no control characters; joiners stay in emoji and in the scripts that need them."""
    for match in _HIDDEN.finditer(shown.text):
        yield Found(match.start(), match.end(), "")
    for match in _JOINER.finditer(shown.text):
        before, after = shown.text[: match.start()][-1:], shown.text[match.end() :][:1]
        if len(match[0]) > 1 or not (_JOINED.match(before) and _JOINED.match(after)):
            yield Found(match.start(), match.end(), "")


def styled(shown: Shown, house: House) -> Iterator[Found]:
    """T13: plain letters instead of mathematical, circled and squared ones."""
    for match in _STYLED.finditer(shown.text):
        plain = "".join(_letter(character) for character in match[0])
        if plain != match[0]:
            yield Found(match.start(), match.end(), plain)


def _letter(character: str) -> str:
    """The letter of a styled one; squared capitals have no compatible form, but a name."""
    plain = unicodedata.normalize("NFKC", character)
    return plain if plain != character else unicodedata.name(character, character).rsplit(" ", 1)[-1][:1]


def spaces(shown: Shown, house: House) -> Iterator[Found]:
    """T20: single half-width spaces, none at the end of a line; no full-width space."""
    for match in _SPACES.finditer(shown.text):
        if match[0] != " " and not (match[0] in "\u00a0\u202f" and shown.text[match.start() - 1].isdigit()):
            yield Found(match.start(), match.end(), " ")
    for match in _LINE_END.finditer(shown.text):
        if match.end() not in shown.gaps:
            yield Found(match.start(), match.end(), "")
    for match in _INDENT.finditer(shown.text):
        yield Found(match.start(), match.end(), "")
