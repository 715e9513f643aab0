"""Which entries of a list of changes matter to users: by the verbs that authors use, never by their place."""

from __future__ import annotations

import re
from functools import lru_cache

from hugging_news.domain.releases.inline import tidy
from hugging_news.domain.releases.words import any_of, pattern

NEWS = 4
"""What `interest` gives at least to something new."""

_TAGS = r"(?:\[[^\[\]]{0,40}\]\W*){0,3}"
_CHORE_TAG = any_of(
    r"ci, docs?, documentation, tests?, nit, chore, build, infra, i18n[\w-]*, release, docker, misc, refactor, "
    "cleanup, bot, auto, deps, benchmark, tiny, minor, readme, codeowners?, example, cookbook"
)
_TAGGED_CHORE = pattern(
    r"^\W*(?:chore|docs?|ci|tests?|build|style|refactor|revert|i18n)\b(?:\([^()]{0,80}\))?!?[:：]",
    rf"^\W*{_TAGS}\[{_CHORE_TAG}(?:[\s/,-][^\[\]]{{0,40}})?\]",
    r"^\W*(?:ci|docs?|tests?|build|docker|chore|cookbook|benchmark|release|lint|nit)\s?[:：]",
)
_CHORE = pattern(
    r"\b{}\b".format(
        any_of(
            "readme, typos?, lint(?:er|ing)?, pre-commit, bump(?:s|ed)?, workflow templates?, github actions?, "
            r"codeowners, changelog, ci, cd, e2e, uts?, unit tests?, tests?(?!-time), testing, flak[ey]\w*, docs?, "
            "documentation, docstrings?, comments?, cookbooks?, tutorials?, translations?, translate, "
            "refactor(?:s|ed|ing)?, clean(?:s|ed)? ?-?up, reverts?, reland, dependabot, depend[ae]nc(?:y|ies), "
            r"docker(?:file| images?)?, runners?, nightly, benchmarks?, pyproject, requirements?\.txt, \w+\.md, "
            "contributing, copyright, license headers?, maintainers?, issue templates?, type hints?, mypy, ruff, "
            "mlinter, makefile, wheels?, boilerplate, internal, circleci, scripts?, checkers?, rename, move files?, "
            "code style, format code, release notes, changeset, pricing, prices?, version number, copied from, "
            "modular(?:ize)?, nits?, tiny, minor, dead code, unused, logging, log level, warnings?, errors? messages?, "
            "model cards?, rustfmt, pr templates?, code ?owners?, release workflows?, log statements?, verbosity, "
            "typings?, telemetry, analytics, future import, (?:flax|usage|notebook|script) examples?, "
            "automated builds, "
            r"clearer errors?, group imports?, type checks?, run[- ]slow"
        )
    ),
    r"^\W*{}\b".format(
        any_of(
            r"v?[0-9]+\.[0-9]+, prepare, release, merge, sync, pin, unpin, upgrade, update, skip, trigger, switch to, "
            r"add(?:ed|s)? (?:an? |the )?links?, make builds, use, try, more, follow up, "
            r"[\w/.-]+\.(?:py|js|ts|ya?ml|toml)"
        )
    ),
    r"\bto v?[0-9]+\.[0-9]+(?:\.[0-9]+)?\W*$",
    r"^[\w.-]+ v?[0-9]+\.[0-9]+[\w.]*$",
)
_NEWS = pattern(
    r"^(?:(?:initial|native|full|basic|official|day-?0|experimental) ){{0,3}}{}\b".format(
        any_of(
            "add(?:s|ed|ing)?, support(?:s|ed|ing)?, introduc(?:e|es|ed|ing), implement(?:s|ed|ing)?, "
            "enabl(?:e|es|ed|ing), allow(?:s|ed|ing)?, integrat(?:e|es|ed|ing|ion), launch(?:es|ed)?, new, brings?, "
            "expos(?:e|es|ed|ing), ship(?:s|ped)?, welcome, provid(?:e|es|ed)"
        )
    ),
    "^(?:新增|支持|增加|引入|实现|推出|全新)",
    "支持.{0,20}(?:模型|训练|推理|部署)",
)
_SUPPORT = pattern(r"\bsupport(?:s|ed|ing)?\b", r"\bmodels?\b", r"\badd(?:s|ed)? (?:\w+ ){0,2}nodes?\b", "支持", "模型")
_FASTER = pattern(
    r"^{}\b".format(
        any_of(
            r"speed(?:s|ed)?[ -]?up, faster, accelerat\w+, optimi[sz]\w+, reduc(?:e|es|ed|ing), "
            "improv(?:e|es|ed|ing), lower(?:s|ed)?, cut(?:s|ting)?, caches, caching, double[sd]?, halve[sd]?"
        )
    ),
    r"\b(?:faster|speed ?-?up|throughput|latency|memory (?:usage|footprint))\b|[0-9]x\b",
    "^(?:优化|提升|加速)",
)
_FIX = pattern(
    r"^{}\b".format(
        any_of(
            "(?:bug|hot)?fix(?:es|ed|ing)?, resolv(?:e|es|ed), correct(?:s|ed)?, prevent(?:s|ed)?, avoid(?:s|ed)?, "
            "handle[sd]?, restor(?:e|es|ed)"
        )
    ),
    "^修复",
)
_FIX_TAG = pattern(rf"^\W*{_TAGS}(?:\[?(?:bug|hot)?[ -]?fix(?:es)?\b\s*[\]:(]|\[bug)")
_FAULT = pattern(r"\b\w*(?:error|exception|crash)\b")
_BUG = pattern(
    r"^regression\b",
    r"\b(?:had|has|was|were|introduced) an? (?:\w+ ){0,2}bug\b",
    r"\b(?:is|are|was|were) (?:too |still )?(?:slow|bloated|broken|wrong|missing|incorrect|buggy|ignored|failing)\b",
    r"\b(?:can(?:no|['’])t|does(?:n['’]t| not)|fails to) (?:\w+ )?"
    r"(?:load|work|start|run|apply|save|render)\b",
    r"\b(?:emits?|returns?|produces?|gives?) (?:garbled|wrong|incorrect|stale|empty|invalid|corrupt\w*)\b",
    r"\bcrash(?:es)? (?:at|on|in|when|after|around)\b",
    r"\b(?:crashes|hangs|hits (?:\w+ ){0,3}illegal|illegal memory access|segfaults?)\b",
    "^missing\\b",
)
_REPAIRED = pattern(
    r"\b(?:fix\w*|resolv\w+|restor\w+|prevent\w*|avoid\w*|handl\w+|correct(?:s|ed)|mend\w*|no longer|now)\b", "修复"
)
_GRAVE = pattern(
    r"\b{}\b".format(
        any_of(
            r"regressions?, crash(?:es|ed|ing)?, leaks?, corrupt\w*, wrong, deadlocks?, hang(?:s|ing)?, oom, "
            "out of memory, data loss, security, broken, breaks?, nan, memory, infinite"
        )
    ),
)
_NAME = re.compile(
    r"(?<![\w`])(?:[A-Z][\w.-]*[0-9][\w.-]*|[A-Z][a-z]+[A-Z]\w*|[A-Z]{2,}[\w.-]*"
    r"|[A-Z][a-z]{2,})(?!\w)"
)
_INTERNAL = re.compile(r"(?<!\w)_\w+|\w+_\w+_\w+|\w+/\w+/\w+|\b\w+\.py\b|[\w.]+\(\)|--\w")
_STARRED = re.compile(r"⭐|🌟|:star:|🔥")
_MEASURED = re.compile(r"(?i)\bby default\b|[0-9]x\b|[0-9]%")
_COMPATIBILITY = re.compile(r"\bBC\b|(?i:\bdeprecated\b|backwards? compat)")
_SCOPED = re.compile(r"\W*\[[^\[\]]{1,40}\]\s*\w+\([^()]{1,60}\)!?:")
_UNFINISHED = re.compile(r"\[[0-9]+/[0-9nN]+\]|\[(?i:wip|experimental)\]")


def is_chore(text: str) -> bool:
    """Whether a change, as its line reads in plain text, is upkeep that users never see."""
    return bool(_TAGGED_CHORE.match(text) or _CHORE.search(re.sub(r"\([^()]*\)", "", tidy(text))))


def is_bug(text: str) -> bool:
    """Whether a line only describes what was wrong: outside its list of fixes it would say the opposite."""
    said = re.sub(r"\([^()]*\)", "", text)
    return bool(_BUG.search(said)) and not _REPAIRED.search(said)


@lru_cache(maxsize=4096)
def interest(text: str) -> int:
    """How much a change, as its line reads in plain text, matters to users.

    0 upkeep · 1 fix · 2 grave fix, or what cannot be told · 3 change · from `NEWS` up something new or faster.
    """
    title = tidy(text)
    if len(title) < 4 or is_chore(text) or is_bug(title):
        return 0
    news = bool(_NEWS.match(title))
    if _FIX.match(title) or _FIX_TAG.match(text) or (_FAULT.search(title) and not news):
        return 2 if _GRAVE.search(title) else 1
    worth = 5 if news or _FASTER.search(title) else 3
    if news and _SUPPORT.search(title) and _NAME.search(title[3:]):
        worth += 2
    return max(2, worth + _adjustment(text, title))


def _adjustment(text: str, title: str) -> int:
    """What the rest of the line adds: a star of the authors, a measured gain; internals and narrow scopes take away."""
    better = 2 * bool(_STARRED.search(text)) + bool(_MEASURED.search(title))
    cut = title.endswith(("…", "..."))
    worse = cut + bool(_COMPATIBILITY.search(title)) + bool(_SCOPED.match(text)) + bool(_UNFINISHED.search(text))
    return better - 2 * worse - bool(_INTERNAL.search(title)) - (len(title) > 140)
