"""Maps what was chosen and drafted to an edition. It decides nothing: selection and drafts have done so."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from hugging_news.domain import wording
from hugging_news.domain.documents import Asset
from hugging_news.domain.editions import (
    Copy,
    CutItem,
    Edition,
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
from hugging_news.domain.items import (
    DatasetDetails,
    HubDetails,
    Image,
    Item,
    ModelDetails,
    PostDetails,
    ReleaseDetails,
    SpaceDetails,
)
from hugging_news.domain.keys import host_of
from hugging_news.domain.licences import Table as Licences
from hugging_news.domain.releases.trains import product_of
from hugging_news.domain.stories import Candidate, Cut, Draft, Pick, status_of
from hugging_news.domain.weeks import edition_id, edition_number
from hugging_news.edition.frame import Frame
from hugging_news.edition.front import glance_of, title_of
from hugging_news.edition.licence_notes import note_of
from hugging_news.edition.links import MORE, SHOWN, links_of

_PUBLISHERS = {"hub": "Hugging Face Hub", "github": "GitHub", "arxiv": "arXiv"}
_OF_ALL_NOTES = (
    "lead", "lead_item", "subject", "models", "highlights", "why", "snippet", "breaking", "deprecations", "minimums",
    "compatibility", "security", "contributors",
)  # fmt: skip
"""What a release's notes say as a whole; of a split the first part has it."""


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
        title={lang: title_of(full, lang, identity, frame) for lang in frame.languages},
        model=frame.model if _by_model(told) else "",
        intro={
            lang: frame.intro.get(lang) or wording.intro(frame.labels[lang], frame.name) for lang in frame.languages
        },
        signoff={
            lang: frame.signoff.get(lang)
            or wording.signoff(date.fromisoformat(identity), frame.labels[lang], frame.name)
            for lang in frame.languages
        },
        glance=glance_of(sections, frame) if full else (),
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
    links = links_of(candidate)
    return Story(
        id=candidate.id,
        items=candidate.item_ids,
        kind=lead.kind,
        status=status_of(lead),
        headline=told.draft.headline,
        summary=told.draft.summary,
        links=links[:SHOWN],
        more=links[SHOWN:MORE],
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


def _family(candidate: Candidate) -> tuple[Member, ...]:
    """The other models and datasets of the work, in the order in which they were joined."""
    others = {item.id: item for item in candidate.items if item.id not in (candidate.lead.id, *candidate.variants)}
    return tuple(
        Member(item=id, title=item.title, parameters=getattr(item.details, "parameters", None))
        for id, item in others.items()
        if isinstance(item.details, ModelDetails | DatasetDetails)
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
