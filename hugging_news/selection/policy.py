"""The figures of judgement that choose an edition, in one table, each with its editorial reason.

Every part of a score lies between 0 and 1 (`fit` between -1 and 1), so that parts compare; a score is the sum of each
part times its weight. None of these figures is measured; `[select]` in the configuration changes those that it names.

| part | range | 0 means | 1 means |
|---|---|---|---|
| importance | 0–1 | a kind that nobody needs to know | a breaking major release, a security fix |
| momentum | 0–1 | no growth is known, or it fell | first of its list, growing many times faster than the rest |
| corroboration | 0–1 | one voice tells it | several organisations, in several languages |
| freshness | 0–1 | older by months | out as the week ends |
| fit | -1–1 | the profile does not speak of it | watched, or boosted as far as it goes |
| novelty | 0–1 | readers have all of it already | entirely new to readers |
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from types import MappingProxyType


def _table(**values: float) -> Mapping[str, float]:
    return MappingProxyType(values)


def _weights() -> Mapping[str, float]:
    """What a reader can use comes first, then what is growing now; that others tell it too is a hint, not a proof."""
    return _table(importance=3.0, momentum=2.0, corroboration=1.0, freshness=1.0, fit=2.0, novelty=1.5)


def _kinds() -> Mapping[str, float]:
    """What a reader can run or must act on before what they can only read."""
    return _table(
        model=0.6, dataset=0.55, release=0.55, product=0.55, leaderboard=0.5, policy=0.5, course=0.5, competition=0.5,
        tutorial=0.45, milestone=0.45, paper=0.4, space=0.4, partnership=0.4, blog=0.4, community=0.35, talk=0.35,
        podcast=0.3, event=0.3, recap=0.25,
    )  # fmt: skip


def _listings() -> Mapping[str, float]:
    """The list of models moves by thousands of likes, that of Spaces by tens."""
    return _table(models=1.0, datasets=0.8, spaces=0.6)


def _follow_ups() -> Mapping[str, float]:
    """What comes back by its reason: weights after an announcement are what readers waited for, more likes are not."""
    return _table(
        released=0.9,
        version=0.8,
        extended=0.7,
        demo=0.6,
        license=0.6,
        cancelled=0.6,
        moved=0.6,
        restored=0.6,
        recap=0.5,
        ahead=0.5,
        likes=0.3,
    )


@dataclass(frozen=True)
class Policy:
    """The table. Spans are in days, factors are multiplied, the rest is added."""

    weights: Mapping[str, float] = field(default_factory=_weights)

    # importance
    kinds: Mapping[str, float] = field(default_factory=_kinds)
    unknown_kind: float = 0.35
    secondary: float = 0.5  # a factor where no primary source tells it: press alone is not enough (EDITORIAL §1)
    changes: Mapping[str, float] = field(
        default_factory=lambda: _table(major=0.25, security=0.25, minor=0.0, patch=-0.4, prerelease=-0.25)
    )
    fixes_security: float = 0.15  # users must act
    breaks: float = 0.1  # users must change code
    model_added: float = 0.04  # each model a release adds support for, three at most
    long_notes: float = 0.06  # 20,000 characters of notes say that much happened; reached in proportion
    hands_on: float = 0.08  # a post that leads to code, weights or a paper: useful first (EDITORIAL §1)
    off_topic: float = 0.25  # taken off a post that holds no word of the field: a vendor's feed tells of other things
    unsaid: float = 0.1  # taken off a model of which nothing but its place is known: there is nothing to tell
    track_record: float = 0.12  # a lab that has been in the lists before, reached with four artefacts

    # momentum
    listings: Mapping[str, float] = field(default_factory=_listings)
    upvotes: float = 0.7  # hundreds vote on papers, thousands like models
    pace: float = 0.8  # share of growth against the list's median; the rest is against its own week before
    growth: float = 0.6  # share of growth in momentum where it is known; the rest is the place in the list
    least_gain: int = 10  # likes or upvotes: a median below it is taken as this, a handful proves nothing
    climb: float = 0.1  # for ten places risen, in proportion
    lifetime: float = 0.1  # likes of a lifetime say little

    # corroboration
    another_organisation: float = 0.35
    another_source: float = 0.15
    another_language: float = 0.15

    # freshness
    fresh_from: float = 0.5  # at the start of the week; 1 at its end
    half_life: timedelta = timedelta(days=14)  # before the week
    horizon: timedelta = timedelta(days=60)  # an event that far ahead counts half of one that begins tomorrow
    undated: float = 0.25
    newly_listed: float = 0.75  # undated, but absent from the list of a week ago: it came in the week

    # fit
    watched: float = 0.5  # the first topic; each further one half as much again

    # novelty
    follow_ups: Mapping[str, float] = field(default_factory=_follow_ups)
    follow_up: float = 0.5  # for a reason that is not in the table
    copy: float = 0.1  # somebody else's weights, packed again
    adapter: float = 0.4  # also merges
    finetune: float = 0.6
    altered: float = 0.2  # "uncensored" and the like: the original with its refusals removed
    derived: float = 0.8  # the card names a base model and not the relation, or the name has a family of others
    old: float = 0.4  # published 60 days or more before the week: readers may know it
    old_after: timedelta = timedelta(days=60)
    repeated: tuple[float, ...] = (1.0, 0.7, 0.5, 0.3)  # the 1st, 2nd, 3rd and further like it of one organisation

    # choice
    lift: float = 4.9  # a score that lifts into `top`: a new model of the first places, a release that asks for action
    pool_top: int = 6  # of so many best stories


POLICY = Policy()
