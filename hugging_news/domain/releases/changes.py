"""What release notes state about code and installations: breaking changes, deprecations, minimum versions, security."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from hugging_news.domain.items import Note
from hugging_news.domain.releases.inline import tidy
from hugging_news.domain.releases.outline import Block
from hugging_news.domain.releases.quotes import clause_of, entry_text, is_filler, note_of, pull_of, says_nothing
from hugging_news.domain.releases.ranking import is_chore
from hugging_news.domain.releases.sections import Section, section, section_of
from hugging_news.domain.releases.statements import (
    ADVISORY,
    BREAKING_MARK,
    COMPATIBILITY,
    DEPRECATION,
    GONE,
    MINIMUM,
    REMOVAL,
    REVERTED,
    SECURITY,
    SHOUTED,
    Statement,
)

MOST = 12
"""Notes of one sort."""

_TITLE = re.compile(
    r"(?i)\W*(?:breaking|(?:backwards?[- ])?incompatible|deprecat\w+|removed?|security)(?: (?:changes?|features?"
    r"|fixes))?\W*"
)


_NO_OBJECT = re.compile(
    r"(?i)(?:remov|delet|drop)\w* (?:all |old |more |some |any |expired |the )*deprecat\w+"
    r"(?: (?:code|stuff|things|cycles|objects?|classes|args?|arguments?)[/\w]*)*\W*$"
)
"""Something old goes, but the line does not say what."""


def breaking(blocks: Sequence[Block], web: str = "") -> tuple[Note, ...]:
    """The breaking changes that the notes state, () when they state none: sections, and entries marked as such."""
    found = [*_section_notes(blocks, "breaking", web)]
    told = {number for block in blocks if _under(block, "breaking") for number in _numbers(block)}
    free = [block for block in blocks if block.kind == "bullet" and not _under(block, "breaking")]
    free = [block for block in free if told.isdisjoint(_numbers(block))]
    found += [_marked(block, web) for block in free if is_marked(block)]
    rest = [block for block in free if section(block) not in ("fixes", "minor", "deprecated", "contributors")]
    return distinct([*found, *(note for block in rest for note in _gone(block, web))])


def _marked(block: Block, web: str) -> Note | None:
    """What a marked entry says; its first sentence may be no more than the mark."""
    said = (_unmarked(text) for text in (entry_text(block), *map(tidy, block.sentences[1:])))
    text = next((text for text in said if text and not _TITLE.fullmatch(text)), "")
    return note_of(block, text, web)


def _gone(block: Block, web: str) -> list[Note | None]:
    """The interfaces that an entry says are removed or renamed; code is told from words by its marks."""
    if not GONE.may_be_in(block.raw) or not GONE.find(" ".join(block.raw.split())):
        return []
    sentences = (tidy(sentence) for sentence in block.sentences)
    return [note_of(block, one, web) for one in sentences if re.search(r"\b(?:removed|renamed|no longer)\b", one)][:1]


def _numbers(block: Block) -> list[str]:
    return re.findall(r"(?:#|/pull/)([0-9]{1,7})\b", block.raw)


def is_marked(block: Block) -> bool:
    """Whether an entry is marked as a breaking change, wherever it stands."""
    return bool(BREAKING_MARK.search(block.text[:300]) or SHOUTED.search(block.text[:80])) and not REVERTED.match(
        block.text
    )


def _unmarked(text: str) -> str:
    return re.sub(r"(?i)^(?:\W*(?:breaking(?:[ -]changes?)?|bc[- ]breaking)\b\W{0,3})+", "", text)


def deprecations(blocks: Sequence[Block], web: str = "") -> tuple[Note, ...]:
    """What is deprecated, or was and is now removed: whole sections, and lines that say so."""
    undone = reverted(blocks)
    found = [*_section_notes(blocks, "deprecated", web)]
    for block in blocks:
        known = block.kind == "heading" and section_of(block.text) == "deprecated"
        if known or section(block) in ("breaking", "deprecated", "minor") or not DEPRECATION.may_be_in(block.raw):
            continue
        for sentence in _changes(block):
            title = tidy(sentence)
            if DEPRECATION.find(title) and title not in undone and not is_chore(sentence):
                found.append(note_of(block, _shown(block, sentence, DEPRECATION), web))
    return tuple(sorted(distinct(found), key=lambda note: bool(_NO_OBJECT.match(note.text))))


def removes(notes: Iterable[Note], blocks: Iterable[Block]) -> bool:
    """Whether one of the deprecated things is gone now, by its own words or by the section that it stands in."""
    gone = {block.raw for block in blocks if any(re.match(r"(?i)\W*remov|移除", heading) for heading in block.path)}
    return any((REMOVAL.search(note.text) and "will be" not in note.text) or note.source in gone for note in notes)


def minimums(blocks: Sequence[Block], web: str = "") -> tuple[Note, ...]:
    """New minimum versions and platforms that are no longer supported."""
    return distinct(_lines(blocks, MINIMUM, web))


def compatibility(blocks: Sequence[Block], web: str = "") -> tuple[Note, ...]:
    """What the notes say of existing code: that nothing need change, or what to use with it."""
    usable = [block for block in blocks if section(block) not in ("fixes", "contributors", "minor")]
    return distinct(_lines(usable, COMPATIBILITY, web))[:2]


def states_minimum(text: str) -> bool:
    """Whether a line says which version of something is needed now."""
    return MINIMUM.find(text) is not None


def security(blocks: Sequence[Block], web: str = "") -> tuple[Note, ...]:
    """Security fixes; those that name an advisory come first."""
    sections = _section_notes(blocks, "security", web)
    notes = distinct([*sections, *_lines(blocks, ADVISORY, web), *_lines(blocks, SECURITY, web)])
    return tuple(sorted(notes, key=lambda note: ADVISORY.find(note.text) is None))


def reverted(blocks: Iterable[Block]) -> frozenset[str]:
    """The titles that a later entry of the same notes takes back."""
    matches = (REVERTED.match(block.text) for block in blocks if block.kind == "bullet" and "evert" in block.raw)
    return frozenset(tidy(match["title"]) for match in matches if match)


def _under(block: Block, name: Section) -> bool:
    return block.kind != "heading" and section(block) == name


def _lines(blocks: Sequence[Block], statement: Statement, web: str) -> list[Note | None]:
    """Every change that makes the statement, wherever it stands.

    A paragraph that sums up what an entry under the same heading says is left to the entry.
    """
    found: list[tuple[Block, Note | None]] = []
    undone = reverted(blocks)
    for block in blocks:
        for sentence in _changes(block) if statement.may_be_in(block.raw) else ():
            if statement.find(sentence, block.kind == "prose") and tidy(sentence) not in undone:
                found.append((block, note_of(block, _shown(block, sentence, statement), web)))
    listed = {block.path for block, _ in found if block.kind == "bullet"}
    return [note for block, note in found if block.kind != "prose" or block.path not in listed]


def _changes(block: Block) -> tuple[str, ...]:
    """The sentences of a block that could state a change; a heading is one, a long paragraph too many."""
    return (block.text,) if block.kind in ("heading", "row") else block.sentences[:60]


def _shown(block: Block, sentence: str, statement: Statement) -> str:
    """The part of a sentence that is quoted: in a paragraph the clause that matters, without furniture."""
    match = statement.wanted.search(sentence) if block.kind == "prose" else None
    return tidy(clause_of(sentence, *match.span())) if match else tidy(sentence)


def _section_notes(blocks: Sequence[Block], name: Section, web: str) -> Iterator[Note | None]:
    """A note for each thing that the sections of that sort state: one for each heading, paragraph or list entry there.

    A heading that states its change speaks for what stands under it: `Minimum Torch version is now 2.2`.
    """
    headings = {(*block.path, block.text): block for block in blocks if block.kind == "heading"}
    inside = [block for block in blocks if _under(block, name)]
    for path, members in groupby(inside, key=lambda block: block.path):
        group = tuple(members)
        subject = path[-1] if section_of(path[-1]) is None else ""
        notes = [note for note in _group_notes(group, web) if note]
        if not subject or all(block.kind == "bullet" for block in group):
            yield from notes
        elif len(subject.split()) >= 3 and path in headings:
            link = next((pull for block in group if (pull := pull_of(block.raw, web))), None)
            yield note_of(headings[path], tidy(subject), web, link)
        else:
            yield from notes[:1]
    used = {block.path[:depth] for block in blocks for depth in range(len(block.path) + 1)}
    for path, heading in headings.items():
        if path not in used and section_of(heading.text) == name and len(heading.text.split()) >= 5:
            yield note_of(heading, _unmarked(tidy(heading.text)), web)


def _group_notes(group: Sequence[Block], web: str) -> Iterator[Note | None]:
    """A paragraph speaks for the one or two pull requests under it, and only introduces a longer list."""
    outermost = min((block.level for block in group if block.kind == "bullet"), default=0)
    index = 0
    while index < len(group):
        block = group[index]
        index += 1
        following = []
        while block.kind == "prose" and index < len(group) and group[index].kind == "bullet":
            following.append(group[index])
            index += 1
        if block.kind == "prose" and (len(following) > 2 or is_filler(block.text) or block.level > outermost > 0):
            index -= len(following)
        elif block.kind == "prose":
            link = next(filter(None, (pull_of(part.raw, web) for part in (block, *following))), None)
            yield _first_statement(block, web, link)
        elif block.kind == "row" or block.level <= outermost + 1:
            text = _unmarked(entry_text(block))
            yield None if says_nothing(text) or _TITLE.fullmatch(text) else note_of(block, text, web)


def _first_statement(block: Block, web: str, link: str | None) -> Note | None:
    """The first sentence of a paragraph that states something."""
    for sentence in block.sentences:
        if says_nothing(sentence):
            return None
        if not is_filler(sentence):
            return note_of(block, _unmarked(tidy(sentence)), web, link)
    return None


def distinct(notes: Iterable[Note | None]) -> tuple[Note, ...]:
    """The notes in order, each said once and each pull request named once, at most `MOST`."""
    seen: dict[str, Note] = {}
    pulls: set[str] = set()
    for note in notes:
        key = re.sub(r"\W+", " ", note.text.casefold()).strip() if note else ""
        if note and key not in seen and not (note.url in pulls and "/pull/" in note.url):
            seen[key] = note
            pulls.add(note.url or "")
    return tuple(seen.values())[:MOST]
