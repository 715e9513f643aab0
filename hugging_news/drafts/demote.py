"""Takes back what a check refused: a sentence to its source's own words, a headline to the source's title.

A refusal is a language and the text that was refused, so that it holds for every draft of the story, whatever the
places of its sentences. What is refused in one language is taken back in all of them together: both languages keep the
same numbers, dates and links. Sentences of two languages belong together when the same evidence proves them, else when
they are the same place among those of their method. An editor's words are never touched.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace

from hugging_news.domain.items import Item
from hugging_news.domain.stories import Candidate, Draft, Evidence, Sentence
from hugging_news.domain.text import language_of
from hugging_news.domain.typography import House
from hugging_news.drafts.evidence import is_own_headline
from hugging_news.drafts.extract import fits
from hugging_news.drafts.typesetting import typeset

Refusals = Collection[tuple[str, str]]
"""(language, text) of the sentences and headlines that a check refused."""

_Line = tuple[Sentence, tuple[Evidence, ...]]


def demoted(draft: Draft, candidate: Candidate, refused: Refusals, house: House) -> Draft:
    """*draft* without the refused texts; what takes their place is set as the *house* sets words."""
    draft = _with_headline(draft, candidate, refused)
    for lang, text in sorted(refused):
        place = next((i for i, one in enumerate(draft.summary.get(lang, ())) if one.text == text), None)
        if place is not None and draft.summary[lang][place].method != "editor":
            draft = _without(draft, lang, place)
    return typeset(draft, candidate.lead.title, house)


def _with_headline(draft: Draft, candidate: Candidate, refused: Refusals) -> Draft:
    """The first of the drafted headline, the source's title and the bare subject that was not refused."""
    own = {lang for lang in draft.headline if is_own_headline(candidate, lang)}
    for words, field, value in _titles(candidate.lead):
        if not any((lang, text) in refused for lang, text in draft.headline.items() if lang not in own):
            break
        rest = tuple(one for one in draft.evidence if one.sentence != "headline" or one.lang in own)
        proofs = tuple(
            Evidence(lang=lang, sentence="headline", item=candidate.lead.id, field=field, value=value)
            for lang in draft.headline
            if lang not in own
        )
        headline = {lang: text if lang in own else words for lang, text in draft.headline.items()}
        draft = replace(draft, headline=headline, evidence=(*proofs, *rest))
    return draft


def _titles(lead: Item) -> Iterator[tuple[str, str, str]]:
    """What stands in for a refused headline, with its field and value: the source's title, then the bare subject."""
    yield lead.title, "title", lead.title
    for field in ("repo_id", "repo"):
        if name := getattr(lead.details, field, None):
            yield name.rpartition("/")[2], f"details.{field}", name


def _without(draft: Draft, lang: str, place: int) -> Draft:
    """*draft* with the quote that proves the sentence in its place, in every language; without one it is dropped."""
    lines = {other: list(_lines(draft, other)) for other in draft.summary}
    sentence, proof = lines[lang][place]
    places = {other: _counterpart(lines[lang], place, lines[other]) for other in lines if other != lang} | {lang: place}
    spot = {other: at for other, at in places.items() if at is not None}
    quote = next((one for one in proof if one.quote), None) if sentence.method in ("data", "model") else None
    if quote and not all(_quotable(str(quote.quote), lines[other], at) for other, at in spot.items()):
        quote = None
    for other, at in spot.items():
        lines[other][at : at + 1] = [_quoted(quote, other)] if quote else []
    return _joined(draft, lines)


def _quotable(quote: str, lines: Sequence[_Line], place: int) -> bool:
    """Whether *quote* may stand in that place: it is not said there already, and all quotes stay within the limit."""
    others = [sentence for at, (sentence, _) in enumerate(lines) if at != place]
    said = tuple(sentence.text for sentence in others if sentence.method == "extracted")
    return quote not in said and fits((*said, quote))


def _quoted(proof: Evidence, lang: str) -> _Line:
    text = str(proof.quote)
    sentence = Sentence(text=text, lang=language_of(text) or lang, method="extracted")
    return sentence, (proof.model_copy(update={"lang": lang}),)


def _counterpart(own: Sequence[_Line], place: int, others: Sequence[_Line]) -> int | None:
    """Where the same sentence stands in another language; None when it is not said there or a person wrote it."""
    sentence, proof = own[place]
    alike = [at for at, (other, _) in enumerate(others) if other.method == sentence.method]
    mark = _mark(proof)
    same = [at for at in alike if _mark(others[at][1]) == mark]
    if same:
        rank = sum(_mark(one[1]) == mark and one[0].method == sentence.method for one in own[:place])
        return same[min(rank, len(same) - 1)]
    rank = sum(one[0].method == sentence.method for one in own[:place])
    return alike[rank] if rank < len(alike) and len(alike) == _count(own, sentence) else None


def _count(lines: Sequence[_Line], sentence: Sentence) -> int:
    return sum(one.method == sentence.method for one, _ in lines)


def _mark(proof: Sequence[Evidence]) -> frozenset[tuple[str, str]]:
    return frozenset((one.item, one.quote or one.field or "") for one in proof)


def _lines(draft: Draft, lang: str) -> Iterator[_Line]:
    for place, sentence in enumerate(draft.summary[lang]):
        yield sentence, tuple(one for one in draft.evidence if (one.lang, one.sentence) == (lang, place))


def _joined(draft: Draft, lines: dict[str, list[_Line]]) -> Draft:
    """*draft* with these sentences, and their evidence counted anew."""
    headlines = tuple(one for one in draft.evidence if one.sentence == "headline")
    proofs = tuple(
        one.model_copy(update={"sentence": place})
        for lang in lines
        for place, (_, proof) in enumerate(lines[lang])
        for one in proof
    )
    summary = {lang: tuple(sentence for sentence, _ in own) for lang, own in lines.items()}
    return replace(draft, summary=summary, evidence=(*headlines, *proofs))
