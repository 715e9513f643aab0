"""Q11, Q17 and Q20: how the texts are set, how headlines read, and which words the house uses."""

from __future__ import annotations

import re
from collections.abc import Iterator

from hugging_news.check.book import Book
from hugging_news.check.printed import printed
from hugging_news.check.problem import Problem, Severity
from hugging_news.domain.editions import Edition
from hugging_news.domain.headlines import exclamations, faults
from hugging_news.domain.typography import slips

_SET = ("zh", "en")
_ASIDE = re.compile(r"（[^（）]*）|\([^()]*\)|`[^`]*`|「[^」]*」|https?://\S+")
_FAULTS = {
    "length": "longer than a headline may be", "hype": "a word that no headline says", "emoji": "an emoji",
    "exclamation": "more than one exclamation mark", "colon": "a colon of the other language",
}  # fmt: skip
EXCLAMATIONS = 1


def typography(edition: Edition, book: Book) -> Iterator[Problem]:
    """Q11: no slip in a Chinese text; in an English one it is a warning. Of a source's words only how they are set."""
    for text in printed(edition):
        if text.own not in _SET:
            continue
        house = book.house.quoting if text.method == "extracted" or text.part == "headline" else book.house
        for slip in slips(text.text, text.own, house):
            better = f", better “{slip.better}”" if slip.better is not None else ""
            message = f"{slip.rule} in the {text.part}: “{slip.found}”{better}"
            severity: Severity = "gate" if text.own == "zh" else "warning"
            yield Problem("Q11", severity, message, text.story, text.lang, text.sentence)


def headlines(edition: Edition, book: Book) -> Iterator[Problem]:
    """Q17: length, hype, emoji and marks of each headline; one exclamation mark an edition, in each language."""
    for lang in edition.languages:
        loud = 0
        for story in edition.stories():
            headline = story.headline.get(lang, "")
            for fault in faults(headline, lang, book.manner):
                yield Problem("Q17", "warning", f"{_FAULTS[fault.kind]}: {fault.found}", story.id, lang, "headline")
            loud += exclamations((headline,))
            if exclamations((headline,)) and loud > EXCLAMATIONS:
                message = f"{loud} exclamation marks in the headlines; {EXCLAMATIONS} an edition at most"
                yield Problem("Q17", "warning", message, story.id, lang, "headline")


def glossary(edition: Edition, book: Book) -> Iterator[Problem]:
    """Q20: Chinese texts of ours say the Chinese term; the English one may stand in brackets or in code."""
    terms = [(term, better, _whole(term)) for term, better in sorted(book.house.terms.items())]
    for text in printed(edition):
        if text.own != "zh" or text.method == "extracted":
            continue
        plain = _ASIDE.sub(" ", text.text)
        for term, better, pattern in terms:
            if pattern.search(plain):
                message = f"“{term}” is “{better}” in Chinese (first mention: {better}（{term}）)"
                yield Problem("Q20", "warning", message, text.story, text.lang, text.sentence)


def _whole(term: str) -> re.Pattern[str]:
    """The plain word in its small letters: with capitals, or joined to others, it is part of a name."""
    return re.compile(rf"(?<![A-Za-z0-9_./@-])(?<![A-Z][a-z] ){re.escape(term)}(?:s)?(?![A-Za-z0-9_/@-]| [A-Z])")
