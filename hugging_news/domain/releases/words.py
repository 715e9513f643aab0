"""Regular expressions from lists of words, so that a vocabulary reads as one."""

from __future__ import annotations

import re


def any_of(words: str) -> str:
    """An expression for any of the comma-separated *words*, each an expression itself: `typos?, unit tests?`."""
    alternatives = re.split(r",\s+", words.strip())
    return "(?:" + "|".join(alternatives) + ")"


def pattern(*alternatives: str) -> re.Pattern[str]:
    """Any of the *alternatives*, in small or capital letters."""
    return re.compile("|".join(alternatives), re.IGNORECASE)
