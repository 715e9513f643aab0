"""Compares what the items of a story state, the primary ones first."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import combinations

from hugging_news.domain.items import HubDetails, Item, PaperDetails, PostDetails, ReleaseDetails
from hugging_news.domain.markdown import plain
from hugging_news.domain.stories import Candidate, Claim, Dispute
from hugging_news.domain.text import cut
from hugging_news.selection.disputes.contraries import Stance, backed, contrary, stances
from hugging_news.selection.disputes.judgements import Judgement, judgements
from hugging_news.selection.disputes.statements import Statement, statements

_QUOTE = 300


@dataclass(frozen=True)
class Settled:
    """The stories with their disputes, and what the report says of claims that were dropped."""

    candidates: tuple[Candidate, ...]
    notes: tuple[str, ...] = ()


@dataclass(frozen=True)
class _Voice:
    """One source of a story: what it states by topic, and how it judges."""

    item: Item
    primary: bool
    stated: dict[str, tuple[Statement, ...]]
    judged: tuple[Judgement, ...]
    stances: tuple[Stance, ...] = ()

    @property
    def name(self) -> str:
        return _name(self.item)


def settle(candidates: Iterable[Candidate]) -> Settled:
    """Each story with what its sources dispute, and without what a secondary source says against a primary one."""
    settled, notes = [], []
    for candidate in candidates:
        voices = tuple(_voices(candidate))
        dropped = tuple(_contradicted(voices))
        disputes = tuple(_disputes([voice for voice in voices if voice.primary]))
        silenced = tuple(dict.fromkeys(sentence for _, sentence, _ in dropped))
        settled.append(replace(candidate, disputes=disputes, silenced=silenced))
        notes += [
            f"{candidate.id}: not used, {voice.name} contradicts {other}: {cut(sentence, 200)}"
            for voice, sentence, other in dropped
        ]
        notes += [f"{candidate.id}: {note}" for voice in voices for note in _against_itself(voice)]
    return Settled(tuple(settled), tuple(dict.fromkeys(notes)))


def _voices(candidate: Candidate) -> Iterator[_Voice]:
    """The sources that speak in the story's items, each page once; copies of the weights only repeat the original."""
    if len(candidate.items) < 2:
        return
    seen: set[str] = set()
    tiers = candidate.tiers or ("primary",) * len(candidate.items)
    mixed = len(set(tiers)) > 1
    for item, tier in zip(candidate.items, tiers, strict=True):
        if item.id in seen or item.id in candidate.variants:
            continue
        seen.add(item.id)
        text = _text(item)
        stated: dict[str, tuple[Statement, ...]] = {}
        for one in statements(text):
            stated[one.topic] = (*stated.get(one.topic, ()), one)
        yield _Voice(item, tier == "primary", stated, tuple(judgements(text)), tuple(stances(text)) if mixed else ())


def _text(item: Item) -> str:
    details = item.details
    notes = [note.source for note in details.highlights] if isinstance(details, ReleaseDetails) else []
    return "\n\n".join(part for part in (item.title, item.summary, plain(item.content), *notes) if part)


# -- primary against primary -------------------------------------------------------------------------------------------


def _disputes(voices: Sequence[_Voice]) -> Iterator[Dispute]:
    """One dispute a topic on which the sources, each with one figure only, do not agree."""
    for topic in dict.fromkeys(topic for voice in voices for topic in voice.stated):
        said = [(voice, one) for voice in voices if (one := _only(voice.stated.get(topic, ()))) is not None]
        if any(not _agree(a, b) for (_, a), (_, b) in combinations(said, 2)):
            yield Dispute(about=topic, claims=tuple(_claim(voice, one) for voice, one in said))


def _only(stated: Sequence[Statement]) -> Statement | None:
    """What a source states when it gives one value; with several, each is about something else."""
    return stated[0] if len({one.value for one in stated}) == 1 else None


def _agree(a: Statement, b: Statement) -> bool:
    """Whether both can be true of one thing: the same value, a bound that holds, or one that is about the other."""
    if a.value == b.value:
        return True
    for bound, other in ((a, b.value), (b, a.value)):
        value = bound.value
        if (bound.loose == "over" and other >= value) or (bound.loose == "under" and other <= value):
            return True
        if bound.loose == "about" and abs(other - value) <= 0.1 * value:
            return True
    return False


def _claim(voice: _Voice, one: Statement) -> Claim:
    quote = cut(one.sentence, _QUOTE)
    return Claim(source=voice.name, item=voice.item.id, url=voice.item.url, figure=one.figure, quote=quote)


def _name(item: Item) -> str:
    """A source as readers know it, in any language: a repository, a paper's id, a version, a site."""
    details = item.details
    if isinstance(details, HubDetails):
        return details.repo_id
    if isinstance(details, PaperDetails):
        return f"arXiv:{details.arxiv_id}"
    if isinstance(details, ReleaseDetails):
        return f"{details.repo} {details.tag}"
    return (details.site if isinstance(details, PostDetails) else None) or item.source


# -- secondary against primary -----------------------------------------------------------------------------------------


def _contradicted(voices: Sequence[_Voice]) -> Iterator[tuple[_Voice, str, str]]:
    """Each sentence of a secondary source against which a primary one stands, with the name of that one."""
    primary = [voice for voice in voices if voice.primary]
    for voice in (voice for voice in voices if not voice.primary):
        for one in (one for stated in voice.stated.values() for one in stated):
            if other := _refuted(one, primary):
                yield voice, one.sentence, other
        for judgement in voice.judged:
            if other := _reversed(judgement, primary):
                yield voice, judgement.sentence, other
        for stance in voice.stances:
            if other := _denied(stance, primary):
                yield voice, stance.sentence, other


def _denied(stance: Stance, primary: Sequence[_Voice]) -> str | None:
    """The primary source that says the contrary of the same thing, when none says as much."""
    if any(backed(stance, said) for voice in primary for said in voice.stances):
        return None
    return next((voice.name for voice in primary if any(contrary(stance, said) for said in voice.stances)), None)


def _refuted(one: Statement, primary: Sequence[_Voice]) -> str | None:
    """The primary source that gives another figure, when no primary source gives this one."""
    known = [(voice, said) for voice in primary for said in voice.stated.get(one.topic, ())]
    if any(_agree(one, said) for _, said in known):
        return None
    return next((voice.name for voice, _ in known if _only(voice.stated[one.topic])), None)


def _reversed(judgement: Judgement, primary: Sequence[_Voice]) -> str | None:
    """The primary source that says the opposite, when none says the same."""
    known = [(voice, said) for voice in primary for said in voice.judged if said.object == judgement.object]
    if any(said.sign == judgement.sign for _, said in known):
        return None
    return next((voice.name for voice, _ in known), None)


def _against_itself(voice: _Voice) -> Iterator[str]:
    """What a source says both ways."""
    for object in dict.fromkeys(one.object for one in voice.judged):
        said = {one.sign: one.sentence for one in reversed(voice.judged) if one.object == object}
        if len(said) == 2:
            yield f"{voice.name} contradicts itself: {cut(said[1], 120)} / {cut(said[-1], 120)}"
