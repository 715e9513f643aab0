"""What a quantity is, and when one says the same as another."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Literal

Bound = Literal["", "over", "under", "about", "near"]

GROUPS: dict[str, frozenset[str]] = {
    "metric": frozenset({"likes", "downloads", "stars", "upvotes", "views", "followers", "rank"}),
    "part": frozenset({"active", "total"}),
    "span": frozenset({"week", "month", "ever", "gained"}),
    "noun": frozenset({
        "parameters", "tokens", "languages", "models", "datasets", "people", "papers", "rows", "accelerators",
        "contributors", "commits", "features", "breaking", "security", "speakers", "sessions", "spaces", "experts",
        "layers", "images", "teams", "countries", "lectures",
    }),
}  # fmt: skip
"""Roles that exclude one another; a quantity may have one or more of each group."""
_ALIKE = (frozenset({"people", "contributors", "speakers", "teams"}), frozenset({"rows", "images"}))
_UP_TO_MATTERS = ("times", "percent", "points")


@dataclass(frozen=True)
class Amount:
    """A value in the base of its unit; *step* is what one more in its last printed digit would add, 0 when exact.

    *roles* say what is counted (`GROUPS`), *bound* how the text hedges it, *label* the name that a bare number follows
    (`Llama 4`).
    """

    value: float
    unit: str = "count"
    step: float = 0.0
    bound: Bound = ""
    roles: frozenset[str] = frozenset()
    label: str = ""
    typed: bool = False

    def role(self, group: str) -> frozenset[str]:
        return self.roles & GROUPS[group]


def proves(known: Amount, claim: Amount) -> bool:
    """Whether *known* is reason enough to print *claim*."""
    return same_unit(known, claim) and same_role(known, claim) and same_size(known, claim)


def same_unit(known: Amount, claim: Amount) -> bool:
    """Whether both measure the same; a bare count never proves a measure, nor the other way round."""
    if {known.unit, claim.unit} == {"bits", "count"}:
        return claim.unit == "count" and not claim.roles
    return known.unit == claim.unit


def same_role(known: Amount, claim: Amount) -> bool:
    """Whether *known* counts what *claim* says it counts."""
    return all(_group_agrees(group, known, claim) for group in GROUPS)


def _group_agrees(group: str, known: Amount, claim: Amount) -> bool:
    mine, theirs = claim.role(group), known.role(group)
    if group == "part":
        return _part_agrees(known, claim)
    if not mine or mine & theirs:
        return True
    if group == "span":
        return mine == {"ever"} and not theirs
    if not theirs:
        return group != "metric" or not known.typed
    return any(mine & alike and theirs & alike for alike in _ALIKE)


def _part_agrees(known: Amount, claim: Amount) -> bool:
    """The whole of a model may be called just its size; what is active must be called so."""
    mine, theirs = claim.role("part"), known.role("part")
    if mine == {"total"} or not mine:
        return theirs != {"active"}
    return bool(mine & theirs)


def same_size(known: Amount, claim: Amount) -> bool:
    """Whether the value of *known* may be printed as *claim*, with its hedge."""
    value, said = known.value, claim.value
    equal = rounds_to(known, claim)
    if claim.bound == "over":
        return known.bound != "under" and (equal or said <= value < 2 * said)
    if claim.bound == "under":
        return known.bound != "over" and (equal or (known.bound == "" and 0.9 * said <= value < said))
    if claim.bound in ("about", "near"):
        return known.bound != "under" and (equal or _close(known, claim))
    if known.bound == "under" and known.unit in _UP_TO_MATTERS:
        return False
    return equal


def _close(known: Amount, claim: Amount) -> bool:
    """Whether *claim* is *known* in rounder figures: `about 120` of 123, not the other way round; `nearly` is less."""
    value, said = known.value, claim.value
    digits, size = min((_digits(said / size), size) for size in _SIZES.get(claim.unit, (1.0,)))
    if digits >= min(_digits(value / size) for size in _SIZES.get(known.unit, (1.0,))):
        return False
    if claim.bound == "near":
        step = size * 10.0 ** (math.floor(math.log10(said / size)) - digits + 1) if said else 0.0
        return max(0.9 * said, said - step) <= value <= said
    return 0.95 * said <= value <= 1.05 * said


_SIZES = {"seconds": (1e-3, 1.0, 60.0, 3600.0, 86400.0, 604800.0), "bytes": (1.0, 1024.0**2, 1024.0**3)}
"""Units in which a round number may be printed, by kind."""


def _digits(value: float) -> int:
    """How many digits *value* has, zeros at its end apart: 120 has two, 1.25 three."""
    return len(f"{value:.9e}".partition("e")[0].replace(".", "").strip("-").rstrip("0"))


def rounds_to(known: Amount, claim: Amount) -> bool:
    """Whether *known* is *claim* to the digits that *claim* prints: within half of its last, and within 5 %."""
    for scale in _bases(claim):
        said, step = claim.value * scale, claim.step * scale
        gap = abs(known.value - said)
        if gap <= 1e-9 * max(abs(said), 1.0):
            return True
        if step and known.step < step and gap <= step * 0.5000001 and gap <= 0.05 * abs(said):
            return True
    if not claim.step and known.value != int(known.value):
        return abs(known.value - claim.value) <= min(0.01 * abs(known.value), 0.5)
    return False


def _bases(claim: Amount) -> tuple[float, ...]:
    """1, and for tokens and bytes the binary prefix: 32K is 32,768 as well."""
    if not claim.step or not (claim.unit == "bytes" or claim.roles & {"tokens"}):
        return (1.0,)
    return (1.0, 1.024, 1.024**2, 1.024**3)
