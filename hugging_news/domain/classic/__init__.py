"""Reads past issues: Markdown in the layout of the historical ones, our own documents, and other Markdown weeklies.

The historical layout (ROWS: dialect `classic`): an introduction, `##` sections, `###` stories, a picture under the
headline, a label line before each `<url>…</url>`, `<hr/>`, a sign-off. Whatever had to be read otherwise than it is
written is said, with its line.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from hugging_news.domain.classic.blocks import Block
from hugging_news.domain.classic.dates import dated, number_of
from hugging_news.domain.classic.items import ITEM
from hugging_news.domain.classic.marks import Reading
from hugging_news.domain.classic.models import Address, Entry, Issue, Part, Picture, Remark
from hugging_news.domain.classic.outline import Branch, Outline, outline
from hugging_news.domain.classic.source import MARK, Line, Text, text_of
from hugging_news.domain.errors import ParseError
from hugging_news.domain.keys import canonical_url
from hugging_news.domain.markdown import plain
from hugging_news.domain.text import language_of, one_line

__all__ = ["Address", "Entry", "Issue", "Part", "Picture", "Remark", "read"]

_LANG = re.compile(r"(?:^|[._/-])(zh|en)(?=[._-]|$)")
_LABEL = re.compile(r"[^。！？!?]{0,24}[:：]|[-*+•\s]*")
_MARKS = re.compile(rf"{MARK}[^{MARK}]*{MARK}|<a id=\"[^\"]*\"></a>")
_NAVIGATION = re.compile(r"\d{4} 年 .*｜|\w+ \d{1,2},? .*｜|.*\[(?:Read it in English|阅读中文版)\]")
_MORE = re.compile(r"(?:更多|More)[:：]\s?\[")
_BESIDE = re.compile(r"(?:来源|Source|相关|Related)[:：]")


def read(content: bytes, place: str, day: date | None = None, lang: str | None = None) -> Issue:
    """The issue in *content*; *place* is its file name, with its folder's where that may tell the date.

    *day* is its date when the file states none or a wrong one, *lang* its language when the text shows none.

    Raises:
        ParseError: the file is no Markdown, states no date, or tells no story.
    """
    name = place.rpartition("/")[2]
    text = text_of(content, name)
    try:
        tree = outline(text.lines)
    except ParseError as error:
        raise ParseError(name, error.reason) from error
    title = _title(text, tree)
    when, dating = dated(place, text.keys, title, (line.text for line in text.lines), day)
    told = _language(text, name) or lang or "zh"
    reading = Reading(text.references)
    parts = tuple(part for branch in tree.branches if (part := _part(branch, reading)).entries)
    if not parts:
        raise ParseError(name, "no story was found; sections begin with ##, stories with ### or as items of a list")
    remarks = (*text.remarks, *dating, *tree.remarks, *reading.remarks, *_about(parts), *_loose(tree, text))
    return Issue(
        name=name,
        sha256=hashlib.sha256(content).hexdigest(),
        date=when,
        lang=told,
        parts=parts,
        title=title,
        number=number_of(text.keys, title),
        intro=_prose(tree.intro, text),
        signoff=_prose(tree.signoff, text),
        remarks=tuple(sorted(dict.fromkeys(remarks), key=lambda one: (one.line, one.text))),
    )


def _title(text: Text, tree: Outline) -> str | None:
    title: Any = text.keys.get("title") or tree.title
    return one_line(str(title), 200) if title else None


def _language(text: Text, name: str) -> str | None:
    stated = str(text.keys.get("lang") or text.keys.get("language") or "")[:2].lower()
    named = _LANG.search(name.removesuffix(".md"))
    words = "\n".join(line.text for line in text.lines if not line.code)
    return stated if stated in ("zh", "en") else named[1] if named else language_of(words)


def _part(branch: Branch, reading: Reading) -> Part:
    entries = (_entry(block, reading) for block in branch.stories)
    return Part(branch.id, branch.heading, tuple(filter(_says_something, entries)))


def _entry(block: Block, reading: Reading) -> Entry:
    """One story: its links and pictures taken out of its lines, the rest as text."""
    first_link, first_picture = len(reading.links), len(reading.pictures)
    text = _words(block.lines, reading)
    return Entry(
        headline=block.heading or one_line(text, 80),
        line=block.line,
        mark=block.mark,
        text=text,
        links=_unique(_own(reading.links[first_link:], block)),
        pictures=tuple(reading.pictures[first_picture:]),
        brief=block.brief and "\n" not in text,
    )


def _says_something(entry: Entry) -> bool:
    return bool(entry.headline or entry.text or entry.links or entry.pictures)


def _words(lines: Iterable[Line], reading: Reading) -> str:
    """The text of *lines* without addresses, their label lines, credits and marks."""
    reading.label = ""
    kept: list[str] = []
    for line in lines:
        before = len(reading.links)
        words = line.text if line.code else reading.line(line.number, _MARKS.sub("", line.text))
        taken = len(reading.links) > before
        if taken and not words.strip() and kept and _LABEL.fullmatch(kept[-1].strip()):
            kept.pop()
        elif not (taken and _LABEL.fullmatch(words.strip())) and not _BESIDE.match(words):
            kept.append(words)
    return plain("\n".join(kept))


def _own(links: Sequence[Address], block: Block) -> list[Address]:
    """*links*, of which those in sentences, facts and lists are mentions where others stand out.

    What stands out, or is all there is under a mark, are addresses that are written out. The artefacts of the same work
    on a line `更多：` are told as well, those on a line `相关：` or of the credit never.
    """
    if block.brief:
        return list(links)
    beside = {line.number for line in block.lines if _BESIDE.match(line.text)}
    aside = beside | {line.number for line in block.lines if ITEM.match(line.text)}
    more = {line.number for line in block.lines if _MORE.match(line.text)}
    kept = [replace(link, told=link.line in more or (link.told and link.line not in aside)) for link in links]
    if block.mark or any(link.told and not link.inline for link in kept):
        return [replace(link, told=link.told and (not link.inline or link.line in more)) for link in kept]
    return (
        kept
        if any(link.told for link in kept)
        else [replace(one, told=one.told and one.line not in beside) for one in links]
    )


def _unique(links: Sequence[Address]) -> tuple[Address, ...]:
    """Each address once, as told when it is told anywhere."""
    found: dict[str, Address] = {}
    for link in links:
        first = found.setdefault(canonical_url(link.url), link)
        if link.told and not first.told:
            found[canonical_url(link.url)] = link
    return tuple(found.values())


def _prose(lines: Sequence[Line], text: Text) -> str:
    return _words([line for line in lines if not _NAVIGATION.match(line.text)], Reading(text.references))


def _about(parts: Iterable[Part]) -> Iterator[Remark]:
    """What an editor may want to know of the stories: no link, or a picture that was shown before."""
    shown: dict[str, int] = {}
    for entry in (entry for part in parts for entry in part.entries):
        if not entry.links and not entry.mark:
            yield Remark(entry.line, f"no link: {entry.headline} is known by its headline alone")
        for picture in entry.pictures:
            if shown.setdefault(canonical_url(picture.url), picture.line) != picture.line:
                yield Remark(picture.line, f"the picture of line {shown[canonical_url(picture.url)]} again")


def _loose(tree: Outline, text: Text) -> Iterator[Remark]:
    """Links that no story holds, counted: they are not told."""
    reading = Reading(text.references)
    _words([*tree.loose, *tree.signoff], reading)
    if reading.links:
        many = len(reading.links) > 1
        said = f"{len(reading.links)} link{'s' * many} outside of stories, not taken as told"
        yield Remark(reading.links[0].line, said)
