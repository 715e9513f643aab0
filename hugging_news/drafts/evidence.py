"""What proves the words that a person wrote: the sources' own sentences and fields, and that person's words.

The fewest source sentences that prove a sentence stand as its evidence, and the sentence as it was written (item
`curation.toml`; of a note its field `words` or `headline`). The checks warn of what only the editor says, and find
every change by hand in `edition.json`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Literal

from hugging_news.domain.facts import Passage, Vocabulary, doubts, support
from hugging_news.domain.items import Item
from hugging_news.domain.stories import EDITOR, Candidate, Draft, Evidence
from hugging_news.domain.text import HAN, language_of, sentences

_LONG = 24
"""Characters from which a text without structure is words and no value."""
_UNSAID = {
    "id",
    "source",
    "url",
    "lang",
    "summary",
    "content",
    "links",
    "image",
    "headline",
    "words",
    "metrics",
    "title",
}
"""Parts of an item that state nothing, or stand elsewhere among the passages."""

_TRIED = 8
_WORD = re.compile(rf"[{HAN}]|[a-z0-9.]+")

Place = int | Literal["headline"]


def by_hand(draft: Draft, candidate: Candidate, words: Vocabulary) -> Iterator[Evidence]:
    """The evidence of what an editor wrote in *draft*, and of a headline that is the source's title as it stands."""
    known = tuple(passages(candidate))
    for lang, headline in draft.headline.items():
        proved = any((one.lang, one.sentence) == (lang, "headline") for one in draft.evidence)
        if not proved and headline == candidate.lead.title:
            yield Evidence(lang=lang, sentence="headline", item=candidate.lead.id, field="title", value=headline)
        elif not proved:
            yield from _proofs(headline, lang, "headline", known, _note_of_headline(candidate, lang), words)
    for lang, said in draft.summary.items():
        note = "" if candidate.decision.summary.get(lang) else candidate.lead.id
        for place, sentence in enumerate(said):
            if sentence.method == "editor":
                yield from _proofs(sentence.text, sentence.lang, place, known, note, words, lang)


def _proofs(
    text: str, own: str, place: Place, known: Sequence[Passage], note: str, words: Vocabulary, lang: str = ""
) -> Iterator[Evidence]:
    """The fewest of *known* that prove *text* (in the language *own*), and the words as the editor wrote them."""
    for one in _supported(text, own, known, words):
        yield Evidence(
            lang=lang or own, sentence=place, item=one.item, quote=one.text or None, field=one.field, value=one.value
        )
    yield _own(text, lang or own, place, note)


def _supported(text: str, lang: str, known: Sequence[Passage], words: Vocabulary) -> tuple[Passage, ...]:
    """What supports *text*, with the sentence beside it where a part says more alone than in its place."""
    found = support(text, lang, known, words)
    left = len(doubts(text, lang, found, words))
    for piece in _nearest(text, known) if left else ():
        fewer = len(doubts(text, lang, (*found, piece), words))
        if fewer < left:
            found, left = (*found, piece), fewer
    return found


def _nearest(text: str, known: Sequence[Passage]) -> list[Passage]:
    """The sentences of the sources that share most words with *text*, best first; of another language the first."""
    said = _words(text)
    pieces = {Passage(one.item, part): None for one in known if one.text for part in sentences(one.text, "zh")}
    return sorted(pieces, key=lambda piece: -len(said & _words(piece.text)))[:_TRIED]


def _words(text: str) -> frozenset[str]:
    return frozenset(_WORD.findall(text.casefold()))


def is_own_headline(candidate: Candidate, lang: str) -> bool:
    """Whether an editor wrote the headline of that language."""
    written = (candidate.decision.headline, candidate.split_title, candidate.lead.headline)
    return any(texts.get(lang) for texts in written)


def _note_of_headline(candidate: Candidate, lang: str) -> str:
    decided = candidate.decision.headline.get(lang) or candidate.split_title.get(lang)
    return "" if decided else candidate.lead.id


def passages(candidate: Candidate) -> Iterator[Passage]:
    """All that the items of a story say, in words and in typed fields; of what stands beside it the titles."""
    seen: set[tuple[str, str]] = set()
    for item in candidate.items:
        for passage in (*_said(item, candidate), *_fields(item)):
            key = (passage.item, f"{passage.field}={passage.value!r}" if passage.field else passage.text)
            if key not in seen:
                seen.add(key)
                yield passage
    yield from (Passage(one.item, one.title) for one in candidate.related)


def _own(text: str, lang: str, place: Place, note: str) -> Evidence:
    if not note:
        return Evidence(lang=lang, sentence=place, item=EDITOR, quote=text)
    field = f"headline.{lang}" if place == "headline" else f"words.{lang}"
    return Evidence(lang=lang, sentence=place, item=note, field=field, value=text)


def _said(item: Item, candidate: Candidate) -> Iterator[Passage]:
    """The words of an item, without sentences that a primary source contradicts."""
    for passage in _texts(item):
        if not any(part in passage.text for part in candidate.silenced) and not candidate.silences(passage.text):
            yield passage
            continue
        parts = sentences(passage.text, language_of(passage.text))
        yield from (Passage(item.id, part) for part in parts if not candidate.silences(part))


def _texts(item: Item) -> Iterator[Passage]:
    """The words of an item as its source wrote them."""
    for text in (item.title, item.summary, item.content):
        if text.strip():
            yield Passage(item.id, text)
    for _, value in _leaves(item.details.model_dump(mode="json", exclude_none=True), "details"):
        yield from (Passage(item.id, one) for one in _listed(value) if isinstance(one, str) and len(one) >= _LONG)


def _fields(item: Item) -> Iterator[Passage]:
    """The typed fields of an item, each list whole."""
    yield Passage(item.id, field="title", value=item.title)
    rest = item.model_dump(mode="json", exclude_none=True, exclude=_UNSAID)
    for path, value in _leaves(rest, ""):
        if not path.endswith((".type", "fetched", ".fingerprint", ".revision", "url")):
            yield Passage(item.id, field=path, value=value)
    for metric in item.metrics:
        yield Passage(item.id, field=f"metrics.{metric.counts}", value=metric.value)


def _leaves(value: Any, path: str) -> Iterator[tuple[str, Any]]:
    """Dotted path and value of everything in *value*; lists of plain values stay whole, of records each record's."""
    if isinstance(value, Mapping):
        for name, part in value.items():
            yield from _leaves(part, f"{path}.{name}" if path else str(name))
    elif isinstance(value, list) and any(isinstance(part, Mapping) for part in value):
        names = [part["id"] for part in value if isinstance(part, Mapping) and "id" in part]
        if names:
            yield path, names
        for part in value:
            yield from _leaves(part, path)
    elif value not in (None, [], ""):
        yield path, value


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]
