"""Makes an edition various (EDITORIAL §2): the weakest of what is there twice gives way to the best that is missing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from itertools import islice

from hugging_news.domain.modalities import OTHER
from hugging_news.domain.stories import Candidate
from hugging_news.selection.desk import Desk, Refusal, is_brief, strength

Of = Callable[[Candidate], str]
_TRIED = 50
"""So many of the best that are missing are tried: where a bound shuts out these, it shuts out the rest."""


def balance(desk: Desk, ranked: Sequence[Candidate]) -> None:
    """Kinds first, then modalities, without losing a kind again; what the pool does not have is not made up."""
    goals = (("kinds", desk.rules.kinds, _kind), ("modalities", desk.rules.modalities, desk.modality))
    for number, (name, least, of) in enumerate(goals, 1):
        kept = tuple(other for _, _, other in goals[:number])
        while len(_present(desk, of)) < least:
            if not _one_more(desk, ranked, of, kept, f"the edition has too few {name} ({least})"):
                break


def _one_more(desk: Desk, ranked: Sequence[Candidate], of: Of, kept: tuple[Of, ...], goal: str) -> bool:
    """Tell the best story whose kind (modality) is missing, in the place of the weakest that may go if need be."""
    present = _present(desk, of) | {OTHER}
    news = (c for c in ranked if of(c) not in present and not is_brief(c) and desk.homes[c.id] not in desk.calendar)
    for newcomer in islice(news, _TRIED):
        if desk.refusal(newcomer, desk.homes[newcomer.id]) is None:
            desk.take(newcomer, desk.homes[newcomer.id])
            return True
        if _swapped(desk, newcomer, kept, f"{goal}: gave way to {newcomer.id}, the best {of(newcomer)}"):
            return True
    return False


def _swapped(desk: Desk, newcomer: Candidate, kept: tuple[Of, ...], reason: str) -> bool:
    home = desk.homes[newcomer.id]
    for victim in sorted(_may_go(desk, kept), key=strength, reverse=True):
        with desk.without(victim):
            fits = desk.refusal(newcomer, home) is None
        if fits:
            desk.leave_out(victim, Refusal("balance", reason, newcomer.id))
            desk.take(newcomer, home)
            return True
    return False


def _may_go(desk: Desk, kept: tuple[Of, ...]) -> list[Candidate]:
    """Those that are not the only ones of something that counts; neither `top` nor what editor or readers asked for."""
    counts = [(of, Counter(map(of, desk.read()))) for of in kept]
    return [
        story
        for story in desk.read()
        if all(count[of(story)] > 1 or of(story) == OTHER for of, count in counts)
        and not (story.decision.pin or story.decision.section or desk.watched(story))
        and story not in desk.sections.get("top", ())
    ]


def _present(desk: Desk, of: Of) -> set[str]:
    return {of(story) for story in desk.read()} - {OTHER}


def _kind(candidate: Candidate) -> str:
    return candidate.lead.kind
