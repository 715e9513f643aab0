"""Places in an order and parts of a whole: `number 3`, `第三`, `a third`, `一半`, `twice`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from hugging_news.domain.facts.amounts import Amount
from hugging_news.domain.facts.hedges import bound_of
from hugging_news.domain.facts.numerals import HAN_NUMERAL, ORDINALS, english_value, han_value

Found = tuple[int, int, Amount]

_FRACTION = re.compile(
    r"(?P<low>[一二两三四五六七八九十百]{1,4})分之(?P<high>[零一二三四五六七八九十百]{1,6}|[0-9]+(?:\.[0-9]+)?)"
)
_HALF = re.compile(r"\bhalf\b(?![- ]?(?:precision|life|day|hour|year))|\bhalv(?:e|es|ed|ing)\b|一半|半数|减半")
_THIRDS = re.compile(
    r"\b(?P<high>an?|one|two|three|four|five|six|seven|eight|nine)[ -]"
    r"(?P<low>third|quarter|fifth|sixth|eighth|tenth)s?\b(?! (?:party|place|edition))",
    re.I,
)
_FOLD = re.compile(
    r"\b(?:(?P<two>twice|doubl(?:e|es|ed|ing)|two-?fold)|(?P<three>tripl(?:e|es|ed|ing)|thrice))\b(?!-)"
    r"|翻倍|(?:扩大|增加|提高|提升|增长|翻)了?一倍|翻番|翻了一番",
    re.I,
)
_WINNER = re.compile(r"\b(?:winners?|champions?|wins|won|tops|leads|top spot)\b|冠军|榜首|头名|夺冠|居首", re.I)
_BOTH = re.compile(r"\b(?:both|a pair|a couple|duo)\b|两者|二者|双方|双(?=[塔语])", re.I)
_RANK = re.compile(
    rf"第 ?(?!一次)(?P<han>[0-9]+|{HAN_NUMERAL}{{1,6}})(?! ?方)"
    r"|(?:\bnumber|\bno\.|(?<![A-Za-z0-9&])#|\brank(?:s|ed|ing)?(?: at)?(?: number| no\.| #)?|\bplace) "
    r"?(?P<digits>[0-9]{1,3})(?![0-9.])"
    rf"|(?<![A-Za-z0-9.,])(?P<nth>[0-9]{{1,3}})(?:st|nd|rd|th)\b"
    rf"|\b(?P<word>{'|'.join(list(ORDINALS)[2:])})\b(?!-party| party)"
    r"|\b(?P<low>first|second)\b(?= place| on the| among the trending| of the trending)|(?<=ranks "
    r")(?P<lone>first|second)\b|(?<=ranked )(?P<lone2>first|second)\b",
    re.IGNORECASE,
)


def ranks(text: str) -> Iterator[Found]:
    for match in _RANK.finditer(text):
        digits = match["digits"] or match["nth"] or match["han"]
        if digits:
            value = float(digits) if digits.isdecimal() else han_value(digits)
        else:
            value = ORDINALS[(match["word"] or match["low"] or match["lone"] or match["lone2"]).lower()]
        if value is not None:
            yield match.start(), match.end(), Amount(float(value), "rank")


def implied(text: str) -> Iterator[Amount]:
    """What words of a source say without a number: the winner is the first, both are two."""
    if _WINNER.search(text):
        yield Amount(1.0, "rank")
    if _BOTH.search(text):
        yield Amount(2.0)


def fractions(text: str) -> Iterator[Found]:
    for match in _FRACTION.finditer(text):
        low = han_value(match["low"])
        high = float(match["high"]) if match["high"][0].isdecimal() else han_value(match["high"])
        if low and high is not None:
            yield match.start(), match.end(), Amount(100 * high / low, "percent", bound=bound_of(text, *match.span()))
    for match in _HALF.finditer(text):
        yield match.start(), match.end(), Amount(50.0, "percent", bound=bound_of(text, *match.span()))
    for match in _THIRDS.finditer(text):
        high = 1 if match["high"].lower() in ("a", "an") else english_value(match["high"]) or 1
        low = {"third": 3, "quarter": 4, "fifth": 5, "sixth": 6, "eighth": 8, "tenth": 10}[match["low"].lower()]
        yield match.start(), match.end(), Amount(100 * high / low, "percent", bound=bound_of(text, *match.span()))
    for match in _FOLD.finditer(text):
        yield match.start(), match.end(), Amount(3.0 if match["three"] else 2.0, "times")
