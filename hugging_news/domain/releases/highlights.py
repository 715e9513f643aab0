"""What release notes put first: new models, highlights, and a sentence that says what the first one is.

Order of trust: a section of highlights · new models with a text · headings that say something · the entries of a list
that matter to users. Nothing is taken because it comes first in a list of pull requests.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import takewhile

from hugging_news.domain.items import Note
from hugging_news.domain.releases.changes import reverted
from hugging_news.domain.releases.inline import plain_line, tidy
from hugging_news.domain.releases.outline import Block
from hugging_news.domain.releases.quotes import clip, entry_text, is_filler, note_of
from hugging_news.domain.releases.ranking import interest, is_chore
from hugging_news.domain.releases.sections import is_generic, is_title, section, section_of

MOST = 4
_NEWS = 5
LEAD = 300
"""Characters of a lead."""
_TITLE_LENGTH = 140

_BOLD_LEAD = re.compile(
    r"(?:[-*+•][ \t]+|[0-9]{1,2}[.)][ \t]+)?(?:[^\w\s*\[(`]{1,4}[ \t]*)?\*\*(?=\S)([^*]{2,160})\*\*[ \t]*"
    r"(?P<after>[:：—–(-]|$|[.!](?=\s))?"
)
_BY_NUMBERS = re.compile(r"(?i)^[*_]?[0-9][0-9,]* (?:prs?|pull requests|commits|contributors|new contributors)\b|^full changelog|^all prs")
_FRAGMENT = re.compile(
    r"^(?:[a-z0-9]|An? |(?:Re-?)?[A-Z][a-z-]+(?:ed|ing) |(?:Adds?|Introduces?|Supports?|Enables?|Allows?|New|Integrates?|Implements?|Initial|Now|It|They|This|These|"
    r"Drops?|Migrates?|Overlap|Integrate|Brings?|Full|Native|Up to|Default) )"
)
_DULL = re.compile(r"(?i)^(?:other|note|dependencies|full)\b|\b(?:updates?|releases?d?|announcement|more)$|:$")
_GROUPS = re.compile(r"(?i)^(?:auto-?regressive|diffusion|llms?|vlms?|language|vision|audio|video|image|embeddings?|multimodal|text|speech|omni|others?|models?)\b[\w /&()-]{0,30}$")
_NOT_A_NAME = re.compile(r"(?i)^(?:(?:add|support|new|fix|update|remove|see|entries|the|this|we|other|various|more)\b|\W*$|https?:)|\b(?:is|are|was|now|has|have)\b")


@dataclass(frozen=True)
class Highlight:
    """Something that matters to users: its note and the sentences about it, nearest first."""

    note: Note
    about: tuple[str, ...] = ()
    named: bool = False


def models(blocks: Sequence[Block]) -> tuple[str, ...]:
    """The names of the models that the notes say they add, in order: headings, list entries or table rows."""
    names: list[str] = []
    for index, block in enumerate(blocks):
        if block.kind == "heading" and section_of(block.text) == "models":
            inside = _inside(blocks, index)
            children = [part for part in inside if part.kind == "heading" and part.level == _first_level(inside)]
            entries = children or [part for part in inside if part.kind in ("bullet", "row")]
            names += [name for part in _until_other_news(entries) for name in _names(part)]
    return tuple({name.casefold(): name for name in reversed(names)}[key] for key in dict.fromkeys(name.casefold() for name in names))[:40]


def _inside(blocks: Sequence[Block], index: int) -> list[Block]:
    """What stands under the heading at *index*."""
    path = (*blocks[index].path, blocks[index].text)
    return list(takewhile(lambda block: block.path[: len(path)] == path, blocks[index + 1 :]))


def _first_level(blocks: Sequence[Block]) -> int:
    return next((block.level for block in blocks if block.kind == "heading"), 0)


def _until_other_news(entries: Sequence[Block]) -> Iterator[Block]:
    for entry in entries:
        if entry.kind == "heading" and section_of(entry.text) not in (None, "models"):
            return
        if not (entry.kind == "heading" and is_generic(entry.text)) and "based releases" not in entry.text:
            yield entry


def _names(block: Block) -> list[str]:
    """The model names of one heading, list entry or row: `A.X-K1 & A.X-K2` are two, `KimiK 2.5, 2.6, and 2.7` one."""
    text = block.text.split("|")[1] if block.kind == "row" and block.text.count("|") > 1 else block.text
    if block.kind == "bullet" and len(re.sub(r"(?i)^(?:add(?:s|ed)?|support(?: for)?)\s", "", entry_text(block)).partition(":")[0].split()) > 5:
        return []
    text = re.sub(r"\[#?[^\[\]]*\]|\(#[0-9][^()]*\)", "", text)
    label, colon, rest = text.partition(":")
    if colon and _GROUPS.match(label.strip(" *")):
        parts = re.split(r",(?![^()]*\))", rest)
    else:
        text = re.sub(r"(?i)^\W*(?:add(?:s|ed|ing)?|new|support(?: for)?)\s+(?:support for |the |new )*", "", text)
        text = re.split(r"\s\(|[:：#]|\s[-–—]\s|,? by @| from (?=[A-Z])| in https?:", text)[0]
        text = re.sub(r"(?i)\s+(?:(?:pre-trained |model )?(?:supp?o+r?t|models?|implementations?|architectures?))+$", "", text)
        pieces = re.split(r",\s+|\s+&\s+|\s+and\s+", text)
        parts = pieces if all(re.match(r"[A-Za-z]", piece.strip()) for piece in pieces) else [text]
    names = [re.sub(r"\s*\(.*", "", tidy(part)).strip(" .*") for part in parts]
    return [name for name in names if 2 <= len(name) <= 60 and len(name.split()) <= 6 and not _NOT_A_NAME.search(name)]


def highlights(blocks: Sequence[Block], web: str = "") -> tuple[Highlight, ...]:
    """Two to four things that matter to users, the most important first; fewer when the notes say no more."""
    found = _announced(blocks, web)
    if len(found) < 2:
        added = _new_models(blocks, web)
        found += added[:1] + _telling_headings(blocks, web)
        found += [item for worth, item in _entries(blocks, web) if worth >= _NEWS][: MOST - len(found)]
        found += added[1:2] if len(found) < 2 else []
    if len(found) < 2:
        found += [item for _, item in _entries(blocks, web)]
    return _distinct(found or _last_resort(blocks, web))


def _announced(blocks: Sequence[Block], web: str) -> list[Highlight]:
    """What the authors call highlights: bold subjects, headings or entries of such a section, else its sentences."""
    sections = [index for index, block in enumerate(blocks) if block.kind == "heading" and section_of(block.text) == "highlights"]
    for readings in ((_bold, _children, _listed), (_stated,)):
        for index in sections:
            inside, path = _inside(blocks, index), (*blocks[index].path, blocks[index].text)
            direct = [part for part in inside if part.path == path and part.kind != "heading"]
            for reading in readings:
                if found := reading(inside if reading is _children else direct, web):
                    return found
    return _bold([block for block in blocks if section(block) in (None, "features")], web)


def _bold(blocks: Sequence[Block], web: str) -> list[Highlight]:
    """`**Kimi K3 day-0 support**: what it is`"""
    found = []
    for block in blocks:
        match = _BOLD_LEAD.match(block.lines[0].lstrip())
        if not match or match["after"] is None or block.level > 1 or block.kind == "heading":
            continue
        title = tidy(plain_line(match[1].rstrip(":：.")))
        dull = section_of(title) in ("minor", "fixes", "contributors", "breaking", "security", "models") or is_generic(title)
        if not dull and not _BY_NUMBERS.match(title) and len(title) > 5 and not _DULL.search(title):
            rest = block.text[block.text.find(title) + len(title) :].lstrip(" :：—–-.") if title in block.text else ""
            found.append(_highlight(block, title, web, _sentences(rest), named=True))
    return [item for item in found if item]


def _children(blocks: Sequence[Block], web: str) -> list[Highlight]:
    """Headings under a heading, each with the paragraphs that follow it."""
    level, found = _first_level(blocks), []
    for index, block in enumerate(blocks):
        if block.kind == "heading" and block.level == level and section_of(block.text) is None and not is_generic(block.text):
            found.append(_headed(blocks, index, web))
    return [item for item in found if item]


def _headed(blocks: Sequence[Block], index: int, web: str) -> Highlight | None:
    about = [sentence for part in _inside(blocks, index)[:12] if part.kind == "prose" for sentence in part.sentences]
    return _highlight(blocks[index], tidy(blocks[index].text), web, tuple(about), named=True)


def _listed(blocks: Sequence[Block], web: str) -> list[Highlight]:
    """The entries of a section, in the authors' order."""
    entries = [block for block in blocks if block.kind == "bullet" and block.level < 2 and not is_chore(block.text)]
    worth = [block for block in entries if not re.match(r"(?i)(?:new )?models?:|bugs?\b|various\b", tidy(block.text)) and len(block.text.split()) > 3]
    return [item for block in worth[:MOST] if (item := _highlight(block, entry_text(block), web, block.sentences[1:]))]


def _stated(blocks: Sequence[Block], web: str) -> list[Highlight]:
    """The sentences of a section that has only paragraphs."""
    said = [(block, sentence) for block in blocks if block.kind == "prose" for sentence in _sentences(block.text)]
    return [item for block, sentence in said[:2] if (item := _highlight(block, sentence, web, (sentence,)))]


def _new_models(blocks: Sequence[Block], web: str) -> list[Highlight]:
    """The new models that have a heading, those with a text first."""
    found = []
    for index, block in enumerate(blocks):
        under = block.kind == "heading" and block.path and section_of(block.path[-1]) == "models" and section_of(block.text) is None
        item = _headed(blocks, index, web) if under else None
        if item and not is_generic(block.text):
            name = next((name for name in _names(block) if name in block.text), None)
            note = note_of(block, name, web) if name else None
            found.append(Highlight(note or item.note, item.about, named=True))
    return sorted(found, key=lambda item: all(map(is_filler, item.about)))


def _telling_headings(blocks: Sequence[Block], web: str) -> list[Highlight]:
    """Headings of the outer levels that are news themselves: `HfExporters: one export for PyTorch and ONNX`."""
    found = []
    for index, block in enumerate(blocks):
        outer = block.kind == "heading" and block.level <= 3 and all(is_title(heading) or section_of(heading) in ("features", "changes") for heading in block.path)
        subject = tidy(block.text) if outer else ""
        says = len(subject.split()) >= 2 and not re.search(r"(?i)\breleased?\b|api changes|welcome to|\bchanges$", subject)
        if says and section_of(block.text) is None and not is_title(block.text) and not is_generic(block.text):
            found.append(_headed(blocks, index, web))
    return [item for item in found if item and item.about]


def _entries(blocks: Sequence[Block], web: str) -> list[tuple[int, Highlight]]:
    """The entries that matter most with their worth, by their verbs; those of sections for features count more, of fixes less."""
    undone, ranked = reverted(blocks), []
    for place, block in enumerate(blocks):
        where = section(block)
        if block.kind != "bullet" or block.level > 3 or where in ("breaking", "deprecated", "contributors", "minor", "models"):
            continue
        worth, text = interest(block.text), entry_text(block)
        if worth and text not in undone and len(text.split()) > 1:
            worth = 2 * worth + (2 if where in ("features", "highlights") else -3 if where == "fixes" and worth > 2 else 1)
            ranked.append((-worth, place, block, text))
    best = sorted(ranked, key=lambda entry: entry[:2])[: MOST + 2]
    items = ((-worth, _highlight(block, text, web, _prose_beside(blocks, block))) for worth, _, block, text in best)
    return [(worth, item) for worth, item in items if item]


def _prose_beside(blocks: Sequence[Block], entry: Block) -> tuple[str, ...]:
    """The paragraphs under the entry's own heading, where that names an area (`Vision`) and not the whole list."""
    if not entry.path or section_of(entry.path[-1]) or is_title(entry.path[-1]):
        return ()
    return tuple(sentence for block in blocks if block.kind == "prose" and block.path == entry.path for sentence in block.sentences)


def _last_resort(blocks: Sequence[Block], web: str) -> list[Highlight]:
    """Of notes that are mere text its first sentences, of a list of upkeep two entries."""
    plain = [block for block in blocks if section(block) in (None, "changes", "fixes", "features") and not _BY_NUMBERS.match(block.text)]
    entries = [block for block in plain if block.kind == "bullet"]
    return _stated(plain, web) or [item for block in entries[:2] if (item := _highlight(block, entry_text(block), web))]


def _highlight(block: Block, text: str, web: str, about: tuple[str, ...] = (), named: bool = False) -> Highlight | None:
    note = note_of(block, clip(text, _TITLE_LENGTH), web)
    return Highlight(note, about, named) if note else None


def _sentences(text: str) -> tuple[str, ...]:
    from hugging_news.domain.text import sentences

    return tuple(sentence for sentence in sentences(text, None) if not is_filler(sentence) and not _BY_NUMBERS.match(sentence))


def _distinct(found: Sequence[Highlight]) -> tuple[Highlight, ...]:
    seen: dict[str, Highlight] = {}
    for item in found:
        key = re.sub(r"\W+", " ", item.note.text.casefold()).strip()
        if not any(key.startswith(other) or other.startswith(key) for other in seen):
            seen[key] = item
    return tuple(seen.values())[:MOST]


def lead(blocks: Sequence[Block], found: Sequence[Highlight]) -> str | None:
    """A plain sentence that says what is new: about the first highlight, else the summary on top; None without prose."""
    about = tuple(filter(None, map(_fitting, found[0].about))) if found else ()
    own = about[0] if about and (found[0].named or len(about[0]) > 40) else None
    if own and found[0].named and _FRAGMENT.match(own):
        own = _with_subject(blocks, found[0].note, own)
    summary = next((said for block in _summary(blocks) for sentence in block.sentences if (said := _fitting(sentence))), None)
    return own if own and found[0].named else summary or own


def _with_subject(blocks: Sequence[Block], note: Note, sentence: str) -> str:
    """*sentence* with the bold words before it, when they stand in the same line: it has no subject of its own."""
    for block in blocks:
        if note.source in block.raw and (start := block.text.find(note.text)) >= 0:
            whole = block.text[start : block.text.find(sentence) + len(sentence)]
            if sentence in whole and len(whole) <= len(note.text) + len(sentence) + 4:
                return clip(whole, LEAD)
    return sentence


def _summary(blocks: Sequence[Block]) -> Iterator[Block]:
    """The paragraphs before the first section."""
    for block in blocks:
        if block.kind == "heading" and not is_title(block.text):
            return
        if block.kind == "prose" and not _BY_NUMBERS.match(block.text):
            yield block


def _fitting(sentence: str) -> str | None:
    """*sentence* as a lead: not too long, not mere furniture, without the list that it announces."""
    sentence = re.sub(r",?\s*(?:including|such as|with|as follows|like)?\s*[:：]$", "", sentence)
    said = tidy(sentence)
    if is_filler(sentence) or len(said.split()) < 5 or _BY_NUMBERS.match(said):
        return None
    return clip(said, LEAD) if len(said) > LEAD else said
