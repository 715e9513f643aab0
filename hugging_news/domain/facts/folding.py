"""One notation for every way of writing: full-width forms, dashes and quotes as plain ones, place by place.

`fold` keeps the length, so that a place in the folded text is the same place in the text.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from hugging_news.domain.text import HAN, clean, sentences

_PLAIN = str.maketrans({
    "‐": "-", "‑": "-", "‒": "-", "–": "-", "—": "-", "―": "-", "−": "-", "～": "~", "〜": "~", "‘": "'", "’": "'",
    "“": '"', "”": '"', "「": '"', "」": '"', "『": '"', "』": '"', "\u00a0": " ", "\u3000": " ", "\u2009": " ",
    "\u202f": " ", "\t": " ", "\n": " ", "\r": " ", "✕": "×", "✖": "×", "＋": "+",
})  # fmt: skip
_TOKEN = re.compile(rf"[0-9]+(?:\.[0-9]+)*|[^\W\d_{HAN}]+|[{HAN}]+|[+#@]")
_MARKS = re.compile(r"[\s\W_]+")


def fold(text: str) -> str:
    """*text* in plain forms and small letters, each character in its place."""
    plain = text if text.isascii() else "".join(map(_single, text))
    return plain.translate(_PLAIN)


def _single(letter: str) -> str:
    """The compatible form of a character where that is one character too."""
    if letter < "\u0080" or letter in "…":
        return letter
    other = unicodedata.normalize("NFKC", letter)
    return other if len(other) == 1 else letter


def lower(text: str) -> str:
    """*text* in small letters, each character in its place."""
    small = text.lower()
    if len(small) == len(text):
        return small
    return "".join(small if len(small := letter.lower()) == 1 else letter for letter in text)


def words_of(text: str) -> Iterator[str]:
    """Runs of letters, of digits (with their decimal points) and of Han characters, in small letters."""
    return iter(_TOKEN.findall(lower(text)))


def trail(text: str) -> str:
    """The words of *text* between single spaces: `Qwen3-VL 7B` and `qwen3_vl-7b` are both ` qwen 3 vl 7 b `."""
    return f" {' '.join(words_of(text))} "


def squeezed(text: str) -> str:
    """Letters and digits of *text* alone: what stays when typography is set aside."""
    return _MARKS.sub("", lower(fold(clean(text))))


def quoted(text: str, sources: tuple[str, ...]) -> bool:
    """Whether every sentence of *text* stands in *sources* as a whole sentence, typography aside."""
    own = [one for sentence in sentences(text, None) if (one := squeezed(sentence))]
    if not own:
        return False
    theirs = {
        squeezed(one) for source in sources for lang in ("en", "zh") for one in (source, *sentences(source, lang))
    }
    return squeezed(text) in theirs or all(one in theirs for one in own)
