"""The sizes that stand within names: `Qwen3-35B-A3B` has 35B parameters, of which 3B are active."""

from __future__ import annotations

import re
from collections.abc import Iterator

from hugging_news.domain.facts.amounts import Amount

_SIZE = re.compile(
    r"(?<![A-Za-z0-9.])(?P<active>[aAeE])?(?P<size>[0-9]{1,5}(?:\.[0-9]{1,3})?)(?P<scale>[bBmMtT])(?![A-Za-z0-9]|\.[0-9])"
)
_BITS = re.compile(r"(?<![A-Za-z0-9])(?:int|q|w)(?P<bits>[2-8])(?![0-9])|(?<![A-Za-z0-9.])(?P<dashed>[2-8])-?bit", re.I)
_SCALES = {"b": 1e9, "m": 1e6, "t": 1e12}


def sizes(folded: str) -> Iterator[Amount]:
    """Parameters and bits that names in a folded text state."""
    for match in _SIZE.finditer(folded):
        scale = _SCALES[match["scale"].lower()]
        step = scale / 10 ** len(match["size"].partition(".")[2])
        if (
            match["active"]
            or (match.start() and folded[match.start() - 1] in "-_/")
            or folded[match.end() : match.end() + 2].lower() == "-a"
        ):
            part = "active" if match["active"] in ("a", "A") else "total"
            yield Amount(float(match["size"]) * scale, step=step, roles=frozenset({"parameters", part}))
    for match in _BITS.finditer(folded):
        yield Amount(float(match["bits"] or match["dashed"]), "bits")
