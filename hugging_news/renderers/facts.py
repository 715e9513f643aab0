"""What all cards share: licence, signals, lists of names; and the facts of releases, papers and posts."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import groupby

from hugging_news.domain.editions import LicenseNote, Story
from hugging_news.domain.items import Link, Note, PaperDetails, Person, PostDetails, ReleaseDetails
from hugging_news.domain.markup import safe_url
from hugging_news.renderers.counts import said
from hugging_news.domain.releases import parse_version, told_action
from hugging_news.renderers.prose import literal
from hugging_news.renderers.views import Entry, Fact, Listing
from hugging_news.renderers.words import Words

Line = tuple[Fact, ...]
MAX_ENTRIES = 4
MAX_HANDLES = 5
_MAX_NAME = 120
_PACKAGE = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*(\[[A-Za-z0-9._,-]+\])?")
_PRERELEASE = re.compile(r"[0-9]+(?:\.[0-9]+)*[-._]?(?:a|b|c|rc|alpha|beta|dev|pre|preview)[-._]?[0-9]*")


def fact(label: str, text: str | None, *, bare: bool = False) -> Fact | None:
    """A fact with one line of *text*; None without one."""
    clean = literal(text or "", 300)
    return Fact(label, clean, bare=bare) if clean else None


def line(*facts: Fact | None) -> Line:
    return tuple(each for each in facts if each)


def names(values: Iterable[str]) -> list[str]:
    """Names as single lines, each once, none empty."""
    return [name for name in dict.fromkeys(literal(value, _MAX_NAME) for value in values) if name]


def licence_fact(note: LicenseNote | None, words: Words) -> Fact | None:
    """The licence note of §3.2; nothing when the card was not fetched."""
    if note is None or note.class_ == "not-fetched":
        return None
    label, kind = words.label("licence.label"), words.label(f"licence.classes.{note.class_}")
    name = literal((note.name if note.id in (None, "other") else note.id) or "", 80)
    if note.class_ == "not-stated" or not name:
        return Fact(label, kind, strong=note.class_ == "not-stated", tone=note.class_)
    values = {"id": name, "class": kind, "base": literal(note.inherited_from or "", _MAX_NAME)}
    return Fact(
        label, words.fill("licence.inherited" if values["base"] else "licence.note", **values), tone=note.class_
    )


def signals(story: Story, words: Words) -> Fact | None:
    """Likes, downloads, stars and upvotes of the story's own artefact, with the day on which they were counted.

    One or none is no signal.
    """
    counted = [metric for metric in story.metrics if metric.counts != "rank" and metric.value > 1]
    texts = []
    for when, group in groupby(counted, key=lambda metric: words.day(metric.as_of)):
        numbers = {(metric.counts, metric.span): said(metric, words) for metric in group}.values()
        as_of = words.label("open") + words.fill("as_of", date=when) + words.label("close")
        texts.append(words.joint(*numbers, by="comma") + as_of)
    return fact(words.label("hub.signals"), words.joint(*texts, by="semicolon"))


def person(each: Person, words: Words) -> str:
    role = literal(each.role or "", 80)
    name = literal(each.name, _MAX_NAME)
    return name + words.label("open") + role + words.label("close") if role else name


def notes(label: str, found: Iterable[Note] | None, words: Words, tone: str = "plain") -> Listing | None:
    """A labelled list of release notes, at most `MAX_ENTRIES` of them; those of another version name it."""
    all_notes = tuple(found or ())
    rest = len(all_notes) - MAX_ENTRIES
    more = (Entry(words.fill("release.rest", count=str(rest))),) if rest > 0 else ()
    return quoted(label, [_with_version(note, words) for note in all_notes[:MAX_ENTRIES]], words, tone, more)


def _with_version(note: Note, words: Words) -> str:
    version = literal(note.version or "", 60)
    return literal(note.text, 300) + (words.label("open") + version + words.label("close") if version else "")


def quoted(
    label: str, texts: Iterable[str], words: Words, tone: str = "plain", more: tuple[Entry, ...] = ()
) -> Listing | None:
    """A labelled list in the source's words; the label says so when they are not in the document's language."""
    entries = [Entry(literal(text, 300), words.original(text)) for text in texts]
    if any(entry.lang for entry in entries):
        label = words.fill("in_original", label=label)
    return Listing(label, (*entries, *more), tone) if entries else None


# -- releases ----------------------------------------------------------------------------------------------------------


def release_name(details: ReleaseDetails) -> str:
    """The library with its version: `Transformers 4.30.0`."""
    return literal(f"{details.name or details.repo.split('/')[-1]} {details.version}", _MAX_NAME)


def release_facts(story: Story, details: ReleaseDetails, words: Words) -> tuple[Line, ...]:
    version = details.version
    if details.previous:
        version = words.fill("release.version_line", version=version, previous=details.previous)
    change = words.label(f"release.change.{details.change}") if details.change else None
    released = words.day(story.published) if story.published else None
    return (
        line(
            fact(words.label("release.version"), version),
            fact(words.label("release.type"), change),
            fact(words.label("release.date"), released),
            signals(story, words),
        ),
    )


def release_listings(story: Story, details: ReleaseDetails, words: Words) -> tuple[Listing | None, ...]:
    """Security first; then what is new, what breaks, what will go, what is needed now and what may stay."""
    untold = _not_told(story, details, words)
    also = bool(details.highlights) and (bool(details.lead) or len(untold) < len(details.highlights))
    return (
        notes(words.label("release.security"), details.security, words, "warning"),
        notes(words.label("release.why"), filter(None, [details.why]), words) if also else None,
        _code(details.snippet, words) if also else None,
        notes(words.label("release.also" if also else "release.highlights"), untold, words),
        notes(words.label("release.breaking"), details.breaking, words, "warning"),
        notes(words.label("release.deprecations"), details.deprecations, words),
        notes(words.label("release.minimums"), details.minimums, words),
        notes(words.label("release.compatibility"), details.compatibility, words),
    )


def _code(note: Note | None, words: Words) -> Listing | None:
    """The line of code that turns the lead highlight on."""
    code = literal(note.text, 120) if note else ""
    return Listing(words.label("release.snippet"), (Entry(f"`{code}`"),)) if code and "`" not in code else None


def _not_told(story: Story, details: ReleaseDetails, words: Words) -> tuple[Note, ...]:
    """The highlights that the models and the lead of the notes do not name already; none where they are written up."""
    if any(sentence.method in ("editor", "model") for sentence in story.summary.get(words.lang, ())):
        return ()
    told = " ".join([details.lead or "", details.subject or "", *details.models])
    return tuple(note for note in details.highlights if note.text not in told)


def upgrade_command(details: ReleaseDetails) -> str:
    """The command that upgrades; empty unless the configuration names a package and it is a package name.

    pip installs a pre-release only where it is named; variants of a version are not on the package index.
    """
    package, version = details.package or "", parse_version(details.tag)
    if not _PACKAGE.fullmatch(package) or version is None:
        return ""
    if details.prerelease:
        return f"pip install {package}=={details.version}" if _PRERELEASE.fullmatch(details.version) else ""
    return f"pip install -U {package}" if version.final else ""


def action(details: ReleaseDetails, words: Words) -> str:
    """What users have to do, in words; empty when no notes were read."""
    told = told_action(details.action, details.minimums)
    return words.label(f"release.action.{told}") if told else ""


def thanks(details: ReleaseDetails, words: Words) -> str:
    handles = ["@" + name.lstrip("@") for name in names(details.contributors)]
    if not handles:
        return ""
    return words.fact(words.label("release.thanks"), words.listed(handles, MAX_HANDLES, "people"))


# -- papers ------------------------------------------------------------------------------------------------------------


def paper_facts(story: Story, details: PaperDetails, words: Words) -> tuple[Line, ...]:
    title = next((link.title for link in story.links if link.type == "paper" and link.title), None)
    if title and literal(title) == story.headline.get(words.lang):
        title = None
    submitted = words.day(details.submitted) if details.submitted else None
    shown = words.day(details.day) if details.day and details.day != details.submitted else None
    return (
        line(fact(words.label("paper.title"), title)),
        line(
            fact(words.label("paper.authors"), words.listed(names(story.authors))),
            fact(words.label("paper.organisations"), words.listed(names(details.organisations))),
            fact(words.label("paper.date"), submitted),
            fact(words.label("paper.day"), shown),
        ),
        line(*_openness(story, details, words), signals(story, words)),
    )


def _openness(story: Story, details: PaperDetails, words: Words) -> tuple[Fact | None, ...]:
    """Whether code and weights are public; "not stated" only when the paper's page was asked."""
    linked = {link.type for link in story.links}
    known = {"code": bool(details.code) or "code" in linked, "weights": bool(details.models) or "model" in linked}
    found = []
    for part, public in known.items():
        if public or "page" in details.fetched:
            found.append(fact(words.label(f"paper.{part}"), words.label("paper.public" if public else "paper.unknown")))
    return tuple(found)


# -- posts -------------------------------------------------------------------------------------------------------------


def post_facts(story: Story, details: PostDetails, words: Words) -> tuple[Line, ...]:
    effort = words.fill("post.about", duration=words.duration(details.minutes * 60)) if details.minutes else None
    deadline = words.by(details.deadline) if details.deadline else None
    where = str(words.labels["event"]["modes"].get((details.where or "").lower(), details.where or ""))
    authors = story.authors if story.kind in ("blog", "tutorial", "course", "talk", "podcast") else ()
    return (
        line(
            fact(words.label("hub.author"), words.listed(names(authors))),
            fact(words.label("post.speakers"), words.listed([person(each, words) for each in details.speakers])),
            fact(words.label("post.level"), details.level),
            fact(words.label("post.minutes"), effort),
            fact(words.label("post.cost"), details.cost),
            fact(words.label("post.prerequisites"), words.listed(names(details.prerequisites), 4)),
        ),
        line(
            fact(words.label("post.deadline"), deadline),
            fact(words.label("post.where"), where),
            fact(words.label("post.skills"), words.listed(names(details.skills), 5)),
            fact(words.label("post.prizes"), words.listed(names(details.prizes), 5)),
            fact(words.label("post.organisers"), words.listed(names(details.organisers))),
            signals(story, words),
        ),
    )


def post_listings(details: PostDetails, words: Words) -> tuple[Listing | None, ...]:
    return (
        quoted(words.label("post.takeaways"), details.takeaways[:MAX_ENTRIES], words),
        Listing(words.label("post.winners"), _winners(details, words)) if details.winners else None,
    )


def _winners(details: PostDetails, words: Words) -> tuple[Entry, ...]:
    found = []
    for winner in details.winners:
        text = person(winner, words) if isinstance(winner, Person) else literal(winner.title or winner.url, _MAX_NAME)
        found.append(Entry(text, url=safe_url(_address(winner) or "")))
    return tuple(found)


def _address(winner: Link | Person) -> str | None:
    return winner.url
