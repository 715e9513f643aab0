"""Quotes from release notes: a text is cut from its block word for word and keeps the line it comes from."""

from __future__ import annotations

import re

from hugging_news.domain.items import Note
from hugging_news.domain.keys import canonical_url
from hugging_news.domain.markup import safe_url
from hugging_news.domain.releases.inline import plain_line, tidy, urls
from hugging_news.domain.releases.outline import Block
from hugging_news.domain.releases.words import any_of, pattern

LIMIT = 240
"""Characters of one quote."""

_PULL = re.compile(r"https?://[^/\s]+/[\w.-]+/[\w.-]+/(?:pull|issues|commit|security/advisories)/[\w-]+")
_NUMBER = re.compile(r"(?<![\w/&])#([0-9]{1,7})\b")
_SENTENCE = re.compile(r"(?<=\w\w)[.!?。！？](?=\s|[\u4e00-\u9fff])(?<!etc\.)(?<!e\.g\.)(?<!i\.e\.)")
_CLAUSE = re.compile(r"[;；，]|, (?:so|and|but|which|while|with|as)\b| [—–-] |: |, (?=\w+ing\b)")
_BROKEN = re.compile(r"\s?\S*[^\s.](?:…|\.\.\.)$")
"""The end of a title that GitHub cut inside a word."""
_DANGLING = re.compile(
    r"(?i)(?:[\s,]+(?:in|on|for|by|as|at|when|than))?"
    r"(?:[\s,]+(?:an?|the|to|so|and|or|of|with|from|that|which|your|is|are))+$"
)
_JOINT = re.compile(r"; |；|，|, (?:and |but |as well as )?| — | – ")
_EXCITED = r"(?:we(?:['’]re| are)|i am|i'm) (?:\w+ )?(?:excited|thrilled|happy|proud|pleased|glad|delighted)"
_FILLER = pattern(
    rf"^\W*{_EXCITED}",
    r"^\W*the [\w.-]+ team is (?:\w+ )?(?:excited|thrilled|happy|proud|pleased|glad|delighted)",
    r"^.{0,200}\b(?:sorry|apologi[sz]e|apologies)\b",
    r"^\W*this (?:patch|release|version) (?:contains|includes|has|is) (?:several|some|a few|various|many|mostly)"
    r" (?:\w+ )?(?:bug ?)?fix(?:es)?\W*$",
    r"^\W*_?{}".format(
        any_of(
            "full (?:release notes|change ?log), all prs, [0-9][0-9,]* (?:prs?|commits|pull requests), linked pr, "
            r"related, (?:special |many |big |huge )?thank(?:s| you), see\b, check\b, read\b, please\b, learn more, "
            "links?:, docs?:, for (?:more|the|full|a) (?:details|full|complete|list|information), "
            r"more (?:details|information), documentation:, example, usage, (?:in order )?to install, install\b, "
            r"pip install, download\b, it contains, (?:this|the) (?:release|patch|version) contains the following, "
            "here(?: i|['’])s?, below, the following, what['’]s, in (?:these|this) release(?: notes)?,? we['’]ll, "
            r"note:, note that, update:, disclaimer, follow[ -]up, release (?:version )?v?[0-9], sorry\b, "
            r"just wanted, roadmap\b, q[1-4] roadmap, oops, stay tuned, enjoy, happy, let us know, "
            "if you (?:like|find|have), this work was, further optimization, entries with, deprecated:$, "
            r"close[sd]? #, fix(?:es|ed)? #, join (?:us|our)\b, i (?:completely )?forgot\b, "
            r"the main fix is:, it should now\b, we recommend\b, for (?:more|further) (?:\w+ ){0,2}information, "
            r"bump (?:major|minor)\b, "
            r"it is added on top\b, if fixes are needed\b, as the tag implies\b, this tag is\b, look out for\b, "
            "we had (?:quite )?a lot of bugs, our team (?:has|is) (?:focused|working), we will (?:keep|continue), "
            "only affects"
        )
    ),
)
_COUNTS = pattern(
    r"^[*_]?[0-9][0-9,]* (?:prs?|pull requests|commits|contributors|new contributors)\b",
    "^full change ?log",
    "^all prs",
)
_NOTHING = pattern(
    r"^\W*(?:none\b|no\b(?! longer)|n/?a\b|nothing\b|there (?:are|were) no\b|not applicable|无|暂无|没有)"
)


def clip(text: str, limit: int = LIMIT) -> str:
    """The beginning of *text*, at most *limit* characters: cut where a clause ends, else between words."""
    if len(text) > limit:
        ends = _clause_ends(text, limit)
        text = text[: ends[-1]] if ends else text[: limit + 1].rpartition(" ")[0] or text[:limit]
    text = _DANGLING.sub("", _BROKEN.sub("", text)) or text
    text = text.rstrip(" ,;:：，；—–-")
    return text if text.endswith(("etc.", "...")) else text.rstrip(".。 ")


def clip_title(text: str, limit: int) -> str:
    """*text* as a title: up to a clause within *limit*, else whole where `LIMIT` allows it, so that no half remains."""
    ends = _clause_ends(text, limit)
    return clip(text, limit) if len(text) <= limit or ends or len(text) > LIMIT else clip(text)


def _clause_ends(text: str, limit: int) -> list[int]:
    """Where a sentence ends within *limit*, else where a clause does; not before a third of it."""
    for ending in (_SENTENCE, _CLAUSE):
        found = (match.start() for match in ending.finditer(text[: limit + 1]))
        if ends := [at for at in found if at >= limit // 3 and _closed(text[:at])]:
            return ends
    return []


def _closed(text: str) -> bool:
    return text.count("(") == text.count(")") and text.count("（") == text.count("）")


def clause_of(sentence: str, start: int, end: int, limit: int = 110) -> str:
    """The clause of *sentence* that holds the characters *start* to *end*; the whole when it is short enough."""
    if len(sentence) <= limit:
        return sentence
    first = max((joint.end() for joint in _JOINT.finditer(sentence) if joint.end() <= start), default=0)
    last = min((joint.start() for joint in _JOINT.finditer(sentence) if joint.start() >= end), default=len(sentence))
    return re.sub(r"^and ", "", sentence[first:last])


def is_filler(sentence: str) -> bool:
    """Whether a sentence only leads to something else: thanks, greetings, `see …`, `It contains the following:`."""
    return sentence.rstrip(" *_").endswith((":", "：")) or bool(_FILLER.match(sentence)) or len(sentence) < 12


def counts(text: str) -> bool:
    """Whether a line only counts what went in: `582 PRs from 194 contributors`, `Full Changelog: …`."""
    return bool(_COUNTS.match(text))


def says_nothing(text: str) -> bool:
    """Whether a section states that it is empty: `None`, `No security-tagged PRs in this release.`"""
    return bool(_NOTHING.match(text))


def note_of(block: Block, text: str, web: str = "", url: str | None = None) -> Note | None:
    """*text* of *block* as a note, None when nothing is left of it. *web* is the repository's page, for bare `#123`."""
    text = clip(text)
    if len(text) < 3 or not any(map(str.isalpha, text)):
        return None
    source = block.source_of(text)
    start = max(0, source.find(text[:16]))
    return Note(text=text, source=source, url=url or url_of(source[start:], web) or url_of(source, web))


def url_of(source: str, web: str = "") -> str | None:
    """Where a line leads: its first pull request, commit or advisory, else its first link."""
    found = [url for _, url in urls(source)]
    return pull_of(source, web) or next(filter(None, map(published, found)), None)


def pull_of(source: str, web: str = "") -> str | None:
    """The first pull request, commit or advisory that a line names; *web* makes `#123` an address."""
    pulls = [url for _, url in urls(source) if _PULL.match(url)]
    if not pulls and web and (number := _NUMBER.search(source)):
        pulls = [f"{web}/pull/{number[1]}"]
    return next(filter(None, map(published, pulls)), None)


def published(url: str) -> str | None:
    """*url* as it may be printed (canonical), None when it may not."""
    safe = safe_url(url)
    return canonical_url(safe) if safe else None


def entry_text(block: Block) -> str:
    """What a list entry says: its first sentence without furniture; the explanation, where one follows the number."""
    whole = _own_line(block)
    said = tidy(whole)
    head, number, rest = _split_at_number(said)
    if number:
        rest = tidy(rest)
        explains = len(rest.split()) >= 5 and not rest.startswith("This ")
        said = rest if explains else head if len(head.split()) >= 2 else said
    tag = re.match(r"\W*(\[(?!#)[^\[\]]{1,40}\] )", whole)
    if tag and len(said.split()) <= 3 and f"{tag[1]}{said}" in whole:
        return f"{tag[1]}{said}"
    return said


def _own_line(block: Block) -> str:
    """The first sentence; where the first line closes with its number or author, what follows is commentary."""
    first = plain_line(block.lines[0])
    if len(block.lines) > 1 and re.search(r"(?:#[0-9]+|https?://\S+)\W*$|@[\w-]+\W*$", first):
        return first
    return block.sentences[0] if block.sentences else ""


def _split_at_number(text: str) -> tuple[str, str, str]:
    """*text* around a pull request's number that stands inside it: `Name (#123) - what it does`."""
    match = re.search(r"\s*\(#[0-9]{1,7}\)\s*[-–—:]\s+|\s*\(#[0-9]{1,7}(?:,\s?#[0-9]{1,7}){0,20}\)", text)
    return (text[: match.start()], match[0], text[match.end() :]) if match else (text, "", "")
