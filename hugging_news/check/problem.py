"""One thing that a rule found."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True)
class Problem:
    """*rule* is an id of EDITORIAL §7; *story* is empty when the whole edition is meant. A gate stops publishing."""

    rule: str
    severity: Literal["gate", "warning"]
    message: str
    story: str = ""
    lang: str = ""
    sentence: int | None = None
