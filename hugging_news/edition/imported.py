"""Maps past issues to an edition of the ledger: what they told, under the ids by which later builds know it.

A story is known by the links that it is about; what a sentence only mentions is kept as a link and not told. Nothing
here is fetched or judged, and nothing depends on when it is done: the same files give the same bytes.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from hugging_news.domain.artefacts import kind_of, link_type_of
from hugging_news.domain.classic import Address, Entry, Issue, Part
from hugging_news.domain.editions import SECTIONS, Edition, Newsletter, Origin, Section, SourceCredit, Story, WindowSpan
from hugging_news.domain.items import Kind, Link, LinkType
from hugging_news.domain.keys import canonical_url, host_of, item_id
from hugging_news.domain.stories import Sentence
from hugging_news.domain.text import sentences
from hugging_news.domain.weeks import edition_number, week_of

_SECTION_KINDS: dict[str, Kind] = {
    "platform": "product", "learn": "tutorial", "community": "community", "events": "event",
}  # fmt: skip
_RECAP = re.compile(r"回放|回顾|recap", re.IGNORECASE)
_LABELS: tuple[tuple[LinkType, re.Pattern[str]], ...] = (
    ("register", re.compile(r"报名|注册|\bregist", re.I)),
    ("notebook", re.compile(r"notebook|笔记本", re.I)),
    ("code", re.compile(r"源码|代码|github|\bcode\b|\brepo", re.I)),
    ("paper", re.compile(r"论文|\bpaper\b", re.I)),
    ("docs", re.compile(r"文档|\bdocs?\b|documentation", re.I)),
    ("notes", re.compile(r"更新说明|更新内容|release notes", re.I)),
    ("video", re.compile(r"视频|回放|直播|录像|\bvideo\b|\bwatch\b", re.I)),
    ("demo", re.compile(r"体验|试试|\bspace\b|\bdemo\b|try it", re.I)),
    ("dataset", re.compile(r"数据集|\bdataset", re.I)),
    ("model", re.compile(r"模型地址|\bmodel\b", re.I)),
    ("discuss", re.compile(r"讨论|\bdiscuss", re.I)),
)
_PLACES: tuple[tuple[LinkType, re.Pattern[str]], ...] = (
    ("docs", re.compile(r"https://huggingface\.co/docs/")),
    ("code", re.compile(r"https://github\.com/")),
    ("video", re.compile(r"https://(?:www\.)?(?:youtube\.com|bilibili\.com|vimeo\.com)/")),
)


@dataclass(frozen=True)
class House:
    """What an issue does not say itself: the newsletter's name, its zone, and the id of edition number 1."""

    name: str
    timezone: str
    first: str


def imported(issues: Sequence[Issue], house: House) -> Edition:
    """The final edition that *issues* of one day make, one a language, the main language first.

    A story that stands in several languages under one id is one story.
    """
    lead = issues[0]
    stories = [_stories(issue, house) for issue in issues]
    day = lead.date.isoformat()
    end = datetime.combine(lead.date, time(), ZoneInfo(house.timezone))
    start = datetime.combine(lead.date - timedelta(days=7), time(), ZoneInfo(house.timezone))
    return Edition(
        id=day,
        number=lead.number if lead.number is not None else edition_number(day, house.first),
        week=week_of(end - timedelta(seconds=1), house.timezone),
        languages=tuple(issue.lang for issue in issues),
        generated=end,
        state="final",
        newsletter=Newsletter(name=house.name),
        window=WindowSpan(start=start, end=end, timezone=house.timezone),
        title={issue.lang: issue.title or f"{house.name} #{issue.date:%m%d}" for issue in issues},
        intro={issue.lang: issue.intro for issue in issues if issue.intro},
        signoff={issue.lang: issue.signoff for issue in issues if issue.signoff},
        sections=_sections(issues, stories),
        imported=tuple(_origin(issue, own) for issue, own in zip(issues, stories, strict=True)),
    )


def _sections(issues: Sequence[Issue], stories: Sequence[dict[str, Story]]) -> tuple[Section, ...]:
    """The parts of all issues in the order of the first, each story once, with its words in every language."""
    titles: dict[str, dict[str, str]] = {}
    told: dict[str, dict[str, Story]] = {}
    home: dict[str, str] = {}
    for issue, own in zip(issues, stories, strict=True):
        mine = iter(own.values())
        for part in issue.parts:
            if part.id not in SECTIONS:
                titles.setdefault(part.id, {}).setdefault(issue.lang, part.heading)
            for story in (next(mine) for _ in part.entries):
                place = told.setdefault(home.setdefault(story.id, part.id), {})
                place[story.id] = _joined(place[story.id], story) if story.id in place else story
    return tuple(Section(id=id, title=titles.get(id, {}), stories=tuple(own.values())) for id, own in told.items())


def _joined(first: Story, other: Story) -> Story:
    return first.model_copy(
        update={
            "headline": {**other.headline, **first.headline},
            "summary": {**other.summary, **first.summary},
            "links": tuple({link.url: link for link in (*other.links, *first.links)}.values()),
            "items": tuple(dict.fromkeys((*first.items, *other.items))),
            "keys": tuple(dict.fromkeys((*first.keys, *other.keys))),
        }
    )


def _stories(issue: Issue, house: House) -> dict[str, Story]:
    """The stories of one issue by id, in its order."""
    made: dict[str, Story] = {}
    for part in issue.parts:
        for entry in part.entries:
            story = _story(entry, part, issue, house, frozenset(made))
            made[story.id] = story
    return made


def _story(entry: Entry, part: Part, issue: Issue, house: House, taken: frozenset[str]) -> Story:
    keys = tuple(dict.fromkeys(_identities(entry)))
    id = next((key for key in keys if key not in taken), None) or _nameless(entry, issue, taken)
    base, _, number = id.rpartition("#")
    split_of = base if number.isdecimal() and id == entry.mark else None
    links = tuple(_link(address) for address in _ordered(entry.links))
    return Story(
        id=id,
        items=(split_of or id, *(key for key in keys if key != id and _artefact(key))),
        kind=_kind(id, part),
        status="available",
        headline={issue.lang: entry.headline},
        summary={issue.lang: _summary(entry, issue.lang)},
        links=links,
        source=SourceCredit(name=_publisher(id, links) or house.name, url=links[0].url if links else ""),
        organisation=_organisation(id),
        keys=(id,) if split_of else tuple(dict.fromkeys((id, *keys))),
        split_of=split_of,
        brief=entry.brief,
    )


def _identities(entry: Entry) -> Iterator[str]:
    """What makes the story known: its mark, the artefacts that it is about, other addresses, short links last.

    A story that only mentions addresses is known by the first of them; an event is its id alone, as its page may be
    that of its series.
    """
    if entry.mark:
        yield entry.mark
        if entry.mark.startswith("event:"):
            return
    told = [link for link in entry.links if link.told] or list(entry.links[:1])
    ids = [(link.short, item_id(link.url)) for link in told]
    yield from (id for _, id in sorted(ids, key=lambda one: (one[0], not _artefact(one[1]))))


def _artefact(id: str) -> bool:
    return not id.startswith("url:")


def _nameless(entry: Entry, issue: Issue, taken: frozenset[str]) -> str:
    """An id for a story without a link, or whose links all name stories above it."""
    digest = hashlib.sha256(entry.headline.encode("utf-8")).hexdigest()[:12]
    id = f"inbox:{issue.date}-{digest}"
    return id if id not in taken else f"{id}-{entry.line}"


def _ordered(links: Sequence[Address]) -> list[Address]:
    """What the story is about before what it mentions."""
    return sorted(links, key=lambda link: not link.told)


def _link(address: Address) -> Link:
    """A typed link: by the artefact that it leads to, else by its label, else by its place."""
    canonical = address.url if address.short else canonical_url(address.url)
    by_label = next((type for type, label in _LABELS if label.search(address.label)), None) if address.told else None
    by_place = next((type for type, place in _PLACES if place.match(canonical)), None)
    return Link(type=link_type_of(item_id(address.url)) or by_label or by_place or "blog", url=canonical)


def _kind(id: str, part: Part) -> Kind:
    kind = kind_of(id) or _SECTION_KINDS.get(part.id, "blog")
    return "recap" if kind == "event" and _RECAP.search(part.heading) else kind


def _organisation(id: str) -> str | None:
    return id.rpartition(":")[2].partition("/")[0] if id.startswith(("hub:", "github:")) else None


def _publisher(id: str, links: Sequence[Link]) -> str | None:
    return _organisation(id) or (host_of(links[0].url) if links else None)


def _summary(entry: Entry, lang: str) -> tuple[Sentence, ...]:
    paragraphs = entry.text.split("\n\n")
    found = (sentence for paragraph in paragraphs for sentence in sentences(paragraph, lang))
    return tuple(Sentence(text=sentence, lang=lang, method="editor") for sentence in found)


def _origin(issue: Issue, stories: dict[str, Story]) -> Origin:
    shown = zip(stories, issue.entries, strict=True)
    return Origin(
        file=issue.name,
        sha256=issue.sha256,
        lang=issue.lang,
        remarks=tuple(f"{remark.line}: {remark.text}" for remark in issue.remarks),
        pictures={id: tuple(one.url for one in entry.pictures) for id, entry in shown if entry.pictures},
    )
