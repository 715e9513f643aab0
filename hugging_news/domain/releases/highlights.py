"""What release notes put first, as the two to four things that matter to users.

Order of trust: a section of highlights · new models that are described · headings that say something · the entries of
lists by what they say. Nothing is taken because it comes first in a list of pull requests.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from hugging_news.domain.items import Note
from hugging_news.domain.releases.changes import is_marked, reverted, states_minimum
from hugging_news.domain.releases.inline import plain_line, tidy
from hugging_news.domain.releases.models import models, names_in
from hugging_news.domain.releases.outline import Block, inside
from hugging_news.domain.releases.quotes import clip_title, counts, entry_text, is_filler, note_of
from hugging_news.domain.releases.ranking import NEWS, interest, is_bug, is_chore
from hugging_news.domain.releases.sections import is_generic, is_title, section, section_of
from hugging_news.domain.text import sentences

MOST = 4
_TITLE_LENGTH = 140
_NO_NEWS = ("breaking", "deprecated", "security", "contributors", "minor", "models")

_TELLING = ("highlights", "features", "changes")

_BOLD_LEAD = re.compile(
    r"\s*(?:(?:[-*+•]|[0-9]{1,2}[.)])[ \t]+)?(?:[^\w\s*\[(`]{1,4}[ \t]*)?\*\*(?=\S)(?P<title>[^*]{2,160})\*\*[ \t]*"
    r"(?:[:：—–(-]|$|[.!](?=\s))"
)
_DULL = re.compile(
    r"(?i)^(?:other|note|dependencies|full|various)\b|^(?:new )?models?:|^bugs?\b|\b(?:updates?|releases?d?"
    r"|announcement|more)$|:$"
    r"|\b(?:slides?|meetups?|webinars?|hosted|conference|dev day|has been (?:successfully )?reproduced)\b"
    r"|\bactively used by\b"
    r"|^(?:new )?(?:features?|performance improvements?|accuracy fix(?:es)?|feature fix(?:es)?|breaking changes?)$"
)
_ADDING = re.compile(
    r"(?i)\b(?:add(?:s|ed)?|new|native|support(?:s|ed)?|for|models?|the|initial|implementation)\b|支持|新增|模型"
)
_NO_SUBJECT = re.compile(r"(?i)\breleased?\b|welcome to|\bchanges$")


@dataclass(frozen=True)
class Highlight:
    """Something that matters to users: its note and the sentences about it; *named*: the authors gave it a title."""

    note: Note
    about: tuple[str, ...] = ()
    named: bool = False


def highlights(blocks: Sequence[Block], web: str = "") -> tuple[Highlight, ...]:
    """Two to four highlights, the most important first; fewer when the notes say no more."""
    found = _announced(blocks, web)
    if len(found) < 2:
        added, names = _new_models(blocks, web), models(blocks)
        found += added[:1] + _telling_headings(blocks, web)
        free = _outside(blocks, found)
        entries = [(worth, item) for worth, item in _entries(free, web) if not _only_adds(item.note.text, names)]
        found += [item for worth, item in entries if worth >= 2 * NEWS][: max(0, MOST - len(found))]
        found += added[1:2] if len(found) < 2 else []
        found += [item for _, item in entries] if len(found) < 2 else []
    return _distinct(found or _last_resort(blocks, web))


def _announced(blocks: Sequence[Block], web: str) -> list[Highlight]:
    """What the authors call highlights: bold subjects, headings or entries of such a section, else its sentences."""
    starts = [
        index
        for index, block in enumerate(blocks)
        if block.kind == "heading" and section_of(block.text) == "highlights" and section(block) != "models"
    ]
    parts = [(inside(blocks, index), len(blocks[index].path) + 1) for index in starts]
    direct = [[one for one in part if len(one.path) == depth and one.kind != "heading"] for part, depth in parts]
    deep = [[one for one in part if one.kind != "heading" and section(one) in _TELLING] for part, _ in parts]
    for own, (part, _) in zip(direct, parts, strict=True):
        if found := _bold(own, web) or _children(part, web) or _listed(own, web):
            return found
    for own, under in zip(direct, deep, strict=True):
        if found := _bold(under, web) or _listed(under, web) or _stated(own, web):
            return found
    return _bold([block for block in blocks if section(block) in (None, "features")], web)


def _bold(blocks: Sequence[Block], web: str) -> list[Highlight]:
    """Entries and paragraphs that begin with their subject: `**Kimi K3 day-0 support**: what it is`."""
    found = []
    for block in blocks:
        match = _BOLD_LEAD.match(block.lines[0])
        title = (
            tidy(plain_line(match["title"].rstrip(":：.")))
            if match and block.kind != "heading" and block.level < 2
            else ""
        )
        known = section_of(title) not in (None, "highlights", "features", "changes")
        if (
            len(title) > 5
            and title in block.text
            and not (known or is_generic(title) or counts(title) or _DULL.search(title))
        ):
            rest = block.text[block.text.find(title) + len(title) :].lstrip(" :：—–-.")
            found.append(_highlight(block, title, web, sentences(rest, None), named=True))
    return [item for item in found if item]


def _children(blocks: Sequence[Block], web: str) -> list[Highlight]:
    """Headings under a heading, each with the paragraphs that follow it."""
    level = next((block.level for block in blocks if block.kind == "heading"), 0)
    headings = (index for index, block in enumerate(blocks) if block.kind == "heading" and block.level == level)
    subjects = (index for index in headings if _is_subject(blocks[index].text))
    return [item for index in subjects if (item := _headed(blocks, index, web))]


def _is_subject(heading: str) -> bool:
    """Whether a heading names something of its own: no area, no sort of change, no version that is needed now."""
    return section_of(heading) is None and not is_generic(heading) and not states_minimum(heading)


def _headed(blocks: Sequence[Block], index: int, web: str) -> Highlight | None:
    prose = [part for part in inside(blocks, index)[:12] if part.kind == "prose"]
    about = tuple(sentence for part in prose for sentence in part.sentences)
    return _highlight(blocks[index], tidy(blocks[index].text), web, about, named=True)


def _listed(blocks: Sequence[Block], web: str) -> list[Highlight]:
    """The entries of a section in the authors' order; a label (`New models:`) stands for the entries under it."""
    found: list[Highlight | None] = []
    label = False
    for block in blocks:
        if block.kind != "bullet" or (block.level > 1 and not label):
            continue
        label = label if block.level > 1 else block.text.rstrip(" *_").endswith((":", "："))
        said = block.text
        dull = is_chore(said) or is_bug(said) or is_filler(said) or _DULL.search(tidy(said)) or len(said) < 12
        if not dull:
            found.append(_highlight(block, entry_text(block), web, block.sentences[1:]))
    return [item for item in found if item][:MOST]


def _stated(blocks: Sequence[Block], web: str) -> list[Highlight]:
    """The first sentences of a section that has only paragraphs."""
    said = [(block, sentence) for block in blocks if block.kind == "prose" for sentence in block.sentences]
    worth = [pair for pair in said if not (is_filler(pair[1]) or counts(pair[1]) or is_bug(pair[1]))]
    return [item for block, sentence in worth[:2] if (item := _highlight(block, tidy(sentence), web, (sentence,)))]


def _new_models(blocks: Sequence[Block], web: str) -> list[Highlight]:
    """The new models that have a heading, those that are described first."""
    found = []
    for index, block in enumerate(blocks):
        added = block.kind == "heading" and block.path and section_of(block.path[-1]) == "models"
        item = _headed(blocks, index, web) if added and _is_subject(block.text) else None
        if item:
            name = next((name for name in names_in(block) if name in block.text), item.note.text)
            found.append(_highlight(block, name, web, item.about, named=True) or item)
    return sorted(found, key=lambda item: all(map(is_filler, item.about)))


def _telling_headings(blocks: Sequence[Block], web: str) -> list[Highlight]:
    """Headings of the outer levels that are news themselves: `HfExporters: one export for PyTorch and ONNX`."""
    found = []
    for index, block in enumerate(blocks):
        outer = block.kind == "heading" and block.level <= 3 and all(map(_frames, block.path))
        subject = tidy(block.text) if outer and _is_subject(block.text) else ""
        if len(subject.split()) >= 2 and not (_NO_SUBJECT.search(subject) or is_title(subject)):
            found.append(_headed(blocks, index, web))
    return [item for item in found if item and item.about]


def _frames(heading: str) -> bool:
    """Whether a heading only frames what stands under it: the release's title, `What's new`."""
    return is_title(heading) or section_of(heading) in ("features", "changes")


def _entries(blocks: Sequence[Block], web: str) -> list[tuple[int, Highlight]]:
    """The entries that matter most by their words, with twice their worth; those of feature sections count more."""
    undone, ranked = reverted(blocks), []
    for place, block in enumerate(blocks):
        where = section(block)
        if block.kind != "bullet" or block.level > 3 or where in _NO_NEWS or is_marked(block):
            continue
        worth, text = interest(block.text), entry_text(block)
        names_nothing = text.isascii() and " " not in text
        if worth and text not in undone and not names_nothing:
            place_counts = {"features": 2 if worth > 2 else 0, "highlights": 2, "fixes": -2 if worth > 2 else 0}
            ranked.append((-2 * worth - place_counts.get(where or "", 1), place, block, text))
    best = sorted(ranked, key=lambda entry: entry[:2])[: MOST + 2]
    items = ((-worth, _highlight(block, text, web, _beside(blocks, block))) for worth, _, block, text in best)
    return [(worth, item) for worth, item in items if item]


def _outside(blocks: Sequence[Block], found: Iterable[Highlight]) -> list[Block]:
    """The blocks that do not stand under a heading that is a highlight itself."""
    told = {item.note.source for item in found}
    headings = {block.text for block in blocks if block.kind == "heading" and block.raw in told}
    return [block for block in blocks if headings.isdisjoint(block.path)]


def _only_adds(text: str, names: Iterable[str]) -> bool:
    """Whether an entry says no more than that one of the models *names* was added."""
    known = next((name for name in names if name in text), None)
    return known is not None and not _ADDING.sub("", text.replace(known, "")).strip(" .!")


def _beside(blocks: Sequence[Block], entry: Block) -> tuple[str, ...]:
    """The paragraphs under the entry's own heading, where that names an area (`Vision`) and not the whole list."""
    if not entry.path or section_of(entry.path[-1]) or is_title(entry.path[-1]):
        return ()
    beside = (block for block in blocks if block.kind == "prose" and block.path == entry.path)
    return tuple(sentence for block in beside for sentence in block.sentences)


def _last_resort(blocks: Sequence[Block], web: str) -> list[Highlight]:
    """Of notes that are mere text the first sentences, of a list of upkeep two entries."""
    plain = [
        block for block in blocks if section(block) in (None, "changes", "fixes", "features") and not counts(block.text)
    ]
    entries = [block for block in plain if block.kind == "bullet" and not is_bug(block.text)][:2]
    return _stated(plain, web) or [item for block in entries if (item := _highlight(block, entry_text(block), web))]


def _highlight(block: Block, text: str, web: str, about: tuple[str, ...] = (), named: bool = False) -> Highlight | None:
    note = note_of(block, clip_title(text, _TITLE_LENGTH), web)
    return Highlight(note, about, named) if note else None


def _distinct(found: Iterable[Highlight]) -> tuple[Highlight, ...]:
    """Each said once; of two that begin alike the first."""
    seen: dict[str, Highlight] = {}
    for item in found:
        key = re.sub(r"\W+", " ", item.note.text.casefold()).strip()
        if len(seen) < MOST and not any(key.startswith(other) or other.startswith(key) for other in seen):
            seen[key] = item
    return tuple(seen.values())
