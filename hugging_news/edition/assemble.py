"""Maps what was chosen and drafted to an edition. It decides nothing: selection and drafts have done so."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from hugging_news.domain import wording
from hugging_news.domain.documents import Asset
from hugging_news.domain.editions import (
    Copy,
    CutItem,
    Edition,
    GlanceLine,
    LicenseNote,
    Member,
    Newsletter,
    Section,
    SourceCredit,
    SourceState,
    Story,
    StoryImage,
    StoryMetric,
    Table,
    WindowSpan,
)
from hugging_news.domain.exchange import Window
from hugging_news.domain.items import (
    DatasetDetails,
    EventDetails,
    HubDetails,
    Image,
    Item,
    Link,
    ModelDetails,
    PaperDetails,
    PostDetails,
    ReleaseDetails,
    SpaceDetails,
)
from hugging_news.domain.keys import canonical_url, host_of, item_id
from hugging_news.domain.licences import Table as Licences
from hugging_news.domain.releases.trains import product_of
from hugging_news.domain.stories import Candidate, Cut, Draft, Pick, status_of
from hugging_news.domain.text import cjk_count, units
from hugging_news.domain.weeks import edition_id, edition_number
from hugging_news.edition.licence_notes import note_of

LINKS = (
    "demo", "model", "dataset", "paper", "code", "notebook", "docs", "notes", "blog", "video", "register", "discuss",
)  # fmt: skip
_PRIMARY = {
    "release": "notes",
    "model": "model",
    "dataset": "dataset",
    "space": "demo",
    "paper": "paper",
    "event": "register",
}
_PUBLISHERS = {"hub": "Hugging Face Hub", "github": "GitHub", "arxiv": "arXiv"}
_LINKS, _MORE = 4, 12
_OF_ALL_NOTES = (
    "lead", "lead_item", "subject", "models", "highlights", "why", "snippet", "breaking", "deprecations", "minimums",
    "compatibility", "security", "contributors",
)  # fmt: skip
"""What a release's notes say as a whole; of a split the first part has it."""
_TITLE = 40
_GLANCE = 30
_GLANCE_LINES = (3, 6)
_SUBJECT = 10


@dataclass(frozen=True)
class Frame:
    """What is the same for every story: the newsletter, its week, its words and tables."""

    name: str
    publisher: str
    editor: str
    languages: tuple[str, ...]
    week: str
    window: Window
    now: datetime
    first: str
    labels: Mapping[str, Mapping[str, Any]]
    licences: Licences
    section_titles: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    intro: Mapping[str, str] = field(default_factory=dict)
    signoff: Mapping[str, str] = field(default_factory=dict)
    names: Mapping[str, str] = field(default_factory=dict)
    model: str = ""


@dataclass(frozen=True)
class Told:
    """One pick with its words and what else belongs to its story."""

    pick: Pick
    draft: Draft
    keys: tuple[str, ...]
    picture: tuple[Image, Asset] | None = None
    counted: tuple[StoryMetric, ...] = ()


def assemble(
    frame: Frame,
    told: Sequence[Told],
    tables: Sequence[Table],
    sources: Sequence[SourceState],
    cut: Sequence[Cut],
    data_time: datetime | None,
    order: Sequence[str],
) -> Edition:
    """The edition of a week, as a draft."""
    stories = {section: [_story(one, frame) for one in told if one.pick.section == section] for section in order}
    sections = tuple(
        Section(
            id=section,
            title=_section_title(section, frame),
            stories=tuple(stories[section]),
            tables=tuple(tables) if section == "trending" else (),
        )
        for section in order
        if stories[section] or (section == "trending" and tables)
    )
    identity = edition_id(frame.window)
    full = [story for section in sections for story in section.stories if not story.brief]
    edition = Edition(
        id=identity,
        number=edition_number(identity, frame.first or identity),
        week=frame.week,
        languages=frame.languages,
        generated=frame.now,
        newsletter=Newsletter(name=frame.name, publisher=frame.publisher, editor=frame.editor),
        window=WindowSpan(start=frame.window.start, end=frame.window.end, timezone=frame.window.timezone),
        data_time=data_time,
        title={lang: _title(full, lang, identity, frame) for lang in frame.languages},
        model=frame.model if _by_model(told) else "",
        intro={
            lang: frame.intro.get(lang) or wording.intro(frame.labels[lang], frame.name) for lang in frame.languages
        },
        signoff={
            lang: frame.signoff.get(lang)
            or wording.signoff(date.fromisoformat(identity), frame.labels[lang], frame.name)
            for lang in frame.languages
        },
        glance=_glance(sections, frame) if full else (),
        sections=sections,
        sources=tuple(sources),
        cut=tuple(CutItem(item=one.item, items=one.items, state=one.state, reason=one.reason) for one in cut),
    )
    return edition.model_copy(update={"minutes": {lang: reading_minutes(edition, lang) for lang in frame.languages}})


def _by_model(told: Sequence[Told]) -> bool:
    said = (sentence for one in told for lines in one.draft.summary.values() for sentence in lines)
    return any(sentence.method == "model" for sentence in said)


def _story(told: Told, frame: Frame) -> Story:
    candidate, lead = told.pick.candidate, told.pick.candidate.lead
    links = _links(candidate)
    return Story(
        id=candidate.id,
        items=candidate.item_ids,
        kind=lead.kind,
        status=status_of(lead),
        headline=told.draft.headline,
        summary=told.draft.summary,
        links=links[:_LINKS],
        more=links[_LINKS:_MORE],
        source=_credit(candidate, frame),
        published=lead.published,
        first_listed=candidate.first_listed,
        late=candidate.late,
        organisation=lead.organisation,
        authors=lead.authors,
        keys=told.keys,
        tags=lead.tags[:20],
        follow_up_of=candidate.follow_up_of,
        follow_up=candidate.follow_up,
        variants=candidate.variants,
        family=_family(candidate),
        related=candidate.related,
        score=candidate.score,
        reasons=candidate.reasons,
        evidence=told.draft.evidence,
        metrics=_metrics(lead, told.counted),
        license=_license(lead, frame.licences),
        image=_image(told.picture),
        split_of=candidate.split_of,
        brief=told.pick.brief,
        note=candidate.decision.note,
        disputes=candidate.disputes,
        details=_details(candidate, frame),
    )


def _metrics(lead: Item, counted: tuple[StoryMetric, ...]) -> tuple[StoryMetric, ...]:
    """What the source counted, and in its place what we counted ourselves."""
    ours = {(metric.counts, metric.span) for metric in counted}
    theirs = [metric for metric in lead.metrics if (metric.counts, metric.span) not in ours]
    return (*(StoryMetric(counts=m.counts, span=m.span, value=m.value, as_of=m.as_of) for m in theirs), *counted)


def _details(candidate: Candidate, frame: Frame) -> dict[str, Any]:
    """The typed details, with official names; of a split the notes go with the first part."""
    details = candidate.lead.details
    if isinstance(details, ReleaseDetails):
        details = details.model_copy(update={"name": product_of(details, frame.names)})
        if candidate.split_of and not candidate.id.endswith("#1"):
            empty = {name: ReleaseDetails.model_fields[name].default for name in _OF_ALL_NOTES}
            details = details.model_copy(update={**empty, "action": None, "package": None})
    if isinstance(details, SpaceDetails) and details.sdk:
        details = details.model_copy(update={"sdk": frame.names.get(details.sdk, details.sdk)})
    return details.model_dump(mode="json", exclude_none=True)


def _links(candidate: Candidate) -> tuple[Link, ...]:
    """All links, once each by address: the one that the kind leads with, then in the order of EDITORIAL §3.

    Each sort of artefact comes before the second of any sort, so that the first four show all that there is. Variants
    give no links of their own. A paper has several pages (arXiv's, the Hub's); only its own story links more than one.
    """
    found: dict[str, Link] = {}
    papers: set[str] = set()
    own = isinstance(candidate.lead.details, PaperDetails)
    for item in (item for item in _linking(candidate) if item.id not in candidate.variants):
        for link in item.links or _page(item):
            url = canonical_url(link.url)
            paper = item_id(url) if link.type == "paper" and not own else None
            if paper in papers and url not in found:
                continue
            papers |= {paper} if paper else set()
            found.setdefault(url, link.model_copy(update={"url": url}))
    first = _PRIMARY.get(candidate.lead.kind, "blog")
    turn: dict[str, int] = {}
    taken: Counter[str] = Counter()
    for url, link in found.items():
        turn[url] = taken[link.type]
        taken[link.type] += 1
    ordered = sorted(found.values(), key=lambda link: (turn[link.url], link.type != first, LINKS.index(link.type)))
    if own and ordered and ordered[0].type == "paper":
        ordered[0] = ordered[0].model_copy(update={"title": candidate.lead.title})
    return tuple(ordered)


def _page(item: Item) -> tuple[Link, ...]:
    """The page of an item that names no links, as what it is; an event's is not where one registers."""
    type = _PRIMARY.get(item.kind, "blog") if item.kind != "event" else "blog"
    return (Link.model_validate({"type": type, "url": item.url}),) if item.url else ()


def _family(candidate: Candidate) -> tuple[Member, ...]:
    """The other models and datasets of the work, in the order in which they were joined."""
    others = {item.id: item for item in candidate.items if item.id not in (candidate.lead.id, *candidate.variants)}
    return tuple(
        Member(item=id, title=item.title, parameters=getattr(item.details, "parameters", None))
        for id, item in others.items()
        if isinstance(item.details, ModelDetails | DatasetDetails)
    )


def _linking(candidate: Candidate) -> tuple[Item, ...]:
    """The items whose links are the story's: an event's parts have theirs in its programme."""
    lead = candidate.lead.details
    if not isinstance(lead, EventDetails):
        return candidate.items
    return tuple(
        item
        for item in candidate.items
        if not isinstance(item.details, EventDetails) or item.details.start == lead.start
    )


def _publisher(item: Item, frame: Frame) -> str:
    """Who published an item, as readers know them: the service, the site by its own name, or its host."""
    site = item.details.site if isinstance(item.details, PostDetails) else None
    name = _PUBLISHERS.get(item.id.partition(":")[0]) or site or host_of(item.url) or item.source
    return frame.names.get(name.lower(), name)


def _credit(candidate: Candidate, frame: Frame) -> SourceCredit:
    lead = candidate.lead
    name = _publisher(lead, frame)
    tiers = candidate.tiers or ("primary",) * len(candidate.items)
    posts = [pair for pair in zip(candidate.items, tiers, strict=True) if isinstance(pair[0].details, PostDetails)]
    also = {_publisher(item, frame): item.url for item, tier in reversed(posts) if tier == "primary"}
    aside = [_publisher(item, frame) for item, tier in posts if tier == "secondary" and item is not lead]
    secondary = bool(candidate.tiers) and candidate.tiers[0] == "secondary"
    return SourceCredit(
        name=name,
        url=lead.url,
        tier="secondary" if secondary else "primary",
        also=tuple(Copy(name=other, url=url) for other, url in reversed(also.items()) if other != name),
        via=lead.via or next((other for other in aside if other != name), None),
    )


def _license(lead: Item, licences: Licences) -> LicenseNote | None:
    return note_of(lead.details, licences) if isinstance(lead.details, HubDetails) else None


def _image(picture: tuple[Image, Asset] | None) -> StoryImage | None:
    if picture is None:
        return None
    image, asset = picture
    return StoryImage(
        src=asset.path,
        alt=image.alt,
        width=asset.width,
        height=asset.height,
        sha256=asset.sha256,
        media_type=asset.media_type,
        caption=image.caption,
        credit=image.credit,
        url=image.url,
    )


def _section_title(section: str, frame: Frame) -> dict[str, str]:
    own = frame.section_titles.get(section, {})
    return {lang: own.get(lang) or frame.labels[lang]["sections"].get(section, section) for lang in frame.languages}


def _title(stories: Sequence[Story], lang: str, identity: str, frame: Frame) -> str:
    """`Name #MMDD：a、b 和 c`, with as many lead subjects (at most three) as fit into 40 units."""
    known = {"name": frame.name, "number": f"{identity[5:7]}{identity[8:10]}"}
    subjects = list(dict.fromkeys(_subject(story, lang, frame) for story in _titled(stories, frame)))
    for count in range(len(subjects), 0, -1):
        named = wording.joined(subjects[:count], lang)
        title = wording.fill(frame.labels[lang]["title"], **known, subjects=named)
        if units(title) <= _TITLE:
            return title
    return wording.fill(frame.labels[lang]["title_plain"], **known)


def _titled(stories: Sequence[Story], frame: Frame) -> list[Story]:
    """The stories that the title names, the same in every language: the first three whose subject is short."""
    leads = [story for story in stories if story.kind != "event"]
    leads = [story for story in leads if _in_own_words(story)] or leads
    short = [s for s in leads if all(units(_subject(s, lang, frame)) <= _SUBJECT for lang in frame.languages)]
    named = {_subject(story, frame.languages[0], frame): story for story in reversed(short)}
    return list(reversed(named.values()))[:3] or leads[:1]


def _subject(story: Story, lang: str, frame: Frame) -> str:
    """What a headline is about: the part before its colon; the library and version of a release."""
    if story.details.get("type") == ReleaseDetails.model_fields["type"].default and not story.split_of:
        repo = str(story.details["repo"]).partition("/")[2]
        return f"{frame.names.get(repo.lower(), repo)} {story.details['version']}"
    return story.headline[lang].partition("：")[0].partition(": ")[0]


def _glance(sections: Sequence[Section], frame: Frame) -> tuple[GlanceLine, ...]:
    """Three to six lines: all of the first section, then the first story of each of the others, then their second."""
    full = [[story for story in section.stories if not story.brief] for section in sections]
    rounds = [full[0], *([stories[place] for stories in full[1:] if len(stories) > place] for place in range(2))]
    chosen = [story for stories in rounds[:2] for story in stories] if full else []
    chosen += rounds[2] if len(chosen) < _GLANCE_LINES[0] else []
    own = [story for story in chosen if _in_own_words(story)]
    chosen = (own if len(own) >= _GLANCE_LINES[0] else chosen)[: _GLANCE_LINES[1]]
    return tuple(
        GlanceLine(story=story.id, text={lang: _line(story, lang) for lang in frame.languages}) for story in chosen
    )


def _in_own_words(story: Story) -> bool:
    """Whether the headline is in each language's own words, not a foreign title."""
    return all((cjk_count(headline) > 0) == (lang == "zh") for lang, headline in story.headline.items())


def _line(story: Story, lang: str) -> str:
    headline = story.headline[lang]
    return headline if units(headline) <= _GLANCE else headline.partition("：")[0].partition(": ")[0]


def reading_minutes(edition: Edition, lang: str) -> int:
    """How long *edition* takes to read in *lang*."""
    parts = [edition.intro[lang], edition.signoff[lang]]
    for story in edition.stories():
        parts += [story.headline[lang], *(sentence.text for sentence in story.summary[lang])]
        lists = ("highlights", "breaking", "deprecations", "minimums", "security")
        parts += [note["text"] for name in lists for note in story.details.get(name, ())[:4]]
        parts += [story.explainer.text[lang]] if story.explainer else []
    return wording.reading_minutes(" ".join(parts), lang)


def source_states(outcomes: Mapping[str, SourceState], names: Sequence[str]) -> tuple[SourceState, ...]:
    """How each configured source fared, in the order of the configuration; those never asked are `skipped`."""
    return tuple(outcomes.get(name, SourceState(name=name, state="skipped", error="not collected")) for name in names)
