"""What the rules look at: one item with its text folded once, and what the other candidates of the week show."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from hugging_news.domain.items import DatasetDetails, Item, ModelDetails, PostDetails, SpaceDetails
from hugging_news.domain.keys import host_of
from hugging_news.domain.stories import Candidate
from hugging_news.domain.text import units
from hugging_news.selection.quality import copies
from hugging_news.selection.quality.words import decoded, folded, listed

OWN_TEXT = 120
"""Units outside its links from which on a post says something of its own."""
_OPENING = 1_200
_IMAGE = re.compile(r"!\[[^\]]*\]\([^)]*\)")
_LINK = re.compile(r"\[([^\]]*)\]\((https?://[^)\s]+)[^)]*\)|<?(https?://[^\s<>()（），。、；）]+)>?")
"""A link of Markdown as collectors write it; a whole Markdown reader would take twenty times as long."""
_NO_PAGE = re.compile(r"\.(?:jpe?g|png|gif|webp|svg)(?:$|\?)|/(?:photos?|tags?|category)/", re.IGNORECASE)
_POPULAR = {"likes": 20, "downloads": 1_000, "stars": 20, "upvotes": 10}
"""From these counts on somebody uses it, so it is neither a test nor an abandoned copy."""


@dataclass(frozen=True)
class Subject:
    """One item under judgement. *tier* is its source's; None when nobody said."""

    item: Item
    tier: str | None
    company: Company

    @property
    def is_post(self) -> bool:
        return isinstance(self.item.details, PostDetails)

    @property
    def repo(self) -> str | None:
        """`OWNER/NAME` of a repository of the Hub."""
        details = self.item.details
        return details.repo_id if isinstance(details, ModelDetails | DatasetDetails | SpaceDetails) else None

    @property
    def name(self) -> str:
        """The repository's own name, lower case; empty for anything else."""
        return folded((self.repo or "").rpartition("/")[2])

    @cached_property
    def title(self) -> str:
        return folded(self.item.title)

    @cached_property
    def headline(self) -> str:
        """The title and the repository's name, also with coded letters read (`p0rn`)."""
        text = f"{self.title} {folded(self.repo or '')}".strip()
        return text if decoded(text) == text else f"{text} {decoded(text)}"

    @cached_property
    def opening(self) -> str:
        """The beginning of the text, of the source's summary first."""
        return folded(f"{self.item.summary[:_OPENING]}\n{self.item.content[:_OPENING]}")

    @cached_property
    def links(self) -> tuple[tuple[str, str], ...]:
        """Text and address of each link of the content."""
        return tuple((match[1] or match[3] or "", match[2] or match[3]) for match in _LINK.finditer(self._content))

    @cached_property
    def _content(self) -> str:
        return _IMAGE.sub("", self.item.content)

    @cached_property
    def linked(self) -> int:
        """How many pages the content names; buttons, pictures and tags are none."""
        return len({url for text, url in self.links if text and not _NO_PAGE.search(url)})

    @cached_property
    def own_text(self) -> int:
        """Units that stand outside links, of the content or, without one, of the summary."""
        return units(_LINK.sub(" ", self._content) if self.item.content else self.item.summary)

    @property
    def own_share(self) -> float:
        """The share of the text that stands outside links."""
        return self.own_text / max(1, self.own_text + sum(units(text) for text, _ in self.links))

    @cached_property
    def sources(self) -> tuple[str, ...]:
        """The hosts that the text and the item's links lead to, its own, social and hidden ones aside."""
        own = host_of(self.item.url)
        named = [url for _, url in self.links] + [link.url for link in self.item.links if link.type != "discuss"]
        hosts = (host_of(url) for url in named)
        vague = listed("links", "social") | listed("links", "shorteners") | {own, ""}
        return tuple(dict.fromkeys(host for host in hosts if host not in vague and not _same_site(host, own)))

    @property
    def has_video(self) -> bool:
        """Whether it comes with a recording, under which links are the custom."""
        return any(link.type == "video" for link in self.item.links)

    @property
    def popular(self) -> bool:
        """Whether a list ranks it, or it is liked, downloaded or starred more than by chance."""
        return any(m.counts == "rank" or m.value >= _POPULAR[m.counts] for m in self.item.metrics)


def _same_site(host: str, own: str) -> bool:
    return bool(own) and (host.endswith(f".{own}") or own.endswith(f".{host}"))


class Company:
    """Everything judged together, counted once: numbered series of one owner, and repositories that share a name."""

    def __init__(self, candidates: Iterable[Candidate] = ()) -> None:
        items = {item.id: item for candidate in candidates for item in candidate.items}
        self._series = Counter(key for item in items.values() if (key := series(item)))
        self._namesakes: dict[tuple[str, str], list[Item]] = {}
        for item in items.values():
            if key := _named(item):
                self._namesakes.setdefault(key, []).append(item)
        self._copies = Counter(_owner(item) for item in items.values() if copies.is_unstated(item))

    def copies_of(self, item: Item) -> int:
        """How many repositories of the item's owner copy others' by name and state no relation."""
        return self._copies[_owner(item)]

    def series_of(self, item: Item) -> int:
        """How many repositories of the same owner have the same name but for its numbers."""
        key = series(item)
        return self._series[key] if key else 0

    def original_of(self, item: Item) -> Item | None:
        """A repository of the same name and kind under another owner that is used ten times as much."""
        key = _named(item)
        others = self._namesakes.get(key, []) if key else []
        rivals = [other for other in others if other.organisation != item.organisation]
        best = max(rivals, key=lambda other: (_use(other), other.id), default=None)
        return best if best and _use(best) >= 10 * (_use(item) + 1) else None


def series(item: Item) -> tuple[str, str] | None:
    """Kind and owner of a repository with its name, every number as one sign; None when there is no number.

    Posts have none: numbered titles are the custom of courses, threads and diaries.
    """
    details = item.details
    if not isinstance(details, ModelDetails | DatasetDetails | SpaceDetails):
        return None
    owner, _, name = details.repo_id.lower().rpartition("/")
    skeleton = re.sub(r"\d+", "#", name)
    return (f"{details.type}:{owner}", skeleton) if "#" in skeleton else None


def _owner(item: Item) -> str:
    details = item.details
    if not isinstance(details, ModelDetails | DatasetDetails):
        return ""
    return details.repo_id.rpartition("/")[0].lower()


def _named(item: Item) -> tuple[str, str] | None:
    details = item.details
    if not isinstance(details, ModelDetails | DatasetDetails):
        return None
    return details.type, details.repo_id.rpartition("/")[2].lower()


def _use(item: Item) -> int:
    return max((metric.value for metric in item.metrics if metric.counts in ("likes", "downloads")), default=0)
