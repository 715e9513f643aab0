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

MOST = 12
"""Notes of one sort."""

_BREAKING_MARK = re.compile(
    r"(?i)^[^\w`]*(?::rotating_light:|🚨|💥|:boom:)|🚨|:rotating_light:"
    r"|^\W*(?:\[[^\[\]]{1,40}\]\W*){0,3}(?:breaking(?:[ -]changes?)?\b\W{0,3}[:：)\]]|\[?bc[- ]breaking)"
    r"|^\W*\w+(?:\([^()]{0,80}\))?!:\s|^\W*backwards?[- ]incompatible"
)
_TITLE = re.compile(
    r"(?i)\W*(?:breaking|(?:backwards?[- ])?incompatible|deprecat\w+|removed?|security)(?: (?:changes?|features?"
    r"|fixes))?\W*"
)
_SHOUTED = re.compile(r"\bBREAKING(?: CHANGES?)?\b")
_DEPRECATION = re.compile(
    r"(?i)^(?:deprecat(?:e|es|ed|ing|ion of)\b(?! in v?[0-9]| \w+ (?:alert|warning))|(?:remov|delet|drop)(?:e|es"
    r"|ed|ing|s|ped|ping)? (?:\w+ ){0,3}deprecat(?:ed|ions?)\b(?! warnings?))"
    r"|\b(?:is|are|has been|have been|was|were|now|finally|become|becomes) (?:now |officially |all |being "
    r"|fully )?deprecated\b"
    r"|\bmark(?:s|ed)? (?:[\w`\"'.-]+ ){1,8}(?:as )?deprecated\b|\bdeprecated (?:and|in favou?r)\b"
    r"|\bwill be (?:removed|dropped) (?:in|from|with|after)\b"
    r"|\bdeprecat(?:e|es|ed|ing) \S+ in favou?r\b|(?:已|被)?(?:弃用|废弃)"
)
_REMOVAL = re.compile(
    r"(?i)\b(?:remov(?:e|es|ed|al|als|ing)|delet(?:e|es|ed|ing)|drop(?:s|ped|ping)?|no longer)\b(?! warnings?)"
    r"|移除|删除"
)
_PLATFORM = (
    r"(?:python|py|pytorch|torch|cuda|rocm|node(?:\.?js)?|numpy|jax|tensorflow|transformers|accelerate|peft|vllm"
    r"|flash[ -]attention|ubuntu|macos|"
    r"windows|java|rust|go|gcc|c\+\+)"
)
_NUMBER = r"(?:version |v|[<>]=?|=)?\s?[0-9][\w.]*"
_MINIMUM = re.compile(
    r"(?i)\bminimum (?:[\w.-]+ ){0,4}?(?:versions? )?(?:is |are )?(?:now |bump )?(?:to |→ |of |at |from )?v?[0-9]"
    r"|\bminimum (?:supported |required )?versions?[^#0-9]{0,30}v?[0-9]|\bis (?:now )?the (?:new )?minimum\b"
    rf"|(?<!post )\b(?:drop|end|discontinu|remov)\w*\s(?:the )?(?:official )?support (?:for"
    rf"|of) (?:\w+ ){{0,2}}?[`\w.-]+ ?\W?{_NUMBER}"
    rf"|(?<!post )\b(?:drop|discontinu)\w*\s`?{_PLATFORM}`? ?{_NUMBER}"
    rf"|\brequir(?:e|es|ed|ing) (?:at least )?(?:a )?`?{_PLATFORM}`? ?{_NUMBER}"
    r"|\brequir(?:e|es|ed|ing) (?:at least )?(?:[\w.`-]+ ){0,3}?(?:version |[<>]=? ?)v?[0-9]|\brequir(?:e|es|ed"
    r"|ing) (?:[\w.`-]+ ){0,3}?v?[0-9][\w.]*(?:\+| or (?:newer|later|higher|above))"
    rf"|\b{_PLATFORM} ?{_NUMBER} (?:is|are) no longer supported|\bno longer supports? `?{_PLATFORM} ?{_NUMBER}"
    rf"|\b(?:farewell|bye ?bye|goodbye),? `?{_PLATFORM} ?{_NUMBER}"
    r"|最低.{0,12}[0-9]|(?:要求|需要) ?(?:python|pytorch|torch|cuda)[ >=]{0,4}[0-9]"
)
_NO_MINIMUM = re.compile(
    r"(?i)\brequired for\b|^\W*fix\b|\bminimum (?:chunk|token|number|length|size|value|image|batch)"
)
_ADVISORY = re.compile(r"\b(?:CVE-[0-9]{4}-[0-9]{3,7}|GHSA(?:-[0-9a-z]{4}){3})\b", re.IGNORECASE)
_SECURITY = re.compile(
    r"(?i)\bsecurity (?:fix(?:es)?|issues?|vulnerabilit\w*|advisor(?:y|ies)|patch(?:es)?|flaws?|holes?|hotfix"
    r"|bugs?|reasons?|vol)\b|\bvulnerabilit(?:y|ies)\b"
    r"|\bfix(?:e[sd])?\(security\)|\[(?:security|vulnerability)\]|^security\s?[:：]|安全(?:漏洞|问题|修复)"
    r"|\b(?:fix|prevent|block|mitigat|patch|clos)\w*\s+(?:[\w-]+\s+){0,2}(?:xss|ssrf|rce|redos|path traversal"
    r"|remote code execution|code injection|arbitrary (?:code|file)\w*)\b"
)
_NO_SECURITY = re.compile(
    r"(?i)\bsecurity (?:gate|check|workflow|analysis|scan\w*)\b|\bcodeql\b|\bCI\b|\bdispatch\b|\bdocs?\b|\.ya?ml\b"
)
_MENDS = re.compile(r"(?i)\b(?:fix|patch|address|resolv|mitigat|prevent|harden|clos|remediat|eliminat|block)\w*|修复")
_REVERTED = re.compile(
    r"(?i)^\W*revert(?:s|ed)?\b[\s:]*[\"“'`]?(?P<title>.{4,300}?)[\"”'`]?(?=\s+\(#[0-9]|\s+by @|\s+in http|$)"
)


def breaking(blocks: Sequence[Block], web: str = "") -> tuple[Note, ...]:
    """The breaking changes that the notes state, () when they state none: sections, and entries marked as such."""
    found = [*_section_notes(blocks, "breaking", web)]
    told = {number for block in blocks if _under(block, "breaking") for number in _numbers(block)}
    for block in blocks:
        marked = not _under(block, "breaking") and block.kind == "bullet" and is_marked(block)
        if marked and told.isdisjoint(_numbers(block)):
            found.append(note_of(block, _unmarked(entry_text(block)), web))
    return _distinct(found)


def _numbers(block: Block) -> list[str]:
    return re.findall(r"(?:#|/pull/)([0-9]{1,7})\b", block.raw)


def is_marked(block: Block) -> bool:
    """Whether an entry is marked as a breaking change, wherever it stands."""
    return bool(_BREAKING_MARK.search(block.text[:300]) or _SHOUTED.search(block.text[:80])) and not _REVERTED.match(
        block.text
    )


def _unmarked(text: str) -> str:
    return re.sub(r"(?i)^(?:\W*(?:breaking(?:[ -]changes?)?|bc[- ]breaking)\b\W{0,3})+", "", text)


def deprecations(blocks: Sequence[Block], web: str = "") -> tuple[Note, ...]:
    """What is deprecated, or was and is now removed: whole sections, and lines that say so."""
    found = [*_section_notes(blocks, "deprecated", web)]
    undone = reverted(blocks)
    for block in blocks:
        known = block.kind == "heading" and section_of(block.text) == "deprecated"
        if (
            known
            or section(block) in ("breaking", "deprecated", "minor")
            or "eprecat" not in block.raw + "eprecat" * ("弃" in block.raw)
        ):
            continue
        for sentence in _changes(block):
            if _DEPRECATION.search(tidy(sentence)) and tidy(sentence) not in undone and not is_chore(sentence):
                found.append(note_of(block, _shown(block, sentence, _DEPRECATION), web))
    return _distinct(found)


def states_minimum(text: str) -> bool:
    """Whether a line says which version of something is needed now."""
    return bool(_MINIMUM.search(text)) and not _NO_MINIMUM.search(text)


def removes(notes: Iterable[Note], blocks: Iterable[Block]) -> bool:
    """Whether one of the deprecated things is gone now, by its own words or by the section that it stands in."""
    gone = {block.raw for block in blocks if any(re.match(r"(?i)\W*remov|移除", heading) for heading in block.path)}
    return any((_REMOVAL.search(note.text) and "will be" not in note.text) or note.source in gone for note in notes)


def minimums(blocks: Sequence[Block], web: str = "") -> tuple[Note, ...]:
    """New minimum versions and platforms that are no longer supported."""
    return _lines(blocks, _MINIMUM, _NO_MINIMUM, web)


def security(blocks: Sequence[Block], web: str = "") -> tuple[Note, ...]:
    """Security fixes; those that name an advisory come first."""
    named, other = _lines(blocks, _ADVISORY, _NO_SECURITY, web), _lines(blocks, _SECURITY, _NO_SECURITY, web, _MENDS)
    notes = _distinct([*_section_notes(blocks, "security", web), *named, *other])
    return tuple(sorted(notes, key=lambda note: not _ADVISORY.search(note.text)))


def reverted(blocks: Iterable[Block]) -> frozenset[str]:
    """The titles that a later entry of the same notes takes back."""
    matches = (_REVERTED.match(block.text) for block in blocks if block.kind == "bullet" and "evert" in block.raw)
    return frozenset(tidy(match["title"]) for match in matches if match)


def _under(block: Block, name: Section) -> bool:
    return block.kind != "heading" and section(block) == name


def _lines(
    blocks: Sequence[Block],
    wanted: re.Pattern[str],
    unwanted: re.Pattern[str],
    web: str,
    prose: re.Pattern[str] | None = None,
) -> tuple[Note, ...]:
    """Every change whose words match *wanted*, wherever it stands; in paragraphs also *prose*.

    A paragraph that sums up what an entry under the same heading says is left to the entry.
    """
    found: dict[Block, list[Note | None]] = {}
    undone = reverted(blocks)
    for block in blocks:
        if not wanted.search(block.raw) and not wanted.search(block.text):
            continue
        for sentence in _changes(block):
            told = wanted.search(sentence) and not unwanted.search(sentence) and tidy(sentence) not in undone
            if told and (block.kind != "prose" or prose is None or prose.search(sentence)):
                found.setdefault(block, []).append(note_of(block, _shown(block, sentence, wanted), web))
    listed = {block.path for block in found if block.kind == "bullet"}
    return _distinct(
        note for block, notes in found.items() if block.kind != "prose" or block.path not in listed for note in notes
    )


def _changes(block: Block) -> tuple[str, ...]:
    """The sentences of a block that could state a change; a heading is one, a long paragraph too many."""
    return (block.text,) if block.kind in ("heading", "row") else block.sentences[:60]


def _shown(block: Block, sentence: str, pattern: re.Pattern[str]) -> str:
    """The part of a sentence that is quoted: the clause that matters, without furniture."""
    match = pattern.search(sentence)
    return tidy(clause_of(sentence, *match.span())) if match and block.kind == "prose" else tidy(sentence)


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


def _distinct(notes: Iterable[Note | None]) -> tuple[Note, ...]:
    """The notes in order, each said once and each pull request named once, at most `MOST`."""
    seen: dict[str, Note] = {}
    pulls: set[str] = set()
    for note in notes:
        key = re.sub(r"\W+", " ", note.text.casefold()).strip() if note else ""
        if note and key not in seen and not (note.url in pulls and "/pull/" in note.url):
            seen[key] = note
            pulls.add(note.url or "")
    return tuple(seen.values())[:MOST]
