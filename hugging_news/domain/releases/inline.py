"""One line of release notes as plain text, and that text without what is no news: authors, numbers, emoji, tags.

`tidy` only cuts at both ends, so what it returns stands in the source word for word.
"""

from __future__ import annotations

import html
import re
import unicodedata
from functools import lru_cache

from hugging_news.domain.text import clean

LONGEST_LINE = 5000
"""Longer lines are never read as notes: no author writes them, and they cost time."""

_MARKER = re.compile(
    r"^[ \t]*(?:(?:>[ \t]?)*)(?:#{1,6}(?:[ \t]+|$)|(?:[-*+•‣]|\*\*)[ \t]+(?:\[[ xX]\][ \t]+)?|[0-9]{1,3}[.)][ \t]+)?"
)
_TICKS = re.compile(r"`+")
_IMAGE = re.compile(r"!\[[^\[\]]{0,500}\](?:\([^()\s]{0,2000}(?:[ \t][^()]{0,300})?\)|\[[^\[\]]{0,100}\])")
_LINK = re.compile(
    r"\[([^\[\]]{0,1000})\]\(<?([^()\s<>]{0,2000}(?:\([^()\s]{0,300}\)[^()\s]{0,500})?)>?(?:[ \t][^()]{0,300})?\)"
)
_AUTOLINK = re.compile(r"<(https?://[^\s<>]{1,2000})>")
_TAG = re.compile(r"</?[A-Za-z][^<>]{0,2000}>|<!--.{0,2000}?-->")
_STRONG = re.compile(r"(\*\*|~~)(?=[^\s*~])((?:[^*~]|[*~](?![*~])){1,2000}?)(?<=\S)\1")
_STRONG_WORDS = re.compile(r"(?<![\w_])__(?=[^\s_])([^_]{1,600}?)(?<=\S)__(?![\w_])")
_EMPHASIS = re.compile(r"(?<![\w*_\\])([*_])(?=[^\s*_])([^*]{1,600}?)(?<=[^\s\\])\1(?![\w*_])")
_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")
_URL = re.compile(r"https?://[^\s<>()\[\]\"'`，。）】」]{4,2000}")

_LEAD = re.compile(
    r":[a-z0-9_+-]{2,40}:"
    r"|\[[^\[\]]{1,60}\]|【[^【】]{1,60}】"
    r"|\(#[0-9]{1,7}\)|(?:PR\s?)?#[0-9]{1,7}\b|[0-9a-f]{7,40}\b(?=\s*[-–—:)\s])"
    r"|(?i:breaking(?: changes?)?(?: \([^()]{0,40}\))?|feat|feature|features|fix|bugfix|perf|refactor|chore"
    r"|docs?|ci|tests?|build|style|ops|deprecated?)"
    r"(?:\([^()]{0,80}\))?!?\s?[:：](?=\s)"
    r"|[-–—:：;,，.|·>]+(?=\s|$)|[-–—](?=\w)"
)
_REFERENCE = (
    r"(?:#[0-9]{1,7}|https?://\S{1,300}|\[#[0-9]{1,7}\]|[\w.-]{1,60}/[\w.-]{1,60}#[0-9]{1,7}|PR\s?#?[0-9]{2,7}"
    r"|(?<!\w)(?=[0-9]*[a-f])(?=[a-f]*[0-9])[0-9a-f]{7,40})"
)
_LABEL = (
    r"(?i:(?:see )?(?:the )?(?:\w+ )?(?:blog|blogpost|cookbook|docs?|documentation|link|paper|roadmap|guide|details"
    r"|here|issue|rfc|tracking issue)s?)"
)
_LIST = rf"{_REFERENCE}(?:\s?(?:,|&|and|\s)\s?{_REFERENCE}){{0,40}}"
_HANDLE = r"@(?:[\w-]{1,60}(?:\[bot\])?)?"
_TAIL = re.compile(
    rf"\s*[(（\[]\s*(?:(?i:see|closes?|fix(?:es)?|via|ref|by)\s)?{_LIST}\s*[)）\]]\.?$"
    rf"|\s*\((?=[^()]{{0,600}}#[0-9])[^()]{{0,600}}\)\.?$"
    r"|\s*\(#[0-9]{0,7}(?:…|\.\.\.)\)(?:\s+by\s+\w{1,40})?$"
    r"|\s*\((?i:fixes|closes|supersedes|resolves) #[^()]{1,200}\)(?:\s\w{1,20})?$"
    rf"|\s*\((?:{_LABEL})(?:(?:[,;/]\s?|\s(?:and|or)\s)(?:{_LABEL})){{0,6}}\)\.?$"
    r"|\s*\([A-Z]{2,10}-[0-9]{1,6}\)$"
    r"|(?<!RFC)(?<!RFC )(?<! of)(?<! of )(?<! for)(?<! for )(?<! to)(?<! to )(?<! by)(?<! by )"
    rf"(?<!introduced)(?<!introduced )\s*(?:[:：,–—-]|\bin\b|\bvia\b|\bsee\b)?\s*{_LIST}\.?$"
    rf"|(?:(?<!\.)\.(?!\.)|[\s,])*\b(?i:by|from|via|thanks to|thanks,?|thank you,?|h/t"
    rf"|contributed by)\s+{_HANDLE}[\s,&@\w\[\]<>-]{{0,400}}[.!]{{0,3}}$"
    rf"|\s*\(?{_HANDLE}(?:[\s,]+(?:and\s)?{_HANDLE}){{0,20}}\)?[.!]?$"
    r"|[\s,.]*\b[Bb]y\s+[\w.@-]{1,60}\s+in\s+(?:PR\s?)?[\w#:/.& -]{1,200}$"
    r"|\s*\((?i:by|(?:special )?thanks|direct commit on)[^()]{1,200}\)$"
    r"|\s*:[a-z0-9_+-]{2,40}:$"
    r"|\s*[,;:：–—(\[-]+$|\s+\.{1,3}$"
)  # fmt: skip


def plain_line(line: str) -> str:
    """The clean text of one Markdown line without its block marker: links and code as their words, no images."""
    line = clean(line[:LONGEST_LINE]).replace("\n", " ")
    text, codes = _without_code(_MARKER.sub("", line, count=1))
    text = _AUTOLINK.sub(r"\1", _IMAGE.sub("", text))
    text = _TAG.sub("", _LINK.sub(r"\1", text))
    text = _EMPHASIS.sub(r"\2", _STRONG_WORDS.sub(r"\1", _STRONG.sub(r"\2", text)))
    text = html.unescape(_ESCAPED.sub(r"\1", text))
    text = re.sub(r"\x00([0-9]+)\x00", lambda found: codes[int(found[1])], text)
    return " ".join(clean(text).split())


def _without_code(line: str) -> tuple[str, list[str]]:
    """*line* with its code spans (CommonMark: closed by as many backticks) taken out and numbered."""
    runs = list(_TICKS.finditer(line))
    closing: dict[int, list[re.Match[str]]] = {}
    for run in reversed(runs):
        closing.setdefault(len(run[0]), []).append(run)
    out: list[str] = []
    codes: list[str] = []
    end = 0
    for run in runs:
        same = closing[len(run[0])]
        while same and same[-1].start() <= run.start():
            same.pop()
        if run.start() < end or not same:
            continue
        out += [line[end : run.start()], f"\x00{len(codes)}\x00"]
        codes.append(line[run.end() : same[-1].start()].strip())
        end = same[-1].end()
    return "".join([*out, line[end:]]), codes


def urls(line: str) -> tuple[tuple[str, str], ...]:
    """The http(s) links of one Markdown line as (text, address), in order; a bare address is its own text."""
    line = _IMAGE.sub("", line[:LONGEST_LINE])
    linked = {found[2]: plain_line(found[1]) for found in _LINK.finditer(line)}
    bare = [found[0].rstrip(".,;:!?*_~") for found in _URL.finditer(line)]
    return tuple((linked.get(url, url), url) for url in dict.fromkeys(bare))


@lru_cache(maxsize=8192)
def tidy(text: str) -> str:
    """*text* without leading tags, emoji and numbers and without trailing references, authors and thanks."""
    before = None
    for _ in range(24):
        if text == before:
            break
        before = text
        text = _trim(text)
        if match := _LEAD.match(text):
            text = text[match.end() :]
        if (match := _TAIL.search(text, _tail_start(text))) and match.start() > 0:
            text = text[: match.start()]
    return _trim(text)


def _tail_start(text: str) -> int:
    """Where the part to cut from the end can begin: shortly before the first mark of a reference or author."""
    marks = [at for mark in ("@", "#", "://", "(", "（", "[", " in PR", " by ") if (at := text.find(mark)) >= 0]
    return max(0, min(marks, default=len(text) - 1) - 44, len(text) - 700)


def _trim(text: str) -> str:
    """*text* without white space and pictographs at its ends."""
    start, end = 0, len(text)
    while start < end and _is_ornament(text[start]):
        start += 1
    while end > start and _is_ornament(text[end - 1]):
        end -= 1
    return text[start:end]


def _is_ornament(char: str) -> bool:
    return (
        char.isspace()
        or char in "\u200d\ufe0f\u20e3"
        or (ord(char) > 0xA0 and unicodedata.category(char) in ("So", "Sk"))
    )
