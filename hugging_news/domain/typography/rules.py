"""The table of rules."""

from __future__ import annotations

from hugging_news.domain.typography.models import House, Slip


def slips(text: str, lang: str, house: House) -> tuple[Slip, ...]:
    """What breaks a rule in *text* (plain text with `code` spans, as sentences of an edition are), by position."""
    return ()


def fix(text: str, lang: str, house: House) -> str:
    """*text* with every slip mended that a rule can mend; `fix(fix(x)) == fix(x)`."""
    return text
