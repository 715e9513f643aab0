"""What a heading of release notes announces, in the words that projects use (English and Chinese)."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Literal

from hugging_news.domain.releases.outline import Block
from hugging_news.domain.releases.words import any_of, pattern

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

_HEADINGS: tuple[tuple[Section, re.Pattern[str]], ...] = (
    ("contributors", pattern(any_of("contribut, credits, thanks, acknowledg, 贡献者, 致谢, 感谢"))),
    (
        "breaking",
        pattern(
            r"\bbreaking\b(?! news)", "backwards?[- ]incompatib", "incompatible (?:api )?changes", "bc[- ]break",
            "upgrade notes",
            r"^\W*(?:how to migrate|migration(?: guide| notes)?|upgrading(?: notes)?)\W*$",
            "💥", "破坏性", "不兼容", r"^(?!.*\b(?:fix|improve))\W*(?:🚨|:rotating_light:)",
        ),
    ),
    ("deprecated", pattern(r"^\W*(?:deprecat|remov(?:ed|als?|ing)\b)", r"\bdeprecations?\b", "弃用", "废弃", "移除")),
    ("security", pattern(r"^\W*security\b", "vulnerabilit", "安全(?:修复|更新|漏洞)")),
    (
        "models",
        pattern(
            r"^\W*(?:(?:brand )?new|added|supported|more)\W+(?:\w+\W+)?models?(?: support| additions?)?(?: added)?\W*$",
            r"^\W*models(?: support| additions?)?(?: added)?\W*$", r"\bnew models?(?: support| additions?)?\W*$",
            r"^\W*(?:new (?:\w+ )?models?|model additions?)\b", "新增?模型", "模型支持",
        ),
    ),
    ("fixes", pattern(r"bug ?fix(?:es)? (?:and|&) (?:\w+ )?improvements")),
    (
        "minor",
        pattern(
            r"\b{}\b".format(any_of(
                "docs, documentation, ci, tests?, testing, build, dependenc(?:y|ies), chores?, maintenance, "
                r"internals?, refactor(?:s|ings?)?, clean-?ups?, infra\w*, tooling, examples?, misc\w*, docker\w*, "
                "packaging, website, house ?keeping, known issues, full changelog, checksums?, assets, downloads?, "
                r"install\w*, other(?: \w+)?, usage(?: examples?| tips)?, limitations, lesser, disclaimers?, "
                "caveats?, paths, artifacts, table of contents, contents, coming soon, roadmap, upcoming\\w*, "
                r"what['’]?s next, next steps, future (?:work|plans)"
            )),
            r"^\W*commits?\W*$", "文档", "依赖", "杂项", "已知问题",
        ),
    ),
    ("fixes", pattern(r"\b(?:(?:bug|hot) ?fix(?:es)?|fix(?:es|ed)|bugs)\b", r"^\W*fix\W*$", "修复", "问题修正")),
    (
        "highlights",
        pattern(
            any_of(
                r"highlights?\b, significant (?:\w+ )?changes, key (?:changes|features|updates|improvements), "
                r"\bmajor\b(?! version), important (?:news|changes|updates), notable, tl;?dr, at a glance, headlines, "
                "亮点, 重要更新, 主要更新, 核心更新, 重点"
            )
        ),
    ),
    (
        "features",
        pattern(
            r"what['’]?s new\b", r"\bfeatures?\b", r"enhancements?\b", r"^\W*(?:added|new|additions|new additions)\W*$",
            r"^\W*performance(?: improvements?)?\W*$", r"^\W*optimi[sz]ations?\W*$",
            "新特性", "新功能", "新增", "功能更新", "性能优化",
        ),
    ),
    (
        "changes",
        pattern(
            r"what['’]?s changed", r"^\W*(?:changed|changes|change ?log|improvements?|updates?)\W*$", "更新内容",
            "变更",
            "改进",
        ),
    ),
)  # fmt: skip
_TITLE_WORDS = frozenset(
    ["release", "releases", "notes", "note", "patch", "small", "version", "for", "the", "candidate", "minor", "hotfix"]
)
_VERSIONED = re.compile(r"(?i)\W*(?:patch |release[\s:]+){0,2}v?[0-9]+(?:\.[0-9]+)+[\w.-]{0,20}\s?[:–—-]\s")
_NAMED_VERSION = re.compile(
    r"(?i)\W*[\w.-]{1,40} (?:release )?v?[0-9]+\.[0-9]+[\w.-]{0,20}(?: released?| release notes)?\W*$"
)
_GENERIC = pattern(
    r"^\W*{}\W*$".format(
        any_of(
            "attention, vision, generat(?:ion|e), cache, kernels?, quantization, audio, video, multimodal, "
            "paralleli[sz]ation, tokeni[sz]ation, tokeni[sz]ers?, serv(?:e|ing|er), performance, hardware, overview, "
            "summary, introduction, core, api, cli, ui, trainers?, training, inference, notes?, release notes, "
            "models?, pipelines?, processors?, peft, architecture, description, general, new standard, notice, "
            r"performance (?:optimi[sz]ations?|enhancements?), resilience(?: (?:&|and) reliability)?, "
            r"[\w-]*optimi[sz]ations?, architecture enhancements?, processor standardi[sz]ation, transformers-cli, "
            r"model-based releases, (?:[\w-]+ ){1,2}improvements?, quantization methods?, "
            "python, javascript, (?:api )?changes, rust, backend, frontend, platform, devops, reliability, details"
        )
    )
)


@lru_cache(maxsize=4096)
def section_of(heading: str) -> Section | None:
    """What a heading announces, None when it is a subject of its own (`Attention`, `HfExporters: one export for …`)."""
    return next((name for name, words in _HEADINGS if words.search(heading[:200])), None)


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
