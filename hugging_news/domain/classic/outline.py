"""The lines of an issue as a tree: introduction, sections, stories, sign-off; headings at a wrong level are mended."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from difflib import get_close_matches
from itertools import islice, zip_longest

from hugging_news.domain.classic.blocks import ADDRESS, RULE, Block, blocks
from hugging_news.domain.classic.items import items, parted
from hugging_news.domain.classic.models import Remark
from hugging_news.domain.classic.source import Line
from hugging_news.domain.errors import ParseError
from hugging_news.domain.sections import ALIASES, section_of

_ALIKE = 0.75
_LISTED = ("glance", "corrections")
"""Sections whose lists tell nothing of their own."""
MAX_HEADINGS = 2_000


@dataclass
class Branch:
    """A section: its id and heading, the block of its heading, and the blocks of its stories."""

    id: str
    heading: str
    stories: list[Block] = field(default_factory=list)


@dataclass
class Outline:
    """What an issue is made of; *loose* lines belong to no story."""

    title: str | None
    intro: list[Line]
    branches: list[Branch]
    signoff: list[Line]
    loose: list[Line]
    remarks: list[Remark]


def outline(lines: Sequence[Line]) -> Outline:
    """The tree of an issue.

    A section is a `##` heading, a story a `###` one or an item of a list. A `##` heading that names no section, has
    text and no stories below it is a story of the section above; where no section has a known name, it is a section.

    Raises:
        ParseError: it has more headings than an issue can have.
    """
    found = list(islice(blocks(lines), MAX_HEADINGS + 1))
    if len(found) > MAX_HEADINGS:
        raise ParseError("", f"has over {MAX_HEADINGS:,} headings; an issue has some dozens")
    start, rest = found[0], found[1:]
    title = rest.pop(0) if rest and rest[0].level == 1 and not section_of(rest[0].heading) else None
    intro = [*start.lines, *(title.lines if title else ())]
    tree = Outline(title.heading if title else None, intro, [], _signoff(rest), [], [])
    for block, after in zip_longest(rest, rest[1:]):
        _place(tree, block, after is None or after.level <= block.level)
    return tree


def _signoff(rest: Sequence[Block]) -> list[Line]:
    """What stands below the rule that follows the last story, and is taken away from it."""
    if not rest:
        return []
    lines = rest[-1].lines
    rules = [place for place, line in enumerate(lines) if not line.code and RULE.fullmatch(line.text)]
    if not rules:
        return []
    first = rules[-1]
    if len(rules) > 1 and _is_plain(lines[rules[-2] + 1 : first]):
        first = rules[-2]  # what follows the last rule is the footer
    below = lines[first + 1 :]
    del lines[first:]
    end = next((place for place, line in enumerate(below) if RULE.fullmatch(line.text)), len(below))
    return below[:end]


def _is_plain(lines: Sequence[Line]) -> bool:
    """Whether *lines* are words alone, as a sign-off is."""
    return any(line.text.strip() for line in lines) and not any(ADDRESS.search(line.text) for line in lines)


def _place(tree: Outline, block: Block, alone: bool) -> None:
    """Put *block* where it belongs; *alone*: no deeper heading follows it."""
    branch = tree.branches[-1] if tree.branches else None
    known = None if block.mark else section_of(block.heading)
    if branch and branch.id == "trending" and block.level > 2 and block.has_table():
        tree.loose += block.lines
    elif not block.mark and (block.level <= 2 or (block.level == 3 and known)):
        _section(tree, block, alone, known)
    elif branch is None:
        tree.remarks.append(Remark(block.line, "a story above the first section, read as one of 重要更新 (top)", True))
        tree.branches.append(Branch("top", "重要更新", [block]))
    elif block.level > 3 and branch.stories and not block.mark:
        branch.stories[-1].lines += [Line(block.line, block.heading), Line(block.line, ""), *block.lines]
    else:
        if block.level != 3:
            tree.remarks.append(Remark(block.line, f"a story at level {block.level}, read as one of level 3", True))
        branch.stories += parted(block, tree.loose, tree.remarks)


def _section(tree: Outline, block: Block, alone: bool, known: str | None) -> None:
    near = None if known else _nearest(block.heading)
    if known is None and near is None and alone and _is_story(tree, block):
        above = tree.branches[-1]
        said = f"a story at the level of a section ({'#' * block.level}), read as one of {above.heading} ({above.id})"
        tree.remarks.append(Remark(block.line, said, True))
        above.stories.append(block)
        return
    if near:
        tree.remarks.append(Remark(block.line, f"section {block.heading!r} is not known, read as {near}", True))
    elif known is None:
        tree.remarks.append(Remark(block.line, f"section {block.heading!r} is not known, kept as it is"))
    elif block.level != 2:
        tree.remarks.append(Remark(block.line, f"section {block.heading} stands at level {block.level}, not 2", True))
    branch = _branch(tree, known or near or _own_id(block.heading), block.heading)
    if branch.id in _LISTED or (branch.id == "trending" and block.has_table()):
        tree.loose += block.lines
    else:
        _own_text(tree, branch, block, alone)


def _is_story(tree: Outline, block: Block) -> bool:
    known = any(section_of(branch.heading) for branch in tree.branches)
    return known and block.has_text() and len(items(block.lines)) < 2


def _nearest(heading: str) -> str | None:
    """The section whose name is spelt nearly so."""
    names = {name.lower(): id for id, names in ALIASES.items() for name in names}
    near = get_close_matches(heading.lower(), names, 1, _ALIKE)
    return names[near[0]] if near else None


def _own_id(heading: str) -> str:
    plain_words = "-".join(re.findall(r"[a-z0-9]+", heading.lower()))[:40].strip("-")
    return plain_words if heading.isascii() and plain_words else hashlib.sha256(heading.encode()).hexdigest()[:8]


def _branch(tree: Outline, id: str, heading: str) -> Branch:
    """The section of that id, which may have been begun before."""
    found = next((branch for branch in tree.branches if branch.id == id), None)
    if found:
        tree.branches.remove(found)
    tree.branches.append(found or Branch(id, heading))
    return tree.branches[-1]


def _own_text(tree: Outline, branch: Branch, block: Block, alone: bool) -> None:
    """Text directly below a section's heading: the items of a list, or a story under the section's own name."""
    parts = parted(block, tree.loose, tree.remarks)
    if parts != [block]:
        branch.stories += parts
    elif block.has_text():
        if alone or any("](" in line.text or "://" in line.text for line in block.lines):
            if section_of(block.heading):
                said = f"a story without a headline takes its section's: {block.heading}"
                tree.remarks.append(Remark(block.line, said))
            branch.stories.append(block)
        else:
            tree.loose += block.lines
