"""How much a story matters: named parts that add up, each with a reason in plain words.

The parts, their ranges and every figure stand in `selection/policy.py`; `[select] weights` changes a weight.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

from hugging_news.domain.exchange import Window
from hugging_news.domain.items import EventDetails, HubDetails, Item, ModelDetails, PostDetails, ReleaseDetails
from hugging_news.domain.keys import item_id
from hugging_news.domain.metrics import Counted, Snapshot
from hugging_news.domain.stories import Candidate
from hugging_news.selection.identity import is_copy
from hugging_news.selection.identity.keys import plain_name
from hugging_news.selection.momentum import Pace, Part, momentum, pace, plural, typical_upvotes
from hugging_news.selection.newness import newness
from hugging_news.selection.policy import POLICY
from hugging_news.selection.profile import Profile
from hugging_news.selection.relevance import about_the_field

_HANDS_ON = re.compile(
    r"(?:huggingface\.co|hf\.co)/(?!blog|docs|papers\b)[\w.-]+/[\w.-]+|github\.com/[\w.-]+/[\w.-]+|"
    r"arxiv\.org/(?:abs|pdf)/|(?:huggingface|hf)\.co/papers/\d"
)


@dataclass(frozen=True)
class Background:
    """What is known beside the stories: the week, growth, and by organisation how many artefacts were listed before."""

    window: Window
    pace: Pace = field(default_factory=Pace)
    track: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True)
class Taste:
    """What the newsletter's readers care about (`[select]`): weights that differ from the house's, a profile."""

    weights: Mapping[str, float] = field(default_factory=dict)
    profile: Profile = field(default_factory=Profile)

    def weight(self, part: str) -> float:
        return self.weights.get(part, POLICY.weights[part])


def background(
    week: str, window: Window, snapshots: Iterable[Snapshot], measures: Iterable[Counted] = ()
) -> Background:
    """The background of *week* from our own counts; without any there is no growth and no track record."""
    snapshots = tuple(snapshots)
    return Background(window, pace(week, window.end, snapshots, measures), _track(week, snapshots))


def score(candidates: Iterable[Candidate], known: Background, taste: Taste) -> tuple[Candidate, ...]:
    """The candidates in their order, each with its parts, their values before the weights, and reasons.

    Scored together: growth is against the others, and the second of a kind of one organisation is less new.
    """
    candidates = tuple(candidates)
    upvotes = typical_upvotes(candidates)
    scored = [_scored(candidate, known, taste, upvotes) for candidate in candidates]
    return tuple(_after_its_like(scored, taste))


def _scored(candidate: Candidate, known: Background, taste: Taste, upvotes: float) -> Candidate:
    parts = {
        "importance": _importance(candidate, known.track),
        "momentum": momentum(candidate, known.pace, upvotes),
        "corroboration": _corroboration(candidate),
        "freshness": _freshness(candidate, known),
        "fit": taste.profile.fit(candidate),
        "novelty": newness(candidate, known.window),
    }
    reasons = tuple(reason for name, (value, reason) in parts.items() if reason and value * taste.weight(name))
    values = {name: round(value, 4) for name, (value, _) in parts.items()}
    return replace(_weighted(candidate, values, taste), reasons=(*reasons, *candidate.why))


def _weighted(candidate: Candidate, values: Mapping[str, float], taste: Taste) -> Candidate:
    parts = {name: round(value * taste.weight(name), 4) for name, value in values.items()}
    return replace(candidate, parts=parts, values=dict(values))


# -- importance --------------------------------------------------------------------------------------------------------


def _importance(candidate: Candidate, track: Mapping[str, int]) -> Part:
    lead = candidate.lead
    value, said = _kind_of_news(lead)
    hands_on = isinstance(lead.details, PostDetails) and _HANDS_ON.search(_all_words(lead))
    if isinstance(lead.details, PostDetails) and not (hands_on or candidate.by_hand or about_the_field(lead)):
        value -= POLICY.off_topic
        said.append("says nothing of models, data or code")
    if candidate.tiers and all(tier == "secondary" for tier in candidate.tiers):
        return max(value, 0.0) * POLICY.secondary, ", ".join(
            [f"{lead.kind} told by secondary sources alone", *said[1:]]
        )
    if hands_on:
        value += POLICY.hands_on
        said.append("leads to code, weights or a paper")
    if isinstance(lead.details, ModelDetails) and not _says_something(lead, lead.details):
        value -= POLICY.unsaid
        said.append("nothing else is known of it")
    if (listed := _record(lead, track)) and not _packed(lead):
        value += POLICY.track_record * min(listed, 4) / 4
        said.append(f"{lead.organisation} had {listed} in the lists of earlier weeks")
    return min(max(value, 0.0), 1.0), ", ".join(said)


def _kind_of_news(lead: Item) -> tuple[float, list[str]]:
    value = POLICY.kinds.get(lead.kind, POLICY.unknown_kind)
    if isinstance(lead.details, ReleaseDetails):
        value, said = _release(value, lead.details, len(lead.content))
        return value, [said]
    return value, [f"{lead.kind} from a primary source"]


def _release(value: float, details: ReleaseDetails, length: int) -> Part:
    """A release by its size, what it asks of users and adds, and by how much its notes have to say."""
    change = "prerelease" if details.prerelease else details.change or "minor"
    value += POLICY.changes[change]
    said = [f"{change} release"]
    for found, more, words in (
        (details.security and change != "security", POLICY.fixes_security, "with a security fix"),
        (details.breaking, POLICY.breaks, plural(len(details.breaking or ()), "breaking change")),
        (details.models, POLICY.model_added * min(len(details.models), 3), plural(len(details.models), "new model")),
    ):
        if found:
            value += more
            said.append(words)
    return value + POLICY.long_notes * min(length / 20_000, 1.0), ", ".join(said)


def _says_something(lead: Item, details: ModelDetails) -> bool:
    return bool(lead.summary or details.task or details.parameters or details.license.state == "stated")


def _all_words(item: Item) -> str:
    return " ".join([item.summary, item.content, *(link.url for link in item.links if link.url != item.url)])


def _record(lead: Item, track: Mapping[str, int]) -> int:
    return track.get((lead.organisation or "").lower(), 0) if isinstance(lead.details, HubDetails) else 0


def _track(week: str, snapshots: Iterable[Snapshot]) -> dict[str, int]:
    """By organisation, how many artefacts of its own the lists of the weeks before *week* held; copies do not count."""
    listed = {item for one in snapshots if one.week < week for item in one.ranks}
    repos = sorted(item.split(":", 2)[2] for item in listed if item.count(":") >= 2)
    own = [repo for repo in repos if plain_name(repo) == repo.rpartition("/")[2].lower()]
    return dict(Counter(repo.partition("/")[0].lower() for repo in own))


# -- corroboration and freshness ---------------------------------------------------------------------------------------


def _corroboration(candidate: Candidate) -> Part:
    """By distinct voices: organisations first, then further sources of the same one, then languages."""
    originals = [item for item in candidate.items if item.id not in candidate.variants]
    voices = _voices(originals)
    organisations = {organisation for organisation, _ in voices}
    languages = {item.lang for item in originals if item.lang}
    value = POLICY.another_organisation * max(len(organisations) - 1, 0)
    value += POLICY.another_source * (len(voices) - len(organisations))
    value += POLICY.another_language * max(len(languages) - 1, 0)
    said = [f"{len(organisations)} organisations"] if len(organisations) > 1 else []
    said += [f"{len(voices)} sources"] if len(voices) > len(organisations) else []
    said += [f"in {len(languages)} languages"] if len(languages) > 1 else []
    return min(value, 1.0), "told by " + " and ".join(said) if said else ""


def _voices(items: Iterable[Item]) -> frozenset[tuple[str, str]]:
    """Who tells it, as organisation and source; a syndicated copy (`via`, or a title that was there) is no new voice.

    A further model in a story is a copy or mirror of its lead and no voice: likes say better that it is wanted.
    """
    voices: set[tuple[str, str]] = set()
    known: set[str] = set()
    lead = None
    for item in items:
        lead = lead or item
        mirrored = item is not lead and isinstance(item.details, ModelDetails)
        same = {item_id(item.url) if item.url else item.id, item.id, item.title.casefold()} - {""}
        if not (mirrored or _packed(item) or same & known):
            voices.add(((item.via or item.organisation or item.source).lower(), item.source))
        known |= same
    return frozenset(voices)


def _nearness(details: EventDetails, window: Window) -> float:
    """An event counts for more the sooner it begins."""
    ahead = max(details.start - window.end, timedelta())
    return POLICY.fresh_from * (1 - min(ahead / POLICY.horizon, 1.0) / 2)


def _freshness(candidate: Candidate, known: Background) -> Part:
    """By when it came out; an event is news until it ends, wherever it stands in the calendar."""
    window, published = known.window, candidate.lead.published
    if isinstance(candidate.lead.details, EventDetails):
        return _nearness(candidate.lead.details, window), "still to come"
    if published is None:
        new = _newly_listed(candidate, known.pace)
        return (POLICY.newly_listed, "new in its list") if new else (POLICY.undated, "no date")
    if published >= window.start:
        share = min((published - window.start) / (window.end - window.start), 1.0)
        return POLICY.fresh_from + (1 - POLICY.fresh_from) * share, f"published {_day(published)}"
    halvings = (window.start - published) / POLICY.half_life
    value = POLICY.fresh_from * 0.5 ** min(halvings, 64)
    return (value if value >= 0.005 else 0.0), f"published {_day(published)}, before the week"


def _newly_listed(candidate: Candidate, pace: Pace) -> bool:
    lists = {metric.listing for metric in candidate.lead.metrics if metric.counts == "rank"}
    return bool(lists & pace.compared) and candidate.lead.id not in pace.risen


def _day(moment: datetime) -> str:
    return moment.date().isoformat()


# -- novelty -----------------------------------------------------------------------------------------------------------


def _packed(item: Item) -> bool:
    return isinstance(item.details, ModelDetails) and is_copy(item.details)


def _after_its_like(scored: Iterable[Candidate], taste: Taste) -> list[Candidate]:
    """Make the 2nd, 3rd … of a kind of one organisation less new, the best of them first; releases are apart."""
    scored = list(scored)
    count: Counter[tuple[str, str]] = Counter()
    later: dict[str, Candidate] = {}
    for candidate in sorted(scored, key=lambda one: (-one.score, one.id)):
        lead = candidate.lead
        if not lead.organisation or candidate.split_of or isinstance(lead.details, ReleaseDetails | EventDetails):
            continue
        like = (lead.organisation.lower(), lead.kind)
        place = min(count[like], len(POLICY.repeated) - 1)
        count[like] += 1
        if place:
            values = {**candidate.values, "novelty": round(candidate.values["novelty"] * POLICY.repeated[place], 4)}
            reason = f"number {count[like]} of this week's {lead.kind} news from {lead.organisation}"
            less = _weighted(candidate, values, taste)
            later[candidate.id] = replace(less, reasons=(*candidate.reasons, reason))
    return [later.get(candidate.id, candidate) for candidate in scored]
