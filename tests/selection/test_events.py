"""Events as they age: carried until they end, moved, cancelled, gathered into series, recapped."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from hugging_news.domain.editions import Edition
from hugging_news.domain.items import EventDetails, Item, Link
from hugging_news.domain.stories import Candidate, Cut, Decision
from hugging_news.selection.events import Aging, aged, followed, supersedes, tellings
from hugging_news.selection.shortlist import Seen, Week, shortlist
from tests.factories import WEEK, WINDOW, candidate, event, item, seen
from tests.selection.editions import edition

LAST, THIS = "2026-08-10", "2026-08-17"
DAY = timedelta(days=1)


def told(*stories: Candidate, brief: bool = False, **more: Any) -> list[Edition]:
    """The edition of the week before, with *stories*."""
    return [edition(more.pop("id", LAST), *stories, brief=brief, **more)]


def age(
    *candidates: Candidate, history: Sequence[Edition] = (), **more: Any
) -> tuple[tuple[Candidate, ...], tuple[Cut, ...]]:
    return aged(candidates, WINDOW, Aging(tellings(history, THIS), **more))


def details(story: Candidate) -> EventDetails:
    assert isinstance(story.lead.details, EventDetails)
    return story.lead.details


def single(*candidates: Candidate, **more: Any) -> Candidate:
    (story,), _ = age(*candidates, **more)
    return story


# -- carried ----------------------------------------------------------------------------------------------------------


def test_a_new_event_gets_a_card() -> None:
    """Nothing was told of it, so nothing is a follow-up."""
    story = single(candidate(event()))
    assert (story.carried, story.follow_up) == (False, None)


def test_a_told_event_ahead_comes_back_in_one_line() -> None:
    """It says why, and which edition told it."""
    story = single(candidate(event()), history=told(candidate(event())))
    assert story.carried and story.follow_up_of == LAST
    assert story.why[-1] == "still ahead; told on 2026-08-10"
    assert story.follow_up and (story.follow_up.reason, story.follow_up.story) == ("ahead", event().id)


def test_a_line_does_not_become_the_edition_that_told_it() -> None:
    """Told in full once, recalled in a line a week later: the third week names the first."""
    history = [edition("2026-08-03", candidate(event())), edition(LAST, candidate(event()), brief=True)]
    assert single(candidate(event()), history=history).follow_up_of == "2026-08-03"


def test_an_event_that_has_begun_is_still_on() -> None:
    """A conference in its second day is not over."""
    running = candidate(event(-1, end=WINDOW.end + DAY))
    assert single(running, history=told(running)).why[-1] == "still on; told on 2026-08-10"


def test_lines_have_a_cap_and_an_order() -> None:
    """A deadline within the week first, what repeats last; the others are cut as told; shown by start."""
    soon, late = candidate(event(3, "soon", title="Soon")), candidate(event(30, "late", title="Late"))
    repeats = candidate(event(1, "weekly", recurring=True))
    closing = candidate(event(40, "closing", title="Closing", registration_deadline=WINDOW.end + DAY))
    four = (soon, late, repeats, closing)
    kept, cut = age(*four, history=told(*four), limit=3)
    assert [details(story).uid for story in kept] == ["soon", "late", "closing"]
    assert [(one.item, one.state) for one in cut] == [(repeats.id, "told")]


def test_carrying_can_be_switched_off() -> None:
    """What was told is then told, and the cut names the switch."""
    kept, cut = age(candidate(event()), history=told(candidate(event())), carry=False)
    assert not kept and "carry_events" in cut[0].reason


@pytest.mark.parametrize(
    ("after", "state"), [(-DAY, "closed"), (timedelta(), "closed"), (DAY, "closing"), (7 * DAY, "open")]
)
def test_how_far_registration_is(after: timedelta, state: str) -> None:
    """By the time at which the edition appears, and the week that follows."""
    assert details(single(candidate(event(20, registration_deadline=WINDOW.end + after)))).registration == state


def test_what_a_later_edition_told_is_told() -> None:
    """An old week that is built afterwards neither recalls nor recaps what came out later."""
    later = told(candidate(event()), id="2026-08-24")
    kept, cut = age(candidate(event()), history=later)
    assert not kept and cut[0].reason == "told in the edition of 2026-08-24"
    assert not age(past(recording_url="https://x.example/v"), history=told(past(), id="2026-08-24"))[0]


# -- changed ----------------------------------------------------------------------------------------------------------


def test_a_told_event_that_is_cancelled_is_a_follow_up_once() -> None:
    """The edition that told the cancellation has told it."""
    gone = candidate(event(status="cancelled"))
    story = single(gone, history=told(candidate(event())))
    assert (story.follow_up_of, story.follow_up and story.follow_up.reason) == (LAST, "cancelled")
    kept, cut = age(gone, history=told(gone))
    assert not kept and cut[0].state == "told"


def test_a_cancelled_event_that_was_never_told_is_no_news() -> None:
    """Unless the editor has something to say about it."""
    gone = candidate(event(status="cancelled"))
    kept, cut = age(gone)
    assert not kept and cut[0].reason == "cancelled before an edition told it"
    assert age(replace(gone, decision=Decision(pin=1)))[0]


def test_a_cancelled_event_may_take_place_after_all() -> None:
    """Readers who struck it out must know."""
    story = single(candidate(event()), history=told(candidate(event(status="cancelled"))))
    assert story.follow_up and story.follow_up.reason == "restored" and not story.carried


def test_an_event_with_another_start_than_told_has_moved() -> None:
    """Also when its source says nothing of it; its version rises, and it is told once."""
    moved = event(9).model_copy(update={"id": event(7).id})
    story = single(
        candidate(moved),
        history=told(
            candidate(
                event(7),
            ),
        ),
    )
    found = details(story)
    assert (found.status, found.previous_start, found.sequence) == ("moved", WINDOW.end + 7 * DAY, 1)
    assert story.follow_up and story.follow_up.reason == "moved"
    again = single(candidate(moved), history=told(story))
    assert again.carried and details(again).sequence == 1


def test_an_event_moved_twice_is_told_twice() -> None:
    """Each new start is news."""
    first = candidate(event(9, status="moved", previous_start=WINDOW.end + 7 * DAY))
    second = event(11, status="moved", previous_start=WINDOW.end + 9 * DAY)
    story = single(candidate(second.model_copy(update={"id": first.id})), history=told(first))
    assert story.follow_up and story.follow_up.reason == "moved"


def test_a_moved_event_that_was_never_told_is_simply_new() -> None:
    """It says where it stood, and follows up on nothing."""
    story = single(candidate(event(9, status="moved", previous_start=WINDOW.end + 7 * DAY)))
    assert (story.follow_up_of, details(story).status) == (None, "moved")


# -- moved between collections ----------------------------------------------------------------------------------------


def listed(one: Item, *days: int) -> Seen:
    """An item that collections gave on those *days* of the week."""
    return replace(seen(one), times=tuple(WINDOW.start + day * DAY for day in days))


def test_the_same_uid_with_another_start_is_the_same_event() -> None:
    """Its new item holds both ids and both starts."""
    (one,) = followed([listed(event(7), 0), listed(event(9), 7)])
    found = one.item.details
    assert isinstance(found, EventDetails)
    assert [part.id for part in one.items] == [event(9).id, event(7).id]
    assert (found.status, found.previous_start, found.origin) == ("moved", WINDOW.end + 7 * DAY, event(7).id)


def test_a_chain_of_moves_is_one_event() -> None:
    """It keeps the id that it first had, and says where it stood last."""
    three = [listed(event(7), 0), listed(event(9), 2), listed(event(11), 4)]
    (one,) = followed(three)
    found = one.item.details
    assert isinstance(found, EventDetails)
    assert (found.origin, found.previous_start) == (event(7).id, WINDOW.end + 9 * DAY)
    assert followed(three[::-1]) == (one,)


def test_a_date_that_the_calendar_leaves_out_is_withdrawn() -> None:
    """EXDATE: it is cut with the reason; what lies beyond the last date of the newest answer is only unknown."""
    dates = {day: event(day, "weekly", recurring=True) for day in (7, 14, 21, 28)}
    pool = followed([listed(dates[7], 0, 2), listed(dates[14], 0), listed(dates[21], 0, 2), listed(dates[28], 0)])
    assert [one.item.id for one in pool if one.withdrawn] == [dates[14].id]
    candidates, cut = shortlist(pool, Week(WEEK, WINDOW))
    assert dates[14].id not in {one.id for one in candidates}
    assert (dates[14].id, "its calendar does not list this date any more") in {(one.item, one.reason) for one in cut}


def test_an_event_that_moves_back_is_one_event() -> None:
    """The date in between is gone; the first id stays the origin, so that calendars know it."""
    back = [listed(event(7), 0, 4), listed(event(9), 2)]
    (one,) = followed(back)
    found = one.item.details
    assert isinstance(found, EventDetails)
    assert [part.id for part in one.items] == [event(7).id, event(9).id]
    assert (found.status, found.previous_start, found.origin) == ("moved", WINDOW.end + 9 * DAY, event(7).id)
    assert followed(back[::-1]) == (one,)


def test_series_and_name_are_enough() -> None:
    """A calendar that makes a new UID for every change."""
    old = listed(event(7, "a", title="Kite day", series="Kites"), 0)
    new = listed(event(9, "b", title="Kite day", series="Kites"), 7)
    assert len(followed([old, new])) == 1
    other = listed(event(9, "b", title="Kite night", series="Kites"), 7)
    assert len(followed([old, other])) == 2


@pytest.mark.parametrize(
    "pair",
    [
        (listed(event(7), 0, 7), listed(event(9), 7)),
        (listed(event(-6), 0, 0), listed(event(9), 7)),
        (listed(event(7, recurring=True), 0), listed(event(9, recurring=True), 7)),
    ],
    ids=["listed together", "over by then", "dates of a recurring event"],
)
def test_what_is_no_move(pair: tuple[Seen, Seen]) -> None:
    """Two dates that stood side by side, the next one after the last, two of a rule."""
    assert len(followed(pair)) == 2


def test_a_moved_event_told_under_its_old_id_is_a_follow_up() -> None:
    """From the archive to the edition."""
    pool = followed([listed(event(7), 0), listed(event(9), 7)])
    listed_, _ = shortlist(pool, Week(WEEK, WINDOW))
    story = single(*listed_, history=told(candidate(event(7))))
    assert (story.follow_up_of, story.follow_up and story.follow_up.reason) == (LAST, "moved")


def test_a_lower_sequence_is_an_older_revision() -> None:
    """RFC 5545; a later LAST-MODIFIED overrules a counter that began again."""
    old, new = event(sequence=3, updated=datetime(2026, 8, 1, tzinfo=UTC)), event(sequence=2)
    assert not supersedes(new, old) and supersedes(old, new)
    assert supersedes(event(sequence=0, updated=datetime(2026, 8, 2, tzinfo=UTC)), old)


# -- series -----------------------------------------------------------------------------------------------------------


def test_a_conference_is_told_with_its_parts() -> None:
    """One story: the whole leads, its parts stand by start with times of their own, their items belong to it."""
    whole = event(7, "conf", title="Conf", end=WINDOW.end + 10 * DAY)
    parts = [event(9, "talk", title="Talk", parent="conf"), event(8, "lab", title="Lab", parent="conf")]
    story = single(candidate(parts[0]), candidate(whole), candidate(parts[1]))
    assert story.id == whole.id and {part.id for part in story.items} == {whole.id, *(part.id for part in parts)}
    assert [(part.name, part.start) for part in details(story).children] == [
        ("Lab", WINDOW.end + 8 * DAY),
        ("Talk", WINDOW.end + 9 * DAY),
    ]


def test_a_part_of_a_part_belongs_to_the_whole() -> None:
    """The outermost event leads."""
    chain = [event(7, "a"), event(8, "b", parent="a"), event(9, "c", parent="b")]
    assert single(*map(candidate, chain)).id == chain[0].id


def test_parents_in_a_circle_are_one_story() -> None:
    """The first by UID leads, whatever the order; a parent of itself is none."""
    circle = [event(7, "a", parent="c"), event(8, "b", parent="a"), event(9, "c", parent="b")]
    assert [single(*map(candidate, order)).id for order in (circle, circle[::-1])] == [circle[0].id] * 2
    assert not details(single(candidate(event(parent="kite-day")))).children


def test_parts_without_their_whole_stand_under_the_first() -> None:
    """Its page gives no date for the series."""
    two = [event(8, "b", parent="x", series="Kites"), event(7, "a", parent="x", series="Kites")]
    story = single(*map(candidate, two))
    assert story.id == two[1].id and len(details(story).children) == 1


def test_a_weekly_meetup_is_its_next_date_with_the_others() -> None:
    """Not a card for each."""
    dates = [event(day, "weekly", recurring=True) for day in (14, 0, 7)]
    story = single(*map(candidate, dates))
    assert story.id == dates[1].id and [part.id for part in details(story).children] == [dates[2].id, dates[0].id]


def test_a_daily_event_names_some_dates_and_counts_the_rest() -> None:
    """Its items are all told."""
    story = single(*(candidate(event(day, "daily", recurring=True)) for day in range(60)))
    assert (len(details(story).children), details(story).more, len(story.items)) == (24, 35, 60)


def test_the_next_date_of_a_told_meetup_is_carried() -> None:
    """Also a date that no edition named: the series was told."""
    dates = [candidate(event(day, "weekly", recurring=True)) for day in (-7, 0, 70)]
    last = single(dates[1], history=told(dates[0]))
    assert last.carried and single(dates[2], history=told(dates[0])).carried


def test_a_new_part_of_a_told_conference_is_news() -> None:
    """Those that were told before are not."""
    whole, lab = candidate(event(7, "conf")), candidate(event(8, "lab", title="Lab", parent="conf"))
    talk = candidate(event(9, "talk", title="Talk", parent="conf"))
    before = told(single(whole, lab))
    assert single(whole, lab, history=before).carried
    story = single(whole, lab, talk, history=before)
    assert story.follow_up and story.follow_up.reason == "extended" and not story.carried


def test_what_the_editor_placed_is_nobodys_part() -> None:
    """But it may lead."""
    placed = Decision(pin=1)
    whole, lab = candidate(event(7, "conf")), candidate(event(8, "lab", title="Lab", parent="conf"))
    assert len(age(whole, replace(lab, decision=placed))[0]) == 2
    assert len(age(replace(whole, decision=placed), lab)[0]) == 1


def test_a_cancelled_part_stands_alone() -> None:
    """Who comes for it must not have to look for it."""
    whole, lab = candidate(event(7, "conf")), event(8, "lab", title="Lab", parent="conf")
    cancelled = candidate(lab.model_copy(update={"details": lab.details.model_copy(update={"status": "cancelled"})}))
    kept, _ = age(whole, cancelled, history=told(single(whole, candidate(lab))))
    assert sorted((details(story).uid, details(story).status) for story in kept) == [
        ("conf", "confirmed"),
        ("lab", "cancelled"),
    ]


def test_a_part_that_moves_or_is_cancelled_is_a_new_version() -> None:
    """Calendars that took it as a part of the whole see the change."""
    whole, lab = candidate(event(7, "conf")), event(8, "lab", title="Lab", parent="conf")
    before = told(single(whole, candidate(lab)))
    gone = candidate(event(8, "lab", title="Lab", parent="conf", status="cancelled"))
    moved = candidate(event(9, "lab", title="Lab", parent="conf", status="moved").model_copy(update={"id": lab.id}))
    for changed in (gone, moved):
        kept, _ = age(whole, changed, history=before)
        assert {details(story).uid: details(story).sequence for story in kept}["lab"] == 1


def test_a_programme_with_other_times_is_a_new_version() -> None:
    """The whole and its parts have one version; the same programme has the same."""
    whole = candidate(event(7, "conf"))
    short, long = (
        candidate(event(8, "lab", parent="conf", end=WINDOW.end + 8 * DAY + hours * DAY / 24)) for hours in (1, 2)
    )
    before = told(single(whole, short))
    assert details(single(whole, short, history=before)).sequence == 0
    assert details(single(whole, long, history=before)).sequence == 1


def test_a_part_that_moved_names_its_first_id() -> None:
    """So that it keeps its identity when it stands alone later."""
    (lab,) = followed([listed(event(8, "lab", parent="conf"), 0), listed(event(9, "lab", parent="conf"), 2)])
    story = single(candidate(event(7, "conf")), Candidate(lab.item.id, lab.items))
    assert [part.origin for part in details(story).children] == [event(8, "lab").id]


def test_equal_names_at_other_places_are_other_events() -> None:
    """A summit in two cities is two events; twice in one city is one with two dates."""
    paris, oslo = (candidate(event(day, city, title="Summit", city=city)) for day, city in ((7, "Paris"), (9, "Oslo")))
    again = candidate(event(20, "again", title="Summit", city="Paris"))
    kept, _ = age(paris, oslo, again)
    assert [len(details(story).children) for story in kept] == [0, 1] or len(kept) == 2


# -- recaps -----------------------------------------------------------------------------------------------------------


def past(**more: Any) -> Candidate:
    """An event of the week, over by its end."""
    return candidate(event(-4, "past", title="Paper evening Shanghai", url="https://x.example/paper", **more))


def post(text: str = "", **more: Any) -> Candidate:
    return candidate(item("url:https://blog.example/recap", published=WINDOW.end - DAY, summary=text, **more))


def test_an_event_that_is_over_needs_something_to_show() -> None:
    """Nothing is told of it otherwise."""
    kept, cut = age(past(), history=told(past()))
    assert not kept and cut[0].reason == "over; told in the edition of 2026-08-10"


@pytest.mark.parametrize("what", ["recording_url", "slides_url"])
def test_a_recording_makes_a_recap(what: str) -> None:
    """Once, and only of an event that was told."""
    shown = past(**{what: "https://x.example/seen"})
    story = single(shown, history=told(past()))
    assert (story.lead.kind, story.follow_up_of, story.lead.links[0].url) == ("recap", LAST, "https://x.example/seen")
    assert not age(shown, history=[*told(past()), edition("2026-08-11", story)])[0]
    assert not age(shown)[0]


@pytest.mark.parametrize(
    ("told_of", "is_recap"),
    [
        (post("What we heard at Paper Evening Shanghai on 13 August."), True),
        (post("8 月 13 日的 Paper evening Shanghai 来了四十人。"), True),
        (post(links=(Link(type="blog", url="https://x.example/paper?utm_source=a"),)), True),
        (post("Paper evening Shanghai was nice."), False),
        (post("Paper evening Shanghai-2 on 13 August"), False),
        (post("Wallpaper evening Shanghais on 13 August"), False),
        (post("On 13 August we met."), False),
    ],
)
def test_a_post_that_names_or_links_it_is_its_recap(told_of: Candidate, is_recap: bool) -> None:
    """By its exact name with its day, or by its page. The post leads, and is no story besides."""
    kept, _ = age(past(), told_of, history=told(past()))
    assert [story.lead.kind for story in kept] == ["recap" if is_recap else "blog"]
    assert [item.id for item in kept[0].items] == [told_of.id, *([past().id] if is_recap else [])]


def test_a_post_from_before_the_event_is_no_recap() -> None:
    """It announces."""
    early = post(
        "Paper evening Shanghai on 13 August",
    )
    early = early.with_lead(early.lead.model_copy(update={"published": WINDOW.start}))
    assert [story.lead.kind for story in age(past(), early, history=told(past()))[0]] == ["blog"]


def test_an_edition_has_two_recaps() -> None:
    """Of what was last; the others are cut with the reason."""
    three = [
        candidate(event(day, f"e{day}", title=f"E {day}", recording_url="https://x.example/v")) for day in (-4, -3, -2)
    ]
    kept, cut = age(*three, history=told(*three))
    assert [story.id for story in kept] == [three[2].id, three[1].id] and "2 recaps" in cut[0].reason


def test_a_told_event_that_ended_lately_is_looked_at_again() -> None:
    """For four weeks; one that no edition told is not."""
    ended = seen(event(-20))
    assert shortlist([ended], Week(WEEK, WINDOW, told=[event(-20).id]))[0]
    assert not shortlist([ended], Week(WEEK, WINDOW))[0]
    assert not shortlist([seen(event(-40))], Week(WEEK, WINDOW, told=[event(-40).id]))[0]


def test_the_order_of_candidates_does_not_matter() -> None:
    """The same events in any order give the same stories."""
    events = [candidate(event(day, f"e{day % 3}", recurring=day % 2 == 0, title=f"T{day % 3}")) for day in range(9)]
    assert age(*events) == age(*events[::-1])
