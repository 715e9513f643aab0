"""Release notes read: what matters, what breaks, what is needed, and what users have to do."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from hugging_news.domain.items import Note
from hugging_news.domain.releases import changes, meaning, outline, snippets
from hugging_news.domain.releases.highlights import Highlight, highlights
from hugging_news.domain.releases.inline import tidy, urls
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
_REGRESSION = re.compile(
    r"(?i)\b(?:fix\w*|mend\w*|resolv\w+|revert\w*|address\w*|caus\w+|introduc\w+)\b.{0,80}\bregress(?:ions?|ed)\b"
    r"|\bregressions? (?:\w+ ){0,3}(?:fix\w*|introduced|caused|since|after|from v?[0-9])\b"
)
_NO_REGRESSION = re.compile(
    r"(?i)\b(?:box|bbox|linear|logistic|ridge|coordinate|distribution|point|depth|distance|auto)[- ]?regression"
    r"|\bregression (?:tests?|coverage|head|task|loss|model|suite)"
)
_GUIDED = re.compile(r"(?i)\b(?:migration|upgrade) guide\b|\bhow to migrate\b")


@dataclass(frozen=True)
class ReleaseNotes:
    """What a body of release notes says, in its own words.

    *breaking* is None when there was nothing to read, () when the notes state none. *announced*: the notes have
    highlights or models of their own, so they are more than a list of fixes. *removals*: something deprecated is gone;
    *regression*: one is mended; *guided*: there is a guide for the migration.
    """

    lead: str | None = None
    subject: str | None = None
    models: tuple[str, ...] = ()
    highlights: tuple[Note, ...] = ()
    why: Note | None = None
    snippet: Note | None = None
    breaking: tuple[Note, ...] | None = None
    deprecations: tuple[Note, ...] = ()
    minimums: tuple[Note, ...] = ()
    security: tuple[Note, ...] = ()
    contributors: tuple[str, ...] = ()
    blog: str | None = None
    docs: str | None = None
    announced: bool = False
    removals: bool = False
    compatibility: tuple[Note, ...] = ()
    regression: bool = False
    guided: bool = False


def notes(body: str, web: str = "") -> ReleaseNotes:
    """Read the Markdown of one release. Every `Note.source` is a line of *body*, or the lines that its text spans.

    *web* is the repository's page (`https://github.com/huggingface/transformers`), which makes `#123` a link. Takes any
    text; time grows with its length.
    """
    blocks = outline.read(body[:LONGEST])
    if not blocks:
        return ReleaseNotes()
    breaking = changes.breaking(blocks, web)
    broken = {note.url for note in breaking if note.url}
    deprecations = tuple(note for note in changes.deprecations(blocks, web) if note.url not in broken)
    best = _without(highlights(blocks, web), (*breaking, *deprecations))
    added, summary = models(blocks), lead(blocks, best)
    minimums = changes.minimums(blocks, web)
    needed = {note.text for note in (*minimums, *breaking)}
    return ReleaseNotes(
        lead=summary,
        subject=_subject(best, summary),
        models=added,
        highlights=tuple(item.note for item in best),
        why=meaning.why(best[0], blocks, summary, web) if best else None,
        snippet=snippets.snippet(best[0], body) if best else None,
        breaking=breaking,
        deprecations=deprecations,
        minimums=minimums,
        security=changes.security(blocks, web),
        contributors=contributors(blocks),
        blog=_link(blocks, _is_blog),
        docs=_link(blocks, _is_guide),
        announced=bool(added) or any(item.named for item in best) or _has(blocks, "highlights"),
        removals=changes.removes(deprecations, blocks),
        compatibility=tuple(note for note in changes.compatibility(blocks, web) if note.text not in needed),
        regression=any(map(_mends_regression, blocks)),
        guided=any(_GUIDED.search(block.raw) for block in blocks),
    )


def _subject(best: Sequence[Highlight], lead: str | None) -> str | None:
    """The name of the first highlight where the lead is one of the sentences about it."""
    first = best[0] if best and best[0].named and lead else None
    about = first and any(said and said in str(lead) for said in (tidy(one)[:60] for one in first.about))
    return first.note.text if first and about else None


def _without(found: Iterable[Highlight], told: Iterable[Note]) -> tuple[Highlight, ...]:
    """The highlights that are not told already as what breaks or goes; what the authors name stays."""
    lines = {note.source for note in told}
    return tuple(item for item in found if item.named or item.note.source not in lines)


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

    Advised are releases with a security fix and patches that mend a regression. A major version that states no breaking
    change may still have some: only notes with a guide for the migration decide it.
    """
    if read.breaking is None:
        return None
    if read.breaking or read.removals or (change == "major" and read.guided):
        return "code"
    if change == "major" and not read.security:
        return None
    return "advised" if read.security or (change in ("patch", "security") and read.regression) else "none"


def told_action(action: Action | None, minimums: Iterable[Note]) -> Action | Literal["check"] | None:
    """What readers are told to do: `check` where code can stay, but what it runs on may be too old."""
    return "check" if action == "none" and tuple(minimums) else action


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


def _mends_regression(block: Block) -> bool:
    text = _NO_REGRESSION.sub("", block.text) if "egress" in block.raw else ""
    return block.kind != "heading" and bool(_REGRESSION.search(text))


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
