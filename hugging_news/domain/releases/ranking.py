"""Which entries of a list of changes matter to users: by the verbs that authors use, never by their place."""

from __future__ import annotations

import re
from functools import lru_cache

from hugging_news.domain.releases.inline import tidy

_TAGGED_CHORE = re.compile(
    r"(?i)^\W*(?:(?:chore|docs?|ci|tests?|build|style|refactor|revert|i18n)\b(?:\([^()]{0,80}\))?!?[:：]"
    r"|(?:\[[^\[\]]{0,40}\]\W*){0,3}\[(?:ci|docs?|documentation|tests?|nit|chore|build|infra|i18n[\w-]*|release|docker|misc|refactor|cleanup|"
    r"bot|auto|deps|benchmark|tiny|minor|readme|codeowners?|example|cookbook)(?:[\s/,-][^\[\]]{0,40})?\]"
    r"|(?:ci|docs?|tests?|build|docker|chore|cookbook|benchmark|release|lint|nit)\s?[:：])"
)
_CHORE = re.compile(
    r"(?i)\b(?:readme|typos?|lint(?:er|ing)?|pre-commit|bump(?:s|ed)?|workflow templates?|github actions?|codeowners|changelog|"
    r"ci|cd|e2e|unit tests?|tests?(?!-time)|testing|flak[ey]\w*|docs?|documentation|docstrings?|comments?|cookbooks?|tutorials?|translations?|"
    r"translate|refactor(?:s|ed|ing)?|clean(?:s|ed)? ?-?up|reverts?|reland|dependabot|dependenc(?:y|ies)|depend[ei]cies|"
    r"docker(?:file| images?)?|runners?|nightly|benchmarks?|pyproject|"
    r"requirements?\.txt|\w+\.md|contributing|copyright|license headers?|maintainers?|issue templates?|type hints?|"
    r"mypy|ruff|mlinter|makefile|wheels?|boilerplate|internal|rename|move files?|code style|format code|release notes|changeset|pricing|prices|"
    r"version number|copied from|modular(?:ize)?|nits?|tiny|minor|dead code|unused|logging|log level|warnings?|errors? messages?)\b"
    r"|^\W*(?:v?\d+\.\d+|prepare|release|merge|sync|pin|unpin|upgrade|update|skip|trigger|switch to|use|try|more)\b|workflow templates|\bto v?\d+\.\d+(?:\.\d+)?\W*$"
    r"|^[\w.-]+ v?\d+\.\d+[\w.]*$"
)
_NEWS = re.compile(
    r"(?i)^(?:initial |native |full |basic |official |day-?0 |experimental )*"
    r"(?P<verb>add(?:s|ed|ing)?|support(?:s|ed|ing)?|introduc(?:e|es|ed|ing)|implement(?:s|ed|ing)?|enabl(?:e|es|ed|ing)|allow(?:s|ed|ing)?|"
    r"integrat(?:e|es|ed|ing|ion)|launch(?:es|ed)?|new|brings?|expos(?:e|es|ed|ing)|ship(?:s|ped)?|welcome|provid(?:e|es|ed))\b"
)
_SUPPORT = re.compile(r"(?i)\bsupport(?:s|ed|ing)?\b|\bmodels?\b|\badd(?:s|ed)? (?:\w+ ){0,2}nodes?\b")
_FASTER = re.compile(
    r"(?i)^(?:speed(?:s|ed)?[ -]?up|faster|accelerat\w+|optimi[sz]\w+|reduc(?:e|es|ed|ing)|improv(?:e|es|ed|ing)|lower(?:s|ed)?|cut(?:s|ting)?|caches?|"
    r"double[sd]?|halve[sd]?)\b|\bfaster\b|\bspeed ?-?up\b|[0-9]x\b|\bthroughput\b|\blatency\b|\bmemory (?:usage|footprint)\b"
)
_FIX = re.compile(r"(?i)^(?:(?:bug|hot)?fix(?:es|ed|ing)?|resolv(?:e|es|ed)|correct(?:s|ed)?|prevent(?:s|ed)?|avoid(?:s|ed)?|handle[sd]?|restor(?:e|es|ed))\b")
_GRAVE = re.compile(
    r"(?i)\b(?:regressions?|crash(?:es|ed|ing)?|leaks?|corrupt\w*|wrong|deadlocks?|hang(?:s|ing)?|oom|out of memory|data loss|security|broken|breaks?|"
    r"nan|memory|infinite)\b"
)
_NAME = re.compile(r"(?<![\w`])(?:[A-Z][\w.-]*[0-9][\w.-]*|[A-Z][a-z]+[A-Z]\w*|[A-Z]{2,}[\w.-]*|[A-Z][a-z]{2,})(?!\w)")
_CODE_NAME = re.compile(r"\w+_\w+_\w+|\w+/\w+/\w+|\b\w+\.py\b|[\w.]+\(\)|--\w")
_STAR = re.compile(r"⭐|🌟|:star:|🔥")


def is_chore(text: str) -> bool:
    """Whether a change, as its line reads in plain text, is upkeep that users never see."""
    return bool(_TAGGED_CHORE.match(text) or _CHORE.search(tidy(text)))


@lru_cache(maxsize=4096)
def interest(text: str) -> int:
    """How much a change, as its line reads in plain text, matters to users: 0 for upkeep, 1 to 2 for fixes, 3 up for news."""
    title = tidy(text)
    if len(title) < 8 or is_chore(text):
        return 0
    if _FIX.match(title):
        return 2 if _GRAVE.search(title) else 1
    worth = 1
    if _NEWS.match(title):
        worth = 4 + (2 if _SUPPORT.search(title) and _NAME.search(title[3:]) else 0)
    elif _FASTER.search(title):
        worth = 4
    return max(1, worth + _adjustment(text, title))


def _adjustment(text: str, title: str) -> int:
    """What the rest of the line adds: a star of the authors, a measured gain; internals and narrow scopes take away."""
    worth = 2 if _STAR.search(text) else 0
    worth += bool(re.search(r"(?i)\bby default\b|[0-9]x\b|[0-9]%", title))
    worth -= 2 * title.endswith(("…", "..."))
    worth -= bool(_CODE_NAME.search(title)) + (len(title) > 140)
    worth -= bool(re.match(r"\W*\[[^\[\]]{1,40}\]\s*\w+\([^()]{1,60}\)!?:", text)) * 2
    return worth - 2 * bool(re.search(r"\[[0-9]+/[0-9nN]+\]|\[(?i:wip|experimental)\]", text))
