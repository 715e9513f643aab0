"""Units by their spelling, with the kind of quantity that they measure and their size in it.

Kinds: `bytes`, `bits`, `seconds`, `months`, `years`, `percent`, `points` (percentage points), `times` (×), `hertz`,
`pixels`, `rate` (tokens a second), `money:…`, and `count`, which is anything that is counted.
"""

from __future__ import annotations

import re

_UNITS: dict[tuple[str, float], str] = {
    ("bytes", 1): "bytes byte 字节",
    ("bytes", 1e3): "KB kB KiB",
    ("bytes", 1e6): "MB MiB 兆 兆字节 megabytes megabyte M内存 M显存",
    ("bytes", 1e9): "GB GiB G 吉字节 gigabytes gigabyte gigs gig",
    ("bytes", 1e12): "TB TiB 太字节 terabytes terabyte",
    ("bytes", 1e15): "PB PiB petabytes petabyte",
    ("bits", 1): "bits bit 比特",
    ("seconds", 1e-6): "µs μs us microseconds microsecond 微秒",
    ("seconds", 1e-3): "ms milliseconds millisecond msec 毫秒",
    ("seconds", 1): "seconds second secs sec s 秒 秒钟",
    ("seconds", 60): "minutes minute mins min 分钟",
    ("seconds", 3600): "hours hour hrs hr h 小时 个小时 钟头",
    ("seconds", 86400): "days day 天",
    ("seconds", 604800): "weeks week 周 个星期 星期",
    ("months", 1): "months month 个月",
    ("years", 1): "years year 年",
    ("percent", 1): "% percent 个百分比",
    ("points", 1): "百分点 个百分点",
    ("times", 1): "x X × 倍 fold times",
    ("hertz", 1): "Hz 赫兹",
    ("hertz", 1e3): "kHz KHz 千赫",
    ("hertz", 1e6): "MHz 兆赫",
    ("hertz", 1e9): "GHz",
    ("pixels", 1): "px pixels pixel 像素 p",
    ("money:usd", 1): "dollars dollar USD 美元 美金",
    ("money:cny", 1): "元 RMB CNY 人民币 yuan",
    ("money:eur", 1): "euros euro EUR 欧元",
    ("rate", 1): "tokens/s tok/s token/s tokens/sec t/s 词元/秒 token/秒 tokens/秒",
    ("frames", 1): "fps FPS 帧/秒",
    ("watts", 1): "W 瓦 watts",
    ("watts", 1e3): "kW 千瓦",
    ("metres", 1): "m 米 metres meters",
    ("metres", 1e3): "km 公里 千米 kilometres kilometers",
}
UNITS = {name: unit for unit, names in _UNITS.items() for name in names.split()}
SCALES: dict[str, float] = {
    "k": 1e3, "K": 1e3, "M": 1e6, "m": 1e6, "B": 1e9, "b": 1e9, "T": 1e12, "bn": 1e9, "mn": 1e6,
    "thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12,
    "十": 10, "百": 1e2, "千": 1e3, "万": 1e4, "十万": 1e5, "百万": 1e6, "千万": 1e7, "亿": 1e8,
    "十亿": 1e9, "百亿": 1e10,
    "千亿": 1e11, "万亿": 1e12,
}  # fmt: skip
CURRENCIES = {"$": "money:usd", "¥": "money:cny", "€": "money:eur", "£": "money:gbp"}


def _any(names: list[str]) -> str:
    """An expression for any of *names*, the longest first; a Latin one ends where the word ends."""
    longest = sorted(names, key=lambda one: (-len(one), one))
    latin = [re.escape(name) for name in longest if name[-1].isascii() and name[-1].isalpha()]
    others = [re.escape(name) for name in longest if not (name[-1].isascii() and name[-1].isalpha())]
    return rf"(?:{'|'.join(others)}|(?:{'|'.join(latin)})(?![A-Za-z0-9]))"


UNIT = _any(list(UNITS))
