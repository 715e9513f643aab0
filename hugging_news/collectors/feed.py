"""Feeds: RSS, Atom and JSON Feed to items.

Identity: the item id that an entry's link stands for (`keys.item_id`), else its guid where that is an address. Without
either it is `url:FEED#entry-HASH`, the hash of the guid where it is unique, else of the title. Entries of one document
with the same link are one item, the newest text counting, unless the link says too little to tell them apart (the
feed's own site, other fragments, three titles and more): then `#entry-HASH` follows the link.
"""

from __future__ import annotations

import hashlib
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime, timedelta
from typing import Literal
from urllib.parse import urldefrag, urlsplit

from hugging_news.domain.artefacts import link_type_of
from hugging_news.domain.articles.cleaning import in_one_script, mended
from hugging_news.domain.articles.damage import repair
from hugging_news.domain.exchange import Collected, Collecting, Request, Response, Source, Window
from hugging_news.domain.feeds import Entry, Feed, Text, read_feed
from hugging_news.domain.html import pictures
from hugging_news.domain.items import (
    Details,
    Image,
    Item,
    Kind,
    Link,
    PaperDetails,
    PostDetails,
    ReleaseDetails,
)
from hugging_news.domain.keys import canonical_url, host_of, item_id, public_url
from hugging_news.domain.located import Located
from hugging_news.domain.markdown import from_html, plain
from hugging_news.domain.markup import escape_around_urls
from hugging_news.domain.releases.versions import is_prerelease, parse_version
from hugging_news.domain.text import clean, cut, language_of, one_line, sentences, units
from hugging_news.domain.times import parse_moment

ACCEPT = "application/atom+xml, application/rss+xml, application/feed+json, application/xml;q=0.9, */*;q=0.5"

PostKind = Literal[
    "blog", "tutorial", "course", "product", "policy", "partnership", "competition", "milestone", "community", "talk",
    "podcast",
]  # fmt: skip

_SUMMARY = 1000
_FUTURE = timedelta(days=31)
_OLD = timedelta(days=60)
_LEAD = 4000
_EARLIEST = datetime.min.replace(tzinfo=UTC)
_ARXIV_HEAD = re.compile(r"\AarXiv:\S+ Announce Type: .{1,40}?\s+Abstract: ", re.DOTALL)
_PAPER_HEAD = re.compile(r"\A\W*Authors?:.*?Upvotes:\W*\d+\s*(?:\W*Summary:\W*)?", re.DOTALL)
"""What stands before a summary where a feed prints its fields into the text."""
_AVATARS = frozenset(("avatars.githubusercontent.com", "gravatar.com", "secure.gravatar.com"))
_VIDEO_HOSTS = frozenset(("youtube.com", "bilibili.com", "vimeo.com"))


class Options(Located):
    """Keys of a `feed` source. *kind* is what its entries are (`blog` if None), *lang* corrects the feed's language."""

    kind: PostKind | None = None
    lang: str | None = None


def collect(source: Source, window: Window) -> Collecting:
    """Yield the feed, return all its entries as items, newest first and undated ones last.

    A date that is missing, impossible or more than two days ahead of the answer is None, and told in the problems.
    Items are papers in arXiv's own feeds, releases in a `releases.atom` of GitHub, else posts. What was
    published 60 days before the window keeps a summary and no content: reading old texts would take most of the time.

    Raises:
        ParseError: the answer is no feed; an empty feed is one.
    """
    options: Options = source.options
    page = yield Request(options.url or f"file:{options.file}", accept=ACCEPT, file=options.file)
    feed = read_feed(page.body, page.url, page.headers.get("content-type", ""), source.max_items)
    builder = _Builder(source, options, feed, page, window.start - _OLD)
    items = builder.items()
    return Collected(items, len(feed.entries), (*feed.problems, *builder.problems()), feed.partial)


class _Builder:
    """Makes items of the entries of one feed, and remembers what was wrong with them."""

    def __init__(self, source: Source, options: Options, feed: Feed, page: Response, old: datetime) -> None:
        self.source, self.options, self.feed, self.old = source, options, feed, old
        self.latest = page.time + _FUTURE
        self.address = canonical_url(options.url or feed.url or f"file:{options.file}")
        self.releases = host_of(self.address) == "github.com" and self.address.endswith("/releases.atom")
        self.broken: list[str] = []
        self.undated: list[str] = []
        self.empty = 0

    def items(self) -> tuple[Item, ...]:
        found: dict[str, Item] = {}
        for identity, entry in zip(self._identities(), self.feed.entries, strict=True):
            item = self._item(identity, entry)
            if item and (item.id not in found or _time(item) > _time(found[item.id])):
                found[item.id] = item
        return tuple(sorted(found.values(), key=lambda item: (-_order(item), item.id)))

    def problems(self) -> tuple[str, ...]:
        found = list(self.broken)
        if self.empty:
            found.append(f"entries with neither title, link nor text were left out: {self.empty}")
        if self.undated:
            count = len(self.undated)
            found.append(
                f"entries without a usable date, which enter no week by it: {count}; the first is {self.undated[0]}"
            )
        return tuple(found)

    def _identities(self) -> list[str]:
        """The id of each entry; see the module's text."""
        shared: dict[str, list[Entry]] = defaultdict(list)
        for entry in self.feed.entries:
            shared[_link_id(entry)].append(entry)
        vague = {identity for identity, entries in shared.items() if self._says_too_little(identity, entries)}
        guids = Counter(entry.guid for entry in self.feed.entries)
        return [
            f"{identity or f'url:{self.address}'}#entry-{_hash(entry, guids[entry.guid] == 1)}"
            if identity in vague
            else identity
            for entry in self.feed.entries
            for identity in [_link_id(entry)]
        ]

    def _says_too_little(self, identity: str, entries: Sequence[Entry]) -> bool:
        """Whether entries behind one link must be told apart by something else."""
        if not identity:
            return True
        titles = {entry.title for entry in entries}
        if len(titles) < 2:
            return False
        home = identity in (f"url:{canonical_url(self.feed.url)}" if self.feed.url else "", f"url:{self.address}")
        fragments = {urldefrag(entry.url or "").fragment for entry in entries}
        return home or len(fragments) > 1 or len(titles) > 2

    def _item(self, identity: str, entry: Entry) -> Item | None:
        """The item of *entry*; None, with a word in the problems, when it says nothing or cannot be read."""
        if not (entry.title or entry.url or entry.content.value.strip()):
            self.empty += 1
            return None
        try:
            return self._built(identity, entry)
        except ValueError as error:
            self.broken.append(f"entry “{cut(entry.title or identity, 80)}” was left out: {one_line(str(error), 200)}")
            return None

    def _built(self, identity: str, entry: Entry) -> Item:
        identity = self._own(identity, entry)
        published = self._moment(entry.published) or self._moment(entry.updated)
        old = published is not None and published < self.old
        content = mended(_ARXIV_HEAD.sub("", _markdown(entry.content, _LEAD if old else None)))
        summary = _summary(mended(_markdown(entry.summary, _LEAD)) or content)
        url = self._url(identity, entry)
        title = repair(entry.title) or _untitled(summary, url)
        if published is None:
            self.undated.append(
                f"“{cut(title, 80)}” ({one_line(entry.published or entry.updated or 'none given', 60)})"
            )
        kind, details = self._kind(identity, title)
        item = Item(
            id=identity,
            source=self.source.name,
            kind=kind,
            title=title,
            url=url,
            published=published,
            updated=self._moment(entry.updated),
            lang=self._language(entry, f"{title}\n{summary}"),
            summary=summary,
            content="" if old else content,
            authors=_split(entry.authors) if kind == "paper" else entry.authors,
            tags=entry.tags,
            links=_links(identity, url, entry),
            image=_image(entry),
            via=entry.via if entry.via != self.feed.title else None,
            details=details,
        )
        return in_one_script(item)

    def _own(self, identity: str, entry: Entry) -> str:
        """*identity*, where this feed may claim it: GitHub's for releases, arXiv's for papers.

        Anybody can link to a release, a paper or a repository; that makes a post about it, which is joined to it later.
        """
        scheme = identity.partition(":")[0]
        host = host_of(self.feed.url or self.options.url or "")
        own = {"github": self.releases, "arxiv": host == "arxiv.org" or host.endswith(".arxiv.org"), "hub": False}
        return identity if own.get(scheme, True) else f"url:{canonical_url(entry.url or '')}"

    def _url(self, identity: str, entry: Entry) -> str:
        """Where readers go: the public page of an id that has one, else the canonical link."""
        if "#entry-" in identity:
            return entry.url or self.feed.url or self.options.url or ""
        return public_url(identity) or canonical_url(entry.url or "")

    def _moment(self, written: str | None) -> datetime | None:
        moment = parse_moment(written, self.source.timezone) if written else None
        return moment if moment and moment <= self.latest else None

    def _kind(self, identity: str, title: str) -> tuple[Kind, Details]:
        scheme, _, rest = identity.partition(":")
        if self.options.kind is None and scheme == "arxiv":
            return "paper", PaperDetails(arxiv_id=rest)
        if self.options.kind is None and scheme == "github" and self.releases:
            return "release", _release(rest, title)
        about_paper = identity.startswith("url:https://arxiv.org/abs/")
        return self.options.kind or ("paper" if about_paper else "blog"), PostDetails(site=self.feed.title or None)

    def _language(self, entry: Entry, text: str) -> str | None:
        """The stated language, unless the text is plainly Chinese or English where the other is stated."""
        if self.options.lang:
            return self.options.lang
        stated = _primary(entry.lang) or _primary(self.feed.lang)
        told = language_of(text)
        if told == "zh" or (told == "en" and stated == "zh" and units(text) >= 20):
            return told
        return stated or told


def _split(authors: tuple[str, ...]) -> tuple[str, ...]:
    """arXiv names all authors of a paper in one element."""
    return tuple(name.strip() for author in authors for name in author.split(",") if name.strip())


def _link_id(entry: Entry) -> str:
    return item_id(entry.url) if entry.url and entry.url.startswith("http") else ""


def _hash(entry: Entry, unique: bool) -> str:
    words = (entry.guid if unique else "") or entry.title or entry.content.value
    return hashlib.sha256(words.encode("utf-8", "replace")).hexdigest()[:16]


def _time(item: Item) -> datetime:
    return item.updated or item.published or _EARLIEST


def _order(item: Item) -> float:
    return item.published.timestamp() if item.published else float("-inf")


def _primary(tag: str | None) -> str | None:
    """The language of a BCP 47 tag: `zh` of `zh-Hans-CN`."""
    match = re.match(r"([A-Za-z]{2,3})(?:[-_]|$)", (tag or "").strip())
    return match[1].lower() if match else None


def _markdown(text: Text, limit: int | None = None) -> str:
    """*text* as Markdown; with a *limit* only of its first characters."""
    if text.html:
        return from_html(text.value[:limit], text.base)
    paragraphs = re.split(r"\n\s*\n", clean(text.value[:limit]))
    return "\n\n".join(escape_around_urls(" ".join(each.split())) for each in paragraphs if each.strip())


def _summary(markdown: str) -> str:
    """The beginning as plain text, at most 1,000 characters, up to the end of a sentence where one is near."""
    end = markdown.rfind("\n\n", _SUMMARY, _LEAD) if len(markdown) > _LEAD else len(markdown)
    text = _PAPER_HEAD.sub("", plain(markdown[: end if end > 0 else _LEAD]))
    if len(text) <= _SUMMARY:
        return text
    end = max(text.rfind(mark, _SUMMARY // 2, _SUMMARY) for mark in ("。", "！", "？", ". ", "! ", "? ", ".\n", "\n\n"))
    return text[: end + 1].rstrip() if end > 0 else cut(text, _SUMMARY)


def _untitled(summary: str, url: str) -> str:
    """A title for an entry without one: its first sentence, else its address."""
    first = next(iter(sentences(summary, language_of(summary))), "")
    return one_line(first, 100) or one_line(urlsplit(url).path.rstrip("/").rpartition("/")[2] or url, 100)


def _release(rest: str, title: str) -> ReleaseDetails:
    repo, _, tag = rest.partition("@")
    version = parse_version(tag)
    text = version.text if version else tag
    return ReleaseDetails(repo=repo, tag=tag, version=text, name=title, prerelease=is_prerelease(tag))


def _links(identity: str, url: str, entry: Entry) -> tuple[Link, ...]:
    kind = link_type_of(identity) or ("video" if host_of(url) in _VIDEO_HOSTS else "blog")
    files = [file for file in entry.attachments if file.type.startswith(("audio", "video"))]
    found = [Link(type=kind, url=url)] if url and all(file.url != url for file in files) else []
    found += [Link(type="video", url=file.url, title=file.title or None) for file in files]
    found += [Link(type="discuss", url=entry.comments)] if entry.comments else []
    return tuple({link.url: link for link in reversed(found)}.values())[::-1]


def _image(entry: Entry) -> Image | None:
    """The picture that the entry names, else the first in its text; alternative text only where the source has it."""
    inside: Iterable[tuple[str, str]] = pictures(entry.content.value, entry.content.base) if entry.content.html else ()
    described = {url: one_line(alt, 300) for url, alt in inside}
    found = [Image(url=named.url, alt=named.alt or described.get(named.url, "")) for named in entry.pictures]
    found += [Image(url=url, alt=alt) for url, alt in described.items()]
    return next((image for image in found if host_of(image.url) not in _AVATARS), None)
