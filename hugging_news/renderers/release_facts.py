"""The card of a release: its facts, what its notes say, and what to do."""

from __future__ import annotations

import re
from collections.abc import Iterable

from hugging_news.domain.editions import Story
from hugging_news.domain.items import Note, ReleaseDetails
from hugging_news.domain.releases import parse_version, told_action
from hugging_news.domain.text import clean
from hugging_news.renderers.facts import MAX_ENTRIES, MAX_NAME, Line, fact, line, names, quoted, signals
from hugging_news.renderers.prose import literal
from hugging_news.renderers.views import Code, Entry, Listing
from hugging_news.renderers.words import Words

MAX_HANDLES = 5
MAX_CODE = 15
_PACKAGE = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*(\[[A-Za-z0-9._,-]+\])?")
_PRERELEASE = re.compile(r"[0-9]+(?:\.[0-9]+)*[-._]?(?:a|b|c|rc|alpha|beta|dev|pre|preview)[-._]?[0-9]*")


def release_name(details: ReleaseDetails) -> str:
    """The library with its version: `Transformers 4.30.0`."""
    return literal(f"{details.name or details.repo.split('/')[-1]} {details.version}", MAX_NAME)


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
    return (
        notes(words.label("release.security"), details.security, words, "warning"),
        *(() if _is_written_up(story, words) else _news(details, words)),
        notes(words.label("release.breaking"), details.breaking, words, "warning"),
        notes(words.label("release.deprecations"), details.deprecations, words),
        notes(words.label("release.minimums"), details.minimums, words),
        notes(words.label("release.compatibility"), details.compatibility, words),
    )


def _news(details: ReleaseDetails, words: Words) -> tuple[Listing | None, ...]:
    """Why the lead matters, its code, and the highlights that neither the models nor the lead of the notes name."""
    told = " ".join([details.lead or "", details.subject or "", *details.models])
    untold = [note for note in details.highlights if note.text not in told]
    if not details.lead and len(untold) == len(details.highlights):
        return (notes(words.label("release.highlights"), untold, words),)
    return (
        notes(words.label("release.why"), filter(None, [details.why]), words),
        _code(details.snippet, words),
        notes(words.label("release.also"), untold, words),
    )


def _is_written_up(story: Story, words: Words) -> bool:
    """Whether somebody wrote what is new; nothing of it is said twice."""
    return any(sentence.method in ("editor", "model") for sentence in story.summary.get(words.lang, ()))


def _code(note: Note | None, words: Words) -> Listing | None:
    """The code that turns the lead highlight on; older editions give no language for it."""
    if note is None or not note.text.strip() or "```" in note.text:
        return None
    lines = clean(note.text).split("\n")[:MAX_CODE]
    return Listing(
        words.label("release.snippet"), code=Code("\n".join(line.rstrip() for line in lines), note.code or "")
    )


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


def notes(label: str, found: Iterable[Note] | None, words: Words, tone: str = "plain") -> Listing | None:
    """A labelled list of release notes, at most `MAX_ENTRIES` of them; those of another version name it."""
    all_notes = tuple(found or ())
    rest = len(all_notes) - MAX_ENTRIES
    more = (Entry(words.fill("release.rest", count=str(rest))),) if rest > 0 else ()
    return quoted(label, [_with_version(note, words) for note in all_notes[:MAX_ENTRIES]], words, tone, more)


def _with_version(note: Note, words: Words) -> str:
    version = literal(note.version or "", 60)
    return literal(note.text, 300) + (words.label("open") + version + words.label("close") if version else "")
