"""What a heading of release notes announces, in the words that projects use (English and Chinese)."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Literal

from hugging_news.domain.releases.outline import Block

Section = Literal[
    "breaking",
    "deprecated",
    "security",
    "models",
    "highlights",
    "features",
    "changes",
    "fixes",
    "contributors",
    "minor",
]

_WORDS: tuple[tuple[Section, str], ...] = (
    ("contributors", r"contribut|credits|thanks|acknowledg|贡献者|致谢|感谢"),
    ("breaking", r"\bbreaking\b(?! news)|backwards?[- ]incompatib|incompatible (?:api )?changes|bc[- ]break"
                 r"|upgrade notes|💥"
                 r"|破坏性|不兼容"),
    ("breaking", r"^(?!.*\b(?:fix|improve))[^\w]*(?:🚨|:rotating_light:)"),
    ("deprecated", r"^\W*(?:deprecat|remov(?:ed|als?|ing)\b)|\bdeprecations?\b|弃用|废弃|移除"),
    ("security", r"^\W*security\b|vulnerabilit|安全(?:修复|更新|漏洞)"),
    ("models", r"^\W*(?:(?:(?:brand )?new|added|supported|more)\W+(?:\w+\W+)?models?|models)(?: support"
               r"| additions?)?(?: added)?\W*$|\bnew models?(?: support| additions?)?\W*$"
               r"|^\W*(?:new (?:\w+ )?models?|model additions?)\b|新(?:增)?模型|模型支持"),
    ("fixes", r"bug ?fix(?:es)? (?:and|&) (?:\w+ )?improvements"),
    ("minor", r"\b(?:docs|documentation|ci|tests?|testing|build|dependenc(?:y|ies)|chores?|"
              r"maintenance|internals?|refactor(?:s|ings?)?|clean-?ups?|infra\w*|tooling|examples?|misc\w*"
              r"|docker\w*|packaging|"
              r"website|house ?keeping|known issues|full changelog|checksums?|assets|downloads?|install\w*"
              r"|other(?: \w+)?|"
              r"usage(?: examples?| tips)?|limitations|lesser|disclaimers?|caveats?|paths|artifacts"
              r"|table of contents|contents)\b|^\W*commits?\W*$|文档|依赖|杂项|已知问题"),
    ("fixes", r"\b(?:(?:bug|hot) ?fix(?:es)?|fix(?:es|ed)|bugs)\b|^\W*fix\W*$|修复|问题修正"),
    ("highlights", r"highlights?\b|significant (?:\w+ )?changes|key (?:changes|features|updates"
                   r"|improvements)|\bmajor\b(?! version)|important (?:news|changes|updates)|"
                   r"notable|tl;?dr|at a glance|headlines|亮点|重要更新|主要更新|核心更新|重点"),
    ("features", r"(?:what'?s|what’s|whats) new\b|\bfeatures?\b|enhancements?\b|^\W*(?:added|new"
                 r"|new additions|additions)\W*$|"
                 r"^\W*performance(?: improvements)?\W*$|新特性|新功能|新增|功能更新|性能优化"),
    ("changes", r"(?:what'?s|what’s|whats) changed|^\W*(?:changed|changes|change ?log|improvements?"
                r"|updates?)\W*$|更新内容|变更|改进"),
)  # fmt: skip
_HEADINGS = tuple((name, re.compile(pattern, re.IGNORECASE)) for name, pattern in _WORDS)
_TITLE_WORDS = frozenset(
    ["release", "releases", "notes", "note", "patch", "small", "version", "for", "the", "candidate", "minor", "hotfix"]
)
_VERSIONED = re.compile(r"(?i)\W*(?:patch |release[\s:]+){0,2}v?[0-9]+(?:\.[0-9]+)+[\w.-]{0,20}\s?[:–—-]\s")
_NAMED_VERSION = re.compile(
    r"(?i)\W*[\w.-]{1,40} (?:release )?v?[0-9]+\.[0-9]+[\w.-]{0,20}(?: released?| release notes)?\W*$"
)
_GENERIC = re.compile(
    r"(?i)^\W*(?:attention|vision|generat(?:ion|e)|cache|kernels?|quantization|audio|video|multimodal"
    r"|paralleli[sz]ation|tokeni[sz]ation|"
    r"tokeni[sz]ers?|serv(?:e|ing|er)|performance|hardware|overview|summary|introduction|core|api|cli|ui"
    r"|trainers?|training|inference|"
    r"notes?|release notes|model|models|pipelines?|processors?|peft|architecture|description|general"
    r"|new standard|notice|python|"
    r"javascript|(?:api )?changes|rust|backend|frontend|platform|devops|reliability|details)\W*$"
)


@lru_cache(maxsize=4096)
def section_of(heading: str) -> Section | None:
    """What a heading announces, None when it is a subject of its own (`Attention`, `HfExporters: one export for …`)."""
    return next((name for name, pattern in _HEADINGS if pattern.search(heading[:200])), None)


def section(block: Block) -> Section | None:
    """The section that *block* stands in: of the innermost heading above it that announces one."""
    return next(filter(None, map(section_of, reversed(block.path))), None)


def is_title(heading: str) -> bool:
    """Whether a heading says which release this is: `Patch release 4.55.1:`, `v4.30.0: 4-bit loading and agents`."""
    words = re.findall(r"[^\s:!,()\[\]–—-]+", heading[:200].lower())
    named = _VERSIONED.match(heading) or _NAMED_VERSION.match(heading)
    return bool(named) or all(word in _TITLE_WORDS or re.match(r"v?[0-9]", word) for word in words)


def is_generic(heading: str) -> bool:
    """Whether a heading names an area and no news: `Attention`, `Kernels`."""
    return bool(_GENERIC.match(heading[:200]))
