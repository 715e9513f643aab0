"""Everything that some passages prove, read once and looked up by every fact of a text."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import cached_property, lru_cache
from itertools import combinations
from zoneinfo import available_timezones

from hugging_news.domain.facts import dates, licences, names, polarity, typed, versions
from hugging_news.domain.facts.amounts import Amount
from hugging_news.domain.facts.folding import fold, lower, trail, words_of
from hugging_news.domain.facts.models import Passage, Vocabulary
from hugging_news.domain.facts.parts import implied
from hugging_news.domain.facts.polarity import Polarity
from hugging_news.domain.facts.sizes import sizes
from hugging_news.domain.text import sentences

_DAY = 86400.0
_CITY = {"Asia/Shanghai": "beijing"}
"""The city after which the time of a zone is called where it is another than the zone's: 北京时间."""


@dataclass(frozen=True)
class Evidence:
    """What *passages* say, in the notation in which facts are compared."""

    passages: tuple[Passage, ...]
    words: Vocabulary

    @cached_property
    def texts(self) -> tuple[str, ...]:
        """The words of every passage, those of typed fields too, folded."""
        said = [passage.text for passage in self.passages if passage.text]
        for passage in self.passages:
            if passage.field is not None:
                said += typed.texts(passage)
        return tuple(fold(text) for text in said if text)

    @cached_property
    def raw(self) -> str:
        return "\n".join([*(passage.text for passage in self.passages), *self.texts])

    @cached_property
    def trails(self) -> str:
        return " | ".join(trail(text) for text in self.texts)

    @cached_property
    def tokens(self) -> frozenset[str]:
        return frozenset(token for text in self.texts for token in words_of(text))

    @cached_property
    def named(self) -> frozenset[object]:
        """Official spellings and things (languages, countries, tasks) that the passages name."""
        found: set[object] = set()
        for text in self.texts:
            found.update(name for _, _, name in names.known(lower(text), self.words))
            found.update(thing for _, _, thing in names.things(text, self.words))
        for passage in self.passages:
            if isinstance(passage.value, str | list | tuple):
                codes = (
                    [passage.value]
                    if isinstance(passage.value, str)
                    else [one for one in passage.value if isinstance(one, str)]
                )
                if typed.is_language(passage):
                    found.update(names.language_thing(code) for code in codes)
                if typed.is_country(passage):
                    found.update(("place", code.upper()) for code in codes)
        if "hub" in self.tokens:
            found.add("hugging face")
        if self.moments and self.words.timezone in _CITY:
            found.add(_CITY[self.words.timezone])
        return frozenset(found)

    @cached_property
    def amounts(self) -> tuple[Amount, ...]:
        found = [amount for text in self.texts for _, _, amount in _quantities(text)]
        found += [amount for text in self.texts for amount in (*sizes(text), *implied(text))]
        for passage in self.passages:
            if passage.field is not None:
                found += typed.amounts(passage)
        return (*found, *self._between)

    @property
    def _between(self) -> list[Amount]:
        """The days between each two moments: of the calendar, and whole ones that have passed."""
        found: set[float] = set()
        for first, second in combinations(self.moments[:24], 2):
            one, two = (
                moment if isinstance(moment, datetime) else datetime(moment.year, moment.month, moment.day, tzinfo=UTC)
                for moment in (first, second)
            )
            gap = abs(_aware(one) - _aware(two))
            found |= {
                float(gap.days),
                float(abs((_aware(one).date() - _aware(two).date()).days)),
                float(round(gap.total_seconds() / _DAY)),
            }
        return [Amount(days * _DAY, "seconds", typed=True) for days in sorted(found)]

    @cached_property
    def moments(self) -> list[datetime | date]:
        return list(dict.fromkeys(moment for text in self.texts for moment in dates.moments(text)))

    @cached_property
    def dates(self) -> frozenset[tuple[object, ...]]:
        values = [one for passage in self.passages for one in typed.members(passage.value)]
        zones = [self.words.timezone, *(str(value) for value in values if _is_zone(value))]
        found = {value for moment in self.moments for value in dates.proved_by(moment, zones)}
        for text in self.texts:
            said = [value for _, _, value in dates.dates(text)]
            found.update(said)
            for value in said:
                if isinstance(value[0], int) and isinstance(value[1], int) and isinstance(value[2], int):
                    found.update(_weekday(value[0], value[1], value[2]))
        return frozenset(found)

    @cached_property
    def versions(self) -> frozenset[str]:
        return frozenset(version for text in self.texts for version in versions.every(text))

    @cached_property
    def licences(self) -> frozenset[str]:
        return frozenset(one for text in self.texts for one in licences.stated(text))

    @cached_property
    def polarities(self) -> tuple[Polarity, ...]:
        """The words with a contrary, each of one clause once."""
        found = {(one.axis, one.sign, one.about): one for text in self.sentences for one in polarity.polarities(text)}
        return tuple(found.values())

    @cached_property
    def sentences(self) -> tuple[str, ...]:
        return tuple(sentence for text in self.texts for sentence in sentences(text, "zh"))


@lru_cache(maxsize=4096)
def _quantities(text: str) -> tuple[tuple[int, int, Amount], ...]:
    from hugging_news.domain.facts.reading import amounts_of

    return tuple(amounts_of(text))


def _aware(moment: datetime) -> datetime:
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def _is_zone(value: object) -> bool:
    return isinstance(value, str) and "/" in value and value in available_timezones()


def _weekday(year: int, month: int, day: int) -> list[tuple[object, ...]]:
    try:
        return [("weekday", date(year, month, day).weekday())]
    except ValueError:
        return []
