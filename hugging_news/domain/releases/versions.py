"""Versions as repositories tag them: `v5.15.0`, `gradio@5.1.0`, `release-1.2`, `0.5.15.post1`, `b4567`, `2026.8.18`.

Covers SemVer 2.0, PEP 440 (`a b rc .post .dev`) and what is found in the wild. Versions are comparable within one train
(same prefix); a label that is no pre-release word (`v4.49.0-Mistral-3`) names a variant and sorts after its base.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from functools import lru_cache, total_ordering
from typing import Literal

Change = Literal["major", "minor", "patch"]

_LONGEST = 200
_STAGES = {
    "nightly": 0, "snapshot": 0, "canary": 0, "dev": 0, "experimental": 0, "insiders": 0, "a": 1, "alpha": 1,
    "b": 2, "beta": 2, "pre": 3, "preview": 3, "rc": 3, "c": 3,
}  # fmt: skip
_FINAL, _VARIANT, _POST = 4, 5, 6
_NUMBERS = r"(?P<release>[0-9]{1,18}(?:[._][0-9]{1,18}){0,5})(?![0-9])(?P<rest>.*)"
_PLAIN = re.compile(r"[vV]?\.?" + _NUMBERS, re.DOTALL)
_AFTER = re.compile(r"[-_/ ](?:[vV]\.?(?=[0-9])|(?=[0-9]{1,18}[._][0-9]))")
_GLUED = re.compile(r"(?P<letters>[A-Za-z]{1,12})" + _NUMBERS, re.DOTALL)
_WORD = re.compile(r"[A-Za-z]+|[0-9]+")
_PRE_WORDS = re.compile(
    r"(?i)(?<![a-z])(?:rc|alpha|beta|dev|pre|preview|nightly|snapshot|canary|experimental|insiders)(?![a-z])"
)
_NO_NEWS = re.compile(r"(?i)(?:releases?|rel|version|ver|stable|tags?)[-_/. ]?(?=v?[0-9])")


@total_ordering
@dataclass(frozen=True, eq=False)
class Version:
    """A version number. *text* is how it is printed (no `v`), *train* the prefix that separates it from other packages.

    *calendar* numbers are dates and *build* ones (`b4567`) a counter: neither says how much changed.
    """

    text: str
    release: tuple[int, ...]
    stage: int = _FINAL
    number: tuple[int, ...] = ()
    label: str = ""
    train: str = ""
    calendar: bool = False
    build: bool = False

    @property
    def prerelease(self) -> bool:
        """Whether it is a candidate, preview or nightly of the release it names."""
        return self.stage < _FINAL

    @property
    def final(self) -> bool:
        """Whether it is a release proper: no candidate, and no variant of another release."""
        return self.stage in (_FINAL, _POST)

    def part(self, index: int) -> int:
        """The number at *index*, 0 when it is left out: 1.2 is 1.2.0."""
        return self.release[index] if index < len(self.release) else 0

    def _key(self) -> tuple[str, tuple[int, ...], int, tuple[int, ...], str]:
        release = self.release
        while release and release[-1] == 0:
            release = release[:-1]
        return self.train, release, self.stage, self.number, self.label

    def __eq__(self, other: object) -> bool:
        return self._key() == other._key() if isinstance(other, Version) else NotImplemented

    def __lt__(self, other: Version) -> bool:
        return self._key() < other._key()

    def __hash__(self) -> int:
        return hash(self._key())


@lru_cache(maxsize=8192)
def parse_version(tag: str) -> Version | None:
    """The version that *tag* names, None when it names none (`nightly`, `latest`)."""
    train, found = _split(tag.strip()[:_LONGEST])
    if found is None:
        return None
    release = tuple(int(part) for part in re.split(r"[._]", found["release"]))
    stage, number, label, release = _stage(found["rest"], release)
    build = "letters" in found.groupdict() and len(release) == 1
    text = found.string if build else found["release"].replace("_", ".") + found["rest"]
    return Version(text, release, stage, number, label, train, not build and _is_date(release), build)


def _split(tag: str) -> tuple[str, re.Match[str] | None]:
    """The train, and the match of the version that ends *tag*."""
    train, at, rest = tag.rpartition("@")
    if at and _PLAIN.match(rest):
        return _train(train), _PLAIN.match(rest)
    if match := _PLAIN.match(_NO_NEWS.sub("", tag)):
        return "", match
    if match := _AFTER.search(tag):
        return _train(tag[: match.start()]), _PLAIN.match(tag[match.start() + 1 :])
    match = _GLUED.match(tag)
    return (match["letters"].lower() if match else ""), match


def _train(prefix: str) -> str:
    prefix = prefix.strip(" -_/").lower()
    return "" if prefix in ("release", "version", "v") else prefix


def _stage(rest: str, release: tuple[int, ...]) -> tuple[int, tuple[int, ...], str, tuple[int, ...]]:
    """What follows the numbers: stage, its counters, the variant's label, and the numbers again."""
    rest = rest.partition("+")[0]
    words = _WORD.findall(rest)
    names = [word.lower() for word in words if word.isalpha()]
    number = tuple(int(word) for word in words if word.isdigit() and len(word) < 15)
    if not words:
        return _FINAL, (), "", release
    if names and names[0] in ("post", "rev", "r", "patch", "p", "hotfix", "fix"):
        return _POST, number, "", release
    stages = [_STAGES[name] for name in names if name in _STAGES and len(name) > 1]
    stages += (
        [_STAGES[names[0]]] if names and names[0] in _STAGES and re.match(r"[-._]?[A-Za-z]+[-._]?\d", rest) else []
    )
    if stages:
        return min(stages), number, "" if len(names) == 1 else "-".join(names), release
    if not names:
        return _date_or_post(number, release)
    return _VARIANT, number, "-".join(word.lower() for word in words), release


def _date_or_post(
    number: tuple[int, ...], release: tuple[int, ...]
) -> tuple[int, tuple[int, ...], str, tuple[int, ...]]:
    """`2026-08-18` is a date; `1.2-3` is the third packaging of 1.2."""
    if len(release) == 1 and _is_date((*release, *number)):
        return _FINAL, (), "", (*release, *number)
    return _POST, number, "", release


def _is_date(release: tuple[int, ...]) -> bool:
    """Whether the numbers are a calendar date: a year and a month, or `20260818`."""
    if len(release) == 1:
        return 19900101 <= release[0] <= 21001231 and 1 <= release[0] // 100 % 100 <= 12
    return 1990 <= release[0] <= 2100 and 1 <= release[1] <= 12


def change_of(previous: str | None, version: str) -> Change | None:
    """How far *version* is from *previous*.

    Without one, and for a pre-release, what its own zeros say: 5.15.0 is minor, 5.0.0rc1 major. None for
    calendar and build numbers, which do not say, and for tags that name no version.
    """
    new = parse_version(version)
    if new is None or new.calendar or new.build:
        return None
    old = parse_version(previous) if previous else None
    if old is None or new.prerelease or old.train != new.train or old.calendar or old.build:
        return _by_zeros(new)
    if new.part(0) != old.part(0):
        return "major"
    return "minor" if new.part(1) != old.part(1) else "patch"


def _by_zeros(version: Version) -> Change:
    if version.stage in (_POST, _VARIANT) or any(version.release[2:]):
        return "patch"
    return "minor" if version.part(1) else "major"


def is_prerelease(tag: str, flag: bool = False) -> bool:
    """Whether the release behind *tag* is a pre-release; *flag* is what the platform says about it."""
    version = parse_version(tag)
    return flag or (version.prerelease if version else bool(_PRE_WORDS.search(tag)))


def previous_of(tag: str, tags: Iterable[str], same: Collection[str] = ()) -> str | None:
    """The tag of the version before *tag* among *tags*: the next lower one of its train, a final one if *tag* is final.

    Trains in *same* count as one where its own has none: `gradio@6.0.1` comes after `v6.0.0`. None when *tag* names no
    version or none of *tags* is lower.
    """
    known = sorted({*tags, tag})
    for names in ((), same):
        versions = {name: _in_one(version, names) for name in known if (version := parse_version(name))}
        lower = [(one, name) for name, one in versions.items() if tag in versions and _before(one, versions[tag])]
        if lower:
            return max(lower)[1]
    return None


def _in_one(version: Version, trains: Collection[str]) -> Version:
    return replace(version, train="") if version.train in trains else version


def _before(other: Version, version: Version) -> bool:
    same = (other.train, other.calendar, other.build) == (version.train, version.calendar, version.build)
    return same and other < version and (other.final or (version.prerelease and other.prerelease))


def is_own_train(tag: str, repo: str, package: str | None = None) -> bool:
    """Whether *tag* is a version of the project itself and not of another package in the same repository.

    `gradio@5.1.0` is one of gradio-app/gradio, `@gradio/chatbot@0.1.0` is not; nor is `gateway-v0.3.1` one of sglang.
    """
    version = parse_version(tag)
    own = {*own_names(repo, package), "py", "python", "pypi", "go", "b"}
    return version is None or version.train in own


def own_names(repo: str, package: str | None = None) -> frozenset[str]:
    """The trains whose tags name the project itself, or nothing."""
    name = repo.rpartition("/")[2].lower()
    return frozenset({"", name, (package or name).lower()})


def package_name(project: str, train: str) -> str:
    """What the versions of a train are versions of: `sglang gateway`, `@gradio/chatbot`, the *project* for none."""
    return f"{project} {train}" if train.isalnum() else train or project
