"""`explain`: why an item is in or out, whom it met, and changes that were tried."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Web

Captured = pytest.CaptureFixture[str]
Command = Callable[..., int]
Explain = Callable[[str], dict[str, Any]]
_ENTRY = """<entry><id>{base}/{name}</id><title>{title}</title><link href="{base}/{name}"/>
<published>2026-08-{day:02}T08:00:00Z</published><summary>Something about {title}.</summary></entry>"""


@pytest.fixture
def week(newsroom: Path, command: Command, web: Web, capsys: Captured) -> Path:
    """Six posts, the first the freshest, where four have room; collected."""
    titles = ("Kites fly", "Wings fold", "Tails steady", "Lines hold", "Winds turn", "Knots and paper")
    entries = "".join(
        _ENTRY.format(base=web.base, name=f"p{n}", title=title, day=16 - n) for n, title in enumerate(titles)
    )
    feed = f'<feed xmlns="http://www.w3.org/2005/Atom"><title>Blog</title>{entries}</feed>'
    web.pages["/feed.xml"] = ("application/atom+xml", feed)
    command("collect", "--week", "2026-W33")
    capsys.readouterr()
    return newsroom


@pytest.fixture
def explain(week: Path, command: Command, web: Web, capsys: Captured) -> Explain:
    def called(name: str) -> dict[str, Any]:
        assert command("explain", f"url:{web.base}/{name}", "--week", "2026-W33", "--json") == 0
        found: dict[str, Any] = json.loads(capsys.readouterr().out)
        return found

    return called


def configure(week: Path, text: str) -> None:
    with (week / "hugging_news.toml").open("a", encoding="utf-8") as file:
        file.write(f"\n{text}\n")


def test_a_chosen_story_says_what_it_beat_and_what_would_push_it_out(explain: Explain, web: Web) -> None:
    """With the parts that add up to its score."""
    found = explain("p3")
    assert (found["state"], found["section"], found["place"]) == ("chosen", "learn", 4)
    assert found["beat"]["id"] == f"url:{web.base}/p4" and "first to go" in found["pushed_out_by"]
    parts = found["parts"].values()
    assert all(abs(part["value"] * part["weight"] - part["weighted"]) < 0.001 for part in parts)
    assert found["score"] == pytest.approx(sum(part["weighted"] for part in parts))


def test_a_cut_story_names_the_bound_the_rival_and_what_it_lacks(explain: Explain, web: Web) -> None:
    """The weakest of those in the way."""
    blocked = explain("p4")["kept_out_by"]
    assert blocked["cap"] == "section" and blocked["rival"]["id"] == f"url:{web.base}/p3"
    assert blocked["rival"]["headline"] and 0 < blocked["lacks"] < 1


def test_every_change_that_is_named_works(explain: Explain, week: Path) -> None:
    """A higher bound, points, watching, a pin: each puts the story in."""
    base = (week / "hugging_news.toml").read_text(encoding="utf-8")
    changes = explain("p5")["would_change"]
    assert len(changes) == 4
    for change in changes[:3]:
        key, value = change.removesuffix(" in hugging_news.toml").partition(" = ")[::2]
        value = value.partition(" in hugging_news.toml")[0].partition(", or a word")[0]
        table, _, name = key.partition("] ")
        (week / "hugging_news.toml").write_text(f"{base}\n{table}]\n{name} = {value}\n", encoding="utf-8")
        assert explain("p5")["state"] == "chosen", change
    (week / "hugging_news.toml").write_text(base, encoding="utf-8")
    (week / "curation.toml").write_text(f'["{explain("p5")["item"]}"]\npin = 1\n', encoding="utf-8")
    assert explain("p5")["place"] == 1


def test_a_muted_story_says_which_topic_mutes_it(explain: Explain, week: Path) -> None:
    """And that taking it out would tell it, when that is so."""
    configure(week, '[select]\nmute = ["kites"]')
    found = explain("p0")
    assert found["state"] == "cut" and "muted: kites" in found["verdict"]
    assert found["would_change"][0] == '[select] mute without "kites" in hugging_news.toml'


def test_a_watched_story_passes_the_bound_of_its_section(explain: Explain, week: Path) -> None:
    """By a word of its title, though it scores no more."""
    configure(week, '[select]\nwatch = ["knots"]\nweights = {fit = 0.0}')
    assert explain("p5")["state"] == "chosen" and explain("p3")["state"] == "chosen"


@pytest.mark.parametrize(("decision", "state"), [('drop = "no"', "dropped"), ("hold = 2026-09-07", "held")])
def test_a_decision_of_the_editor_is_named(decision: str, state: str, explain: Explain, week: Path, web: Web) -> None:
    """With the entry to remove; the story was not scored."""
    (week / "curation.toml").write_text(f'["url:{web.base}/p0"]\n{decision}\n', encoding="utf-8")
    found = explain("p0")
    assert found["state"] == state and "remove the decision" in found["would_change"][0] and not found["parts"]


def test_the_parts_of_a_split_are_explained_each(explain: Explain, week: Path, web: Web) -> None:
    """Asked for the item, it names the other part."""
    titles = '{zh = "一", en = "One"}, {zh = "二", en = "Two"}'
    (week / "curation.toml").write_text(f'["url:{web.base}/p0"]\nsplit = [{titles}]\n', encoding="utf-8")
    whole, second = explain("p0"), explain("p0#2")
    assert whole["story"] == f"url:{web.base}/p0#1" and whole["also"] == [f"url:{web.base}/p0#2"]
    assert second["story"] == f"url:{web.base}/p0#2" and second["state"] == "chosen"


def test_an_item_of_a_joined_story_is_explained_by_it(explain: Explain, week: Path, web: Web) -> None:
    """Merged by the editor: both ids give one answer."""
    (week / "curation.toml").write_text(f'["url:{web.base}/p5"]\nmerge = "url:{web.base}/p0"\n', encoding="utf-8")
    merged, into = explain("p5"), explain("p0")
    assert merged["story"] == into["story"] == f"url:{web.base}/p0" and merged["place"] == into["place"] == 1


def test_what_was_told_says_so(explain: Explain, week: Path, command: Command, web: Web, capsys: Captured) -> None:
    """Asked for a later week of the same newsroom."""
    command("run", "--week", "2026-W33")
    path = week / "posts" / "2026-08-17" / "edition.json"
    edition = json.loads(path.read_text(encoding="utf-8"))
    (week / "posts" / "2026-08-10").mkdir()
    moved = edition | {"id": "2026-08-10", "week": "2026-W32", "state": "final"}
    (week / "posts" / "2026-08-10" / "edition.json").write_text(json.dumps(moved), encoding="utf-8")
    capsys.readouterr()
    found = explain("p0")
    assert found["state"] == "told" and found["would_change"][0].startswith("nothing")


def test_case_is_no_reason_to_fail_and_a_slip_names_the_nearest(
    explain: Explain, command: Command, web: Web, capsys: Captured
) -> None:
    """The id is answered as the archive spells it."""
    assert explain("P0")["item"] == f"url:{web.base}/p0"
    assert command("explain", f"url:{web.base}/p00", "--week", "2026-W33") == 1
    assert f"did you mean url:{web.base}/p0" in capsys.readouterr().err


def test_the_words_name_value_weight_and_rival(week: Path, command: Command, web: Web, capsys: Captured) -> None:
    """For a reader at a terminal."""
    command("explain", f"url:{web.base}/p4", "--week", "2026-W33")
    said = capsys.readouterr().out
    expected = ("importance", "×", "competed in: learn", "rival: ", "it lacks", "to change it")
    assert all(words in said for words in expected)
    command("explain", f"url:{web.base}/p3", "--week", "2026-W33")
    said = capsys.readouterr().out
    assert "beat: " in said and "pushed out by: " in said


def test_a_bound_is_raised_where_it_stands(explain: Explain, week: Path) -> None:
    """`[select] caps` goes before `[sections.<id>] max`, which would change nothing."""
    configure(week, "[select]\ncaps = {learn = 4}")
    assert explain("p4")["would_change"][0] == "[select] caps.learn = 5 in hugging_news.toml"


def test_a_muted_topic_with_a_comma_can_be_taken_back(
    explain: Explain, week: Path, web: Web, command: Command, capsys: Captured
) -> None:
    """Topics are named as they were written."""
    feed, text = web.pages["/feed.xml"]
    web.pages["/feed.xml"] = (feed, text.replace("Kites fly", "Kites, and how they fly"))
    command("collect", "--week", "2026-W33")
    capsys.readouterr()
    configure(week, '[select]\nmute = ["kites, and how"]')
    assert explain("p0")["would_change"][0] == '[select] mute without "kites, and how" in hugging_news.toml'


def test_points_that_it_has_are_counted(explain: Explain, week: Path, web: Web) -> None:
    """What is named replaces the entry that is there."""
    base = (week / "hugging_news.toml").read_text(encoding="utf-8")
    entry = '[select]\nboost = {{"url:{base}/p5" = {points}}}'
    configure(week, entry.format(base=web.base, points=-0.5))
    named = explain("p5")["would_change"][1]
    assert named.startswith("[select] boost = {")
    points = float(named.partition('" = ')[2].partition("}")[0])
    (week / "hugging_news.toml").write_text(f"{base}\n{entry.format(base=web.base, points=points)}\n", encoding="utf-8")
    assert points < 0.3 and explain("p5")["state"] == "chosen"


def test_a_part_of_a_split_is_boosted_by_its_own_id(explain: Explain, week: Path, web: Web) -> None:
    """As the advice about it says; its other part stays where it was."""
    titles = '{zh = "一", en = "One"}, {zh = "二", en = "Two"}'
    (week / "curation.toml").write_text(f'["url:{web.base}/p5"]\nsplit = [{titles}]\n', encoding="utf-8")
    assert {explain("p5#1")["state"], explain("p5#2")["state"]} == {"cut"}
    configure(week, f'[select]\nboost = {{"url:{web.base}/p5#2" = 1}}')
    assert (explain("p5#1")["state"], explain("p5#2")["state"]) == ("cut", "chosen")


def test_a_part_that_is_none_is_an_error(week: Path, command: Command, web: Web, capsys: Captured) -> None:
    """Not an item outside the week."""
    assert command("explain", f"url:{web.base}/p0#9", "--week", "2026-W33") == 1
    assert "no story is such a part" in capsys.readouterr().err
