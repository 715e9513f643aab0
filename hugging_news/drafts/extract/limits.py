"""How much of a source may be quoted in one story: 300 characters, or 150 CJK ones."""

from __future__ import annotations

from collections.abc import Sequence

from hugging_news.domain.text import cjk_count

LIMIT = 300
CJK_LIMIT = 150


def fits(parts: Sequence[str]) -> bool:
    """Whether *parts* may be quoted together."""
    together = "".join(parts)
    return len(together) <= LIMIT and cjk_count(together) <= CJK_LIMIT


def within_limit(parts: Sequence[str]) -> tuple[str, ...]:
    """As many of *parts* as may be quoted, in order, without those that are too long by themselves."""
    kept: list[str] = []
    for part in (part for part in parts if fits((part,))):
        if not fits((*kept, part)):
            break
        kept.append(part)
    return tuple(kept)
