"""The readers' profile (`[select] watch`, `boost`, `mute`), asked of a story."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from hugging_news.domain.stories import Candidate
from hugging_news.domain.topics import Facts, Tables, Topic, fits
from hugging_news.selection.policy import POLICY


@dataclass(frozen=True)
class Profile:
    """Topics that readers watch, those that count for more or less (by points from -1 to 1), and those kept out."""

    watch: tuple[Topic, ...] = ()
    boost: Mapping[Topic, float] = field(default_factory=dict)
    mute: tuple[Topic, ...] = ()
    tables: Tables = field(default_factory=Tables)

    def watched(self, candidate: Candidate) -> tuple[str, ...]:
        """The watched topics that a story is about, as they were written."""
        return self._named(self.watch, candidate)

    def muted(self, candidate: Candidate) -> tuple[str, ...]:
        """The same of the muted ones. What the editor pinned or placed by hand is never muted."""
        decided = candidate.decision.pin or candidate.decision.section
        return () if decided else self._named(self.mute, candidate)

    def fit(self, candidate: Candidate) -> tuple[float, str]:
        """Between -1 and 1: half for the first watched topic and less for each further, and the points of boosts."""
        if not self.watch and not self.boost:
            return 0.0, ""
        known = self._facts(candidate)
        watched = [topic.written for topic in self.watch if fits(topic, known)]
        boosted = {topic.written: points for topic, points in self.boost.items() if fits(topic, known)}
        value = POLICY.watched * (2 - 0.5 ** (len(watched) - 1)) if watched else 0.0
        reasons = [f"watched: {word}" for word in watched]
        reasons += [f"boosted: {word} ({points:+g})" for word, points in boosted.items()]
        return max(-1.0, min(1.0, value + sum(boosted.values()))), ", ".join(reasons)

    def _named(self, topics: tuple[Topic, ...], candidate: Candidate) -> tuple[str, ...]:
        if not topics:
            return ()
        known = self._facts(candidate)
        return tuple(topic.written for topic in topics if fits(topic, known))

    def _facts(self, candidate: Candidate) -> Facts:
        return Facts(candidate.items, self.tables, candidate.id)
