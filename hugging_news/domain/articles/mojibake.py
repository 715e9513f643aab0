"""UTF-8 that was read as another encoding: read again where that is exact, else measured.

Exact means that all of it gives valid UTF-8 again, and nothing but characters that people write.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from hugging_news.domain.text import CJK

_CP1252 = {char: code for code in range(0x80, 0xA0) if (char := bytes([code]).decode("cp1252", "ignore"))}
_LATIN = re.compile(rf"[\u0080-\u00ff{''.join(_CP1252)}]+")
_TIMES = 3
_LEADS = re.compile("[Â-ô]")
_HAN_MARKS = "锛銆鈥鐨涓浜浠鍙鍦鎴鏂鏄璇妯寮"
"""What `，。“的不人们可在我文是语模开` begin with after UTF-8 was read as GBK; all are rare in real texts."""
_SURE = "锛銆鈥"
_MARK = re.compile(f"[{_HAN_MARKS}]")
_HAN_RUN = re.compile(r"[\u3400-\u9fff\ue000-\uf8ff€\ufffd?]{4,}")
_WRITTEN = re.compile(
    rf"[\x00-\x7f\u00a0-\u00ff\u0152\u0153\u0160\u0161\u0178\u017d\u017e\u2010-\u2027\u2030-\u203a\u20ac\u2122"
    rf"\u2190-\u21ff\u2200-\u22ff\u2460-\u27bf\u3000-\u303f\uff00-\uffef{CJK}\U0001f000-\U0001faff\ufe0f\u200d]*"
)


def redecoded(text: str) -> str:
    """*text* as it was before UTF-8 was read as Windows-1252, Latin-1 or GBK; unchanged where that is not exact."""
    for sign, read_again in ((_LEADS, _from_latin), (_MARK, _from_gbk)):
        if not text.isascii() and sign.search(text):
            found = _first_written(text, read_again)
            if found != text:
                return found
    return text


def _first_written(text: str, read_again: Callable[[str], str]) -> str:
    """What *read_again* makes of *text*, as often as it was misread (at most three times); *text* where that fails."""
    written = found = text
    for _ in range(_TIMES):
        try:
            found, before = read_again(found), found
        except UnicodeError:
            break
        if found == before:
            break
        written = found if _WRITTEN.fullmatch(found) else written
    return written


def misread_runs(text: str) -> int:
    """How many characters of *text* stand in runs that GBK made of UTF-8."""
    runs = (match[0] for match in _HAN_RUN.finditer(text))
    return sum(len(run) for run in runs if _is_misread(run))


def _is_misread(run: str) -> bool:
    """Whether marks stand close together, and not by one rare word (`涓涓细流`)."""
    marks = _MARK.findall(run)
    return len(marks) * 8 >= len(run) and (len(set(marks)) > 1 or marks[0] in _SURE)


def _from_latin(text: str) -> str:
    """Each run beyond ASCII decoded again: other scripts, and marks set rightly, may stand between them."""

    def decoded(match: re.Match[str]) -> str:
        if not _LEADS.search(match[0]):
            return match[0]
        return bytes(_CP1252.get(char, ord(char)) for char in match[0]).decode("utf-8")

    return _LATIN.sub(decoded, text)


def _from_gbk(text: str) -> str:
    """The whole text at once: GBK takes an ASCII letter as the second half of a character."""
    return text.encode("gb18030").decode("utf-8")
