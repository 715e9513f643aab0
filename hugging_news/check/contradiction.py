"""Where an editor's words say otherwise than the typed fields of the story."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from hugging_news.domain import wording
from hugging_news.domain.editions import Story
from hugging_news.domain.facts import Doubt

_PARAMETERS = re.compile(r"\d[\d.,]*\s?[BbMm]$|\d[\d.,]*\s?(?:亿|billion|million)", re.IGNORECASE)


def contradicted(found: Iterable[Doubt], story: Story) -> Iterator[Doubt]:
    """Of what no source proves, that of which a typed field gives another value: version, licence, size, day."""
    known = _known(story)
    for doubt in found:
        kind = (
            "parameters" if doubt.fact.kind == "quantity" and _PARAMETERS.search(doubt.fact.text) else doubt.fact.kind
        )
        if kind in known:
            yield Doubt(doubt.fact, f"curation.toml says so, but the source states {known[kind]}")


def _known(story: Story) -> dict[str, str]:
    """What the story's fields state, by the kind of fact; only what there is one of."""
    details = story.details
    known = {
        "version": str(details.get("version") or ""),
        "licence": (story.license.id if story.license else None) or "",
        "parameters": wording.parameters(size) if isinstance(size := details.get("parameters"), int) else "",
        "date": str(details.get("start") or ""),
    }
    return {kind: value for kind, value in known.items() if value}
