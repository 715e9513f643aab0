"""Contrast of the colours of a style sheet by WCAG 2.2 (1.4.3), in its light and its dark scheme and in print.

Read are custom properties of `:root`, also those of `prefers-color-scheme: dark`, and rules that set `color` or
`background`. A colour without a background of its own stands on the page's backgrounds: those of `body` and `.card`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

ENOUGH = 4.5
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_BLOCK = re.compile(r"@media([^{]*)\{((?:[^{}]*\{[^{}]*\})*)[^{}]*\}")
_SCHEMES = {"light": "", "dark": "prefers-color-scheme: dark", "print": "print"}
"""Each with a word of its media query."""
_RULE = re.compile(r"([^{}]+)\{([^{}]*)\}")
_PROPERTY = re.compile(r"([\w-]+)\s*:\s*([^;]+)")
_VARIABLE = re.compile(r"var\((--[\w-]+)\)")
_HEX = re.compile(r"#([0-9a-fA-F]{6}|[0-9a-fA-F]{3})\b")
_GROUNDS = ("body", ".card")

Rules = list[tuple[str, dict[str, str]]]


def weak(css: str) -> Iterator[str]:
    """One line for each pair of colours that meet with less than 4.5 : 1; each pair once."""
    css = _COMMENT.sub("", css)
    day = _rules(_BLOCK.sub(_common, css))
    for scheme, query in _SCHEMES.items():
        own = _rules("".join(body for media, body in _BLOCK.findall(css) if query and query in media))
        for ink, ground in dict.fromkeys(_pairs(day + own, _variables(day) | _variables(own))):
            if (ratio := contrast(ink, ground)) < ENOUGH:
                yield f"{ink} on {ground} has a contrast of {ratio:.2f} in the {scheme} scheme; {ENOUGH} is needed"


def _common(block: re.Match[str]) -> str:
    """What a media query holds for every scheme."""
    return "" if any(query and query in block[1] for query in _SCHEMES.values()) else block[2]


def _rules(css: str) -> Rules:
    return [(selector.strip(" }\n"), dict(_PROPERTY.findall(body))) for selector, body in _RULE.findall(css)]


def _variables(rules: Rules) -> dict[str, str]:
    return {name: value for selector, body in rules if selector == ":root" for name, value in _custom(body).items()}


def _custom(body: Mapping[str, str]) -> dict[str, str]:
    return {name: value.strip() for name, value in body.items() if name.startswith("--")}


def _pairs(rules: Rules, values: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Colour and ground; a rule that uses `--kind` and `--tint` stands for every rule that sets them together."""
    kinds = [_custom(body) for selector, body in rules if selector != ":root" and _custom(body)] or [{}]
    grounds = [_background(body) for selector, body in rules if selector in _GROUNDS]
    for _, body in rules:
        if "color" not in body:
            continue
        own = _background(body)
        for kind in kinds:
            known = {**values, **kind}
            ink = _colour(body["color"], known)
            for ground in [own] if own else grounds:
                behind = _colour(ground or "", known)
                if ink and behind:
                    yield ink, behind


def _background(body: Mapping[str, str]) -> str | None:
    written = body.get("background") or body.get("background-color")
    return written if written and written.strip() not in ("none", "transparent") else None


def _colour(written: str, values: Mapping[str, str]) -> str | None:
    """`#rrggbb` of a written colour, through variables; None for what is no colour of its own."""
    for _ in range(4):
        if match := _VARIABLE.search(written):
            written = values.get(match[1], "")
    match = _HEX.search(written)
    if match is None:
        return {"white": "#ffffff", "black": "#000000"}.get(written.strip())
    digits = match[1].lower()
    return "#" + (digits if len(digits) == 6 else "".join(digit * 2 for digit in digits))


def contrast(one: str, other: str) -> float:
    """From 1 (the same) to 21 (black on white)."""
    low, high = sorted((_luminance(one), _luminance(other)))
    return (high + 0.05) / (low + 0.05)


def _luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
