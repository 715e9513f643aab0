"""Identifiers in a text: code, addresses, repositories, papers, advisories, handles, and names with digits in them."""

from __future__ import annotations

import re
from collections.abc import Iterator

_CODE = re.compile(r"``?(?P<code>[^`\n]{1,300})``?")
_URL = re.compile(r"https?://[^\s<>\"'，。；、）)\]]+")
_EXACT = re.compile(
    r"(?<![A-Za-z0-9])(?:(?P<cve>CVE-[0-9]{4}-[0-9]{3,7})|(?P<ghsa>GHSA(?:-[0-9a-z]{4}){3})"
    r"|(?P<arxiv>(?:arxiv: ?)?[0-9]{4}\.[0-9]{4,5}(?:v[0-9]{1,2})?)(?![0-9.%])|(?P<pep>(?:PEP|RFC|ISO) ?[0-9]{1,5})"
    r"|(?P<issue>(?<![&A-Za-z])#[0-9]{4,6}))(?![A-Za-z0-9])",
    re.IGNORECASE,
)
_HANDLE = re.compile(r"(?<![A-Za-z0-9./])@[A-Za-z0-9][A-Za-z0-9_-]{0,38}")
_REPO = re.compile(
    r"(?<![A-Za-z0-9_./@-])(?P<owner>[A-Za-z0-9][A-Za-z0-9_.-]{0,60})/(?P<name>[A-Za-z0-9][A-Za-z0-9_.-]{0,95}[A-Za-z0-9])(?![A-Za-z0-9_/])"
)
_MIXED = re.compile(
    r"(?<![A-Za-z0-9_.@/\x01-])(?=[A-Za-z0-9_.+-]*[0-9])(?=[A-Za-z0-9_.+-]*[A-Za-z])[A-Za-z0-9](?:[A-Za-z0-9_.+-]{0,80}[A-Za-z0-9])?"
)
_NOT_MIXED = re.compile(
    r"[0-9.]+-?[A-Za-z]+(?:-[a-z]+)*|v[0-9.]+[a-z0-9]*|[0-9.]+-[0-9.]+[A-Za-z]+|int[0-9]+|[0-9]+(?:st|nd|rd|th)|[a-z]+-[0-9]{1,2}",
    re.I,
)
_KEPT = re.compile(
    r"[0-9.]+[bB]-A[0-9.]+[bB]|(?:q[0-9](?:_[a-z0-9]+)+)|(?:[bn]?fp|bf|tf|nf|mxfp|nvfp)[0-9]+|[0-9]+x[0-9]+[bB]?|[0-9]d|w[0-9]+a[0-9]+",
    re.I,
)


def identifiers(folded: str) -> Iterator[tuple[int, int, str]]:
    """The identifiers of a folded text as they stand there, code without its marks; some may lie within another."""
    for pattern in (_CODE, _URL, _EXACT, _HANDLE):
        for match in pattern.finditer(folded):
            yield match.start(), match.end(), _bare(match)
    for match in _REPO.finditer(folded):
        if _repository(match["owner"], match["name"]):
            yield match.start(), match.end(), match[0]
    for match in _MIXED.finditer(folded):
        if _KEPT.fullmatch(match[0]) or not _NOT_MIXED.fullmatch(match[0]):
            yield match.start(), match.end(), match[0]


def _bare(match: re.Match[str]) -> str:
    """What is compared: code without its marks, a paper's number without `arXiv:` and its revision."""
    named = match.groupdict()
    if named.get("code"):
        return match[0].strip("`")
    return re.sub(r"^arxiv: ?|v[0-9]{1,2}$", "", match[0], flags=re.IGNORECASE) if named.get("arxiv") else match[0]


def _repository(owner: str, name: str) -> bool:
    """Whether `owner/name` is no pair of words such as `and/or`, `24/7`, `input/output`."""
    together = owner + name
    letters = any(letter.isalpha() for letter in owner) and any(letter.isalpha() for letter in name)
    return (
        letters
        and (any(letter.isdecimal() or letter in "-_." for letter in together))
        and not re.fullmatch(r"[0-9.]+[A-Za-z]*", owner)
    )


def exact(folded: str) -> Iterator[tuple[int, int, str]]:
    """Those identifiers whose digits count nothing: addresses, papers, advisories."""
    for pattern in (_URL, _EXACT):
        for match in pattern.finditer(folded):
            yield match.start(), match.end(), match[0]
