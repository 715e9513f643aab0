"""One thing that a rule found."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Severity = Literal["gate", "warning"]
Place = int | Literal["headline"] | None


@dataclass(frozen=True)
class Problem:
    """*rule* is an id of EDITORIAL §7; *story* is empty when the whole edition is meant. A gate stops publishing.

    *sentence* is the index in the summary of *lang*, or `headline`, as in the edition's evidence.
    """

    rule: str
    severity: Severity
    message: str
    story: str = ""
    lang: str = ""
    sentence: Place = None
