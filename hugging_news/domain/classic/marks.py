"""What stands in a line of an issue: `<url>` marks, links, bare addresses, pictures; faulty marks are mended."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from hugging_news.domain.classic.models import Address, Picture, Remark
from hugging_news.domain.keys import host_of
from hugging_news.domain.markup import bare_urls, link_target, safe_url
from hugging_news.domain.text import clean, one_line

_TARGET = r"\(\s*<?((?:[^()\s<>]|\([^()\s]*\))*)>?(?:\s+[\"'][^)]*)?\s*\)"
_LABEL = r"\[((?:[^\[\]]|\[[^\[\]]*\])*)\]"
_URL_MARK = re.compile(r"<url>\s*([^<\s]+?)\s*</url>", re.IGNORECASE)
_OPEN_MARK = re.compile(r"</?url>", re.IGNORECASE)
_AT_PICTURE = re.compile(rf"(?<![\w!])@(?=\[\]{_TARGET}|\[[^\]]*\]\([^()\s]+\.(?:png|jpe?g|gif|webp|svg)\))", re.I)
_PICTURE = re.compile(rf"!{_LABEL}{_TARGET}")
_IMG = re.compile(r"<img\b[^<>]{0,500}?\bsrc=[\"']([^\"'<>]+)[\"'][^<>]*>", re.IGNORECASE)
_ALT = re.compile(r"\balt=[\"']([^\"']*)[\"']", re.IGNORECASE)
_ANCHOR = re.compile(r"<a\b[^<>]{0,500}?\bhref=[\"']([^\"'<>]+)[\"'][^<>]*>([^<>]*)</a>", re.IGNORECASE)
_LINK = re.compile(rf"(?<!!){_LABEL}{_TARGET}")
_REFERENCE = re.compile(r"(?<![!\]])\[((?:[^\[\]]|\[[^\[\]]*\])+)\](?:\[([^\]]*)\])?(?![\[(:])")
_TICKS = re.compile(r"`+")
_PAIRED = re.compile(r"<(https?://[^<>\s]+)>", re.IGNORECASE)
_SCHEMELESS = re.compile(r"(?<![\w./@:\-])((?:hf\.co|huggingface\.co|github\.com|arxiv\.org)/[\w./\-#?=&%]*[\w/])")
_OPENS = re.compile(r"\s*(?:[-*+•|]|\d{1,3}\s*[.)、）])?\s*(?:\[[\w ]{1,20}\]\s*)*[*_\"“《「]*\s*")
_CLAUSE = re.compile(r"[。！？；，,;|｜]|(?<=\S)\.\s")
SHORTENERS = frozenset((
    "huggingface.link", "bit.ly", "t.co", "t.cn", "goo.gl", "tinyurl.com", "dwz.cn", "url.cn", "ow.ly", "buff.ly",
    "is.gd", "suo.im", "u.nu", "reurl.cc", "lnkd.in",
))  # fmt: skip
"""Hosts of short links. `hf.co` is none: it is another name of huggingface.co."""


@dataclass
class Reading:
    """What was found so far; *label* is the line before, when it ends with a colon."""

    references: Mapping[str, str]
    links: list[Address] = field(default_factory=list)
    pictures: list[Picture] = field(default_factory=list)
    remarks: list[Remark] = field(default_factory=list)
    label: str = ""

    def line(self, number: int, text: str) -> str:
        """Take the links and pictures out of one line; the words that are left, links as their text."""
        mend = self._mender(number)
        text = _pictures(self, number, mend(_AT_PICTURE.sub("!", text), text, "@[](…) read as the picture ![](…)"))
        marked = _URL_MARK.sub(r"<\1>", text)
        text = mend(_OPEN_MARK.sub(" ", marked), marked, "a <url> mark is not closed, read up to the address's end")
        text = _ANCHOR.sub(r"[\2](\1)", text)
        text = _REFERENCE.sub(lambda found: _resolved(found, self.references), text)
        before = len(self.links)
        words = self._addresses(number, text)
        waiting = len(self.links) == before
        opens = waiting and words.rstrip().endswith((":", "："))
        self.label = words if opens else self.label if waiting and not words.strip() else ""
        return words

    def _mender(self, number: int) -> Callable[[str, str, str], str]:
        def mend(now: str, was: str, said: str) -> str:
            if now != was:
                self.remarks.append(Remark(number, said, True))
            return now

        return mend

    def _addresses(self, number: int, text: str) -> str:
        """*text* without its addresses, in the order in which they stand."""
        spans = sorted(self._spans(number, text))
        inline = {match.start() for match in _LINK.finditer(text)}
        words, end = "", 0
        for start, stop, url, shown, told in spans:
            words += text[end:start]
            before = "" if _OPENS.fullmatch(words) else _last_clause(words)
            label = shown if shown and not told else before or shown or _last_clause(self.label)
            self._add(number, url, label, told, start in inline)
            words, end = words + shown, stop
        return words + text[end:]

    def _spans(self, number: int, text: str) -> list[tuple[int, int, str, str, bool]]:
        """Start, end, address and shown text of each link, and whether the story is about it."""
        found = []
        plain = _without_code(text)
        for match in _LINK.finditer(text):
            before = text[: match.start()]
            leads = bool(_OPENS.fullmatch(before)) or before.rstrip().endswith((":", "："))
            found.append((match.start(), match.end(), match[2], match[1], leads))
            plain = plain[: match.start()] + " " * len(match[0]) + plain[match.end() :]
        for match in _PAIRED.finditer(plain):
            found.append((match.start(), match.end(), match[1], "", True))
            plain = plain[: match.start()] + " " * len(match[0]) + plain[match.end() :]
        for start, stop in list(bare_urls(plain)):
            found.append((start, stop, plain[start:stop], "", True))
            plain = plain[:start] + " " * (stop - start) + plain[stop:]
        for match in _SCHEMELESS.finditer(plain):
            self.remarks.append(Remark(number, f"{match[1]} read as https://{match[1]}", True))
            found.append((match.start(), match.end(), f"https://{match[1]}", "", True))
        return found

    def _add(self, number: int, url: str, label: str, told: bool, inline: bool) -> None:
        if not url.lower().startswith(("http://", "https://")):
            return  # an anchor of this page, a file beside it, a mail address
        safe = safe_url(clean(url))
        if safe is None:
            self.remarks.append(Remark(number, f"{one_line(url, 80)} is no address that can be followed; left out"))
            return
        short = host_of(safe) in SHORTENERS
        if short:
            self.remarks.append(Remark(number, f"short link {safe}: kept as it is, where it leads is not known"))
        self.links.append(Address(safe, one_line(label, 80).strip("*_ :："), told, inline, short, number))


def _without_code(text: str) -> str:
    """*text* with spaces for its code spans: what stands between two runs of as many backticks."""
    runs = list(_TICKS.finditer(text))
    closing: dict[int, int] = {}
    pair: dict[int, int] = {}
    for run in reversed(runs):
        pair[run.start()] = closing.get(len(run[0]), 0)
        closing[len(run[0])] = run.end()
    written, end = "", 0
    for run in runs:
        if run.start() >= end and (stop := pair[run.start()]):
            written, end = written + text[end : run.start()] + " " * (stop - run.start()), stop
    return written + text[end:]


def _pictures(reading: Reading, number: int, text: str) -> str:
    for match in _PICTURE.finditer(text):
        reading.pictures.append(_picture(match[2], match[1], number))
    for match in _IMG.finditer(text):
        alt = _ALT.search(match[0])
        reading.pictures.append(_picture(match[1], alt[1] if alt else "", number))
    return _IMG.sub("", _PICTURE.sub("", text))


def _picture(url: str, alt: str, number: int) -> Picture:
    """A caption may hold the address of the original: that is a link of its own."""
    spans = list(bare_urls(alt))
    full = alt[spans[0][0] : spans[0][1]] if spans else None
    words = alt.replace(full, "") if full else alt
    return Picture(url, one_line(words, 200).rstrip(" :："), full, number)


def _resolved(match: re.Match[str], references: Mapping[str, str]) -> str:
    """`[text][name]` as a link, where the file defines the name; else the text as it stands."""
    url = references.get((match[2] or match[1]).lower())
    return f"[{match[1]}]({link_target(url)})" if url else match[0]


def _last_clause(words: str) -> str:
    """The label that stands before an address: `在线体验` of `试试看，在线体验：`."""
    return _CLAUSE.split(words.strip().rstrip(":： "))[-1].strip() if words.strip() else ""
