"""Whether two texts say the same words, however they are set."""

from __future__ import annotations

import re
import unicodedata

from hugging_news.domain.typography.models import House
from hugging_news.domain.typography.rules import fix

_SIGNS = str.maketrans("。、「」『』“”‘’–—～…", ".," + 6 * '"' + "''---.", "`")
_REPEATED = re.compile(r"([^\w\s])\1+")


def same_words(a: str, b: str, lang: str = "zh", house: House | None = None) -> bool:
    """Whether *a* and *b* differ in typography alone: spaces, width, marks, and what the fixer mends."""
    return bare_words(a, lang, house or House()) == bare_words(b, lang, house or House())


def bare_words(text: str, lang: str, house: House) -> str:
    """*text* as it is compared: without what typography may set otherwise."""
    plain = unicodedata.normalize("NFKC", fix(text, lang, house).translate(_SIGNS))
    return "".join(_REPEATED.sub(r"\1", plain.casefold()).split())
