"""Numbers, dates, times and lists in the words of a language.

What CLDR knows comes from Babel, the rest from *labels*: the language's table (`templates/i18n/<lang>.toml`), which the
caller loads and hands in. In Chinese a space parts CJK characters from Latin letters and digits (EDITORIAL T1–T3).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from hugging_news.domain.text import HAN, units

if TYPE_CHECKING:
    from babel import Locale

Labels = Mapping[str, Any]
READING_RATE = {"zh": 350, "en": 230}
"""Units (a CJK character or a Latin word) that are read in a minute."""

_LOCALES = {"zh": "zh_Hans_CN", "en": "en_GB"}
_BINARY_FREE = ((10**15, "PB"), (10**12, "TB"), (10**9, "GB"), (10**6, "MB"), (10**3, "kB"), (1, "B"))
_COUNTS = ((10**12, "T"), (10**9, "B"), (10**6, "M"), (10**3, "K"), (1, ""))
_HAN = re.compile(f"[{HAN}]")
_PUNCTUATION = re.compile(r"[\s\u3000-\u3004\u3008-\u303f\uff00-\uff65…—·()\[\]{}<>'\"“”‘’,.;:!?/\\|–-]")
_FIELD = re.compile(r"(\{[a-z_]+\})")
_COUNTED = re.compile(
    r"^( (?:new )?)(downloads|items|languages|likes|lines|places|providers|rows|sources|stars|stories|times|tokens"
    r"|upvotes)\b"
)


# -- numbers -----------------------------------------------------------------------------------------------------------


def number(value: float, lang: str) -> str:
    """*value* with separators: `9,624`."""
    from babel.numbers import format_decimal

    return str(format_decimal(value, locale=_locale(lang)))


def compact(value: int, lang: str) -> str:
    """*value* in short: `9,800`, from 10,000 on `1.23 万`, `3.4 亿` or `12.3k`, `340M`.

    Three significant digits in every language, so that the same number is the same everywhere.
    """
    from babel.numbers import format_compact_decimal

    if abs(value) < 10_000:
        return number(value, lang)
    short = str(format_compact_decimal(_rounded(value, 3), locale=_locale(lang), fraction_digits=2))
    digits, unit = re.fullmatch(r"(-?[\d.,]+)(.*)", short, re.S).groups()  # type: ignore[union-attr]
    return glue(number(float(digits), lang), unit.replace("K", "k").strip())


def signed_compact(value: int, lang: str) -> str:
    """A change: `+412`, `+1.2k`, `−3M`, `0`. The units are international in every language, as in a chart."""
    if abs(value) < 1000:
        size = number(abs(value), lang)
    else:
        size = _scaled(abs(value), 2 if abs(value) < 10_000 else 3, _COUNTS).replace("K", "k").replace(" ", "")
    return f"{'+' if value > 0 else '−' if value < 0 else ''}{size}"


def parameters(count: int) -> str:
    """The size of a model: `30B`, `756M`, `1.5B`; at most three significant digits."""
    return _scaled(count, 3, _COUNTS).replace(" ", "")


def size(count: int, lang: str) -> str:
    """A number of bytes in decimal units: `118 GB`, `3.3 MB`; at most three significant digits."""
    return _scaled(count, 3, _BINARY_FREE)


def _rounded(value: float, digits: int) -> int:
    """*value* rounded half up to *digits* significant digits."""
    step: int = 10 ** max(len(str(int(abs(value)))) - digits, 0)
    rounded = int(abs(value) / step + 0.5) * step
    return int(rounded if value >= 0 else -rounded)


def _scaled(value: int, digits: int, scales: Sequence[tuple[int, str]]) -> str:
    value = _rounded(value, digits)
    scale, unit = next(((scale, unit) for scale, unit in scales if value >= scale), scales[-1])
    text = f"{value / scale:.{digits}f}".rstrip("0").rstrip(".") if value % scale else str(value // scale)
    return f"{text} {unit}".rstrip()


# -- dates and times ---------------------------------------------------------------------------------------------------


def day(moment: date | datetime, lang: str, zone: str = "UTC") -> str:
    """A date: `2023 年 7 月 8 日`, `8 July 2023`; a time is read in *zone* first."""
    from babel.dates import format_date

    local = moment.astimezone(ZoneInfo(zone)).date() if isinstance(moment, datetime) else moment
    return spaced(format_date(local, "long", locale=_locale(lang)))


def stamp(moment: datetime, lang: str) -> str:
    """When something was counted, in UTC: `2026 年 1 月 5 日 00:00 UTC`, `5 January 2026 00:00 UTC`."""
    return f"{day(moment, lang)} {moment.astimezone(UTC):%H:%M} UTC"


def event_span(
    start: datetime, end: datetime | None, zone: str, lang: str, labels: Labels, all_day: bool = False
) -> str:
    """When an event takes place, in *zone*, which is always named.

    `2023 年 7 月 8 日（周六）9:00–12:00（北京时间，UTC+8）`, `Sat 8 July 2023, 9:00–12:00 (Beijing, UTC+8)`; all day:
    `2023 年 7 月 6 日（周四）至 8 日（周六），北京时间（UTC+8）`, with an exclusive *end* as in RFC 5545.
    """
    words, where = labels["span"], ZoneInfo(zone)
    first = start.astimezone(where)
    last = end.astimezone(where) if end and end > start else None
    name, offset = zone_name(zone, lang, first, labels), offset_name(zone, first, last)
    place = "place_all_day" if all_day else "place"
    where_text = offset if name == offset else fill(words[place], zone=name, offset=offset)
    if not all_day:
        return fill(words["timed"], span=_timed(first, last, lang, words), place=where_text)
    last = last - timedelta(microseconds=1) if last else first
    days = _between(first, last, lang, words["days"], words["day"], words["to"])
    return fill(words["all_day"], span=days, place=where_text)


def deadline(moment: datetime, zone: str, lang: str, labels: Labels) -> str:
    """A deadline in *zone*: its day, with the time where the source says more than "that day"."""
    at = moment.astimezone(ZoneInfo(zone))
    whole = (at.hour, at.minute) in ((0, 0), (23, 59))
    return day(moment, lang, zone) if whole else event_span(moment, None, zone, lang, labels)


def _timed(first: datetime, last: datetime | None, lang: str, words: Labels) -> str:
    if last is None:
        return _pattern(first, words["moment"], lang)
    if first.date() == last.date() or _next_midnight(first) == last:
        until = "24:00" if first.date() != last.date() else _pattern(last, "H:mm", lang)
        return f"{_pattern(first, words['moment'], lang)}–{until}"
    return _between(first, last, lang, words["times"], words["moment"], words["to"])


def _next_midnight(moment: datetime) -> datetime:
    return datetime.combine(moment.date() + timedelta(days=1), time(), moment.tzinfo)


def _between(first: datetime, last: datetime, lang: str, pairs: Labels, single: str, to: str) -> str:
    """Two dates by the pair of patterns that fits: what both share is said once."""
    if first.date() == last.date():
        return _pattern(first, single, lang)
    same_year = first.year == last.year
    case = "same_month" if same_year and first.month == last.month else "same_year" if same_year else "other"
    before, after = pairs[case]
    return glue(glue(_pattern(first, before, lang), to), _pattern(last, after, lang))


def _pattern(moment: datetime, pattern: str, lang: str) -> str:
    """*moment* in a CLDR pattern, in its own zone."""
    from babel.dates import format_datetime

    return str(format_datetime(moment, pattern, tzinfo=moment.tzinfo, locale=_locale(lang)))


def zone_name(zone: str, lang: str, at: datetime, labels: Labels) -> str:
    """A zone as readers call it: `北京时间`, `Beijing`; else its city by CLDR (`巴黎时间`, `Paris`)."""
    from babel.dates import get_timezone_location

    if zone in labels["zones"]:
        return str(labels["zones"][zone])
    city = get_timezone_location(at.astimezone(ZoneInfo(zone)), locale=_locale(lang), return_city=True)
    return fill(labels["span"]["city"], city=city)


def offset_name(zone: str, at: datetime, until: datetime | None = None) -> str:
    """`UTC+8`, `UTC+5:30`, `UTC−4`, `UTC`; both when the clocks change between *at* and *until*."""
    found = [_offset(moment.astimezone(ZoneInfo(zone))) for moment in (at, until or at)]
    return "/".join(dict.fromkeys(found))


def _offset(moment: datetime) -> str:
    minutes = round((moment.utcoffset() or timedelta()).total_seconds() / 60)
    if not minutes:
        return "UTC"
    hours, rest = divmod(abs(minutes), 60)
    return f"UTC{'+' if minutes > 0 else '−'}{hours}" + (f":{rest:02}" if rest else "")


def duration(seconds: float, lang: str) -> str:
    """A length of time in hours and minutes: `8 分钟`, `1 hr 30 min`; under a minute in seconds."""
    from babel.units import format_unit

    minutes = int(seconds / 60 + 0.5) if seconds >= 60 else 0
    parts = [(minutes // 60, "hour"), (minutes % 60, "minute")] if minutes else [(round(seconds), "second")]
    locale = "en" if lang == "en" else _locale(lang)
    texts = [format_unit(n, f"duration-{unit}", "short", locale=locale) for n, unit in parts if n or len(parts) == 1]
    return " ".join(spaced(text) for text in texts)


def reading_minutes(text: str, lang: str) -> int:
    """How long *text* takes to read, at least 1: a CJK character or a Latin word is one unit (`READING_RATE`)."""
    return max(1, int(units(text) / READING_RATE.get(lang, 230) + 0.5))


# -- lists and sentences -----------------------------------------------------------------------------------------------


def joined(names: Iterable[str], lang: str) -> str:
    """A full list: `a、b 和 c`, `a, b and c`; empty for none."""
    names = [name for name in names if name]
    if not names:
        return ""
    pattern = "2" if len(names) == 2 else "end"
    return fill(_list_pattern(lang, pattern), a=_comma(names[:-1], lang), b=names[-1]) if names[1:] else names[0]


def listed(names: Iterable[str], lang: str, labels: Labels, limit: int = 3, more: str = "others") -> str:
    """A list that is cut after *limit* names: `a、b、c 等`, `a, b, c et al.`; no "and" between the names.

    *more* is the key below `labels.more` of what follows a cut: `{count}` is all of them, `{rest}` those not named.
    """
    names = [name for name in names if name]
    shown = _comma(names[:limit], lang)
    if len(names) <= limit:
        return shown
    return fill(labels["more"][more], names=shown, count=str(len(names)), rest=str(len(names) - limit))


def _comma(names: Sequence[str], lang: str) -> str:
    text = names[0] if names else ""
    for name in names[1:]:
        text = fill(_list_pattern(lang, "middle"), a=text, b=name)
    return text


@cache
def _list_pattern(lang: str, part: str) -> str:
    pattern = str(_parsed(lang).list_patterns["standard"][part])
    return pattern.replace("{0}", "{a}").replace("{1}", "{b}")


def fill(pattern: str, **values: str) -> str:
    """*pattern* with its `{fields}`; in Chinese a space is set where Latin letters or digits meet CJK characters.

    Patterns are labels, never content; a value may hold braces. After "et al." a sentence needs no second full stop,
    and after a field that says 1 what is counted stands in the singular (`1 row`).
    """
    text, before = "", ""
    for part in _FIELD.split(pattern):
        said = values[part[1:-1]] if _FIELD.fullmatch(part) else _singular(part) if before == "1" else part
        before = said
        text = glue(text, said.removeprefix(".") if text.endswith(".") else said)
    return text


def _singular(after: str) -> str:
    """The words behind a field that says 1."""
    return _COUNTED.sub(lambda match: match[1] + (match[2][:-1] if match[2] != "stories" else "story"), after)


def glue(left: str, right: str) -> str:
    """Two texts after one another, with a space between them where typography wants one (T1–T3)."""
    if not left or not right:
        return left + right
    return f"{left} {right}" if _apart(left[-1], right[0]) else left + right


def spaced(text: str) -> str:
    """*text* with a space wherever a CJK character meets a Latin letter or a digit."""
    return "".join(f"{a} " if _apart(a, b) else a for a, b in zip(text, f"{text[1:]} ", strict=False))


def _apart(left: str, right: str) -> bool:
    han = bool(_HAN.match(left)), bool(_HAN.match(right))
    return any(han) and not all(han) and not _PUNCTUATION.match(left) and not _PUNCTUATION.match(right)


# -- names that CLDR knows ---------------------------------------------------------------------------------------------


def language_name(code: str, lang: str) -> str:
    """`fr` → `法语`, `French`; what is no language code is returned as it is."""
    code = "mul" if code.lower() == "multilingual" else code
    spellings = (code.replace("-", "_"), code.split("-")[0])
    return next((name for spelling in spellings if (name := _display("languages", spelling, lang))), code)


def country_name(code: str, lang: str) -> str:
    """`FR` → `法国`, `France`; what is no country code is returned as it is."""
    return _display("territories", code.upper(), lang) or code if len(code) == 2 else code


def _display(kind: str, code: str, lang: str) -> str | None:
    name = getattr(_parsed(lang), kind).get(code)
    return str(name) if name else None


# -- fixed texts that depend on the day --------------------------------------------------------------------------------


def intro(labels: Labels, name: str) -> str:
    """The opening paragraph of the newsletter *name*."""
    return fill(labels["intro"]["text"], name=name)


def signoff(published: date, labels: Labels, name: str) -> str:
    """The closing sentence of the edition of that day: a holiday's within three days, else the weekday's."""
    return fill(_signoff(published, labels), name=name)


def _signoff(published: date, labels: Labels) -> str:
    texts = labels["signoff"]
    for offset in range(3):
        for holiday in texts["holidays"]:
            if any(_falls_on(rule, published + timedelta(days=offset)) for rule in holiday["on"]):
                return str(holiday["text"])
    return str(texts.get(("monday", "", "", "", "friday", "", "")[published.weekday()]) or texts["other"])


def _falls_on(rule: str, when: date) -> bool:
    """*rule* is `2027-02-06`, `10-01`, or `06-sunday-3`: the third Sunday of June."""
    if rule in (when.isoformat(), f"{when:%m-%d}"):
        return True
    month, _, rest = rule.partition("-")
    return rest == f"{_WEEKDAYS[when.weekday()]}-{(when.day - 1) // 7 + 1}" and month == f"{when:%m}"


_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")


def _locale(lang: str) -> str:
    return _LOCALES.get(lang, lang)


@cache
def _parsed(lang: str) -> Locale:
    from babel import Locale

    return Locale.parse(_locale(lang))
