"""Q11, Q17 and Q20: how the texts are set, how headlines read, and which words the house uses."""

from __future__ import annotations

from collections.abc import Iterator

from hugging_news.check.book import Book
from hugging_news.check.printed import printed
from hugging_news.check.problem import Problem, Severity
from hugging_news.domain.editions import Edition
from hugging_news.domain.glossary import faults as faults_of
from hugging_news.domain.glossary import first_mentions
from hugging_news.domain.headlines import exclamations, faults
from hugging_news.domain.typography import slips

_SET = ("zh", "en")
_OF_HEADLINES = ("title", "glance")
_FAULTS = {
    "length": "longer than a headline may be", "hype": "a word that no headline says", "emoji": "an emoji",
    "exclamation": "more than one exclamation mark", "colon": "a colon of the other language",
}  # fmt: skip
EXCLAMATIONS = 1


def typography(edition: Edition, book: Book) -> Iterator[Problem]:
    """Q11: no slip in a Chinese text; in an English one it is a warning. Of a source's words only how they are set.

    Title and glance are made of headlines, so that a source's title stays its author's there as well.
    """
    titles = {
        (story.id, one.lang, one.sentence)
        for story in edition.stories()
        for one in story.evidence
        if one.field == "title" and one.sentence == "headline"
    }
    foreign = [story.headline[lang] for story in edition.stories() for lang in story.headline
               if (story.id, lang, "headline") in titles]  # fmt: skip
    for text in printed(edition):
        if text.own not in _SET:
            continue
        quoted = text.method == "extracted" or (text.story, text.lang, text.sentence) in titles
        house = book.house.quoting if quoted else book.house
        found = slips(text.text, text.own, house)
        if text.part in _OF_HEADLINES and any(slip.found in title for slip in found for title in foreign):
            found = slips(text.text, text.own, book.house.quoting)
        for slip in found:
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
    """Q20: terms and names as the house has them; a hard term first comes with its English one, 中文（English）.

    Words that are quoted are their author's; there only what a transcription misheard is named.
    """
    for text in printed(edition):
        for fault in faults_of(text.text, text.own, book.glossary):
            if fault.found != fault.better and (text.method != "extracted" or fault.kind == "slip"):
                message = f"“{fault.found}” in the {text.part}, better “{fault.better}”"
                yield Problem("Q20", "warning", message, text.story, text.lang, text.sentence)
    own = [
        text for text in printed(edition) if text.own == text.lang == "zh" and text.method not in (None, "extracted")
    ]
    for place, fault in first_mentions([text.text for text in own], book.glossary):
        text = own[place]
        message = f"“{fault.found}” comes up first, better “{fault.better}”"
        yield Problem("Q20", "warning", message, text.story, text.lang, text.sentence)
