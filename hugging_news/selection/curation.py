"""The editor's decisions, applied before identity and caps: drop, hold, merge, split, pin, rewrite."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from hugging_news.domain.curation import Curation, Entry
from hugging_news.domain.sections import section_of
from hugging_news.domain.stories import Candidate, Cut, Decision


def apply(
    candidates: Iterable[Candidate], curation: Curation, edition: str
) -> tuple[tuple[Candidate, ...], tuple[Cut, ...]]:
    """The candidates that remain for *edition* (its id), and those that the editor took out.

    A part of a split (`ID#1`) takes decisions by its own id. A decision about an item that is not there does nothing.
    """
    kept: list[Candidate] = []
    cut: list[Cut] = []
    whole = _merged(candidates, curation)
    for candidate in _merged(_split(whole, curation), curation):
        entry = _entry(candidate, curation)
        if refusal := _refusal(candidate, entry, edition):
            cut.append(refusal)
        else:
            kept.append(replace(candidate, decision=_decision(entry, candidate.decision.keep)))
    return tuple(kept), tuple(cut)


def _entry(candidate: Candidate, curation: Curation) -> Entry:
    """The decision about the story: by its own id, else by the id of an item that was joined into it."""
    if candidate.split_of:
        return curation.of(candidate.id)
    ids = [candidate.id, *sorted(item.id for item in candidate.items if item.id != candidate.id)]
    return next((curation.entries[item] for item in ids if item in curation.entries), Entry())


def _refusal(candidate: Candidate, entry: Entry, edition: str) -> Cut | None:
    items = candidate.item_ids
    if entry.drop is not None:
        return Cut(candidate.id, "dropped", f"dropped by the editor: {entry.drop}", items)
    if entry.hold is not None and entry.hold.isoformat() > edition:
        return Cut(candidate.id, "held", f"held by the editor until {entry.hold.isoformat()}", items)
    return None


def _decision(entry: Entry, keep: str | None = None) -> Decision:
    """The decision of *entry*; *keep* is what the story that it is a part of was kept for."""
    section = section_of(entry.section) or entry.section if entry.section else None
    keep = keep if entry.keep is None else entry.keep
    return Decision(entry.pin, section, dict(entry.headline), dict(entry.summary), entry.note, keep)


def _merged(candidates: Iterable[Candidate], curation: Curation) -> list[Candidate]:
    """Join what the editor joined; the target leads. A target that is not there joins nothing.

    Asked again after splitting, since a part of a split (`ID#1`) may be the target too.
    """
    stories = {candidate.id: candidate for candidate in candidates}
    for item, entry in sorted(curation.entries.items()):
        target = _final_target(item, curation)
        source = _holding(stories, item)
        into = _holding(stories, target) if target else None
        if entry.merge is None or source is None or into is None or source.id == into.id:
            continue
        joined = (*into.items, *source.items)
        why = (*into.why, f"{source.id}: merged by the editor")
        stories[into.id] = replace(into, items=joined, why=why, tiers=(*into.tiers, *source.tiers))
        del stories[source.id]
    return list(stories.values())


def _final_target(item: str, curation: Curation) -> str | None:
    """Follow `merge` to its end; a circle ends where it closes."""
    seen = [item]
    while (target := curation.of(seen[-1]).merge) and target not in seen:
        seen.append(target)
    return seen[-1] if len(seen) > 1 else None


def _holding(stories: dict[str, Candidate], item: str) -> Candidate | None:
    if item in stories:
        return stories[item]
    return next((story for story in stories.values() if any(part.id == item for part in story.items)), None)


def _split(candidates: Iterable[Candidate], curation: Curation) -> list[Candidate]:
    parts: list[Candidate] = []
    for candidate in candidates:
        whole = Entry() if candidate.split_of else _entry(candidate, curation)
        titles = whole.split
        if not titles:
            parts.append(candidate)
        for number, title in enumerate(titles, 1):
            part = replace(candidate, id=f"{candidate.id}#{number}", split_of=candidate.id, split_title=dict(title))
            parts.append(replace(part, decision=Decision(keep=_kept(whole))))
    return parts


def _kept(whole: Entry) -> str | None:
    """Why the parts of a split are kept: an editor who decided to tell the whole tells its parts."""
    return whole.keep if whole.keep is not None else "its whole was placed" if whole.admits else None
