"""From items to scored stories: each stage of selection in its turn, before enrichment and after it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from hugging_news.domain.curation import Curation
from hugging_news.domain.editions import Edition
from hugging_news.domain.exchange import Window
from hugging_news.domain.items import HubDetails, Item
from hugging_news.domain.metrics import current, earlier
from hugging_news.domain.stories import Candidate, Cut
from hugging_news.domain.weeks import edition_id, window_of
from hugging_news.edition.tables import listings
from hugging_news.pipeline.bounds import rules_of, taste_of
from hugging_news.pipeline.enriched import Enriched
from hugging_news.pipeline.items import measures_of_reading
from hugging_news.pipeline.opening import Newsroom
from hugging_news.selection import curation, disputes, events, identity, novelty, quality, trains
from hugging_news.selection.choose import choose
from hugging_news.selection.ledger import Ledger, ledger
from hugging_news.selection.score import Background, background, score
from hugging_news.selection.shortlist import Week, shortlist

_WITNESSES = 2


@dataclass(frozen=True)
class Stories:
    """The stories that a week could tell, what was left out on the way, and what the report says of their joins."""

    candidates: tuple[Candidate, ...]
    cut: tuple[Cut, ...]
    notes: tuple[str, ...] = ()


def stories_of(newsroom: Newsroom, week: str, known: Enriched) -> Stories:
    """The week's stories with what enrichment knows: joined again by its keys, asked again if told, scored."""
    window = window_of(week, newsroom.config.newsletter.timezone)
    candidates, cut = candidates_of(newsroom, week, window)
    told = _ledger(newsroom, window)
    joined = identity.join((known.candidate(candidate) for candidate in candidates), told.candidates())
    fresh, repeats = novelty.fresh(joined.stories, told, _gains(newsroom, week, window))
    fit, unfit = quality.quarantined(fresh)
    settled = disputes.settle(fit)
    scored = score(settled.candidates, _background(newsroom, week, window), taste_of(newsroom.config))
    return Stories(scored, (*cut, *repeats, *unfit), (*joined.notes, *settled.notes))


def candidates_of(newsroom: Newsroom, week: str, window: Window) -> tuple[tuple[Candidate, ...], tuple[Cut, ...]]:
    """The stories that the week could tell, before enrichment: shortlisted, curated, joined, new to readers."""
    identity_of = edition_id(window)
    held = _held(newsroom.history, identity_of, newsroom.curation)
    announced = events.tellings(newsroom.history, identity_of)
    lists = (newsroom.first_listed, newsroom.snapshots)
    told = _ledger(newsroom, window)
    heard = announced.keys() | told.by_key.keys()
    listed, old = shortlist(newsroom.pool.seen, Week(week, window, held, *lists, heard))
    curated, decided = curation.apply(listed, newsroom.curation, identity_of)
    joined = identity.join(curated, told.candidates()).stories
    aging = events.Aging(announced, newsroom.config.select.carry_events, rules_of(newsroom.config).briefs("events"))
    aged, over = events.aged(joined, window, aging)
    fresh, repeats = novelty.fresh(aged, told, _gains(newsroom, week, window))
    newest, older = trains.told_by_newest(fresh)
    return newest, (*old, *decided, *over, *repeats, *older)


def _ledger(newsroom: Newsroom, window: Window) -> Ledger:
    return ledger(newsroom.history, edition_id(window))


def _gains(newsroom: Newsroom, week: str, window: Window) -> novelty.Gains:
    """What the lists of this week gained since the week before."""
    lists = (current(newsroom.snapshots, listing, week, window.end) for listing in listings())
    pairs = ((now, earlier(newsroom.snapshots, now)) for now in lists if now)
    return novelty.gains(pairs, newsroom.config.select.follow_up_likes)


def to_enrich(newsroom: Newsroom, week: str) -> tuple[Item, ...]:
    """The items worth asking about: the best of each section with some in reserve, and the rows of the tables."""
    config = newsroom.config
    window = window_of(week, config.newsletter.timezone)
    candidates, _ = candidates_of(newsroom, week, window)
    scored = score(candidates, _background(newsroom, week, window), taste_of(config))
    rules = rules_of(config)
    roomy = replace(
        rules,
        caps={section: 2 * rules.cap(section) for section in rules.order},
        stories=2 * rules.stories,
        per_organisation=2 * rules.per_organisation,
        per_kind=2 * rules.per_kind,
        per_modality=2 * rules.per_modality,
        minutes=2 * rules.minutes,
    )
    chosen = [pick.candidate for pick in choose(scored, roomy).picks]
    items = {item.id: item for one in chosen for item in one.items[1:] if item.image and item.image.alt}
    items |= {item.id: item for one in chosen for item in _witnesses(one)}
    items |= {one.lead.id: one.lead for one in chosen}
    items |= {item.id: item for item in row_items(newsroom, week, window)}
    return tuple(items[item] for item in sorted(items))


def _witnesses(candidate: Candidate) -> tuple[Item, ...]:
    """What else the makers wrote about the work: the first repositories beside the lead, whose cards are compared."""
    tiers = candidate.tiers or ("primary",) * len(candidate.items)
    beside = [item for item, tier in zip(candidate.items, tiers, strict=True) if tier == "primary"]
    own = [item for item in beside if isinstance(item.details, HubDetails) and item.id != candidate.id]
    return tuple({item.id: item for item in own if item.organisation == _maker(candidate)}.values())[:_WITNESSES]


def _maker(candidate: Candidate) -> str | None:
    """The organisation of the story's first repository; a paper has none of its own."""
    owners = (item.organisation for item in candidate.items if isinstance(item.details, HubDetails))
    return next(owners, None)


def row_items(newsroom: Newsroom, week: str, window: Window) -> tuple[Item, ...]:
    """The repositories that stand in the printed rows of the week's trending lists."""
    seen = {known.item.id: known.item for known in newsroom.pool.seen}
    lists = (current(newsroom.snapshots, listing, week, window.end) for listing in listings())
    limit = newsroom.config.select.trending_rows
    ids = [item for one in lists if one for rank, item in sorted(one.places.items()) if rank <= limit]
    return tuple(
        seen[item] for item in dict.fromkeys(ids) if item in seen and isinstance(seen[item].details, HubDetails)
    )


def _background(newsroom: Newsroom, week: str, window: Window) -> Background:
    counted = (measure for reading in newsroom.pool.readings for measure in measures_of_reading(reading))
    return background(week, window, newsroom.snapshots, counted)


def _held(history: Sequence[Edition], edition: str, decisions: Curation) -> frozenset[str]:
    """What the last edition before this one held back, and what was quarantined and the editor admitted since."""
    before = [one for one in history if one.id < edition]
    held = [c for one in before[-1:] for c in one.cut if c.state == "held" and not c.reason.startswith(quality.PREFIX)]
    return frozenset(c.item.partition("#")[0] for c in held) | quality.admitted_since(before, decisions)
