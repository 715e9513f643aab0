"""Versions in a text, and when two are the same.

`v4.30.0`, `4.30.0` and `4.30` are one version: zeros at the end are only notation, a `4.30` in prose stands for the first
release of its line and never for 4.30.1. What follows the numbers (`rc1`, `.post1`, `-beta`) is part of the version.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

_NUMBERS = r"[0-9]{1,6}(?:\.[0-9]{1,8})"
_TAIL = r"(?P<tail>[-_.]?(?:rc|alpha|beta|dev|post|preview|pre)[-_.]?[0-9]{0,4}|(?:a|b)[0-9]{1,3})?"
_END = r"(?![A-Za-z0-9]|\.[0-9])"
_VERSION = re.compile(
    rf"(?<![A-Za-z0-9_.,/-])(?:(?P<v>[vV])\.?(?P<vn>[0-9]{{1,6}}(?:\.[0-9]{{1,8}}){{0,4}})|(?P<long>{_NUMBERS}{{2,4}})){_TAIL}{_END}(?!%)"
    rf"|(?<=[@=])(?P<at>v?{_NUMBERS}{{1,4}}){_END}",
    re.IGNORECASE,
)
_SHORT = re.compile(rf"(?<![A-Za-z0-9_.,/-])(?P<short>{_NUMBERS}){_TAIL}{_END}", re.IGNORECASE)
_BEFORE = re.compile(
    r"(?:(?<![A-Za-z])[A-Z][\w.+-]*|[A-Za-z]+[A-Z][\w]*|\bversions?|版本|\brelease|[a-z]+[_-][a-z_-]+|\bfrom [a-z]+|发布了?) ?(?:>=|<=|>|<)? ?$"
)
_SENTENCE = re.compile(
    r"\b(?:About|Around|Over|Under|Nearly|Almost|At|In|By|To|From|With|The|Its|Scores?|Of|Up|Only|Some)\s*$"
)
_AFTER = re.compile(r" ?(?:版|及以上版本|版本| release\b| is out\b| or (?:newer|later|above)| 及以上)")
_ANY = re.compile(
    rf"(?<![0-9])(?:[0-9]{{1,6}}(?:\.[0-9]{{1,8}}){{1,4}}){_TAIL}(?![A-Za-z0-9]|\.[0-9])|(?<![A-Za-z0-9])[vV][0-9]{{1,6}}(?![0-9.])",
    re.I,
)


def versions(folded: str) -> Iterator[tuple[int, int, str]]:
    """The versions of a folded text; a decimal is one where a name or the word stands beside it."""
    for match in _VERSION.finditer(folded):
        yield match.start(), match.end(), normal(match[0])
    for match in _SHORT.finditer(folded):
        before = folded[max(0, match.start() - 40) : match.start()]
        if (
            match["tail"]
            or _AFTER.match(folded, match.end())
            or (_BEFORE.search(before) and not _SENTENCE.search(before))
        ):
            yield match.start(), match.end(), normal(match[0])


def every(folded: str) -> set[str]:
    """Everything in a source that may be a version, normal."""
    return {normal(match[0]) for match in _ANY.finditer(folded)}


def normal(version: str) -> str:
    """*version* without `v`, zeros at the end and the signs before its tail: `v4.30.0` → `4.30`, `1.0-rc.1` → `1rc1`."""
    numbers = re.match(r"[0-9.]*", version.lower().lstrip("v.@= "))
    said = numbers[0].rstrip(".") if numbers else ""
    tail = re.sub(r"[-_.]", "", version.lower().lstrip("v.@= ")[len(said) :])
    parts = [part.lstrip("0") or "0" for part in said.split(".")] if said else []
    while len(parts) > 1 and parts[-1] == "0":
        parts.pop()
    return ".".join(parts) + tail
