"""Chooses, drafts, assembles and checks until nothing changes: a pure function of the newsroom's files."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from difflib import get_close_matches
from functools import cached_property
from typing import Any

from hugging_news.check import Problem, problems_of
from hugging_news.domain.documents import Asset
from hugging_news.domain.editions import MEMORY, Edition, StoryMetric, Table
from hugging_news.domain.exchange import Window
from hugging_news.domain.items import Metric, PaperDetails, ReleaseDetails
from hugging_news.domain.metrics import LATEST, current, earlier, growth
from hugging_news.domain.sections import section_of
from hugging_news.domain.stories import Candidate, Chosen, Cut, Draft, Pick
from hugging_news.domain.weeks import edition_id, window_of
from hugging_news.drafts.draft import draft
from hugging_news.drafts.llm.author import Author
from hugging_news.edition.assemble import Told, assemble, source_states
from hugging_news.edition.explaining import explained
from hugging_news.edition.frame import Frame
from hugging_news.edition.tables import House, listings, table
from hugging_news.pipeline import models, setup
from hugging_news.pipeline.bounds import rules_of
from hugging_news.pipeline.enriched import Enriched
from hugging_news.pipeline.mending import ROUNDS, Demotion, Mending
from hugging_news.pipeline.opening import Newsroom
from hugging_news.pipeline.stories import Stories, row_items, stories_of
from hugging_news.selection import novelty, quality
from hugging_news.selection.choose import choose


@dataclass(frozen=True)
class Built:
    """An edition with its pictures, what the report says about its making, and what checks refuse to publish.

    *demoted* is what the checks took back on the way, *warnings* what they say of the result; *stuck* are the stories
    that are refused and not held, since a person wrote what fails.
    """

    edition: Edition
    assets: tuple[Asset, ...] = ()
    problems: tuple[str, ...] = ()
    refused: tuple[str, ...] = ()
    kept: bool = False
    demoted: tuple[Demotion, ...] = ()
    warnings: tuple[Problem, ...] = ()
    stuck: frozenset[str] = frozenset()
    model: Mapping[str, Any] | None = None


@dataclass(frozen=True)
class _Issue:
    """What stays the same while an edition is made: the newsroom, the week, the clock, what enrichment found.

    *author* writes with a language model, where there is one.
    """

    newsroom: Newsroom
    week: str
    now: datetime
    known: Enriched
    author: Author | None = None
    drafts: dict[tuple[str, bool, int], Draft] = field(default_factory=dict)

    @cached_property
    def window(self) -> Window:
        return window_of(self.week, self.newsroom.config.newsletter.timezone)

    @property
    def id(self) -> str:
        return edition_id(self.window)

    def draft(self, pick: Pick) -> Draft:
        """The words of a story, written once however often the edition is made again."""
        key, letter = (pick.candidate.id, pick.brief, pick.place), self.newsroom.config.newsletter
        if key not in self.drafts:
            tables = setup.tables(letter.languages, letter.timezone)
            written = draft(pick, setup.phrases(letter.languages), tables)
            self.drafts[key] = self.author.written(pick, written) if self.author else written
        return self.drafts[key]


def build(
    newsroom: Newsroom,
    week: str,
    now: datetime,
    held: Mapping[str, str] | None = None,
    author: Author | None = None,
) -> Built:
    """The edition of *week* without the stories *held* (id and reason). A final one is handed back unchanged.

    *author* writes with a language model; without one only the answers that were kept are used.
    """
    issue = _Issue(newsroom, week, now, Enriched(newsroom), author or models.author(newsroom.config))
    final = next((one for one in newsroom.history if one.id == issue.id and one.state == "final"), None)
    if final:
        return Built(final, kept=True)
    stories = stories_of(newsroom, week, issue.known)
    tables, unfit = _tables(issue)
    known = {id for one in stories.cut for id in one.items}
    stories = replace(stories, cut=(*stories.cut, *(row for row in unfit if row.item not in known)))
    return _settled(issue, stories, tables, held or {})


def scored_candidates(newsroom: Newsroom, week: str) -> tuple[Candidate, ...]:
    """The stories that the week could tell, with the parts of their scores."""
    return stories_of(newsroom, week, Enriched(newsroom)).candidates


def _settled(issue: _Issue, stories: Stories, tables: Sequence[Table], held: Mapping[str, str]) -> Built:
    """Choose, draft, assemble and ask the edition's rules, and take back what fails, until nothing changes."""
    room, book = issue.newsroom, setup.book(issue.newsroom.config)
    mending = Mending({candidate.id: candidate for candidate in stories.candidates}, book.house, dict(held))
    for turn in range(ROUNDS):
        chosen = choose(stories.candidates, rules_of(room.config), frozenset(mending.held))
        cut = (*stories.cut, *_refused(stories, mending.held))
        edition, assets = _assembled(issue, chosen, cut, tables, mending)
        found = problems_of(edition, room.history, book)
        if turn == ROUNDS - 1 or not mending.take(found, edition):
            break
    mistakes = (*_unknown_sections(room), *_misspelt(room))
    return Built(
        edition,
        assets,
        (*room.problems, *issue.known.problems, *mistakes, *stories.notes, *_unsaid(issue)),
        tuple(_in_words(one) for one in found if one.severity == "gate"),
        demoted=tuple(mending.lines),
        warnings=tuple(one for one in found if one.severity == "warning"),
        stuck=frozenset(one.story for one in found if one.severity == "gate"),
        model=models.account_of(room.config, issue.author),
    )


def _in_words(problem: Problem) -> str:
    place = [str(part) for part in (problem.story, problem.lang, problem.sentence) if part not in ("", None)]
    return f"{problem.rule}: {problem.message}" + (f" ({', '.join(place)})" if place else "")


def _unsaid(issue: _Issue) -> tuple[str, ...]:
    return issue.author.problems if issue.author else ()


def _refused(stories: Stories, held: Mapping[str, str]) -> Iterator[Cut]:
    for candidate in stories.candidates:
        if candidate.id in held:
            yield Cut(candidate.id, "held", held[candidate.id], candidate.item_ids)


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
    issue: _Issue, chosen: Chosen, cut: Sequence[Cut], tables: Sequence[Table], mending: Mending
) -> tuple[Edition, tuple[Asset, ...]]:
    room = issue.newsroom
    told = [_told(issue, pick, mending) for pick in chosen.picks]
    states = room.pool.states(issue.week, issue.window)
    units = [unit.started for unit in room.pool.units if unit.week == issue.week]
    edition = assemble(
        _frame(issue),
        told,
        tables,
        source_states(states, [source.name for source in room.config.asked]),
        sorted([*cut, *chosen.cut], key=lambda one: (one.item, one.state)),
        max(units, default=None),
        rules_of(room.config).order,
    )
    if room.config.select.explainers:
        edition = explained(edition, room.history, setup.explainers())
    return edition, tuple({one.picture[1].sha256: one.picture[1] for one in told if one.picture}.values())


def _told(issue: _Issue, pick: Pick, mending: Mending) -> Told:
    room = issue.newsroom
    bare = pick.brief or pick.candidate.id in mending.bare
    picture = None if bare else issue.known.picture(pick.candidate)
    picture = None if picture and picture[1].sha256 in _shown(room.history, issue.id) else picture
    stars = stars_of(pick.candidate, room.stars, issue.window.end + LATEST)
    words = mending.draft(issue.draft(pick), pick.candidate)
    return Told(pick, words, novelty.story_keys(pick.candidate), picture, counted=stars)


def _shown(history: Sequence[Edition], edition: str) -> frozenset[str]:
    """The pictures of the editions that readers remember; none is shown again."""
    before = [one for one in history if one.id < edition][-MEMORY:]
    return frozenset(story.image.sha256 for one in before for story in one.stories() if story.image)


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


def _tables(issue: _Issue) -> tuple[tuple[Table, ...], tuple[Cut, ...]]:
    """The trending tables; a row that the quality filter holds back leaves its place empty and is said."""
    room, window = issue.newsroom, issue.window
    items = {item.id: issue.known.item(item) for item in row_items(room, issue.week, window)}
    fit, unfit = quality.quarantined(
        Candidate(item.id, (item,), by_hand=room.curation.of(item.id).admits) for item in items.values()
    )
    items = {row.id: row.lead for row in fit}
    made = []
    for listing in listings():
        now = current(room.snapshots, listing, issue.week, window.end)
        if now:
            before = earlier(room.snapshots, now)
            house = House(setup.licences(), setup.names())
            made.append(table(now, before, items, house, room.config.select.trending_rows))
    return tuple(one for one in made if one.rows), unfit


def _frame(issue: _Issue) -> Frame:
    newsroom, config = issue.newsroom, issue.newsroom.config
    letter = config.newsletter
    first = letter.first or min([one.id for one in newsroom.history] + [issue.id])
    return Frame(
        name=letter.name,
        publisher=letter.publisher,
        editor=letter.editor,
        languages=letter.languages,
        week=issue.week,
        window=issue.window,
        now=issue.now,
        first=first,
        labels=setup.labels(letter.languages),
        licences=setup.licences(),
        section_titles={section: table.title for section, table in config.sections.items()},
        intro=letter.intro,
        signoff=letter.signoff,
        names=setup.names(),
        model=config.model.name if config.model.provider else "",
    )
