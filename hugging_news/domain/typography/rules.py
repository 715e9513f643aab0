"""The tables of rules, what they find in a sentence, and the fixer."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from hugging_news.domain.typography import characters, english, figures, marks, names, quotes, spacing
from hugging_news.domain.typography.models import House, Slip
from hugging_news.domain.typography.reading import Found, Shown, kept, shown
from hugging_news.domain.typography.signs import has_han

Rule = Callable[[Shown, House], Iterator[Found]]
Rules = Sequence[tuple[str, Rule]]

CHARACTERS: Rules = (
    ("T11", characters.full_width),
    ("T13", characters.hidden),
    ("T13", characters.styled),
    ("T20", characters.spaces),
)
"""What holds in every language, also for a name or a quotation in another one."""

SIGNS: Rules = (("T4", figures.units), ("T19", names.compounds))
CHINESE: Rules = (
    ("T1", spacing.latin),
    ("T2", spacing.digits),
    ("T3", spacing.placed),
    ("T5", spacing.beside_wide),
    ("T6", marks.sentence_marks),
    ("T7", marks.english_marks),
    ("T8", marks.brackets),
    ("T9", quotes.quotes),
    ("T10", marks.repeated),
    ("T18", spacing.handles),
)
ENGLISH: Rules = (
    ("E2", english.number_ranges),
    ("E5", english.curly),
    ("E6", english.before_marks),
    ("E7", english.wide_marks),
    ("E8", english.repeated),
)
NAMES: Rules = (("T12", names.spelling), ("typo", names.typos))
OWN_CHINESE: Rules = (
    ("T14", marks.items),
    ("T16", figures.dates),
    ("T17", figures.thousands),
    ("T18", figures.persons),
)
OWN_ENGLISH: Rules = (("E1", english.serial_comma),)
_ENGLISH_IDS = {"T4": "E3", "T20": "E4"}
ROUNDS = 24
"""At most so often is a text gone through; two or three rounds mend what is met in practice."""


def slips(text: str, lang: str, house: House) -> tuple[Slip, ...]:
    """What breaks a rule in *text* (plain text with `code` spans, as sentences of an edition are), by position.

    Texts in other languages than Chinese and English have none.
    """
    reading = shown(text)
    return mendable(text, found(reading, house, rules_of(reading.text, lang, house.own)), kept)


def fix(text: str, lang: str, house: House) -> str:
    """*text* with every slip mended that a rule can mend; `fix(fix(x)) == fix(x)`."""
    for _ in range(ROUNDS):
        mended = apply(text, slips(text, lang, house))
        if mended == text:
            break
        text = mended
    return text


def found(reading: Shown, house: House, rules: Rules) -> tuple[Slip, ...]:
    """What *rules* find, by position; the same place once a rule."""
    seen: dict[tuple[int, int, str], Slip] = {}
    for id, rule in rules:
        for one in rule(reading, house):
            start, end, better = reading.place(one)
            seen.setdefault((start, end, id), Slip(id, start, end, reading.source[start:end], better))
    return tuple(sorted(seen.values(), key=lambda slip: (slip.start, slip.end, slip.rule)))


def rules_of(text: str, lang: str, own: bool = True) -> Rules:
    """The rules for a text of *lang*: those for Chinese sentences only where there is Chinese.

    Traditional Chinese (`zh-Hant`) is somebody else's: how it is spelt is not ours either. Words that are not our
    *own* are judged by how they are set: spelling, dates and counts are their author's.
    """
    if lang == "en":
        rules = (*CHARACTERS, *SIGNS, *ENGLISH, *((*NAMES, *OWN_ENGLISH) if own else ()))
        return [(_ENGLISH_IDS.get(id, id), rule) for id, rule in rules]
    own = own and lang == "zh"
    if not lang.startswith("zh"):
        return ()
    if not has_han(text):
        return (*CHARACTERS, *SIGNS, *(NAMES if own else ()))
    return (*CHARACTERS, *SIGNS, *CHINESE, *((*NAMES, *OWN_CHINESE) if own else ()))


def mendable(text: str, all_slips: tuple[Slip, ...], kept: Callable[[str], object]) -> tuple[Slip, ...]:
    """*all_slips*, without a fix where it would change what must stay: *kept* of the text before and after them all."""
    if all(slip.better is None for slip in all_slips):
        return all_slips
    before = kept(text)

    def joined(good: tuple[Slip, ...], more: tuple[Slip, ...]) -> tuple[Slip, ...]:
        """*good* with those of *more* that can be mended along with them, found by halves."""
        both = (*good, *more)
        if kept(apply(text, both)) == before:
            return both
        half = len(more) // 2
        return joined(joined(good, more[:half]), more[half:]) if half else good

    harmless = set(joined((), tuple(slip for slip in all_slips if slip.better is not None)))
    return tuple(slip if slip in harmless or slip.better is None else _unmended(slip) for slip in all_slips)


def _unmended(slip: Slip) -> Slip:
    return Slip(slip.rule, slip.start, slip.end, slip.found, None)


def apply(text: str, mending: Iterable[Slip]) -> str:
    """*text* with the first of the slips that overlap mended; the next round finds what is left."""
    written, at = "", 0
    for slip in mending:
        if slip.better is not None and slip.start >= at:
            written += text[at : slip.start] + slip.better
            at = max(slip.end, slip.start)
    return written + text[at:]
