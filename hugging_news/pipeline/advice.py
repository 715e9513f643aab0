"""What an editor can write, and in which file, to change a choice."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace

from hugging_news.domain.stories import Candidate, Cut
from hugging_news.domain.topics import Topic
from hugging_news.selection.choose import Rules, choose
from hugging_news.selection.policy import POLICY

_FILE = "hugging_news.toml"
_STEPS = 8
"""So many bounds are raised one after another before that way is given up."""


@dataclass(frozen=True)
class Trial:
    """A choice that can be made again with other rules: the pool, the ids that checks hold, the weight of `fit`.

    *capped* are the sections that `[select] caps` bounds, which goes before `[sections.<id>] max`.
    """

    pool: Sequence[Candidate]
    rules: Rules
    held: frozenset[str]
    weight: float
    capped: frozenset[str] = frozenset()

    def story(self, item: str) -> Candidate:
        return next(one for one in self.pool if one.id == item)

    def refusal(self, item: str, rules: Rules, points: float = 0.0) -> Cut | None:
        """What keeps *item* out under *rules* when its fit is higher by *points*; None: it is told."""
        pool = [_lifted(one, points, self.weight) if one.id == item else one for one in self.pool]
        return next((cut for cut in choose(pool, rules, self.held).cut if cut.item == item), None)


def against_cap(why: Cut, lacks: float | None, trial: Trial) -> list[str]:
    """Changes of one file each, every one tried: with any of them the story would be told."""
    found = [_by_bounds(why, trial), _by_points(why, lacks, trial), _by_watching(why, trial)]
    pin = f'pin = 1 in curation.toml under ["{why.item}"]'
    return [*(line for line in found if line), *([] if why.cap == "order" else [pin])]


def _by_bounds(why: Cut, trial: Trial) -> str | None:
    """Raise the bound that keeps it out, then the one that does so next, until it is told."""
    rules, cut, keys = trial.rules, why, dict[str, str]()
    for _ in range(_STEPS):
        change = _raised(cut, rules, trial)
        if change is None:
            return None
        key, value, rules = change
        keys[key] = value
        refusal = trial.refusal(why.item, rules)
        if refusal is None:
            return " and ".join(f"{key} {value}" for key, value in keys.items()) + f" in {_FILE}"
        cut = refusal
    return None


_NUMBERS = {
    "minutes": "minutes", "stories": "stories", "organisation": "per_organisation", "kind": "per_kind",
    "modality": "per_modality",
}  # fmt: skip
"""Bounds of the whole edition: the key of `[select]`, which is the field of `Rules` too."""


def _raised(cut: Cut, rules: Rules, trial: Trial) -> tuple[str, str, Rules] | None:
    """A bound's key, the value that lets one more in, and the rules with it; None for what has no key."""
    if cut.cap in _NUMBERS:
        field = _NUMBERS[cut.cap]
        more = getattr(rules, field) + 1
        return f"[select] {field}", f"= {more:g}", replace(rules, **{field: more})
    if cut.cap == "section":
        more = rules.cap(cut.section) + 1
        key = f"[select] caps.{cut.section}" if cut.section in trial.capped else f"[sections.{cut.section}] max"
        return key, f"= {more}", replace(rules, caps={**rules.caps, cut.section: more})
    if cut.cap == "brief":
        more = rules.briefs(cut.section) + 1
        return f"[sections.{cut.section}] brief", f"= {more}", replace(rules, brief={**rules.brief, cut.section: more})
    if cut.cap == "order":
        return "[sections] order", f'with "{cut.section}"', replace(rules, order=(*rules.order, cut.section))
    if cut.cap == "mute":
        muted = rules.profile.muted(trial.story(cut.item))
        mute = tuple(topic for topic in rules.profile.mute if topic.written not in muted)
        words = " and ".join(f'"{word}"' for word in muted)
        return "[select] mute", f"without {words}", replace(rules, profile=replace(rules.profile, mute=mute))
    return None


def _by_points(why: Cut, lacks: float | None, trial: Trial) -> str | None:
    """The points of `boost` that lift it over its rival, else as many as there are; with those that it has already."""
    if why.cap in ("order", "mute") or not trial.weight:
        return None
    boosts = trial.rules.profile.boost.items()
    before = next((points for topic, points in boosts if topic.values == (why.item.casefold(),)), 0.0)
    least = math.ceil((max(lacks or 0.0, 0.0) / trial.weight + 0.001) * 100) / 100
    for points in (points for points in (least, 1.0 - before) if before + points <= 1):
        if trial.refusal(why.item, trial.rules, points) is None:
            short = f": it lacks {lacks:.2f}" if lacks is not None and lacks >= 0 else ""
            return f'[select] boost = {{"{why.item}" = {round(before + points, 2):g}}} in {_FILE}{short}'
    return None


def _by_watching(why: Cut, trial: Trial) -> str | None:
    """What is watched passes the bounds of section, kind and modality."""
    profile = trial.rules.profile
    watched = replace(profile, watch=(*profile.watch, Topic(why.item, "id", (why.item.casefold(),))))
    if trial.refusal(why.item, replace(trial.rules, profile=watched), POLICY.watched) is not None:
        return None
    return f'[select] watch = ["{why.item}"], or a word, "org:…" or "task:…" that it is about, in {_FILE}'


def _lifted(candidate: Candidate, points: float, weight: float) -> Candidate:
    fit = max(-1.0, min(1.0, candidate.values.get("fit", 0.0) + points))
    return replace(candidate, parts={**candidate.parts, "fit": fit * weight}) if points else candidate


def without_rival(state: str, item: str, reason: str) -> list[str]:
    """For what no other story kept out: the editor, the filter, the checks, what readers know, a rule about dates."""
    entry = f'under ["{item}"] in curation.toml'
    if state == "told":
        return ["nothing: readers know it; a new version or a change of licence would make it a new story"]
    if state == "quarantined":
        return [f'keep = "why it is news" {entry}: then its score decides', f"pin = 1 {entry}: then it is told"]
    if state == "dropped" or reason.startswith("held by the editor"):
        return [f"remove the decision {entry}"]
    if state == "held":
        return [f"what the check names, at its source, or a headline and summary {entry}"]
    if " the train" in reason:
        return [f"pin = 1 {entry}"]
    return ["no decision about it, which is not news of this week; a note of your own in the inbox can tell of it"]


def pushed_out(story: Candidate | None, section: str, weakest: bool, beaten: Candidate | None) -> str:
    """What would take the place of a story that is in *section*."""
    if story is None:
        return "nothing: the edition is final"
    if story.decision.pin:
        return f'nothing but the editor: it is pinned in curation.toml under ["{story.id}"]'
    if section == "top":
        return f"a story that scores above {story.score:.2f} and may lead; it would then stand in its own section"
    if beaten is None:
        return "nothing yet: no story of its section was kept out"
    above = f"a story of its section that scores above {story.score:.2f}"
    return f"{above}; it is the first to go" if weakest else f"{above}, once those below it are gone"
