"""The words by which release notes state changes, wherever they stand: English and Chinese."""

from __future__ import annotations

import re
from dataclasses import dataclass

from hugging_news.domain.releases.words import any_of, pattern


@dataclass(frozen=True)
class Statement:
    """A sort of statement. *hints* are lower-case strings of which one is in every text that matches, for speed.

    A sentence of a paragraph must match *prose* too: paragraphs also talk about a subject.
    """

    wanted: re.Pattern[str]
    hints: tuple[str, ...]
    unwanted: re.Pattern[str] = re.compile(r"(?!)")
    prose: re.Pattern[str] = re.compile("")

    def may_be_in(self, text: str) -> bool:
        """Whether *text* is worth a closer look."""
        folded = text.lower()
        return any(hint in folded for hint in self.hints)

    def find(self, sentence: str, in_prose: bool = False) -> re.Match[str] | None:
        """Where *sentence* makes the statement."""
        match = self.wanted.search(sentence)
        if match is None or self.unwanted.search(sentence) or (in_prose and not self.prose.search(sentence)):
            return None
        return match


_PLATFORM = "`?{}`?".format(
    any_of(
        r"python, py, pytorch, torch, cuda, rocm, node(?:\.?js)?, numpy, jax, tensorflow, transformers, accelerate, "
        "peft, vllm, flash[ -]attention, ubuntu, macos, windows, java, rust, go, gcc"
    )
)
_NUMBER = r" ?(?:version |v|[<>]=?|=)?\s?[0-9][\w.]*"
_REQUIRES = r"\brequir(?:e|es|ed|ing) (?:at least )?"

MINIMUM = Statement(
    pattern(
        r"\bminimum (?:[\w.-]+ ){0,4}?(?:versions? )?(?:is |are )?(?:now |bump )?(?:to |→ |of |at |from )?v?[0-9]",
        r"\bminimum (?:supported |required )?versions?[^#0-9]{0,30}v?[0-9]",
        r"\bis (?:now )?the (?:new )?minimum\b",
        r"(?<!post )\b(?:drop|end|discontinu|remov)\w*\s(?:the )?(?:official )?support (?:for|of) (?:\w+ ){0,2}?"
        rf"[`\w.-]+ ?\W?{_NUMBER}",
        rf"(?<!post )\b(?:drop|discontinu)\w*\s{_PLATFORM}{_NUMBER}",
        rf"{_REQUIRES}(?:a )?{_PLATFORM}{_NUMBER}",
        rf"{_REQUIRES}(?:[\w.`-]+ ){{0,3}}?(?:version |[<>]=? ?)v?[0-9]",
        rf"{_REQUIRES}(?:[\w.`-]+ ){{0,3}}?v?[0-9][\w.]*(?:\+| or (?:newer|later|higher|above))",
        rf"\b{_PLATFORM}{_NUMBER} (?:is|are) no longer supported",
        rf"\bno longer supports? {_PLATFORM}{_NUMBER}",
        rf"\b(?:farewell|bye ?bye|goodbye),? {_PLATFORM}{_NUMBER}",
        r"最低.{0,12}[0-9]",
        r"(?:要求|需要) ?(?:python|pytorch|torch|cuda)[ >=]{0,4}[0-9]",
    ),
    ("minimum", "support", "drop", "discontinu", "requir", "farewell", "bye", "最低", "要求", "需要"),
    unwanted=pattern(
        r"\brequired for\b", r"^\W*fix\b", r"\bminimum (?:chunk|token|number|length|size|value|image|batch)"
    ),
)
_OWN_CHECKS = pattern(
    r"\bsecurity (?:gate|check|workflow|analysis|scan\w*)\b", r"\bcodeql\b", r"\bCI\b", r"\bdispatch\b", r"\bdocs?\b",
    r"\.ya?ml\b", r"^\W*tests?\b", r"\bregression (?:tests?|coverage)\b",
)  # fmt: skip
ADVISORY = Statement(
    pattern(r"\bCVE-[0-9]{4}-[0-9]{3,7}\b", r"\bGHSA(?:-[0-9a-z]{4}){3}\b"), ("cve-", "ghsa-"), unwanted=_OWN_CHECKS
)
SECURITY = Statement(
    pattern(
        r"\bsecurity (?:fix(?:es)?|issues?|vulnerabilit\w*|advisor(?:y|ies)|patch(?:es)?|flaws?|holes?|hotfix|bugs?)\b",
        r"\bsecurity reasons?\b",
        r"\bvulnerabilit(?:y|ies)\b",
        r"\bfix(?:e[sd])?\(security\)",
        r"\[(?:security|vulnerability)\]",
        r"\bharden(?:s|ed|ing)?\s+(?:[\w-]+\s+){0,4}(?:auth\w*|permissions?|redirects?|path|proxy|origins?|sandbox\w*"
        r"|uploads?)\b",
        r"^security\s?[:：]",
        r"\b(?:fix|prevent|block|mitigat|patch|clos)\w*\s+(?:[\w-]+\s+){0,2}"
        r"(?:xss|ssrf|rce|redos|path traversal|remote code execution|code injection|arbitrary (?:code|file)\w*)\b",
        r"安全(?:漏洞|问题|修复)",
    ),
    (
        "secur",
        "vulnerab",
        "harden",
        "xss",
        "ssrf",
        "rce",
        "redos",
        "travers",
        "execution",
        "injection",
        "arbitrar",
        "安全",
    ),
    unwanted=_OWN_CHECKS,
    prose=pattern(r"\b(?:fix|patch|address|resolv|mitigat|prevent|harden|clos|remediat|eliminat|block)\w*", "修复"),
)
DEPRECATION = Statement(
    pattern(
        r"^deprecat(?:e|es|ed|ing|ion of)\b(?! in v?[0-9]| \w+ (?:alert|warning))",
        r"^(?:remov|delet|drop)(?:e|es|ed|ing|s|ped|ping)? (?:\w+ ){0,3}deprecat(?:ed|ions?)\b(?! warnings?)",
        r"\b(?:is|are|has been|have been|was|were|now|finally|becomes?) (?:now |officially |all |being |fully )?"
        r"deprecated\b",
        r"\bmark(?:s|ed)? (?:[\w`\"'.-]+ ){1,8}(?:as )?deprecated\b",
        r"\bdeprecated (?:and|in favou?r)\b",
        r"\bdeprecat(?:e|es|ed|ing) \S+ in favou?r\b",
        r"\bwill be (?:removed|dropped) (?:in|from|with|after)\b",
        r"(?:已|被)?(?:弃用|废弃)",
    ),
    ("deprecat", "will be removed", "will be dropped", "弃用", "废弃"),
)
GONE = Statement(
    pattern(
        r"`[^`]{2,80}`(?:(?:,| and| or) `[^`]{2,80}`){0,6}(?: (?:argument|parameter|option|flag|method|class)s?)?"
        r" (?:is|are|has been|have been|was|were) (?:now )?(?:removed|renamed|no longer (?:accepted|available))\b",
    ),
    ("removed", "renamed", "no longer"),
    unwanted=pattern(r"\bdeprecat\w+", r"\btests?\b"),
)
"""An interface that is gone or has another name, told of in passing; read with its marks, which show what is code."""
COMPATIBILITY = Statement(
    pattern(
        r"\b(?:fully |100% |remains? |is |are |stays? )(?:\w+ )?backwards?[- ]compatible\b",
        r"\bno (?:code |api |config\w* |breaking |further |other )*(?:changes?|action|migration) (?:is |are )?"
        r"(?:needed|required|necessary|expected)\b",
        r"\b(?:need not|do(?:es)? not (?:need|have) to|don['’]t (?:need|have) to|needn['’]t) (?:change|touch|adapt"
        r"|modify|update|rewrite|migrate)\b",
        r"\bneeds? no (?:\w+ )?changes?\b",
        r"\bno (?:code|scripts?|config\w*) (?:has|have|needs?) to (?:be )?chang",
        r"\bdrop-in replacement\b",
        r"\b(?:existing|your|old|current) (?:[\w-]+ )?(?:code|scripts?|config\w*|checkpoints?|apps?|pipelines?)"
        r" (?:\w+ ){0,2}?(?:continues?|keeps?|will (?:still|continue|keep)|still|works?)\b",
        r"(?<!will )\b(?:use|install|upgrade to|update to) the (?:latest|newest|most recent) (?:version of )?`?[a-z]",
        r"\bmake sure (?:that )?(?:you|to) (?:have|use|are using|install|upgrade|update)\b.{0,80}"
        r"(?:latest|newest|most recent|[0-9]+\.[0-9])",
        "(?:完全)?向[后下]兼容", "无需(?:任何)?(?:修改|改动|更改)", "不影响现有", "请(?:使用|升级到?)最新",
    ),
    (
        "compatible", "need", "required", "necessary", "expected", "drop-in", "existing", "your ", "old ", "current ",
        "latest", "newest", "recent", "make sure", "兼容", "无需", "不影响", "最新",
    ),
    unwanted=pattern(
        r"\b(?:not|non|without being|un)[- ](?:\w+ )?backwards?", r"^\W*(?:fix|test|ci)\b", r"\bpartial\w*\b", r"\?$",
        r"\b(?:blog|docs?|documentation|readme|changelog)\b",
    ),
)  # fmt: skip
REMOVAL = pattern(
    r"\b(?:remov(?:e|es|ed|al|als|ing)|delet(?:e|es|ed|ing)|drop(?:s|ped|ping)?|no longer)\b(?! warnings?)", "移除|删除"
)
BREAKING_MARK = pattern(
    r"🚨", r":rotating_light:", r"^[^\w`]*(?:💥|:boom:)",
    r"^\W*(?:\[[^\[\]]{1,40}\]\W*){0,3}(?:breaking(?:[ -]changes?)?\b\W{0,3}[.:：)\]]|\[?bc[- ]breaking)",
    r"^\W*\w+(?:\([^()]{0,80}\))?!:\s", r"^\W*backwards?[- ]incompatible",
)  # fmt: skip
SHOUTED = re.compile(r"\bBREAKING(?: CHANGES?)?\b")
REVERTED = re.compile(
    r"(?i)^\W*revert(?:s|ed)?\b[\s:]*[\"“'`]?(?P<title>.{4,300}?)[\"”'`]?(?=\s+\(#[0-9]|\s+by @|\s+in http|$)"
)
