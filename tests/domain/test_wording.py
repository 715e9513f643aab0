"""Numbers, dates and lists in both languages."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hugging_news.domain import wording
from hugging_news.resources import load_toml

CHINA = ZoneInfo("Asia/Shanghai")
LABELS = {lang: load_toml("templates", f"i18n/{lang}.toml") for lang in ("zh", "en")}


def at(*parts: int) -> datetime:
    return datetime(*parts, tzinfo=CHINA)  # type: ignore[arg-type,misc]


@pytest.mark.parametrize(
    ("value", "zh", "en"),
    [
        (0, "0", "0"),
        (980, "980", "980"),
        (9_800, "9,800", "9,800"),
        (10_000, "1 万", "10k"),
        (12_000, "1.2 万", "12k"),
        (12_400, "1.24 万", "12.4k"),
        (99_999, "10 万", "100k"),
        (999_950, "100 万", "1M"),
        (12_345_678, "1,230 万", "12.3M"),
        (99_995_000, "1 亿", "100M"),
        (340_000_000, "3.4 亿", "340M"),
        (2_000_000_000, "20 亿", "2B"),
    ],
)
def test_compact(value: int, zh: str, en: str) -> None:
    """Below 10,000 a number is written out, from there on in 万 and 亿, or k, M and B."""
    assert (wording.compact(value, "zh"), wording.compact(value, "en")) == (zh, en)


UNITS = {"": 1, "k": 10**3, "M": 10**6, "B": 10**9, "T": 10**12, "万": 10**4, "亿": 10**8, "万亿": 10**12}


@given(st.integers(0, 10**14), st.sampled_from(["zh", "en"]))
def test_compact_is_never_more_than_five_percent_off(value: int, lang: str) -> None:
    """What a reader takes from the short form is the number, give or take 5 %."""
    digits, unit = re.fullmatch(r"([\d.,]+) ?(\D*)", wording.compact(value, lang)).groups()  # type: ignore[union-attr]
    assert float(digits.replace(",", "")) * UNITS[unit] == pytest.approx(value, rel=0.05)


@pytest.mark.parametrize(
    ("value", "text"),
    [(0, "0"), (412, "+412"), (-412, "−412"), (1_234, "+1.2k"), (-12_345, "−12.3k"), (3_000_000, "+3M")],
)
def test_signed_compact(value: int, text: str) -> None:
    """A change carries its sign, and the same units in both languages."""
    assert {wording.signed_compact(value, lang) for lang in ("zh", "en")} == {text}


@pytest.mark.parametrize(
    ("count", "text"),
    [
        (30_000_000_000, "30B"),
        (756_000_000, "756M"),
        (1_540_000_000, "1.54B"),
        (1_500_000_000, "1.5B"),
        (355_000, "355K"),
        (6_738_415_616, "6.74B"),
        (999_600_000, "1B"),
        (1_040_000_000_000, "1.04T"),
        (512, "512"),
    ],
)
def test_parameters(count: int, text: str) -> None:
    """Model sizes have at most three significant digits and no trailing zero."""
    assert wording.parameters(count) == text


@pytest.mark.parametrize(
    ("count", "text"),
    [(118_000_000_000, "118 GB"), (4_976_543_210, "4.98 GB"), (3_300_000, "3.3 MB"), (512, "512 B"), (999_999, "1 MB")],
)
def test_size(count: int, text: str) -> None:
    """Bytes are counted in decimal units, as the Hub does."""
    assert wording.size(count, "zh") == wording.size(count, "en") == text


def test_number_and_day() -> None:
    """Digits are grouped, dates have the spaces of Chinese typography and are read in the given zone."""
    late = datetime(2023, 7, 8, 17, tzinfo=UTC)
    assert wording.number(9624, "zh") == wording.number(9624, "en") == "9,624"
    assert wording.day(date(2023, 7, 8), "zh") == "2023 年 7 月 8 日"
    assert wording.day(late, "en") == "8 July 2023"
    assert wording.day(late, "en", "Asia/Shanghai") == "9 July 2023"
    assert wording.stamp(at(2026, 1, 5, 8), "zh") == "2026 年 1 月 5 日 00:00 UTC"


SPANS: list[tuple[dict[str, Any], str, str]] = [
    (
        {"start": at(2023, 7, 8, 9), "end": at(2023, 7, 8, 12)},
        "2023 年 7 月 8 日（周六）9:00–12:00（北京时间，UTC+8）",
        "Sat 8 July 2023, 9:00–12:00 (Beijing, UTC+8)",
    ),
    (
        {"start": at(2023, 7, 8, 9)},
        "2023 年 7 月 8 日（周六）9:00（北京时间，UTC+8）",
        "Sat 8 July 2023, 9:00 (Beijing, UTC+8)",
    ),
    (
        {"start": at(2023, 7, 8, 9), "end": at(2023, 7, 8, 9)},
        "2023 年 7 月 8 日（周六）9:00（北京时间，UTC+8）",
        "Sat 8 July 2023, 9:00 (Beijing, UTC+8)",
    ),
    (
        {"start": at(2023, 7, 8, 9), "end": at(2023, 7, 8, 8)},
        "2023 年 7 月 8 日（周六）9:00（北京时间，UTC+8）",
        "Sat 8 July 2023, 9:00 (Beijing, UTC+8)",
    ),
    (
        {"start": at(2023, 7, 8, 18), "end": at(2023, 7, 9)},
        "2023 年 7 月 8 日（周六）18:00–24:00（北京时间，UTC+8）",
        "Sat 8 July 2023, 18:00–24:00 (Beijing, UTC+8)",
    ),
    (
        {"start": at(2023, 7, 8, 1), "end": at(2023, 7, 10, 1)},
        "2023 年 7 月 8 日（周六）1:00 至 10 日（周一）1:00（北京时间，UTC+8）",
        "Sat 8 July, 1:00 – Mon 10 July 2023, 1:00 (Beijing, UTC+8)",
    ),
    (
        {"start": at(2023, 6, 30, 20), "end": at(2023, 7, 1, 2)},
        "2023 年 6 月 30 日（周五）20:00 至 7 月 1 日（周六）2:00（北京时间，UTC+8）",
        "Fri 30 June, 20:00 – Sat 1 July 2023, 2:00 (Beijing, UTC+8)",
    ),
    (
        {"start": at(2023, 12, 31, 22), "end": at(2024, 1, 1, 2)},
        "2023 年 12 月 31 日（周日）22:00 至 2024 年 1 月 1 日（周一）2:00（北京时间，UTC+8）",
        "Sun 31 December 2023, 22:00 – Mon 1 January 2024, 2:00 (Beijing, UTC+8)",
    ),
    (
        {"start": at(2023, 7, 6), "end": at(2023, 7, 9), "all_day": True},
        "2023 年 7 月 6 日（周四）至 8 日（周六），北京时间（UTC+8）",
        "Thu 6 – Sat 8 July 2023, Beijing (UTC+8)",
    ),
    (
        {"start": at(2023, 7, 6), "end": at(2023, 7, 7), "all_day": True},
        "2023 年 7 月 6 日（周四），北京时间（UTC+8）",
        "Thu 6 July 2023, Beijing (UTC+8)",
    ),
    (
        {"start": at(2023, 7, 6), "all_day": True},
        "2023 年 7 月 6 日（周四），北京时间（UTC+8）",
        "Thu 6 July 2023, Beijing (UTC+8)",
    ),
    (
        {"start": at(2023, 6, 30), "end": at(2023, 7, 3), "all_day": True},
        "2023 年 6 月 30 日（周五）至 7 月 2 日（周日），北京时间（UTC+8）",
        "Fri 30 June – Sun 2 July 2023, Beijing (UTC+8)",
    ),
    (
        {"start": at(2023, 12, 30), "end": at(2024, 1, 2), "all_day": True},
        "2023 年 12 月 30 日（周六）至 2024 年 1 月 1 日（周一），北京时间（UTC+8）",
        "Sat 30 December 2023 – Mon 1 January 2024, Beijing (UTC+8)",
    ),
    (
        {"start": at(2024, 2, 28), "end": at(2024, 3, 2), "all_day": True},
        "2024 年 2 月 28 日（周三）至 3 月 1 日（周五），北京时间（UTC+8）",
        "Wed 28 February – Fri 1 March 2024, Beijing (UTC+8)",
    ),
    (
        {"start": at(2023, 7, 8, 9), "end": at(2023, 7, 8, 12), "zone": "Europe/Paris"},
        "2023 年 7 月 8 日（周六）3:00–6:00（巴黎时间，UTC+2）",
        "Sat 8 July 2023, 3:00–6:00 (Paris, UTC+2)",
    ),
    (
        {"start": at(2023, 7, 8, 9), "end": at(2023, 7, 8, 12), "zone": "America/New_York"},
        "2023 年 7 月 7 日（周五）21:00–24:00（美国东部时间，UTC−4）",
        "Fri 7 July 2023, 21:00–24:00 (US Eastern, UTC−4)",
    ),
    (
        {"start": at(2023, 7, 8, 9), "end": at(2023, 7, 8, 12), "zone": "Asia/Kolkata"},
        "2023 年 7 月 8 日（周六）6:30–9:30（印度时间，UTC+5:30）",
        "Sat 8 July 2023, 6:30–9:30 (India, UTC+5:30)",
    ),
    (
        {"start": at(2023, 7, 8, 9), "end": at(2023, 7, 8, 12), "zone": "UTC"},
        "2023 年 7 月 8 日（周六）1:00–4:00（UTC）",
        "Sat 8 July 2023, 1:00–4:00 (UTC)",
    ),
    (
        {"start": at(2023, 7, 8), "end": at(2023, 7, 9), "zone": "UTC", "all_day": True},
        "2023 年 7 月 7 日（周五）至 8 日（周六），UTC",
        "Fri 7 – Sat 8 July 2023, UTC",
    ),
    (
        {
            "start": datetime(2023, 10, 28, 22, tzinfo=UTC),
            "end": datetime(2023, 10, 29, 4, tzinfo=UTC),
            "zone": "Europe/London",
        },
        "2023 年 10 月 28 日（周六）23:00 至 29 日（周日）4:00（伦敦时间，UTC+1/UTC）",
        "Sat 28 October, 23:00 – Sun 29 October 2023, 4:00 (London, UTC+1/UTC)",
    ),
]


@pytest.mark.parametrize(("given_", "zh", "en"), SPANS)
def test_event_span(given_: dict[str, Any], zh: str, en: str) -> None:
    """A span says what both ends share once, counts all-day ends as exclusive, and always names its zone."""
    values = {"end": None, "zone": "Asia/Shanghai", **given_}
    found = [wording.event_span(**values, lang=lang, labels=LABELS[lang]) for lang in ("zh", "en")]
    assert found == [zh, en]


@pytest.mark.parametrize(
    ("names", "zh", "en"),
    [
        ([], "", ""),
        (["a"], "a", "a"),
        (["a", "b"], "a 和 b", "a and b"),
        (["a", "b", "c"], "a、b 和 c", "a, b and c"),
        (["模型", "数据集"], "模型和数据集", "模型 and 数据集"),
        (["", "a"], "a", "a"),
    ],
)
def test_joined(names: list[str], zh: str, en: str) -> None:
    """A full list ends with "and", without a serial comma."""
    assert (wording.joined(names, "zh"), wording.joined(names, "en")) == (zh, en)


def test_listed() -> None:
    """A list that is cut says so: 等 and et al., or how many there are."""
    names = ["Ada", "Wei", "小雨", "Olu"]
    assert wording.listed(names, "zh", LABELS["zh"]) == "Ada、Wei、小雨等"
    assert wording.listed(names, "en", LABELS["en"]) == "Ada, Wei, 小雨 et al."
    assert wording.listed(names[:3], "zh", LABELS["zh"]) == "Ada、Wei、小雨"
    assert wording.listed(["@a", "@b", "@c"], "zh", LABELS["zh"], 2, "people") == "@a、@b 等 3 位"
    assert wording.listed(["@a", "@b", "@c"], "en", LABELS["en"], 2, "people") == "@a, @b and 1 more"


def test_fill_sets_spaces_between_scripts() -> None:
    """A value is set off from Chinese text around it, unless a mark stands between; its braces are no fields."""
    assert wording.fill("来自{base}的模型", base="kite-7b") == "来自 kite-7b 的模型"
    assert wording.fill("来自{base}的模型", base="风筝") == "来自风筝的模型"
    assert wording.fill("（{a}）", a="x") == "（x）"
    assert wording.fill("{a}，{b}", a="{b}", b="y") == "{b}，y"


def test_duration_and_reading_time() -> None:
    """Durations are short and rounded; nothing is read in less than a minute."""
    assert [wording.duration(480, lang) for lang in ("zh", "en")] == ["8 分钟", "8 min"]
    assert [wording.duration(5400, lang) for lang in ("zh", "en")] == ["1 小时 30 分钟", "1 hr 30 min"]
    assert wording.duration(5, "zh") == "5 秒"
    assert wording.reading_minutes("字" * 1750, "zh") == 5
    assert wording.reading_minutes("word " * 920, "en") == 4
    assert wording.reading_minutes("", "zh") == 1


def test_no_second_full_stop() -> None:
    """A sentence that ends with an abbreviation has one full stop."""
    assert wording.fill("By {names}.", names="a, b et al.") == "By a, b et al."
    assert wording.fill("{n} is out.", n="5.1") == "5.1 is out."


def test_names_of_languages_and_countries() -> None:
    """Codes become names; what is no code stays as it is."""
    assert [wording.language_name(code, "zh") for code in ("fr", "zh-CN", "码", "code", "multilingual")] == [
        "法语",
        "中文",
        "码",
        "code",
        "多语种",
    ]
    assert wording.country_name("FR", "en") == "France"
    assert wording.country_name("法兰西", "en") == "法兰西"


@pytest.mark.parametrize(
    ("day", "part"),
    [
        ("2023-07-03", "上周"),
        ("2023-06-23", "周末愉快"),
        ("2023-07-05", "下期再见"),
        ("2023-06-16", "父亲节"),
        ("2023-01-20", "春节"),
        ("2024-01-01", "元旦"),
        ("2024-09-30", "国庆"),
    ],
)
def test_signoff(day: str, part: str) -> None:
    """Mondays look back and ahead, Fridays wish a weekend, a holiday within three days comes first."""
    assert part in wording.signoff(date.fromisoformat(day), LABELS["zh"], "Hugging News")


def test_fixed_texts_name_the_newsletter() -> None:
    """Intro and sign-off carry the newsletter's own name; the Chinese intro ends with the invitation."""
    assert wording.intro(LABELS["zh"], "Kite Weekly").startswith("每一周，Kite Weekly 都")
    assert wording.intro(LABELS["zh"], "Kite Weekly").endswith("快来看看吧！")
    assert wording.signoff(date(2023, 7, 3), LABELS["zh"], "风筝周报").startswith("以上就是上周的风筝周报，")


@pytest.mark.parametrize(("pattern", "one", "many"), [
    ("{n} rows", "1 row", "2 rows"), ("{n} stories kept", "1 story kept", "2 stories kept"),
    ("{n} new likes in 7 days", "1 new like in 7 days", "2 new likes in 7 days"), ("{n} is", "1 is", "2 is"),
])  # fmt: skip
def test_one_of_a_thing_is_in_the_singular(pattern: str, one: str, many: str) -> None:
    """English nouns behind a field that says 1; other words, and what a value holds, stay."""
    assert wording.fill(pattern, n="1") == one
    assert wording.fill(pattern, n="2") == many
    assert wording.fill("{n} rows", n="the 1 rows") == "the 1 rows rows"
