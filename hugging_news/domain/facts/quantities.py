"""Quantities in a text: numbers in digits and words with scale, unit, hedge and role, in Chinese and English."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from hugging_news.domain.facts import roles
from hugging_news.domain.facts.amounts import Amount, Bound
from hugging_news.domain.facts.hedges import bound_of
from hugging_news.domain.facts.numerals import ENGLISH_NUMBER, HAN_NUMERAL, english_value, han_value
from hugging_news.domain.facts.parts import fractions, ranks
from hugging_news.domain.facts.units import CURRENCIES, SCALES, UNIT, UNITS

Found = tuple[int, int, Amount]

_DIGITS = r"[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?|[0-9]+(?:\.[0-9]+)?"
_SCALED = (
    r"(?:(?P<glued>[kKMBTmb])(?![A-Za-z0-9])| (?P<apart>[KMBT])(?= ?(?:param|token|参数|词元))"
    r"|[ -]?(?P<scale>(?:thousand|million|billion|trillion|bn|mn)\b|十万|百万|千万|十亿|百亿|千亿|万亿|[百千万亿]))?"
)
_NUMBER = re.compile(
    rf"(?<![A-Za-z0-9_.\x01])(?P<money>[$¥€£] ?)?(?P<digits>{_DIGITS})(?![0-9]|\.[0-9]){_SCALED}(?P<more> "
    rf"?[多余几](?!模态"
    rf"|任务|语言|语种)|\+)?"
    rf"(?:(?: ?|-)(?P<unit>{UNIT}))?(?P<rate>/ ?(?:s|sec|second|秒)\b)?"
)
_HAN = re.compile(
    rf"(?<!每)(?P<digits>{HAN_NUMERAL}{{1,12}})(?P<more>[多余几])? ?"
    rf"(?P<unit>个百分点|{UNIT}|个|种|款|项|位|名|次|条|篇|家|张|本|场|轮|步|层|台|页|套|批|代|行|类|门|处"
    rf"|段|讲|课时|堂|卷|件|辆|头|只|字|遍|回|趟|所|国|城|道|题|幅|部|支|座|份|颗|枚|块|组|期|集|章|节|届|阶段|模态|参数|词元|人)"
)
_WORDED = re.compile(
    rf"(?<![A-Za-z-])(?P<number>{ENGLISH_NUMBER})(?P<more>\+)?(?:[ -](?P<unit>{UNIT}))?(?![A-Za-z])", re.I
)
_PER_SECOND = re.compile(r"(?:per|a|each|every) second\b|/ ?s\b|每秒")
_EACH_SECOND = re.compile(r"每秒")
_INT = re.compile(r"(?<![A-Za-z0-9])int(?P<digits>[248]|16|32)(?![A-Za-z0-9])", re.I)
_BITS_AFTER = re.compile(r" ?(?:量化|精度|整数|浮点|权重|加载|推理|版|格式|训练|模型|存储)")
_FACTOR_AFTER = re.compile(
    r" (?:\w+ )?(?:faster|slower|more|less|fewer|larger|bigger|smaller|higher|lower|better|longer|shorter"
    r"|cheaper|as|the|speed"
    r"|throughput|quicker|greater|compression|improvement|reduction)\b",
    re.I,
)
_JOIN = re.compile(r"-? ?(?:-|~|至|到|to|和|与|或|、|,|/|or|and) ?")
_LABEL = re.compile(r"(?:[A-Z][A-Za-z]*|[A-Za-z]+[A-Z][A-Za-z]*)[ -]$")
_SENTENCE_WORD = frozenset(
    [
        "About",
        "Around",
        "Over",
        "Under",
        "Nearly",
        "Almost",
        "Up",
        "At",
        "In",
        "On",
        "By",
        "To",
        "From",
        "With",
        "And",
        "Or",
        "The",
        "Its",
        "All",
        "Each",
        "Only",
        "Some",
        "These",
        "Those",
        "Their",
        "Our",
        "Now",
        "After",
        "Read",
        "Of",
        "Number",
        "No",
        "Top",
        "Rank",
        "Compare",
        "Watch",
        "Uses",
        "Adds",
        "Supports",
        "Of",
        "For",
    ]
)


def quantities(folded: str) -> list[Found]:
    """The quantities of a folded text with their places, in order."""
    taken: list[Found] = []
    text = folded
    for reader in (fractions, ranks, _digits, _han, _worded):
        new = list(reader(text))
        taken += new
        text = blank(text, [(start, end) for start, end, _ in new])
    taken.sort(key=lambda found: found[:2])
    taken = _shared(folded, taken)
    counted = [found for found in taken if found[2].unit == "count"]
    said = roles.assign(folded, [(start, end) for start, end, _ in counted])
    known = {found[:2]: extra for found, extra in zip(counted, said, strict=True)}
    return [_finished(folded, found, known.get(found[:2], set())) for found in taken]


def _finished(text: str, found: Found, said: set[str]) -> Found:
    """A number with its roles; tokens a second are a rate."""
    start, end, amount = found
    if "tokens" in said and (
        _PER_SECOND.search(text, end, end + 24) or _EACH_SECOND.search(text, max(0, start - 12), start)
    ):
        return start, end, replace(amount, unit="rate")
    size = {"models"} if amount.value >= 1e6 else set()
    return start, end, replace(amount, roles=frozenset(said - size))


def blank(text: str, spans: list[tuple[int, int]]) -> str:
    """*text* with the places in *spans* wiped, so that nothing else is read there."""
    parts, last = [], 0
    for start, end in sorted(spans):
        if start >= last:
            parts += [text[last:start], "\x01" * (end - start)]
            last = end
    return "".join([*parts, text[last:]])


def _digits(text: str) -> Iterator[Found]:
    for match in _INT.finditer(text):
        yield match.start(), match.end(), Amount(float(match["digits"]), "bits")
    for match in _NUMBER.finditer(text):
        digits = match["digits"]
        if len(digits) > 24:
            continue
        scale = SCALES[match["glued"] or match["apart"] or match["scale"]] if _scaled(match) else 1.0
        decimals = len(digits.partition(".")[2])
        amount = Amount(float(digits.replace(",", "")) * scale, step=_step(digits, scale, decimals))
        end, amount = _measured(text, match, amount)
        label = "" if _scaled(match) or amount.unit != "count" else _label(text, match.start())
        bound: Bound = "over" if match["more"] else bound_of(text, match.start(), end)
        yield match.start(), end, replace(amount, bound=bound, label=label)


def _step(digits: str, scale: float, decimals: int) -> float:
    """What one more in the last digit adds: of `1,850 万` the last but one, since short forms have three digits."""
    if decimals or scale == 1:
        return scale / 10**decimals if decimals else 0.0
    whole = digits.replace(",", "")
    zeros = len(whole) - len(whole.rstrip("0"))
    return scale * 10.0 ** max(0, min(zeros, len(whole) - 3))


def _scaled(match: re.Match[str]) -> bool:
    return bool(match["glued"] or match["apart"] or match["scale"])


def _measured(text: str, match: re.Match[str], amount: Amount) -> tuple[int, Amount]:
    """The amount in the unit that follows, and where that ends."""
    end, unit = match.end(), match["unit"]
    if match["money"]:
        return end, replace(amount, unit=CURRENCIES[match["money"].strip()])
    if unit is None:
        return (end + 2, replace(amount, unit="bits")) if _bits(text, end) else (end, amount)
    if match["rate"]:
        return end, amount
    kind, size = UNITS.get(unit) or UNITS.get(unit.lower()) or UNITS[unit.upper()]
    if not _means(unit, kind, text, match):
        return match.start("unit"), amount
    step = amount.step * size or (size if kind == "bytes" else 0.0)
    return end, replace(amount, unit=kind, value=amount.value * size, step=step)


def _means(unit: str, kind: str, text: str, match: re.Match[str]) -> bool:
    """Whether a short or ambiguous unit is meant as one."""
    if unit == "times":
        return bool(_FACTOR_AFTER.match(text, match.end()))
    if unit in ("年", "周") and len(match["digits"]) == 4:
        return False
    if kind == "times" and unit in "xX":
        apart = unit == "X" and text[match.start("unit") - 1] == " "
        return not apart and not re.match(r"\w|-[A-Za-z]", text[match.end() : match.end() + 2])
    return not (unit == "s" and len(match["digits"]) == 4 and not match["more"])


def _bits(text: str, end: int) -> bool:
    place = end + 1 if text[end : end + 1] == " " else end
    return text[place : place + 1] == "位" and bool(_BITS_AFTER.match(text, place + 1))


def _label(text: str, start: int) -> str:
    """The capitalised word that a bare number follows, as in `Llama 4`."""
    match = _LABEL.search(text, max(0, start - 24), start)
    return match[0][:-1] if match and match[0][:-1] not in _SENTENCE_WORD else ""


def _han(text: str) -> Iterator[Found]:
    for match in _HAN.finditer(text):
        value = han_value(match["digits"])
        if value is None or (value <= 1 and len(match["digits"]) == 1) or match["digits"][0] in "万亿":
            continue
        bound: Bound = "over" if match["more"] else bound_of(text, *match.span())
        kind, size = UNITS.get(match["unit"], ("count", 1.0))
        if match["unit"] == "位" and _BITS_AFTER.match(text, match.end()):
            kind = "bits"
        yield match.start(), match.end(), Amount(value * size, kind, bound=bound)


def _worded(text: str) -> Iterator[Found]:
    for match in _WORDED.finditer(text):
        value = english_value(match["number"])
        if value is None or value <= 1:
            continue
        unit = match["unit"]
        kind, size = UNITS.get(unit) or UNITS.get(unit.lower(), ("count", 1.0)) if unit else ("count", 1.0)
        end = match.end()
        if unit and unit.lower() == "times" and not _FACTOR_AFTER.match(text, end):
            kind, size = "count", 1.0
        bound: Bound = "over" if match["more"] else bound_of(text, match.start(), end)
        yield match.start(), end, Amount(value * size, kind, bound=bound)


def _shared(text: str, found: list[Found]) -> list[Found]:
    """*found* where a number without a unit takes that of the next: `10–20 minutes`, `4- and 8-bit`."""
    out = list(found)
    for place in range(len(out) - 2, -1, -1):
        (start, end, amount), (later, _, following) = out[place], out[place + 1]
        bare = amount.unit == "count" and not amount.step and not amount.label
        if bare and following.unit not in ("count", "rank") and later - end <= 8 and _JOIN.fullmatch(text, end, later):
            value = amount.value * _size_of(text, out[place + 1])
            out[place] = (start, end, replace(amount, unit=following.unit, value=value))
    return out


def _size_of(text: str, found: Found) -> float:
    """What one of the unit of *found* is: its value by the number that is printed."""
    match = re.match(_DIGITS, text[found[0] : found[1]])
    printed = float(match[0].replace(",", "")) if match else 0.0
    return found[2].value / printed if printed else 1.0
