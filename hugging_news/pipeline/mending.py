"""What becomes of a gate: a sentence is taken back, a picture left out, a story held; what a person wrote stays.

Asked after each round of choosing, drafting and assembling, until nothing changes (`docs/architecture.md`, "Checking").
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Literal

from hugging_news.check import Problem
from hugging_news.check.problem import Place
from hugging_news.domain.editions import Edition, Story
from hugging_news.domain.stories import Candidate, Draft
from hugging_news.domain.typography import House
from hugging_news.drafts.demote import demoted
from hugging_news.drafts.evidence import is_own_headline

ROUNDS = 12
"""So often an edition is made again; what fails then is refused."""


@dataclass(frozen=True)
class Demotion:
    """One thing that a check took back: *said* is what stood there, *done* what became of it."""

    rule: str
    story: str
    lang: str
    sentence: Place
    said: str
    done: Literal["sentence", "headline", "picture", "held"]
    why: str


@dataclass
class Mending:
    """What has been taken back so far, by story: *refused* texts as (language, text), *bare* stories lost a picture."""

    candidates: Mapping[str, Candidate]
    house: House
    held: dict[str, str] = field(default_factory=dict)
    refused: dict[str, set[tuple[str, str]]] = field(default_factory=dict)
    bare: set[str] = field(default_factory=set)
    lines: list[Demotion] = field(default_factory=list)
    _taken: dict[str, set[tuple[str, str]]] = field(default_factory=dict)

    def draft(self, draft: Draft, candidate: Candidate) -> Draft:
        """*draft* without what was refused of the story."""
        refused = self.refused.get(candidate.id)
        return demoted(draft, candidate, refused, self.house) if refused else draft

    def take(self, problems: Iterable[Problem], edition: Edition) -> bool:
        """Act on the gates among *problems*; whether anything is different now.

        What a rule says of a story as a whole waits while it names a sentence or headline of it: a line of the glance
        repeats the headline, and is mended with it.
        """
        self._taken = {}
        before, stories = len(self.lines), {story.id: story for story in edition.stories()}
        ours = stories.keys() & self.candidates.keys()
        gates = [one for one in problems if one.severity == "gate" and one.story in ours]
        placed = {(gate.story, gate.rule) for gate in gates if gate.sentence is not None}
        for gate in gates:
            if gate.sentence is not None or (gate.story, gate.rule) not in placed:
                self._take(gate, stories[gate.story])
        for story, texts in self._taken.items():
            self.refused.setdefault(story, set()).update(texts)
        return len(self.lines) > before

    def _take(self, gate: Problem, story: Story) -> None:
        if gate.rule == "Q10" and story.image and story.id not in self.bare:
            self.bare.add(story.id)
            self._note(gate, story.image.alt, "picture")
        elif gate.sentence is not None and (said := _said(story, gate)) is not None:
            self._take_back(gate, story, said)
        elif story.id not in self.held:
            self._hold(gate, story.headline.get(gate.lang, ""))

    def _take_back(self, gate: Problem, story: Story, said: str) -> None:
        if self._is_written(gate, story):
            return
        text = (gate.lang, said)
        if text in self.refused.get(story.id, ()):
            if story.id not in self.held:
                self._hold(gate, said)
        elif text not in self._taken.setdefault(story.id, set()):
            self._taken[story.id].add(text)
            self._note(gate, said, "headline" if gate.sentence == "headline" else "sentence")

    def _is_written(self, gate: Problem, story: Story) -> bool:
        """Whether a person wrote what failed: it is never rewritten, and the story not held for it."""
        if gate.sentence == "headline":
            return is_own_headline(self.candidates[story.id], gate.lang)
        return isinstance(gate.sentence, int) and story.summary[gate.lang][gate.sentence].method == "editor"

    def _hold(self, gate: Problem, said: str) -> None:
        self.held[gate.story] = f"{gate.rule}: {gate.message}"
        self._note(gate, said, "held")

    def _note(self, gate: Problem, said: str, done: Literal["sentence", "headline", "picture", "held"]) -> None:
        self.lines.append(Demotion(gate.rule, gate.story, gate.lang, gate.sentence, said, done, gate.message))


def _said(story: Story, gate: Problem) -> str | None:
    """The text that a gate is about; None when there is none in that place."""
    if gate.sentence == "headline":
        return story.headline.get(gate.lang)
    sentences = story.summary.get(gate.lang, ())
    here = isinstance(gate.sentence, int) and 0 <= gate.sentence < len(sentences)
    return sentences[gate.sentence].text if here and isinstance(gate.sentence, int) else None
