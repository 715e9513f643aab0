"""A source's title as a headline: without emoji, hype marks, labels and site names, in the house's spelling.

Words of the title are never changed or cut; what is taken off stands before or after it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from hugging_news.domain.headlines import EMOJI, LIMIT, Manner
from hugging_news.domain.text import HAN, one_line, units
from hugging_news.domain.wording import spaced

_END_MARKS = re.compile(r"[\s!！~～…。]+$|(?<=[^.])\.$")
_INNER_MARKS = re.compile(rf"(?P<zh>(?<=[{HAN}])[!！]+|[!！]+(?=[{HAN}]))|[!！]+(?P<en>(?= \S))|(?P<more>[!！]{{2,}})")
_BRACKETED = re.compile(r"^[\[【（(]([^\]】）)]{1,20})[\]】）)]\s*(?=\S)")
_LABELLED = re.compile(r"^([^:：!！|｜,，]{1,20})[:：!！|｜]+\s*(?=\S)")
_SITE = re.compile(r"\s+[|｜·•–—-]\s+([^|｜]{2,40})$|[_｜|]([^_|｜]{2,40})$")
_COLON = re.compile(rf"(?<=[{HAN}）」』》]) ?: ?|: ?(?=[{HAN}「『《])")
_PLAIN = re.compile(r"[A-Z][a-z]+(?:-[A-Z]?[a-z]+)*(?:['’]s)?")
_WORD = re.compile(r"[^\s\u2014\u2013]+")
_EDGES = "\"'“”‘’()[],;:.?!"
_ASIDE = re.compile(r"\s*[(（][^()（）]*[)）]")
_BREAK = re.compile(r"\s*(?:：|: |——|—|\||，|, |；|; | [-–] )")


def tidy(title: str, lang: str, manner: Manner, names: Mapping[str, str] | None = None) -> str:
    """*title* as a headline may print it; the title itself where nothing would be left.

    *lang* is the language of the title; *names* are official spellings by folded name (`data/names.toml`). English in
    Title Case becomes sentence case only where all of it is plain words or names, so that no name loses its capital.
    """
    said = " ".join(EMOJI.sub(" ", one_line(title, 300)).split())
    said = _without_labels(_without_site(said, manner), manner)
    said = _INNER_MARKS.sub(_milder, _END_MARKS.sub("", said))
    if lang == "zh":
        said = spaced(_COLON.sub("：", said))
    elif lang == "en":
        said = _sentence_case(said, manner, names or {})
    return said or one_line(title, 300)


def shortened(headline: str, limit: int = LIMIT) -> str:
    """*headline* within *limit* units: without what stands in brackets, then without what follows a mark, from the end.

    Words are never cut: what has no mark stays as long as it is.
    """
    while units(headline) > limit:
        marks = list(_ASIDE.finditer(headline)) or list(_BREAK.finditer(headline))
        if not marks or marks[-1].start() == 0:
            break
        last = marks[-1]
        aside = last[0].rstrip()[-1:] in ")）"
        headline = headline[: last.start()] + (headline[last.end() :] if aside else "")
    return headline


def _milder(match: re.Match[str]) -> str:
    """What stands for exclamation marks within a title: a comma, a full stop, or one mark."""
    return "，" if match["zh"] else "!" if match["more"] else "."


def _without_site(title: str, manner: Manner) -> str:
    """*title* without the names of sites behind it."""
    while (match := _SITE.search(title)) and (match[1] or match[2]).strip().casefold() in manner.sites:
        title = title[: match.start()].rstrip()
    return title


def _without_labels(title: str, manner: Manner) -> str:
    """*title* without `[Update]`, `【重磅】`, `BREAKING:` and the like before it."""
    for pattern in (_BRACKETED, _LABELLED, _BRACKETED):
        match = pattern.match(title)
        words = match[1].strip(" !！").casefold() if match else ""
        if match and words in (*manner.before, *manner.sites):
            title = title[match.end() :]
    return title


def _sentence_case(title: str, manner: Manner, names: Mapping[str, str]) -> str:
    """*title* in sentence case where it is in Title Case and each capital is that of a plain word."""
    spans = list(_WORD.finditer(title))
    plain = {match.start(): _plain(match[0]) for match in spans}
    named = _named(title, names)
    words = [place for place in plain if place not in named and plain[place]]
    capitals = [place for place in words if plain[place][0].isupper()]
    openers = {match.start() for match in spans if _opens(title, match.start())}
    inner = [place for place in capitals if place not in openers]
    lower = [place for place in words if plain[place][0].islower() and len(plain[place]) > 3]
    strange = [place for place in inner if plain[place].casefold().removesuffix("'s") not in manner.common]
    if len(inner) < 2 or len(lower) >= len(inner) or strange:
        return title
    letters = list(title)
    for place in inner:
        first = place + title[place:].index(plain[place])
        letters[first : first + len(plain[place])] = plain[place].lower()
    return "".join(letters)


def _plain(word: str) -> str:
    """*word* without marks around it where it is a plain one (`Models`, `of`), empty for names such as `AskChem`."""
    bare = word.strip(_EDGES)
    return bare if (bare.islower() and bare.isalpha()) or _PLAIN.fullmatch(bare) else ""


def _named(title: str, names: Mapping[str, str]) -> frozenset[int]:
    """Where the words of official names stand."""
    found: set[int] = set()
    for name in sorted({*names.values()}):
        for match in re.finditer(rf"(?<!\w){re.escape(name)}(?!\w)", title) if name[:1].isupper() else ():
            found.update(match.start() + word.start() for word in _WORD.finditer(match[0]))
    return frozenset(found)


def _opens(title: str, place: int) -> bool:
    """Whether a word opens the title or follows a full stop; after a colon sentence case goes on in lower case."""
    before = title[:place].rstrip("\"'“‘( ")
    return not before or before[-1] in ".?!"
