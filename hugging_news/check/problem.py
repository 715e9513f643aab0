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

    @property
    def line(self) -> str:
        """The problem on one line, as reports and refusals give it."""
        place = " ".join(str(part) for part in (self.story, self.lang, self.sentence) if part not in ("", None))
        return f"{self.rule}: {place}: {self.message}" if place else f"{self.rule}: {self.message}"
