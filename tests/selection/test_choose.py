"""Sections, caps, balance and what is left out."""

from __future__ import annotations

from hugging_news.domain.stories import Candidate, Decision
from hugging_news.selection.choose import Rules, choose
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
