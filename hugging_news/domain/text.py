"""Plain text from strangers made safe to print, and counted the same way everywhere.

Removed are control characters, terminal escape sequences, invisible and bidirectional formatting characters, lone
surrogates and the fifth and later of stacked combining marks (THREATS, "Text that is published").
"""

from __future__ import annotations

import html
import re
import unicodedata
from typing import Literal


def word_set(words: str) -> frozenset[str]:
    """The words of a list written as one text."""
    return frozenset(words.split())


_ESCAPE_SEQUENCE = re.compile(r"\x1b(?:\[[0-?]*[ -/]*[@-~]|\][^\x07\x1b\n]*(?:\x07|\x1b\\)?|[ -/]*[0-~])")
_LINE_BREAK = re.compile(r"\r\n|[\r\v\f\x1c-\x1e\x85\u2028\u2029]")
_CP1252 = {code: bytes([code]).decode("cp1252", "ignore") for code in range(0x80, 0xA0)}
_INVISIBLE = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u2028-\u202e"
    "\u2060-\u206f\u2800\u3164\ud800-\udfff\ufdd0-\ufdef\ufe00-\ufe0d\ufeff\uffa0\ufff0-\ufffb\ufffe\uffff"
    "\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff\U000ffffe-\U0010ffff]"
)
_MARKS = "[\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]"
_STACKED_MARKS = re.compile(f"({_MARKS}{{4}}){_MARKS}+")

HAN = "\u3005\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_KANA_HANGUL = "\u1100-\u11ff\u3040-\u30ff\u3130-\u318f\u31f0-\u31ff\uac00-\ud7af\uff66-\uff9d"
CJK = HAN + _KANA_HANGUL
"""The characters that stand without spaces between words; like `HAN`, for use inside `[]` of a pattern."""
_HAN_CHARACTER = re.compile(f"[{HAN}]")
_KANA_HANGUL_CHARACTER = re.compile(f"[{_KANA_HANGUL}]")
_CJK_CHARACTER = re.compile(f"[{HAN}{_KANA_HANGUL}]")
_WORD = re.compile(rf"[^\W_{HAN}{_KANA_HANGUL}]+(?:['’._/+@:-]+[^\W_{HAN}{_KANA_HANGUL}]+)*")
_LATIN_WORD = re.compile(r"[A-Za-z\u00c0-\u024f]{2,}")
_ENGLISH = word_set(
    "the a an of and to in is are for with on by from that this it its as we you your our be or at can how what new "
    "now has have was will not but more"
)
_FOREIGN = word_set(
    "de la le les des du et est une un dans pour que en el los las del por con y se der die das und ist nicht mit ein "
    "eine von den dem zu auf il di che per della non het van een op och att som på av na się nie w z do não uma os je"
)

_MARKER = re.compile(r"^\s*(?:[-*•·‣▪]|\d{1,3}[.)、])\s+")
_BLOCK_BREAK = re.compile(r"\n\s*\n|\n(?=\s*(?:[-*•·‣▪]|\d{1,3}[.)、])\s)")
_CLOSING = "\"'”’」』）)】〕》〉\\]"
_WIDE = rf"(?P<wide>[。！？][。！？!?…]*[{_CLOSING}]*)"
_NARROW = rf"(?P<narrow>(?<![.!?])[.!?]++[{_CLOSING}]*+)"
_TERMINALS = (
    re.compile(rf"{_WIDE}|{_NARROW}(?= \S)"),
    re.compile(rf"{_WIDE}|{_NARROW}(?= \S|(?<=[!?])[{HAN}{_KANA_HANGUL}])"),
)
_SPACE = re.compile(r"\s+")
_WRAP = re.compile(rf"(?<=[{HAN}\u3040-\u30ff，。！？；：、）」』”])[ \t]*\n\s*(?=[{HAN}\u3040-\u30ff「『（“《])")
_ABBREVIATIONS = word_set(
    "e.g i.e etc vs cf al fig eq sec no dr mr mrs ms prof st jr sr inc ltd corp co approx est dept u.s u.k jan feb mar "
    "apr jun jul aug sep sept oct nov dec ver v p pp vol ch"
)
_SENTENCE_START = re.compile(rf"[A-Z0-9\u00c0-\u00de“‘\"'(\[{HAN}{_KANA_HANGUL}]|[^\W\da-z_]|[^\w\s,;:)\]}}]")


def _strip(text: str) -> str:
    """*text* in NFC without what must never be printed; newlines and tabs stay."""
    if text.isascii() and text.isprintable():
        return text
    text = _ESCAPE_SEQUENCE.sub("", text)
    text = _LINE_BREAK.sub("\n", text).translate(_CP1252)
    text = unicodedata.normalize("NFC", _INVISIBLE.sub("", text))
    return _STACKED_MARKS.sub(r"\1", text)


def clean(text: str) -> str:
    """*text* with every kind of line break as `\\n` and nothing invisible; layout, spaces and tabs stay as they are."""
    return _strip(text)


def cut(text: str, limit: int) -> str:
    """At most *limit* characters, the last one `…` when something was cut off."""
    return text if len(text) <= limit else text[: limit - 1].rstrip() + "…"


def one_line(text: str, limit: int = 500) -> str:
    """*text* as one clean line: entities decoded once, whitespace folded, at most *limit* characters (cut with `…`)."""
    decoded = html.unescape(text[: limit * 40])
    return cut(" ".join(_strip(decoded).split()), limit)


def cjk_count(text: str) -> int:
    """How many Chinese, Japanese or Korean characters *text* has; punctuation does not count."""
    return len(_CJK_CHARACTER.findall(text))


def units(text: str) -> int:
    """Length as readers feel it: one CJK character or one word is one unit; `v5.15.0` and `Qwen3-7B` are one word."""
    return cjk_count(text) + len(_WORD.findall(text))


def language_of(text: str) -> Literal["zh", "en"] | None:
    """`zh` or `en` by the characters of *text* (its first 4,000), None for other languages and for too little text."""
    text = text[:4000]
    han, kana = len(_HAN_CHARACTER.findall(text)), len(_KANA_HANGUL_CHARACTER.findall(text))
    words = _LATIN_WORD.findall(text)
    if kana * 10 > han + kana:
        return None
    if han >= 2 and han * 3 >= len(words):
        return "zh"
    return "en" if _reads_english(text, words) else None


def _reads_english(text: str, words: list[str]) -> bool:
    """Latin letters dominate, and function words, where there are any, are English ones."""
    letters = sum(map(str.isalpha, text))
    if not words or sum(map(len, words)) * 2 < letters or sum(map(len, words)) < 4:
        return False
    folded = [word.lower() for word in words]
    english = sum(word in _ENGLISH for word in folded)
    foreign = sum(word in _FOREIGN for word in folded)
    return english >= foreign and (english > 0 or len(words) < 12)


def sentences(text: str, lang: str | None) -> tuple[str, ...]:
    """The sentences of plain *text* in order, each one line; blank lines and list markers end one as well.

    Lines that were only wrapped are joined. In Chinese and Japanese `!` and `?` end a sentence without a space as well.
    """
    found: list[str] = []
    terminal = _TERMINALS[(lang or "")[:2] in ("zh", "ja")]
    for block in _BLOCK_BREAK.split(clean(text)):
        found += _split(unwrap(_MARKER.sub("", block)).strip(), terminal)
    return tuple(found)


def unwrap(text: str) -> str:
    """*text* with its whitespace folded: a line break is a space, or nothing between Chinese or Japanese characters."""
    return _SPACE.sub(" ", _WRAP.sub("", text) if "\n" in text else text)


def _split(line: str, terminal: re.Pattern[str]) -> list[str]:
    found, start = [], 0
    for match in terminal.finditer(line):
        if match["narrow"] and not _ends_sentence(line, start, match):
            continue
        found.append(line[start : match.end()].strip())
        start = match.end()
    found.append(line[start:].strip())
    return [sentence for sentence in found if sentence]


def _ends_sentence(line: str, start: int, match: re.Match[str]) -> bool:
    """Whether an ASCII full stop ends a sentence, and not an abbreviation, an initial or a list number."""
    rest = line[match.end() :].lstrip()
    if not _SENTENCE_START.match(rest):
        return False
    if match["narrow"][0] != ".":
        return True
    word = line[start : match.start()].rsplit(" ", 1)[-1].lstrip("(\"'“‘[")
    initial = len(word) == 1 and word.isalpha() and word.isupper()
    return bool(word) and not initial and word.lower() not in _ABBREVIATIONS
