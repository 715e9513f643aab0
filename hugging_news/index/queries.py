"""What a user types, and what FTS5 is asked for it.

All words must match; `"several words"` stand together in this order; `-word` must not match; `word*` is the beginning
of a word. Chinese quotation marks and full-width signs count as their plain forms. Every input has a meaning: what the
index does not know as text is a space, and nothing that was typed reaches FTS5 as its syntax.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

from hugging_news.index.words import RUN, WORD_CHARACTER, fold, identifiers, segments, words

_QUOTES = str.maketrans("“”„‟「」『』«»", '"' * 10)
_TERM = re.compile(r'(?P<minus>(?<!\S)-)?(?:"(?P<phrase>[^"]*)(?:"|$)|(?P<word>[^\s"]+))(?P<star>(?<=")\*)?')


@dataclass(frozen=True)
class Term:
    """Folded *text* that must be found, or must not when *excluded*; a *prefix* may go on as a longer word."""

    text: str
    excluded: bool = False
    prefix: bool = False

    @property
    def expression(self) -> str:
        """The term for FTS5; empty when nothing in it can be found."""
        named = identifiers(self.text)
        if named == [self.text]:
            return _in_identifiers(self.text, self.prefix)
        parts = [_in_words(self.text, self.prefix)]
        parts += [_in_identifiers(each, self.prefix and self.text.endswith(each)) for each in named]
        return " AND ".join(part for part in parts if part)

    @property
    def pattern(self) -> re.Pattern[str] | None:
        """Finds the term in folded text, to mark it."""
        runs = list(RUN.finditer(self.text))
        if not runs:
            return None
        start = "" if runs[0]["cjk"] else f"(?<!{WORD_CHARACTER})"
        end = "" if runs[-1]["cjk"] or self.prefix else f"(?!{WORD_CHARACTER})"
        return re.compile(start + r"[\W_]*".join(re.escape(run.group()) for run in runs) + end)


@dataclass(frozen=True)
class Query:
    """Terms in the order in which they were typed."""

    terms: tuple[Term, ...]

    @property
    def expression(self) -> str:
        """The whole query for FTS5; empty when there is nothing to look for."""
        asked = [f"({one.expression})" for one in self.terms if not one.excluded and one.expression]
        refused = [f"({one.expression})" for one in self.terms if one.excluded and one.expression]
        if not asked:
            return ""
        found = " AND ".join(asked)
        return f"({found}) NOT ({' OR '.join(refused)})" if refused else found

    @property
    def patterns(self) -> tuple[re.Pattern[str], ...]:
        return tuple(one.pattern for one in self.terms if not one.excluded and one.pattern)


def parse(arguments: Iterable[str]) -> Query:
    """The query of a command line: an argument with a space in it was quoted in the shell and is a phrase."""
    typed = [_plain(argument) for argument in arguments]
    terms = [term for text in typed for term in _terms(_as_phrase(text))]
    return Query(tuple(term for term in dict.fromkeys(terms) if term.expression))


def _plain(text: str) -> str:
    return unicodedata.normalize("NFKC", text.translate(_QUOTES)).strip()


def _as_phrase(text: str) -> str:
    return f'"{text}"' if re.search(r"\s", text) and '"' not in text else text


def _terms(text: str) -> Iterable[Term]:
    for match in _TERM.finditer(text):
        typed = match["phrase"] if match["word"] is None else match["word"]
        prefix = bool(match["star"]) or typed.endswith("*")
        yield Term(_trimmed(typed), bool(match["minus"]), prefix)


def _trimmed(typed: str) -> str:
    """Folded, without what stands around the first and the last word."""
    folded = fold(typed)
    runs = list(RUN.finditer(folded))
    return folded[runs[0].start() : runs[-1].end()] if runs else ""


def _in_words(text: str, prefix: bool) -> str:
    """A phrase of words. A CJK run may go on in the text: its last token is dropped, or is a beginning when alone."""
    tokens = words(text)
    runs = list(RUN.finditer(text))
    if not tokens:
        return ""
    if runs[-1]["cjk"]:
        prefix = len(runs[-1].group()) == 1
        tokens = tokens if prefix else tokens[:-1]
    return _phrase("title body", tokens, prefix)


def _in_identifiers(identifier: str, prefix: bool) -> str:
    return _phrase("names mentions", segments(identifier), prefix)


def _phrase(columns: str, tokens: Iterable[str], prefix: bool) -> str:
    return f'{{{columns}}} : "{" ".join(tokens)}"' + ("*" if prefix else "")
