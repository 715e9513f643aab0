"""Release notes read: what matters, what breaks, what is needed, and what users have to do."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Literal

from hugging_news.domain.items import Note
from hugging_news.domain.releases import changes, outline
from hugging_news.domain.releases.highlights import highlights
from hugging_news.domain.releases.inline import urls
from hugging_news.domain.releases.lead import lead
from hugging_news.domain.releases.models import models
from hugging_news.domain.releases.outline import Block
from hugging_news.domain.releases.quotes import published
from hugging_news.domain.releases.sections import Section, section_of
from hugging_news.domain.releases.versions import Change, change_of, parse_version

LONGEST = 400_000
"""Characters of notes that are read; GitHub allows 125,000."""

Action = Literal["none", "advised", "code"]

_HANDLE = re.compile(r"(?<![\w/.])@([A-Za-z0-9](?:[A-Za-z0-9-]{0,38}))(?![\w/])(\[bot\])?")
_FIRST = re.compile(r"(?i)first(?:-time)? contribution|first-time contributor|首次贡献")
_BOT = re.compile(
    r"(?i)(?:^|-)bots?$|bot$|^(?:dependabot|renovate|github-actions|pre-commit-ci|copilot|claude|codex"
    r"|cursoragent|devin-ai-integration|"
    r"gemini-code-assist|coderabbitai|greenkeeper|snyk-\w+|allcontributors)$"
)
_BLOG = re.compile(r"(?i)^https?://(?:[\w.-]*\bblogs?\.|[^/]+/(?:[\w.-]+/)*blogs?(?:/|$)|[^/]*medium\.com/)")
_GUIDE = re.compile(r"(?i)migration guide|upgrade guide|release docs|迁移指南")
_REGRESSION = re.compile(r"(?i)\bregressions?\b")


@dataclass(frozen=True)
class ReleaseNotes:
    """What a body of release notes says, in its own words.

    *breaking* is None when there was nothing to read, () when the notes state none. *announced*: the notes have
    highlights or models of their own, so they are more than a list of fixes. *removals*: something deprecated is gone.
    """

    lead: str | None = None
    models: tuple[str, ...] = ()
    highlights: tuple[Note, ...] = ()
    breaking: tuple[Note, ...] | None = None
    deprecations: tuple[Note, ...] = ()
    minimums: tuple[Note, ...] = ()
    security: tuple[Note, ...] = ()
    contributors: tuple[str, ...] = ()
    blog: str | None = None
    docs: str | None = None
    announced: bool = False
    removals: bool = False
    regression: bool = False


def notes(body: str, web: str = "") -> ReleaseNotes:
    """Read the Markdown of one release. Every `Note.source` is a line of *body*, or the lines that its text spans.

    *web* is the repository's page (`https://github.com/huggingface/transformers`), which makes `#123` a link. Takes any
    text; time grows with its length.
    """
    blocks = outline.read(body[:LONGEST])
    if not blocks:
        return ReleaseNotes()
    best = highlights(blocks, web)
    breaking = changes.breaking(blocks, web)
    broken = {note.url for note in breaking if note.url}
    deprecations = tuple(note for note in changes.deprecations(blocks, web) if note.url not in broken)
    added = models(blocks)
    return ReleaseNotes(
        lead=lead(blocks, best),
        models=added,
        highlights=tuple(item.note for item in best),
        breaking=breaking,
        deprecations=deprecations,
        minimums=changes.minimums(blocks, web),
        security=changes.security(blocks, web),
        contributors=contributors(blocks),
        blog=_link(blocks, _is_blog),
        docs=_link(blocks, _is_guide),
        announced=bool(added) or any(item.named for item in best) or _has(blocks, "highlights"),
        removals=changes.removes(deprecations, blocks),
        regression=any(block.kind != "heading" and _REGRESSION.search(block.raw) for block in blocks),
    )


def told_change(tag: str, previous: str | None, read: ReleaseNotes) -> Change | Literal["security"] | None:
    """How far a release is from the one before, as readers are told: `change_of`, but for two kinds of patches.

    A patch with a security fix is `security`. In 0.y.z projects the last number also counts feature releases: one whose
    notes announce something is `minor`.
    """
    change, version = change_of(previous, tag), parse_version(tag)
    if change != "patch" or version is None:
        return change
    if read.announced and version.final and version.part(0) == 0 and not version.number:
        return "minor"
    return "security" if read.security else "patch"


def action_of(read: ReleaseNotes, change: str | None) -> Action | None:
    """What users have to do: `code` changes, an upgrade that is `advised`, or `none`; None when no notes were read.

    Advised are releases with a security fix and patches that mend a regression.
    """
    if read.breaking is None:
        return None
    if read.breaking or read.removals:
        return "code"
    return "advised" if read.security or (change in ("patch", "security") and read.regression) else "none"


def contributors(blocks: Iterable[Block]) -> tuple[str, ...]:
    """The handles (`@name`) of those who contributed for the first time, in the order of the notes, without bots."""
    handles: dict[str, str] = {}
    for block in blocks:
        if block.kind == "heading" or not (_FIRST.search(block.raw) or _in_new_contributors(block)):
            continue
        for handle, bot in _HANDLE.findall(block.text[:2000]):
            if not bot and not _BOT.search(handle):
                handles.setdefault(handle.casefold(), f"@{handle}")
    return tuple(handles.values())


def _has(blocks: Iterable[Block], name: Section) -> bool:
    return any(block.kind == "heading" and section_of(block.text) == name for block in blocks)


def _in_new_contributors(block: Block) -> bool:
    return any(re.search(r"(?i)(?:new|first).{0,12}contributors?|(?:新|首次)贡献", heading) for heading in block.path)


def _link(blocks: Iterable[Block], wanted: Callable[[str, str], bool]) -> str | None:
    """The first link whose text and address *wanted* accepts."""
    for block in blocks:
        if "://" in block.raw:
            for text, url in urls(block.raw):
                if wanted(text, url) and (safe := published(url)):
                    return safe
    return None


def _is_blog(text: str, url: str) -> bool:
    return bool(_BLOG.match(url))


def _is_guide(text: str, url: str) -> bool:
    return bool(_GUIDE.search(text)) and not _BLOG.match(url)
