"""The quality filter: what it holds back, what it lets through, and how its mistakes are undone."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hugging_news.domain.curation import Curation, Entry
from hugging_news.domain.items import Item
from hugging_news.domain.stories import Candidate, Decision
from hugging_news.selection import curation, identity, shortlist
from hugging_news.selection.quality import RULES, judge, quarantine, quarantined, tiers
from hugging_news.selection.quality.subject import Company, Subject
from hugging_news.selection.quality.words import folded, vocabulary
from tests.factories import WEEK, WINDOW, candidate, event, item, model, paper, release, seen
from tests.selection.quality.cases import Case, load, reason_of

CASES = load()
SPAM = "Best online casino: 200 free spins"
EDITION = "2026-08-17"


def spam(id: str = "url:https://example.org/a", **more: object) -> Item:
    return item(id, title=SPAM, **more)


def decided(entry: Entry, *items: Item) -> tuple[Candidate, ...]:
    """The candidates of *items* with one decision about the first."""
    given = Curation(entries={items[0].id: entry})
    return curation.apply([candidate(one) for one in items], given, EDITION)[0]


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.rule}-{case.name}")
def test_a_labelled_case_is_judged_as_its_label_says(case: Case) -> None:
    """What is bad is held, what only looks like it is not."""
    assert (reason_of(case) is not None) is case.bad


@pytest.mark.parametrize("rule", RULES)
def test_every_rule_has_a_fault_and_a_near_miss(rule: str) -> None:
    """Each row of the table holds one of its own bad cases by itself, and none of its good ones."""
    own = [case for case in CASES if case.rule == rule]
    caught = [case for case in own if case.bad and applies(rule, case)]
    near = [case for case in own if not case.bad]
    assert caught and near and not [case.name for case in near if applies(rule, case)]


def applies(rule: str, case: Case) -> bool:
    lead = case.candidates[0]
    return RULES[rule](Subject(lead.lead, lead.tiers[0], Company(case.candidates))) is not None


def test_no_case_belongs_to_an_unknown_rule() -> None:
    """A folder of cases without its rule would test nothing."""
    assert {case.rule for case in CASES} == set(RULES)


def test_there_are_enough_cases() -> None:
    """Sixty of each kind, about half of both held out from tuning."""
    for bad in (True, False):
        kind = [case for case in CASES if case.bad is bad]
        assert len(kind) >= 60 and sum(case.held_out for case in kind) * 5 >= len(kind) * 2


def test_what_is_held_says_why() -> None:
    """It stands in `cut` as held, with all its items, the reason in plain words."""
    kept, cut = quarantined([candidate(spam(), spam("url:https://example.org/b"))])
    assert (
        not kept
        and cut[0].state == "held"
        and cut[0].items == ("url:https://example.org/a", "url:https://example.org/b")
    )
    assert cut[0].reason == "quarantined: spam: the title advertises gambling (best online casino)"


def test_one_story_is_judged_alone() -> None:
    """`quarantine` gives the reason without its prefix, or None."""
    assert quarantine(candidate(model("a/kite", tags=("nsfw",)))) == "adult content: tags say nsfw"
    assert quarantine(candidate(model("a/kite"))) is None


def test_a_clean_post_saves_the_story_that_it_was_joined_to() -> None:
    """A true story is not held because one of its posts is bad."""
    assert quarantine(candidate(spam(), item("url:https://example.org/b", title="Kites fly higher"))) is None


def test_a_bad_post_does_not_hold_the_artefact_that_it_names() -> None:
    """The lead decides where it is an artefact."""
    assert quarantine(candidate(model("acme/kite-7b"), spam())) is None


@pytest.mark.parametrize("lead", [release(title=SPAM), paper(title=SPAM)], ids=["release", "paper"])
def test_chosen_libraries_and_papers_are_never_spam(lead: Item) -> None:
    """A word in a title of theirs is their subject."""
    assert quarantine(candidate(lead)) is None


def test_a_calendar_can_hold_spam() -> None:
    """Anybody can enter an event into an open calendar."""
    assert quarantine(candidate(event(title=SPAM)))


@pytest.mark.parametrize(
    "entry",
    [
        Entry(keep="it is a study of such titles"), Entry(pin=1), Entry(section="top"),
        Entry(headline={"en": "A study"}), Entry(summary={"en": ("A study.",)}),
    ],
    ids=["keep", "pin", "section", "headline", "summary"],
)  # fmt: skip
def test_a_decision_to_tell_admits_a_story(entry: Entry) -> None:
    """Whatever of it: the editor wants it told."""
    kept, cut = quarantined(decided(entry, spam()))
    assert [one.id for one in kept] == [spam().id] and not cut


@pytest.mark.parametrize("entry", [Entry(), Entry(note="look at it"), Entry(hold=date(2026, 8, 10))])
def test_other_decisions_admit_nothing(entry: Entry) -> None:
    """A note or a hold that is over says nothing about quality."""
    assert quarantined(decided(entry, spam()))[1]


def test_keep_and_drop_contradict_each_other() -> None:
    """One fate an item."""
    with pytest.raises(ValueError, match="keep excludes drop"):
        Entry(keep="news", drop="no news")


def test_the_parts_of_a_split_follow_their_whole() -> None:
    """All are held, or all are admitted by a decision about the whole or about one of them."""
    titles = ({"en": "One"}, {"en": "Two"})
    assert len(quarantined(decided(Entry(split=titles), spam()))[1]) == 2
    assert not quarantined(decided(Entry(split=titles, keep="news"), spam()))[1]
    parts = decided(Entry(split=titles), spam())
    first = Candidate(**{**vars(parts[0]), "decision": Decision(headline={"en": "One"})})
    assert not quarantined([first, parts[1]])[1]


def test_a_part_keeps_its_own_word() -> None:
    """`keep` of a part wins over that of its whole."""
    given = Curation(entries={spam().id: Entry(split=({"en": "One"},), keep="a"), f"{spam().id}#1": Entry(keep="b")})
    kept, _ = curation.apply([candidate(spam())], given, EDITION)
    assert kept[0].decision.keep == "b"


def test_what_an_editor_wrote_or_added_is_never_held() -> None:
    """A note of the inbox is known by its source; joining keeps that."""
    week = shortlist.Week(WEEK, WINDOW)
    repository = "https://huggingface.co/acme/kite-7b"
    listed, _ = shortlist.shortlist([seen(spam(url=repository), by_hand=True)], week)
    assert not quarantined(listed)[1]
    twin = candidate(spam("url:https://example.org/0", url=repository))
    joined = identity.join([twin, *listed]).stories
    assert len(joined) == 1 and not quarantined(joined)[1]


def test_a_social_post_is_secondary_whatever_its_source() -> None:
    """Row 62: a link to it is allowed, but it proves nothing alone."""
    post = item("url:https://x.com/someone/status/1", url="https://x.com/someone/status/1")
    assert tiers(candidate(post, item())) == ("secondary", "primary")


def test_an_article_without_sources_is_never_primary() -> None:
    """Row 51: in the manner of a content farm, and naming nobody."""
    text = "In the ever-evolving landscape of models this platform stands out. " * 10
    farm = item(title="The ultimate guide to the Hub in 2026", content=text)
    kept, _ = quarantined([candidate(farm)])
    assert kept[0].tiers == ("secondary",)
    sourced = item(title=farm.title, content=f"{text} https://arxiv.org/abs/2311.00430")
    assert tiers(candidate(sourced)) == ("primary",)


def test_an_announcement_without_links_stays_primary() -> None:
    """An organisation's own news often names nobody else."""
    assert tiers(candidate(item(content="We open the weights of our speech model today. " * 20))) == ("primary",)


def test_company_decides_about_a_dump() -> None:
    """One plain copy says little, five of one owner are a dump, and every one of them is held."""
    names = ["Llama-3.1-8B-Instruct", "Qwen3-8B", "gemma-3-4b-it", "Mistral-7B-Instruct-v0.3", "phi-4"]
    alone, together = (
        quarantined([candidate(model("u/Qwen3-8B"))]),
        quarantined(candidate(model(f"u/{n}")) for n in names),
    )
    assert not alone[1] and len(together[1]) == 5 and "5 repositories of one owner" in together[1][0].reason


def test_spelling_tricks_fold_to_one_word() -> None:
    """Zero-width and full-width characters, look-alikes, spaced letters, traditional characters."""
    assert {
        folded(word) for word in ("casino", "ca\u200bsino", "ＣＡＳＩＮＯ", "c а s i n o".replace("а", "a"), "саsino")
    } == {"casino"}
    assert folded("博 彩平·台") == folded("博彩平台") and folded("娛樂") == "娱乐"


def test_the_vocabulary_is_written_folded() -> None:
    """A phrase that folding changes would never be found."""

    def lists(value: object) -> list[str]:
        if isinstance(value, dict):
            return [
                phrase
                for key, part in value.items()
                if key in ("en", "zh") or isinstance(part, dict)
                for phrase in lists(part)
            ]
        return list(value) if isinstance(value, list) else []

    for group in ("spam", "about", "adult"):
        assert [phrase for phrase in lists(vocabulary(group)) if folded(phrase) != phrase] == []


@given(st.text(max_size=80), st.text(max_size=300))
def test_whatever_stands_in_a_text_gets_a_verdict(title: str, content: str) -> None:
    """Every story is admitted or cut, never both, never neither."""
    kept, cut = quarantined([candidate(item(title=title, content=content), tiers=("secondary",))])
    assert len(kept) + len(cut) == 1 and all(one.reason.startswith(judge.PREFIX) for one in cut)


@given(st.text("ab1 .-*_\n\u200b\u3000博彩平台賭аеΑο０", max_size=40))
def test_folding_again_changes_nothing(text: str) -> None:
    """So texts and phrases compare, however often they were folded."""
    assert folded(folded(text)) == folded(text)
