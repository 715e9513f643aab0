"""Q19 in the edition file: headlines and sentences that tell the same hold the same numbers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from hugging_news.check.book import Book
from hugging_news.check.numbers import anywhere, in_digits
from hugging_news.check.problem import Place, Problem
from hugging_news.domain.editions import Edition, Story
from hugging_news.domain.stories import Sentence


def same_numbers(edition: Edition, book: Book) -> Iterator[Problem]:
    """Q19: what one language gives in digits the other has as well, in digits or in words."""
    first, *others = edition.languages
    for story in edition.stories():
        for lang in others:
            for place, one, other in _pairs(story, first, lang):
                yield from _numbers(story.id, place, (first, one), (lang, other))


def _pairs(story: Story, first: str, other: str) -> Iterator[tuple[Place, str, str]]:
    """The texts that tell the same in two languages; sentences in pairs where there are as many of the same kind."""
    headlines = story.headline.get(first, ""), story.headline.get(other, "")
    if all(headlines):
        yield "headline", *headlines
    ones, others = story.summary.get(first, ()), story.summary.get(other, ())
    if [one.method for one in ones] == [one.method for one in others]:
        yield from ((at, one.text, two.text) for at, (one, two) in enumerate(zip(ones, others, strict=True)))
    elif {one.method for one in ones} == {one.method for one in others}:
        yield None, _joined(ones), _joined(others)


def _joined(sentences: Iterable[Sentence]) -> str:
    return " ".join(one.text for one in sentences)


def _numbers(story: str, place: Place, one: tuple[str, str], other: tuple[str, str]) -> Iterator[Problem]:
    for (lang, text), (without, missing) in ((one, other), (other, one)):
        known = anywhere(missing)
        lost = [number.written for number in in_digits(text) if not any(number.same(each) for each in known)]
        if lost:
            message = f"{', '.join(dict.fromkeys(lost))} in {lang} is not in {without}"
            yield Problem("Q19", "gate", message, story, without, place)
