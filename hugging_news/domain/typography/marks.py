"""T6, T7, T8, T10, T14: which marks stand in a Chinese sentence, and which in an English phrase."""

from __future__ import annotations

import re
from collections.abc import Iterator

from hugging_news.domain.typography.models import House
from hugging_news.domain.typography.reading import Found, Shown
from hugging_news.domain.typography.signs import CLOSING, HAN, LATIN, OPENING, PLACED, STOPS, WORD, has_han, is_han

_FULL = {",": "，", ".": "。", ":": "：", ";": "；", "!": "！", "?": "？"}
_HALF = {full: half for half, full in _FULL.items()} | {"、": ","}
_MARK = re.compile(r"(?<![ \t])[ \t]*+([,:;!?])[ \t]*+")
_CLOSED = CLOSING.rstrip("”’")
_AFTER_HAN = rf"(?<=[{HAN}{_CLOSED}％])"
_STOP = re.compile(
    rf"{_AFTER_HAN}\.(?!\.)(?=[ \t{CLOSING}]|$|[{HAN}])[ \t]*|(?<=[A-Za-z]{{3}})\.(?!\.)[ \t]*(?=[{HAN}])", re.MULTILINE
)
_LAST = re.compile(rf"(?<=[{WORD}{PLACED}%）])[.!?;](?=[ \t]*$)", re.MULTILINE)
_ABBREVIATED = re.compile(
    r"(?:^|[^A-Za-z])(?:etc|et al|al|vs|Inc|Ltd|Corp|Co|No|Dr|Mr|Ms|Jr|Sr|St|e\.g|i\.e|cf|[A-Z])$"
)
_PHRASE = re.compile(rf"(?:[{WORD}{PLACED}'’.,:;!?()/&+–-]+[ \t]+){{3,}}[{WORD}{PLACED}'’()/&+–-]+$")
_SEGMENT = re.compile(rf"[^{OPENING}{CLOSING}\"\n]+")
_LEAD = "日午号晚早于在从至到（）–—~-"
_HOUR = r"(?:[01]?\d|2[0-4])"
_TIME = re.compile(
    rf"(?:^|(?<=[{_LEAD}])|(?<=[{_LEAD}] )){_HOUR}：(?=[0-5]\d(?![\d.A-Za-z]))"
    rf"|(?<![\w.-]){_HOUR}：(?=[0-5]\d ?(?:[，。、）–—~-]|至|到|开始|UTC|北京))"
    r"|(?<![\w.-])(?:16：(?=9|10)|(?:4|3|1)：(?=[1-4]))(?=\d{1,2}(?![\d.A-Za-z]| ?[个项种款位次条处]))"
    r"|(?<=\d)．(?=\d)",
    re.ASCII,
)
_ENGLISH_MARK = re.compile(rf"(?<=[{LATIN}0-9])([，；：！？。])[ \t]*(?=([{LATIN}0-9])|$|[ \t\n])")
_REPEATED = re.compile(r"([！？。，；：、!?])[ \t]*(?:\1[ \t]*)*\1")
_DOTS = re.compile(
    rf"(?<=[{HAN}{STOPS}{CLOSING}])(?:\.{{3,}}|。{{3,}}|…(?!…)(?<!……)|…{{3,}})|(?:(?<!\.)\.{{3,}}+|(?<!…)…(?!…))(?=[{HAN}])"
)
_DASH = re.compile(
    rf"(?<=[{HAN}{CLOSING}])(?:[ \t]*——+[ \t]*|—|-{{2,}}(?![a-z])|[ \t]+-{{2,}}[ \t]+)(?=[{HAN}{OPENING}{WORD}])"
)
_RANGE = re.compile(
    r"(?<![\w.\-–/:@#])(?<!\d,)(?P<from>\d+(?:[.,:]\d+)*[%°]?)"
    r"(?P<sign>[ \t]*(?:[-~～—]|——|--)[ \t]*)(?P<to>\d+(?:[.,:]\d+)*)"
    r"(?![\w\-–/]|[.:]\d)",
    re.ASCII,
)
_DAYS = re.compile(r"(?<=[日月年号点])[ \t]*(?:[-~～–]|—{1,2})[ \t]*(?=\d+[ \t]*[日月年号点])")
_MONTH = re.compile(r"\d{4}\D+(?:0[1-9]|1[0-2])")
_DAY = re.compile(r"(?:0\d|1[0-2])-(?:0\d|[12]\d|3[01])")
_KEEPS = re.compile(r"(?:^|-)0\d", re.ASCII)
_SEASON = re.compile(r"(?:19|20)\d\d-\d\d", re.ASCII)
_YEAR = re.compile(r"(?:19|20)\d\d", re.ASCII)
_NUMBERED = re.compile(r"(?:室|电话|编号|热线|\b(?:Rooms?|room|Tel|Call|call|No\.|ISO|IEC|RFC))[ \t:：]*$")
_PAIR = re.compile(r"\(([^()\n]*)\)")
_CLAUSE = re.compile("[了吗呢吧很请是我你您他她它这那能会就都也还将让已可]")
_ITEMS = re.compile(rf"(?<![{HAN}])[{HAN}]{{1,6}}(?:,[{HAN}]{{1,6}}){{2,}}(?![{HAN}])")
_AND = re.compile(
    rf"(?<=[{HAN}{WORD}{PLACED}{CLOSING}])、[ \t]*"
    rf"(?=(?:以及|和(?![平谐解声弦睦服])|与(?![会众否时日人此])|及(?![时格第至早]))[{HAN}{WORD} ])"
)


def sentence_marks(shown: Shown, house: House) -> Iterator[Found]:
    """T6: full-width marks beside Chinese, and at the end of a Chinese sentence."""
    text = shown.text
    for match in _MARK.finditer(text):
        before, after = text[match.start() - 1 : match.start()], text[match.end() : match.end() + 1]
        beside = is_han(before) or before in (*_CLOSED,) or is_han(after)
        if before and beside and not _belongs(text, match):
            yield Found(match.start(), match.end(), _FULL[match[1]])
    for match in _STOP.finditer(text):
        if not _ABBREVIATED.search(text[max(match.start() - 9, 0) : match.start()]):
            yield Found(match.start(), match.end(), "。")
    yield from _ends(text)


def _belongs(text: str, match: re.Match[str]) -> bool:
    """Whether the mark is part of an expression (`10:30`, `a:b`), an emoticon or repeated Latin marks."""
    inner = text[match.start(1) - 1 : match.end(1) + 1]
    return bool(re.fullmatch(r"\d[:,]\d|[A-Za-z]:[A-Za-z]|.:[()DP]", inner)) or (match[1] == ":" and "::" in inner)


def _ends(text: str) -> Iterator[Found]:
    """The last mark of a Chinese sentence that ends in Latin words; that of an English phrase stays."""
    for segment in _SEGMENT.finditer(text):
        for match in _LAST.finditer(text, segment.start(), segment.end()):
            line = text[max(text.rfind("\n", 0, match.start()) + 1, segment.start()) : match.start()]
            sentence = re.split(rf"[{STOPS}!?]|\.[ \t]", line)[-1]
            if has_han(sentence) and not _in_phrase(sentence) and not _ABBREVIATED.search(sentence):
                yield Found(match.start(), match.end(), _FULL[match[0]])


def english_marks(shown: Shown, house: House) -> Iterator[Found]:
    """T7: half-width marks in times, decimals and English phrases (a quotation or a text without Chinese)."""
    text = shown.text
    for match in _TIME.finditer(text):
        yield Found(match.end() - 1, match.end(), "." if match[0] == "．" else ":")
    for segment in _SEGMENT.finditer(text):
        if has_han(segment[0]) or len(re.findall(rf"[{LATIN}]+", segment[0])) < 3 or not _quoted(text, segment):
            continue
        for match in _ENGLISH_MARK.finditer(text, segment.start(), segment.end()):
            yield Found(match.start(), match.end(), _HALF[match[1]] + " " * bool(match[2]))


def _quoted(text: str, segment: re.Match[str]) -> bool:
    """Whether a segment stands between marks that open and close, or is the whole text."""
    before, after = text[: segment.start()][-1:], text[segment.end() :][:1]
    return before in OPENING + '"' and after in CLOSING + '"' if before and after else not before and not after


def brackets(shown: Shown, house: House) -> Iterator[Found]:
    """T8: full-width brackets in Chinese text, also around Latin words; not in `O(n)` or inside an English phrase."""
    text = shown.text
    if not has_han(text):
        return
    for match in _PAIR.finditer(text):
        if _chinese_brackets(text, match):
            yield Found(match.start(), match.start() + 1, "（")
            yield Found(match.end() - 1, match.end(), "）")


def _chinese_brackets(text: str, match: re.Match[str]) -> bool:
    before, after = text[: match.start()].rstrip(" \t"), text[match.end() :].lstrip(" \t")
    tight = bool(re.match(rf"[{WORD}_\])]", text[: match.start()][-1:] or " "))
    if tight and not has_han(match[1]):
        return False
    chinese = rf"[{HAN}{STOPS}{OPENING}{CLOSING}]"
    if has_han(match[1]) or re.match(chinese, before[-1:] or " ") or re.match(chinese, after[:1] or " "):
        return bool(match[1].strip())
    line = text[text.rfind("\n", 0, match.start()) + 1 :].split("\n")[0]
    return not after and bool(match[1].strip()) and has_han(line) and not _in_phrase(before)


def _in_phrase(before: str) -> bool:
    """Whether *before* ends in at least four English words."""
    return bool(_PHRASE.search(before[-200:]))


def repeated(shown: Shown, house: House) -> Iterator[Found]:
    """T10: each mark once; the ellipsis is `……`, the dash `——`, a range has `–`, between dates 至."""
    text = shown.text
    for match in _REPEATED.finditer(text):
        if match[1] != "。" or match[0].count("。") == 2:
            yield Found(match.start(), match.end(), match[1])
    chinese = has_han(text)
    for match in _DOTS.finditer(text) if chinese else ():
        yield Found(match.start(), match.end(), "……")
    for match in _DASH.finditer(text) if chinese else ():
        if match[0] != "——":
            yield Found(match.start(), match.end(), "——")
    yield from ranges(shown, house)
    for match in _DAYS.finditer(text):
        yield Found(match.start(), match.end(), "至")


def ranges(shown: Shown, house: House) -> Iterator[Found]:
    """An en dash between two numbers; dates (`2023-07`, `01-31`), versions and ids stay."""
    for match in _RANGE.finditer(shown.text):
        if match["sign"].strip() != "-" or _hyphen_is_dash(match, shown.text):
            yield Found(match.start("sign"), match.end("sign"), "–")


def _hyphen_is_dash(match: re.Match[str], text: str) -> bool:
    """Whether a hyphen joins the ends of a range: times, or numbers that rise and are about as long.

    A telephone number (`010-62781234`), a standard (`IEEE 754-2008`, `ISO 8601-1`), a room (`3-101`) and a difference
    (`10 - 3`) are none.
    """
    low, high = match["from"].rstrip("%°").replace(",", ""), match["to"].replace(",", "")
    if ":" in low and ":" in high:
        return True
    if (
        match["sign"] != "-"
        or _MONTH.fullmatch(match[0])
        or _DAY.fullmatch(match[0])
        or _KEEPS.search(low + "-" + high)
    ):
        return False
    if _SEASON.fullmatch(f"{low}-{high}"):
        return int(low[-2:]) + 1 == int(high)
    if _NUMBERED.search(text[: match.start()][-8:]) or (_YEAR.fullmatch(high) and not _YEAR.fullmatch(low)):
        return False
    numbers = [[int(part) for part in re.split("[.:]", number)] for number in (low, high)]
    return numbers[0] < numbers[1] and len(str(numbers[1][0])) - len(str(numbers[0][0])) <= 2


def items(shown: Shown, house: House) -> Iterator[Found]:
    """T14: 、 between short Chinese items that are no clauses, none before 和."""
    for match in _ITEMS.finditer(shown.text):
        if _CLAUSE.search(match[0]):
            continue
        for at, sign in enumerate(match[0], match.start()):
            if sign == ",":
                yield Found(at, at + 1, "、")
    for match in _AND.finditer(shown.text):
        yield Found(match.start(), match.end(), "")
