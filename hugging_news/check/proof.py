"""Q2–Q5: every sentence has evidence, what it says follows from it, and what is quoted is quoted.

The edition file alone decides. An editor's own words are evidence as well (item `curation.toml`, or the field `words`
or `headline` of a note): they show every change by hand, but what no source says is warned of, and is a gate where the
typed fields of the story say otherwise.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from hugging_news.check.book import Book
from hugging_news.check.contradiction import contradicted
from hugging_news.check.phrases import departs, misprinted
from hugging_news.check.printed import Printed, told
from hugging_news.check.problem import Place, Problem
from hugging_news.domain.editions import Edition, Story
from hugging_news.domain.facts import Doubt, Passage, doubts
from hugging_news.domain.stories import WORDING, Evidence, is_editors
from hugging_news.domain.text import cjk_count
from hugging_news.domain.typography import bare_words

QUOTED, CJK_QUOTED = 300, 150
"""Characters of its sources that one story may quote, and CJK ones among them (DESIGN, "quotations")."""
_NAMES = ("name", "version", "identifier")


def mapped(edition: Edition, book: Book) -> Iterator[Problem]:
    """Q2: every sentence and headline has evidence; every piece of evidence belongs to one of them.

    What only the editor says is a warning that names it.
    """
    for story in edition.stories():
        yield from _astray(story, edition)
        for text in told(story):
            if text.sentence is None:
                continue
            proof = _proof(story, text)
            if not proof:
                yield _problem("Q2", text, f"nothing proves {_shown(text.text)}")
            elif own := [one for one in proof if is_editors(one)]:
                others = passages(one for one in proof if one not in own)
                unsaid = doubts(text.text, text.own, others, book.words)
                if unsaid:
                    found = ", ".join(dict.fromkeys(doubt.fact.text for doubt in unsaid))
                    yield _problem("Q2", text, f"no source says {found}: {own[0].item} alone does", warn=True)


def facts(edition: Edition, book: Book) -> Iterator[Problem]:
    """Q3 and Q4: what a sentence claims follows from its own evidence; Q4 are names, versions and identifiers."""
    for story in edition.stories():
        yield from _typed(story)
        for text in told(story):
            proof = _proof(story, text) if text.sentence is not None else ()
            if departs(text.text, proof):
                yield _problem("Q3", text, f"not the words of its phrase: {_shown(text.text)}")
            found = tuple(_unproved(story, text, proof, book))
            for doubt in found:
                rule = "Q4" if doubt.fact.kind in _NAMES else "Q3"
                yield _problem(rule, text, f"{doubt.fact.text}: {doubt.reason}")
            if not found and _rewritten(text, proof, book):
                yield _problem("Q3", text, f"not the words that its editor wrote: {_shown(text.text)}")


def quotes(edition: Edition, book: Book) -> Iterator[Problem]:
    """Q5: an extract stands in its source as it is printed, but for typography; one may quote so much."""
    for story in edition.stories():
        for lang, sentences in story.summary.items():
            length = cjk = 0
            for place, sentence in enumerate(sentences):
                if sentence.method != "extracted":
                    continue
                text = Printed(sentence.text, lang, sentence.lang, "sentence", story.id, place, sentence.method)
                sources = [_bare(one.quote, text, book) for one in _proof(story, text) if one.quote]
                if sources and not any(_bare(sentence.text, text, book) in source for source in sources):
                    yield _problem("Q5", text, f"not the source's words: {_shown(sentence.text)}")
                length, cjk = length + len(sentence.text), cjk + cjk_count(sentence.text)
                if length > QUOTED or cjk > CJK_QUOTED:
                    yield _problem("Q5", text, f"quotes {length} characters of its source; {QUOTED} at most")
        for dispute in story.disputes:
            for claim in dispute.claims:
                if doubts(claim.figure, "en", (Passage(claim.item, claim.quote),), book.words):
                    message = f"{claim.source} is said to say {claim.figure}, but its words do not"
                    yield Problem("Q5", "gate", message, story.id)


def passages(proof: Iterable[Evidence]) -> tuple[Passage, ...]:
    """Evidence as the fact lock reads it."""
    return tuple(
        Passage(one.item, str(one.value))
        if one.field == WORDING
        else Passage(one.item, one.quote or "", one.field, one.value)
        for one in proof
    )


def _bare(words: str, text: Printed, book: Book) -> str:
    """*words* of the language of *text*, typography aside."""
    return bare_words(words, text.own, book.house.quoting)


def _proof(story: Story, text: Printed) -> tuple[Evidence, ...]:
    return tuple(one for one in story.evidence if (one.lang, one.sentence) == (text.lang, text.sentence))


def _astray(story: Story, edition: Edition) -> Iterator[Problem]:
    """Evidence for a sentence that there is not, or that says nothing."""
    for one in story.evidence:
        place: Place = one.sentence
        count = len(story.summary.get(one.lang, ()))
        if one.lang not in edition.languages:
            yield Problem("Q2", "gate", f"evidence in {one.lang!r}, which is no language of the edition", story.id)
        elif isinstance(place, int) and not 0 <= place < count:
            message = f"evidence for sentence {place}, of which there are {count}"
            yield Problem("Q2", "gate", message, story.id, one.lang)
        elif not (one.quote or one.field):
            yield Problem("Q2", "gate", "evidence without a quote or a field", story.id, one.lang, place)


def _unproved(story: Story, text: Printed, proof: Sequence[Evidence], book: Book) -> Iterator[Doubt]:
    """What nothing proves; in an editor's words also what contradicts the typed fields of the story."""
    if not proof:
        return
    yield from doubts(text.text, text.own, passages(proof), book.words)
    yield from misprinted(text.text, text.own, proof, book.words)
    if any(is_editors(one) for one in proof):
        others = passages(one for one in proof if not is_editors(one))
        yield from contradicted(doubts(text.text, text.own, others, book.words), story)


def _rewritten(text: Printed, proof: Sequence[Evidence], book: Book) -> bool:
    """Whether an editor wrote it, and otherwise."""
    written = [_bare(str(one.quote or one.value), text, book) for one in proof if is_editors(one)]
    return bool(written) and _bare(text.text, text, book) not in written


def _typed(story: Story) -> Iterator[Problem]:
    """Evidence that says of the story's own details what they do not say."""
    details = story.details
    for one in story.evidence:
        name = (one.field or "").removeprefix("details.")
        known = details.get(name) if one.item == story.id and one.field != name else None
        if isinstance(known, int) and isinstance(one.value, int) and known != one.value:
            yield Problem("Q3", "gate", f"the card says {known} of {name}, its evidence {one.value}", story.id)


def _problem(rule: str, text: Printed, message: str, warn: bool = False) -> Problem:
    return Problem(rule, "warning" if warn else "gate", message, text.story, text.lang, text.sentence)


def _shown(text: str) -> str:
    return f"“{text[:60]}…”" if len(text) > 60 else f"“{text}”"
