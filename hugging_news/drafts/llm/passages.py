"""What a model is given of a story: its typed facts and its sources' sentences, one a line, numbered."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from hugging_news.domain.facts import Passage
from hugging_news.domain.items import Item, ReleaseDetails
from hugging_news.domain.markdown import plain
from hugging_news.domain.stories import Candidate
from hugging_news.domain.text import language_of, one_line, sentences
from hugging_news.drafts.fields import Facts, Field
from hugging_news.drafts.llm.masking import MaskError, Masks
from hugging_news.drafts.llm.style import speaks_to_a_model

LEAD, OTHER = 5000, 1500
"""Characters that are sent of the story's own item, and of each further one."""
_LONGEST = 800
_SHORTEST_QUOTE = 8
_NUMBER = re.compile(r"^\[\d+(?:, [^\]\n]*)?\]\s+")
"""The number of a passage, which a model may copy with it."""
_IN_FULL = ("title", "details.lead", "details.highlights", "details.breaking", "details.security", "details.subject")
"""Fields whose words come as sentences of the source."""


@dataclass(frozen=True)
class Given:
    """One passage: what proves, the masked *line* that the model sees, and *origin*, another item that says it."""

    passage: Passage
    line: str
    origin: str = ""


@dataclass(frozen=True)
class Material:
    """The passages of a story in the order of their numbers; *context* prove names that a sentence leaves unquoted."""

    given: tuple[Given, ...]
    context: tuple[Passage, ...]
    masks: Masks

    @property
    def listed(self) -> str:
        """One passage a line; what another version or item says is marked as such."""
        marked = ((f"{number}, {one.origin}" if one.origin else str(number), one.line)
                  for number, one in enumerate(self.given, 1))  # fmt: skip
        return "\n".join(f"[{mark}] {line}" for mark, line in marked)

    @property
    def prose(self) -> int:
        """Characters of the sources' own sentences."""
        return sum(len(one.passage.text) for one in self.given)

    def proof(self, quote: str) -> Passage | None:
        """The whole passage that holds *quote* word for word; None when none does, or when it is a mere scrap.

        Whole, so that no negation and no digit is cut off.
        """
        wanted = _NUMBER.sub("", quote.strip())
        try:
            words = self.masks.restore(wanted)
        except MaskError:
            return None
        for one in self.given:
            if wanted == one.line or (len(words) >= _SHORTEST_QUOTE and words in _shown(one.passage)):
                return one.passage
        return None


def material(candidate: Candidate, facts: Facts, names: Mapping[str, str]) -> Material:
    """What there is to tell *candidate* from; *facts* are its typed fields, *names* the house's spellings."""
    lead = candidate.lead
    masks = Masks([*names.values(), *_own_names(candidate)])
    fields = [Passage(field.item, field=field.path, value=field.value) for field in _distinct(facts)]
    texts = [passage for item in _sources(candidate) for passage in _texts(item, LEAD if item is lead else OTHER)]
    texts = [one for one in texts if not candidate.silences(one.text) and not _disputed(one.text, candidate)]
    once = {passage.text: passage for passage in reversed(texts)}
    told = [passage for passage in texts if once[passage.text] is passage]
    given = tuple(
        Given(passage, masks.mask(_shown(passage)), masks.mask(passage.item) if passage.item != lead.id else "")
        for passage in (*fields, *told)
    )
    context = [Passage(lead.id, field="title", value=lead.title)]
    context += [Passage(lead.id, field="organisation", value=lead.organisation)] if lead.organisation else []
    context += [passage for passage in fields if passage.field in ("details.name", "details.repo", "details.repo_id")]
    return Material(given, tuple(context), masks)


def _distinct(facts: Facts) -> Iterator[Field]:
    """The typed facts, once each by their path; texts that the source wrote come as passages of their own."""
    seen: set[str] = set()
    for field in facts.values():
        if field.path not in (*seen, *_IN_FULL) and len(str(field.value)) <= _LONGEST:
            seen.add(field.path)
            yield field


def _sources(candidate: Candidate) -> tuple[Item, ...]:
    """Each item once, without copies of the lead in another packing and without what the press says."""
    found: dict[str, Item] = {}
    tiers = candidate.tiers or ("primary",) * len(candidate.items)
    for item, tier in zip(candidate.items, tiers, strict=True):
        if item.id not in candidate.variants and tier == "primary":
            found.setdefault(item.id, item)
    return tuple(found.values())


def _disputed(text: str, candidate: Candidate) -> bool:
    """What sources say differently stands beside the story, with their names; no sentence may take a side."""
    quotes = (claim.quote.removesuffix("…") for dispute in candidate.disputes for claim in dispute.claims)
    return any(quote and quote in text for quote in quotes)


def _texts(item: Item, limit: int) -> Iterator[Passage]:
    """The item's sentences, whole, up to *limit* characters; none that speaks to a model instead of to readers."""
    left = limit
    for holder, sentence in _sentences(item):
        if len(sentence) > _LONGEST or speaks_to_a_model(sentence):
            continue
        left -= len(sentence)
        if left < 0:
            return
        yield Passage(holder, text=sentence)


def _sentences(item: Item) -> Iterator[tuple[str, str]]:
    """What the source says, with the item that says it: notes of a release train may be another version's."""
    yield item.id, one_line(item.title)
    details = item.details
    if isinstance(details, ReleaseDetails):
        notes = (*details.highlights, *(details.breaking or ()), *details.deprecations, *details.minimums)
        yield from ((details.lead_item or item.id, sentence) for sentence in _split(details.lead or ""))
        yield from ((note.item or item.id, one_line(note.text)) for note in notes)
        return
    yield from ((item.id, sentence) for sentence in (*_split(item.summary), *_split(plain(item.content))))


def _split(text: str) -> Sequence[str]:
    return [one_line(sentence, 2000) for sentence in sentences(text, language_of(text) or "en")]


def _shown(passage: Passage) -> str:
    if passage.field is None:
        return passage.text
    value = passage.value
    words = ", ".join(map(str, value)) if isinstance(value, list) else str(value)
    return one_line(f"{passage.field} = {words}", 2000)


def _own_names(candidate: Candidate) -> Iterator[str]:
    """What the story's items are called."""
    for item in candidate.items:
        yield from (item.organisation or "", *item.authors)
        for name in (getattr(item.details, key, None) for key in ("name", "repo_id", "repo")):
            yield from (name, *name.split("/")) if isinstance(name, str) else ()
