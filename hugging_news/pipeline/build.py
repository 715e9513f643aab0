"""Chooses, drafts, assembles and checks until nothing changes: a pure function of the newsroom's files."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from difflib import get_close_matches

from hugging_news.check import problems_of
from hugging_news.config import Config
from hugging_news.domain.curation import Curation
from hugging_news.domain.documents import Asset
from hugging_news.domain.editions import MEMORY, SECTIONS, Edition, StoryMetric, Table
from hugging_news.domain.errors import HuggingNewsError, ParseError
from hugging_news.domain.exchange import Request, Window
from hugging_news.domain.items import HubDetails, Image, Item, Metric, PaperDetails, ReleaseDetails
from hugging_news.domain.metrics import LATEST, Snapshot, current, earlier, growth, merged, snapshots
from hugging_news.domain.pictures import asset_of
from hugging_news.domain.sections import section_of
from hugging_news.domain.stories import Candidate, Chosen, Cut, Pick
from hugging_news.domain.topics import topic
from hugging_news.domain.weeks import edition_id, window_of
from hugging_news.drafts.draft import draft
from hugging_news.edition.assemble import Frame, Told, assemble, source_states
from hugging_news.edition.tables import House, listings, table
from hugging_news.index import Index
from hugging_news.newsroom import decisions, editions, metrics
from hugging_news.newsroom.archive import Archive
from hugging_news.pipeline import setup
from hugging_news.pipeline.items import ENRICH, Pool, derive, enriched, measures_of_reading
from hugging_news.selection import curation, events, identity, novelty, quality, trains
from hugging_news.selection.choose import Rules, choose
from hugging_news.selection.ledger import Ledger, ledger
from hugging_news.selection.profile import Profile
from hugging_news.selection.score import Background, Taste, background, score
from hugging_news.selection.shortlist import Week, shortlist


@dataclass(frozen=True)
class Newsroom:
    """What a build reads: the configuration and the files of record, up to a moment."""

    config: Config
    archive: Archive
    pool: Pool
    curation: Curation
    history: tuple[Edition, ...]
    snapshots: tuple[Snapshot, ...]
    first_listed: Mapping[str, str]
    stars: Mapping[str, tuple[Metric, ...]] = field(default_factory=dict)
    problems: tuple[str, ...] = ()


@dataclass(frozen=True)
class Built:
    """An edition with its pictures, what the report says about its making, and what checks refuse to publish."""

    edition: Edition
    assets: tuple[Asset, ...] = ()
    problems: tuple[str, ...] = ()
    refused: tuple[str, ...] = ()
    kept: bool = False


def open_newsroom(config: Config, archive: Archive, as_of: datetime, use_index: bool = True) -> Newsroom:
    """Read the files of record up to *as_of*.

    Raises:
        NewsroomError: one of them cannot be read. ConfigError: `curation.toml` is wrong.
    """
    pool, note = _pool(config, archive, as_of, use_index)
    counted, unread = metrics.read(config.data / "metrics", as_of)
    lists = merged(snapshots(counted), *(snapshots(measures_of_reading(one)) for one in pool.readings))
    told, damaged = editions.history(config.output_folder)
    problems = (*pool.problems, *note, *unread, *damaged)
    decided = decisions.read(config.root / "curation.toml")
    return Newsroom(
        config, archive, pool, decided, told, lists, _first_listed(lists), _stars((*counted, *pool.measures)), problems
    )


def build(newsroom: Newsroom, week: str, now: datetime) -> Built:
    """The edition of *week*. A final one is handed back unchanged."""
    config = newsroom.config
    window = window_of(week, config.newsletter.timezone)
    final = next((e for e in newsroom.history if e.id == edition_id(window) and e.state == "final"), None)
    if final:
        return Built(final, kept=True)
    known = _Enriched(newsroom)
    scored, cut, notes = _candidates(newsroom, week, window, known)
    tables = _tables(newsroom, week, window, known)
    built = _settled(newsroom, week, window, now, scored, cut, tables, known)
    return replace(built, problems=(*built.problems, *notes))


def scored_candidates(newsroom: Newsroom, week: str) -> tuple[Candidate, ...]:
    """The stories that the week could tell, with the parts of their scores."""
    window = window_of(week, newsroom.config.newsletter.timezone)
    return _candidates(newsroom, week, window, _Enriched(newsroom))[0]


def _candidates(
    newsroom: Newsroom, week: str, window: Window, known: _Enriched
) -> tuple[tuple[Candidate, ...], tuple[Cut, ...], tuple[str, ...]]:
    """Candidates with what enrichment knows, joined again by its keys, asked again if told, and scored.

    Beside them what was left out, and what the report says about joins.
    """
    candidates, cut = candidates_of(newsroom, week, window)
    told = _ledger(newsroom, window)
    joined = identity.join((known.candidate(candidate) for candidate in candidates), told.candidates())
    fresh, repeats = novelty.fresh(joined.stories, told, _growth(newsroom, week, window))
    fit, unfit = quality.quarantined(fresh)
    scored = score(fit, _background(newsroom, week, window), taste_of(newsroom.config))
    return scored, (*cut, *repeats, *unfit), joined.notes


def candidates_of(newsroom: Newsroom, week: str, window: Window) -> tuple[tuple[Candidate, ...], tuple[Cut, ...]]:
    """The stories that the week could tell, before enrichment: shortlisted, curated, joined, new to readers."""
    identity_of = edition_id(window)
    held = _held(newsroom.history, identity_of, newsroom.curation)
    announced = events.tellings(newsroom.history, identity_of)
    lists = (newsroom.first_listed, newsroom.snapshots)
    listed, old = shortlist(newsroom.pool.seen, Week(week, window, held, *lists, announced))
    curated, decided = curation.apply(listed, newsroom.curation, identity_of)
    told = _ledger(newsroom, window)
    joined = identity.join(curated, told.candidates()).stories
    aging = events.Aging(announced, newsroom.config.select.carry_events, rules_of(newsroom.config).briefs("events"))
    aged, over = events.aged(joined, window, aging)
    fresh, repeats = novelty.fresh(aged, told, _growth(newsroom, week, window))
    newest, older = trains.told_by_newest(fresh)
    return newest, (*old, *decided, *over, *repeats, *older)


def _ledger(newsroom: Newsroom, window: Window) -> Ledger:
    return ledger(newsroom.history, edition_id(window))


def _growth(newsroom: Newsroom, week: str, window: Window) -> novelty.Growth:
    """What the lists of this week gained since the week before."""
    lists = (current(newsroom.snapshots, listing, week, window.end) for listing in listings())
    pairs = ((now, earlier(newsroom.snapshots, now)) for now in lists if now)
    return novelty.growth(pairs, newsroom.config.select.follow_up_likes)


def to_enrich(newsroom: Newsroom, week: str, now: datetime) -> tuple[Item, ...]:
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
    items |= {one.lead.id: one.lead for one in chosen}
    items |= {item.id: item for item in _row_items(newsroom, week, window)}
    return tuple(items[item] for item in sorted(items))


def _settled(
    newsroom: Newsroom,
    week: str,
    window: Window,
    now: datetime,
    candidates: Sequence[Candidate],
    cut: Sequence[Cut],
    tables: Sequence[Table],
    known: _Enriched,
) -> Built:
    """Repeat choose, draft, assemble and the edition's rules; hold what fails, until nothing does."""
    held: dict[str, str] = {}
    while True:
        chosen = choose(candidates, rules_of(newsroom.config), frozenset(held))
        edition, assets = _assembled(newsroom, week, window, now, chosen, cut, held, candidates, tables, known)
        gates = [problem for problem in problems_of(edition, newsroom.history) if problem.severity == "gate"]
        failing = {gate.story: f"{gate.rule}: {gate.message}" for gate in gates if gate.story}
        if not failing:
            left = tuple(f"{gate.rule}: {gate.message}" for gate in gates)
            mistakes = (*_unknown_sections(newsroom), *_misspelt(newsroom))
            return Built(edition, assets, (*newsroom.problems, *known.problems, *mistakes), left)
        held |= failing


def _unknown_sections(newsroom: Newsroom) -> tuple[str, ...]:
    order = rules_of(newsroom.config).order
    return tuple(
        f"curation.toml: {item}: no section is named {entry.section!r}; known: {', '.join(order)}"
        for item, entry in sorted(newsroom.curation.entries.items())
        if entry.section and entry.section not in order and section_of(entry.section) not in order
    )


def _misspelt(newsroom: Newsroom) -> Iterator[str]:
    """Decisions about ids that no collection has, but nearly has; old decisions are no mistake."""
    known = [seen.item.id for seen in newsroom.pool.seen]
    for item in sorted(newsroom.curation.entries):
        base = item.partition("#")[0]
        if base not in known and (near := get_close_matches(base, known, 1, 0.85)):
            yield f"curation.toml: no collected item is {base!r}; did you mean {near[0]!r}?"


def _assembled(
    newsroom: Newsroom,
    week: str,
    window: Window,
    now: datetime,
    chosen: Chosen,
    cut: Sequence[Cut],
    held: Mapping[str, str],
    candidates: Sequence[Candidate],
    tables: Sequence[Table],
    known: _Enriched,
) -> tuple[Edition, tuple[Asset, ...]]:
    config = newsroom.config
    words = setup.phrases(config.newsletter.languages)
    shown = _shown(newsroom.history, edition_id(window))
    told = [
        replace(
            _told(pick, words, config, known, shown),
            counted=stars_of(pick.candidate, newsroom.stars, window.end + LATEST),
        )
        for pick in chosen.picks
    ]
    states = newsroom.pool.states(week, window)
    units = [unit.started for unit in newsroom.pool.units if unit.week == week]
    by_id = {candidate.id: candidate for candidate in candidates}
    refused = [Cut(i, "held", why, tuple(x.id for x in by_id[i].items)) for i, why in sorted(held.items())]
    edition = assemble(
        _frame(newsroom, week, window, now),
        told,
        tables,
        source_states(states, [source.name for source in config.asked]),
        sorted([*cut, *chosen.cut, *refused], key=lambda one: (one.item, one.state)),
        max(units, default=None),
        rules_of(config).order,
    )
    return edition, tuple({one.picture[1].sha256: one.picture[1] for one in told if one.picture}.values())


def _shown(history: Sequence[Edition], edition: str) -> frozenset[str]:
    """The pictures of the editions that readers remember; none is shown again."""
    before = [one for one in history if one.id < edition][-MEMORY:]
    return frozenset(story.image.sha256 for one in before for story in one.stories() if story.image)


def _told(
    pick: Pick, words: Mapping[str, Mapping[str, object]], config: Config, known: _Enriched, shown: Collection[str]
) -> Told:
    picture = None if pick.brief else known.picture(pick.candidate)
    picture = None if picture and picture[1].sha256 in shown else picture
    return Told(pick, draft(pick, words, setup.tables(config)), novelty.story_keys(pick.candidate), picture)


class _Enriched:
    """What enrichment found, asked of the archive once an item."""

    def __init__(self, newsroom: Newsroom) -> None:
        self._newsroom = newsroom
        self._items: dict[str, Item] = {}
        self.problems: list[str] = []

    def item(self, item: Item) -> Item:
        """What is known of *item*; after a bug it stays as it is, "not fetched", and the report says so."""
        key = f"{item.source} {item.id}"
        if key not in self._items:
            room = self._newsroom
            try:
                self._items[key] = enriched(room.archive, room.pool.units, item, room.config.endpoints())
            except ParseError as error:
                self.problems.append(str(error))
                self._items[key] = item
        return self._items[key]

    def candidate(self, candidate: Candidate) -> Candidate:
        return replace(candidate, items=tuple(self.item(item) for item in candidate.items))

    def picture(self, candidate: Candidate) -> tuple[Image, Asset] | None:
        """The first picture that an item of the story has; of a split story the first part shows it."""
        if candidate.split_of and not candidate.id.endswith("#1"):
            return None
        for item in (self.item(item) for item in candidate.items if item.image and item.image.alt):
            asset = self._asset(item)
            if asset and item.image:
                return item.image, asset
        return None

    def _asset(self, item: Item) -> Asset | None:
        """The picture of *item*, made again from the archived answer; None when there is none that may be shown."""
        image = item.image
        if image is None or not image.alt or image.sha256 is None:
            return None
        asker = f"{ENRICH}{item.id}"
        for unit in reversed(self._newsroom.pool.units):
            if asker in unit.records:
                try:
                    return asset_of(self._newsroom.archive.answer(unit, asker, Request(image.url)).body)
                except HuggingNewsError:
                    return None
        return None


def _pool(config: Config, archive: Archive, as_of: datetime, use_index: bool) -> tuple[Pool, tuple[str, ...]]:
    if not use_index:
        return derive(archive, config.asked, as_of, None), ()
    with Index(config.data / "index.db") as index:
        return derive(archive, config.asked, as_of, index), (index.rebuilt,) if index.rebuilt else ()


def _first_listed(lists: Sequence[Snapshot]) -> dict[str, str]:
    first: dict[str, str] = {}
    for snapshot in sorted(lists, key=lambda one: one.week):
        for item in snapshot.ranks:
            first.setdefault(item, snapshot.week)
    return first


def _stars(measures: Iterable[metrics.Measure]) -> dict[str, tuple[Metric, ...]]:
    """What `github_stars` counted, by the lower-case address of the repository."""
    found: dict[str, list[Metric]] = {}
    for measure in measures:
        if measure.metric.counts == "stars" and measure.item.startswith("url:https://github.com/"):
            found.setdefault(measure.item.removeprefix("url:").lower(), []).append(measure.metric)
    return {address: tuple(counts) for address, counts in found.items()}


def stars_of(candidate: Candidate, stars: Mapping[str, tuple[Metric, ...]], until: datetime) -> tuple[StoryMetric, ...]:
    """The stars of the repository that the story is about, with their growth, where they were counted."""
    details = candidate.lead.details
    repo = f"https://github.com/{details.repo}" if isinstance(details, ReleaseDetails) else None
    code = details.code if isinstance(details, PaperDetails) else None
    address = (repo or code or "").lower().rstrip("/")
    grown = growth(stars.get(address, ()), until)
    if grown is None:
        return ()
    latest = grown.latest
    item = f"url:{repo or code}"
    return (
        StoryMetric(counts="stars", span="total", value=latest.value, as_of=latest.as_of, item=item,
                    gained=grown.gained, since=grown.since),
    )  # fmt: skip


def _held(history: Sequence[Edition], edition: str, decisions: Curation) -> frozenset[str]:
    """What the last edition before this one held back, and what was quarantined and the editor admitted since."""
    before = [one for one in history if one.id < edition]
    held = [c for one in before[-1:] for c in one.cut if c.state == "held" and not c.reason.startswith(quality.PREFIX)]
    return frozenset(c.item.partition("#")[0] for c in held) | quality.admitted_since(before, decisions)


def _tables(newsroom: Newsroom, week: str, window: Window, known: _Enriched) -> tuple[Table, ...]:
    limit = newsroom.config.select.trending_rows
    items = {item.id: known.item(item) for item in _row_items(newsroom, week, window)}
    made = []
    for listing in listings():
        now = current(newsroom.snapshots, listing, week, window.end)
        if now:
            before = earlier(newsroom.snapshots, now)
            made.append(table(now, before, items, House(setup.licences(), setup.names()), limit))
    return tuple(one for one in made if one.rows)


def _row_items(newsroom: Newsroom, week: str, window: Window) -> tuple[Item, ...]:
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


def taste_of(config: Config) -> Taste:
    """What its readers care about."""
    return Taste(config.select.weights, _profile(config))


def _profile(config: Config) -> Profile:
    tables, select = config.tables(), config.select
    boost = {topic(word, tables): points for word, points in select.boost.items()}
    watch, mute = (tuple(topic(word, tables) for word in words) for words in (select.watch, select.mute))
    return Profile(watch, boost, mute, tables)


def rules_of(config: Config) -> Rules:
    """What bounds the editions of this newsletter."""
    own = config.sections
    order = config.order or (*SECTIONS, *(section for section in own if section not in SECTIONS))
    caps = {section: table.max for section, table in own.items() if table.max is not None} | config.select.caps
    brief = {section: table.brief for section, table in own.items() if table.brief is not None}
    hints = {source.name: source.section for source in config.asked if source.section}
    select = config.select
    return Rules(
        order, caps, brief, select.stories, select.per_organisation, select.per_kind, select.per_modality,
        select.minutes, hints=hints, profile=_profile(config),
    )  # fmt: skip


def _frame(newsroom: Newsroom, week: str, window: Window, now: datetime) -> Frame:
    config = newsroom.config
    letter = config.newsletter
    first = letter.first or min([one.id for one in newsroom.history] + [edition_id(window)])
    return Frame(
        name=letter.name,
        publisher=letter.publisher,
        editor=letter.editor,
        languages=letter.languages,
        week=week,
        window=window,
        now=now,
        first=first,
        labels=setup.labels(letter.languages),
        licences=setup.licences(),
        section_titles={section: table.title for section, table in config.sections.items()},
        intro=letter.intro,
        signoff=letter.signoff,
        names=setup.names(),
    )
