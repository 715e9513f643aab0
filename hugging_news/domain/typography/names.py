"""T12, T19 and typing errors: words as the tables of the house spell them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from hugging_news.domain.typography.models import House
from hugging_news.domain.typography.reading import Found, Shown
from hugging_news.domain.typography.signs import has_han

_APART = re.compile(r"(?<![A-Za-z0-9_-])[A-Za-z0-9]+(?: ?- ?[A-Za-z0-9]+)+(?![A-Za-z0-9_-])")


def spelling(shown: Shown, house: House) -> Iterator[Found]:
    """T12: the official spelling of what has one; ids, addresses, handles and file names are no names."""
    for match in house.spelling.finditer(shown.text) if house.spelling else ():
        official = house.folded.get(match[0].casefold().replace("-", " ")) or house.folded.get(match[0].casefold())
        if official and match[0] not in house.official and not _shouted(match[0], shown.text):
            yield Found(match.start(), match.end(), official)


def _shouted(word: str, text: str) -> bool:
    """Whether a word is in capitals because the whole text is."""
    return word.isupper() and text.isupper() and len(text) > len(word) and not has_han(text)


def compounds(shown: Shown, house: House) -> Iterator[Found]:
    """T19: `text - generation` is `text-generation` where the house knows the compound."""
    for match in _APART.finditer(shown.text) if " -" in shown.text or "- " in shown.text else ():
        joined = re.sub(r" ?- ?", "-", match[0])
        if joined != match[0] and joined.casefold() in house.compounds:
            yield Found(match.start(), match.end(), joined)


def typos(shown: Shown, house: House) -> Iterator[Found]:
    """Wrong words of the table of typing errors (`data/typos.toml`); a right word that holds one is given as itself."""
    for match in house.wrong.finditer(shown.text) if house.wrong else ():
        if house.typos[match[0]] != match[0]:
            yield Found(match.start(), match.end(), house.typos[match[0]])
