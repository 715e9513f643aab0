"""Sections, caps, balance and what is left out."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from hugging_news.domain.editions import SECTIONS
from hugging_news.domain.modalities import modality_of
from hugging_news.domain.stories import Candidate, Decision
from hugging_news.domain.topics import Tables, topic
from hugging_news.resources import load_toml
from hugging_news.selection.choose import Rules, choose
from hugging_news.selection.profile import Profile
from hugging_news.selection.reading import BRIEF, FRAME, minutes
from tests.factories import candidate, event, item, model, paper, release


def posts(count: int, organisation: str | None = None) -> list[Candidate]:
    return [
        candidate(item(f"url:https://example.org/{n}", organisation=organisation), parts={"importance": 2 - n / 100})
        for n in range(count)
    ]


def placed(candidates: list[Candidate], rules: Rules | None = None) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for pick in choose(candidates, rules or Rules()).picks:
        found.setdefault(pick.section, []).append(pick.candidate.id)
    return found


def test_each_kind_has_its_section() -> None:
    """Releases, models, papers and posts go home."""
    chosen = placed([candidate(one) for one in (release(), model(), paper(), item())])
    assert set(chosen) == {"releases", "models", "papers", "learn"}


def test_a_full_section_cuts_the_rest_and_says_so() -> None:
    """Every story that is left out has its reason."""
    chosen = choose(posts(6), Rules())
    assert len(chosen.picks) == 4 and len(chosen.cut) == 2 and "full" in chosen.cut[0].reason


def test_an_organisation_has_three_stories_at_most() -> None:
    """Balance of EDITORIAL §2."""
    chosen = choose(posts(4, "acme"), Rules())
    assert len(chosen.picks) == 3 and "acme has 3 stories" in chosen.cut[0].reason


def test_a_high_score_lifts_into_top() -> None:
    """Any lifted kind above the threshold."""
    assert placed([candidate(release(), parts={"importance": 9.0})]) == {"top": ["github:acme/kite@v2.0.0"]}


def test_a_patch_release_becomes_a_short_note() -> None:
    """One line instead of a card."""
    picks = choose([candidate(release(tag="v2.0.1", change="patch"))], Rules()).picks
    assert picks[0].brief


def test_a_patch_that_closes_a_hole_is_told_in_full() -> None:
    """Security comes first."""
    from hugging_news.domain.items import Note

    fix = release(tag="v2.0.1", change="patch", security=(Note(text="CVE-2026-1", source="CVE-2026-1"),))
    assert not choose([candidate(fix)], Rules()).picks[0].brief


def test_a_pin_sets_the_place_in_the_section() -> None:
    """Pin 2 stands second whatever its score."""
    low = candidate(item("url:https://example.org/low"), decision=Decision(pin=2))
    assert placed([*posts(3), low])["learn"][1] == "url:https://example.org/low"


def test_a_pin_beats_the_cap() -> None:
    """The editor decides."""
    low = candidate(item("url:https://example.org/low"), decision=Decision(pin=1))
    assert placed([*posts(4), low])["learn"][0] == "url:https://example.org/low"


def test_the_editors_section_wins() -> None:
    """`section` in curation.toml moves a story."""
    assert "top" in placed([candidate(item(), decision=Decision(section="top"))])


def test_events_stand_by_their_start() -> None:
    """Not by score."""
    far = candidate(event(20, "far"), parts={"importance": 3.0})
    assert [i.partition("@")[0] for i in placed([far, candidate(event(2, "near"))])["events"]] == [
        "event:near",
        "event:far",
    ]


def test_a_refused_story_is_replaced_by_the_next() -> None:
    """Asked again, choose names alternates."""
    first = choose(posts(5), Rules()).picks[0].candidate.id
    again = choose(posts(5), Rules(), frozenset({first}))
    assert len(again.picks) == 4 and first not in {pick.candidate.id for pick in again.picks}


def test_equal_scores_have_one_order() -> None:
    """Ties are broken by id, whatever order the candidates come in."""
    equal = [candidate(item(f"url:https://example.org/{n}"), parts={"importance": 1.0}) for n in range(9)]
    assert placed(equal) == placed(equal[::-1])


def test_a_section_that_is_left_out_cuts_its_stories() -> None:
    """They do not wander into another one."""
    chosen = choose([candidate(paper()), candidate(release(), parts={"importance": 9.0})], Rules(order=("releases",)))
    assert [pick.section for pick in chosen.picks] == ["releases"]
    assert "section papers is left out" in chosen.cut[0].reason


def test_everything_is_told_or_cut() -> None:
    """No story is lost on the way."""
    many = [*posts(9), *(candidate(event(n, f"e{n}")) for n in range(1, 9)), candidate(release()), candidate(paper())]
    chosen = choose(many, Rules(stories=5))
    assert {p.candidate.id for p in chosen.picks} | {c.item for c in chosen.cut} == {c.id for c in many}


def test_late_ones_are_no_reason_to_fail() -> None:
    """A story without date or score is placed like any other."""
    assert placed([candidate(item(published=None), late=True)])["learn"]


def test_an_event_does_not_count_against_the_budget() -> None:
    """A calendar is no reading."""
    chosen = choose([*posts(4), candidate(event(1)), candidate(event(2, "b"))], Rules(stories=4))
    assert len(chosen.picks) == 6
    read = FRAME + sum(minutes(one, "learn") for one in posts(4))
    events = [candidate(event(n, f"e{n}"), parts={"importance": 9.0}) for n in range(1, 6)]
    assert len(choose([*posts(4), *events], Rules(minutes=read)).picks) == 9


def test_short_notes_are_read_too() -> None:
    """They count against the minutes, as much as they take."""
    patches = [candidate(release(f"acme/r{n}", change="patch")) for n in range(6)]
    chosen = choose(patches, Rules(minutes=FRAME + 3 * BRIEF))
    assert len(chosen.picks) == 3 and {cut.cap for cut in chosen.cut} == {"minutes"}


# -- bounds of the edition ---------------------------------------------------------------------------------------------

TABLES = Tables(load_toml("data", "tasks.toml"), load_toml("data", "licences.toml"))


def profile(watch: tuple[str, ...] = (), mute: tuple[str, ...] = ()) -> Profile:
    return Profile(tuple(topic(w, TABLES) for w in watch), {}, tuple(topic(w, TABLES) for w in mute), TABLES)


def models(count: int, task: str = "text-generation", score: float = 2.0) -> list[Candidate]:
    """Models of as many organisations, the first the strongest."""
    return [candidate(model(f"o{n}/m{n}", task=task), parts={"importance": score - n / 100}) for n in range(count)]


def test_a_kind_has_its_bound() -> None:
    """In whatever sections its stories stand."""
    chosen = choose(models(6), Rules(per_kind=3))
    assert len(chosen.picks) == 3 and chosen.cut[0].cap == "kind" and "kind model has 3 stories" in chosen.cut[0].reason


def test_a_modality_has_its_bound() -> None:
    """What has none is not bounded by it."""
    rules = Rules(per_modality=2, profile=profile())
    chosen = choose([*models(4), *posts(3)], rules)
    assert sum(pick.section == "models" for pick in chosen.picks) == 2 and chosen.cut[0].cap == "modality"
    assert sum(pick.section == "learn" for pick in chosen.picks) == 3


def test_reading_time_is_a_bound() -> None:
    """The edition stays within it; the cut says so and names who stands there."""
    long = [
        candidate(c.lead.model_copy(update={"summary": "word " * 500}), parts=c.parts) for c in [*models(5), *posts(4)]
    ]
    chosen = choose(long, Rules(minutes=2.0, per_kind=9))
    spent = FRAME + sum(minutes(pick.candidate, pick.section) for pick in chosen.picks)
    assert spent <= 2.0 and chosen.picks and {cut.cap for cut in chosen.cut} == {"minutes"}
    assert all(cut.rival in {pick.candidate.id for pick in chosen.picks} for cut in chosen.cut)


def test_the_rival_is_the_weakest_of_those_in_the_way() -> None:
    """With the section in which the story competed."""
    cut = choose(posts(5), Rules()).cut[0]
    assert (cut.cap, cut.section, cut.rival) == ("section", "learn", "url:https://example.org/3")


# -- the profile -------------------------------------------------------------------------------------------------------


def test_what_is_muted_is_cut_and_says_so() -> None:
    """By a task too, in whatever language it is named."""
    ears = candidate(model("acme/ears", task="automatic-speech-recognition"))
    chosen = choose([ears, *posts(1)], Rules(profile=profile(mute=("task:语音识别",))))
    assert [pick.section for pick in chosen.picks] == ["learn"]
    assert (chosen.cut[0].cap, chosen.cut[0].reason) == ("mute", "muted: task:语音识别")


def test_the_editors_pin_beats_a_mute() -> None:
    """A decision about one story is more exact than one about a topic."""
    pinned = candidate(item(title="Kites"), decision=Decision(pin=1))
    assert choose([pinned], Rules(profile=profile(mute=("kites",)))).picks


def test_what_is_watched_passes_the_bounds_of_section_kind_and_modality() -> None:
    """Not that of the edition."""
    watched = candidate(model("w/ears", task="automatic-speech-recognition"), parts={"importance": 0.1})
    crowd = [watched, *models(4)]
    tight = Rules(caps={"models": 2, "top": 0}, per_kind=2, profile=profile(watch=("speech",)))
    assert "w/ears" in " ".join(pick.candidate.id for pick in choose(crowd, tight).picks)
    full = replace(tight, stories=2, modalities=1)
    assert "w/ears" not in " ".join(pick.candidate.id for pick in choose(crowd, full).picks)


# -- balance -----------------------------------------------------------------------------------------------------------


def test_the_weakest_gives_way_to_a_missing_kind() -> None:
    """And is told for whom."""
    strong = [*models(4), *(candidate(release(f"r{n}/x"), parts={"importance": 2.0}) for n in range(3))]
    weak = [candidate(paper(), parts={"importance": 0.1}), candidate(item(), parts={"importance": 0.1})]
    order = ("models", "releases", "papers", "learn")
    chosen = choose([*strong, *weak], Rules(order=order, stories=7, caps=dict.fromkeys(order, 9)))
    assert {pick.candidate.lead.kind for pick in chosen.picks} == {"model", "release", "paper", "blog"}


def test_the_weakest_gives_way_to_a_missing_modality() -> None:
    """Without losing a kind."""
    song = candidate(model("s/song", task="text-to-audio"), parts={"importance": 0.2})
    view = candidate(model("s/view", task="text-to-image"), parts={"importance": 0.1})
    rest = [candidate(release()), candidate(paper()), candidate(item())]
    chosen = choose([*models(6), song, view, *rest], Rules(caps={"models": 4}, profile=profile()))
    told = {pick.candidate.id for pick in chosen.picks}
    assert {"hub:model:s/song", "hub:model:s/view"} <= told
    swapped = [cut for cut in chosen.cut if cut.cap == "balance"]
    assert [cut.rival for cut in swapped] == ["hub:model:s/song", "hub:model:s/view"][: len(swapped)][::-1]
    assert all("too few modalities (3): gave way to" in cut.reason for cut in swapped)
    assert {"release", "paper", "blog", "model"} == {pick.candidate.lead.kind for pick in chosen.picks}


def test_what_editor_and_readers_asked_for_does_not_give_way() -> None:
    """Balance asks the next weakest."""
    pinned = candidate(model("p/pin", task="text-generation"), decision=Decision(pin=1), parts={"importance": 0.0})
    song = candidate(model("s/song", task="text-to-audio"), parts={"importance": -1.0})
    view = candidate(model("s/view", task="text-to-image"), parts={"importance": -1.0})
    chosen = choose([pinned, *models(4), song, view], Rules(caps={"models": 4}, profile=profile()))
    assert "hub:model:p/pin" in {pick.candidate.id for pick in chosen.picks}


def test_what_the_pool_does_not_have_is_not_made_up() -> None:
    """One kind and one modality stay one."""
    assert len(choose(models(3), Rules(profile=profile())).picks) == 3


# -- odd pools ---------------------------------------------------------------------------------------------------------


def test_ten_thousand_of_one_organisation() -> None:
    """Three are told, every other one says why not, and nobody waits for it."""
    crowd = [candidate(model(f"acme/m{n}"), parts={"importance": n % 7}) for n in range(10_000)]
    chosen = choose(crowd, Rules(profile=profile()))
    assert len(chosen.picks) == 3 and len(chosen.cut) == 9_997


def test_no_room_anywhere() -> None:
    """All caps 0: an edition without stories, each cut with its reason."""
    none = Rules(caps=dict.fromkeys(SECTIONS, 0), brief=dict.fromkeys(SECTIONS, 0))
    chosen = choose([*posts(2), *models(2), candidate(event()), candidate(release())], none)
    assert not chosen.picks and len(chosen.cut) == 6 and all("full (0)" in cut.reason for cut in chosen.cut)


def test_one_candidate_is_an_edition() -> None:
    """And none is an empty one."""
    assert len(choose(posts(1), Rules()).picks) == 1 and not choose([], Rules()).picks


_TASKS = ("text-generation", "text-to-image", "text-to-audio", "text-to-video", None)
_POOL = st.lists(
    st.tuples(
        st.sampled_from(["model", "release", "paper", "post", "event"]),
        st.sampled_from(["acme", "globex", "initech"]),
        st.sampled_from(_TASKS),
        st.integers(0, 8),
    ),
    max_size=40,
)


def _pool(rows: list[tuple[str, str, str | None, int]]) -> list[Candidate]:
    made: list[Candidate] = []
    for number, (kind, owner, task, strength) in enumerate(rows):
        leads = {
            "model": lambda n=number, o=owner, t=task: model(f"{o}/m{n}", task=t),
            "release": lambda n=number, o=owner: release(f"{o}/r{n}", change="patch" if n % 3 == 0 else "minor"),
            "paper": lambda n=number, o=owner: paper(f"2608.{n:05}", organisation=o, title="Images and kites"),
            "post": lambda n=number, o=owner: item(f"url:https://example.org/{n}", organisation=o, summary="a " * n),
            "event": lambda n=number: event(n + 1, f"e{n}"),
        }  # fmt: skip
        made.append(candidate(leads[kind](), parts={"importance": float(strength)}))
    return made


@settings(max_examples=60)
@given(_POOL, st.randoms(use_true_random=False), st.integers(0, 3), st.integers(1, 9))
def test_bounds_hold_and_the_order_does_not_matter(
    rows: list[tuple[str, str, str | None, int]], random: Random, each: int, stories: int
) -> None:
    """For any pool: no bound is exceeded, everything is told or cut, and a shuffled pool gives the same choice."""
    pool = _pool(rows)
    rules = Rules(
        stories=stories, per_organisation=each, per_kind=each + 1, per_modality=each + 1, minutes=3.0, profile=profile()
    )
    chosen = choose(pool, rules)
    shuffled = list(pool)
    random.shuffle(shuffled)
    assert choose(shuffled, rules) == chosen
    full = [pick for pick in chosen.picks if not pick.brief and pick.section not in ("events", "corrections")]
    leads = [pick.candidate.lead for pick in full]
    spent = FRAME + sum(minutes(p.candidate, p.section) for p in full) + BRIEF * sum(p.brief for p in chosen.picks)
    assert len(full) <= stories and spent <= 3.0
    assert max(Counter(lead.organisation for lead in leads).values(), default=0) <= each
    assert max(Counter(lead.kind for lead in leads).values(), default=0) <= each + 1
    modalities = Counter(modality_of(lead, TABLES.tasks) for lead in leads)
    assert all(count <= each + 1 for modality, count in modalities.items() if modality != "other")
    sections = Counter(pick.section for pick in chosen.picks if not pick.brief)
    assert all(count <= rules.cap(section) for section, count in sections.items())
    told = {pick.candidate.id for pick in chosen.picks}
    assert sorted([*told, *(cut.item for cut in chosen.cut)]) == sorted(one.id for one in pool)
