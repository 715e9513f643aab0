"""Events over four weeks of a newsroom, as its readers and their calendars see them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from icalendar import Calendar

from tests.cli.test_run import Captured, Command

DAYS = {"W32": "2026-08-10", "W33": "2026-08-17", "W34": "2026-08-24", "W35": "2026-08-31"}
KITE = (
    "UID:kite@x|SUMMARY:Kite hackathon|DTSTART;TZID=Europe/Paris:202609{day}T090000|URL:https://x.example/kite|"
    "DTEND;TZID=Europe/Paris:202609{day}T180000|LOCATION:Halle Exemple\\, Paris"
)
WEEKLY = (
    "UID:weekly@x|SUMMARY:Open hour|DTSTART;TZID=America/New_York:20260701T120000|URL:https://x.example/hour|"
    "DTEND;TZID=America/New_York:20260701T130000|RRULE:FREQ=WEEKLY"
)
CONF = "UID:conf@x|SUMMARY:Conf|DTSTART;VALUE=DATE:20260830|DTEND;VALUE=DATE:20260903|URL:https://x.example/conf"
LAB = "UID:lab@x|SUMMARY:Lab|DTSTART:20260831T010000Z|DTEND:20260831T030000Z|RELATED-TO:conf@x"


@pytest.fixture
def room(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A newsroom that reads one calendar from its folder."""
    monkeypatch.chdir(tmp_path)
    source = '[[sources]]\nname = "calendar"\ncollector = "events_ics"\nfile = "calendar.ics"\n'
    (tmp_path / "hugging_news.toml").write_text(source, encoding="utf-8")
    return tmp_path


def write(room: Path, *events: str) -> None:
    blocks = "".join(f"BEGIN:VEVENT\r\n{event}\r\nEND:VEVENT\r\n" for event in (e.replace("|", "\r\n") for e in events))
    (room / "calendar.ics").write_text(f"BEGIN:VCALENDAR\r\n{blocks}END:VCALENDAR\r\n", encoding="utf-8", newline="")


def week(room: Path, command: Command, name: str) -> dict[str, dict[str, Any]]:
    """Run a week to its end; its stories by headline, each with its section."""
    assert command("--now", f"{DAYS[name]}T01:00:00Z", "run", "--week", f"2026-{name}", "--yes") == 0
    found = json.loads((room / "posts" / DAYS[name] / "edition.json").read_text(encoding="utf-8"))
    return {s["headline"]["en"]: {**s, "section": part["id"]} for part in found["sections"] for s in part["stories"]}


def calendar(room: Path, name: str) -> dict[str, Any]:
    """The events of an edition's file, the first of each name."""
    file = Calendar.from_ical((room / "posts" / DAYS[name] / "events.ics").read_bytes())
    return {str(event["SUMMARY"]): event for event in reversed(file.walk("VEVENT"))}


def test_four_weeks_of_events(room: Path, command: Command) -> None:
    """Told, recalled, moved, cancelled: each once, each with its reason, under one UID."""
    write(room, KITE.format(day="05"), WEEKLY, CONF, LAB)
    first = week(room, command, "W32")
    assert not any(story["brief"] or story["follow_up_of"] for story in first.values())
    assert [part["name"] for part in first["Conf"]["details"]["children"]] == ["Lab"]
    assert len(first["Open hour"]["details"]["children"]) == 8

    second = week(room, command, "W33")
    recalled = {name: (story["brief"], story["follow_up_of"]) for name, story in second.items()}
    assert recalled == dict.fromkeys(("Open hour", "Conf", "Kite hackathon"), (True, DAYS["W32"]))
    assert "still ahead; told on 2026-08-10" in second["Conf"]["reasons"]
    text = (room / "posts" / DAYS["W33"] / "en.md").read_text(encoding="utf-8")
    assert "**Conf** — Sun 30 August – Wed 2 September 2026, Beijing (UTC+8)" in text

    write(room, KITE.format(day="06"), WEEKLY, CONF, LAB)
    third = week(room, command, "W34")
    moved = third["Kite hackathon"]
    assert (moved["section"], moved["follow_up"]["reason"]) == ("corrections", "moved")
    assert moved["details"]["previous_start"] == "2026-09-05T07:00:00Z" and len(moved["items"]) == 2

    write(room, KITE.format(day="06") + "|STATUS:CANCELLED|SEQUENCE:1", WEEKLY, CONF, LAB)
    fourth = week(room, command, "W35")
    assert (fourth["Kite hackathon"]["section"], fourth["Kite hackathon"]["follow_up_of"]) == (
        "corrections",
        DAYS["W34"],
    )
    assert fourth["Conf"]["brief"]
    files = [calendar(room, name)["Kite hackathon"] for name in DAYS]
    assert len({str(event["UID"]) for event in files}) == 1
    assert [event["SEQUENCE"] for event in files] == [0, 0, 1, 2]
    assert [str(event["STATUS"]) for event in files] == ["CONFIRMED"] * 3 + ["CANCELLED"]


def test_a_calendar_that_fails_does_not_lose_its_events(room: Path, command: Command) -> None:
    """What an older collection gave and is still ahead is still told."""
    write(room, KITE.format(day="05"))
    week(room, command, "W32")
    (room / "calendar.ics").write_text("no calendar", encoding="utf-8")
    (room / "hugging_news.toml").write_text(
        (room / "hugging_news.toml").read_text(encoding="utf-8")
        + '[[sources]]\nname = "notes"\ncollector = "inbox"\npath = "inbox"\n',
        encoding="utf-8",
    )
    (room / "inbox").mkdir()
    (room / "inbox" / "note.md").write_text("# A note\n\nWords of the editor.\n", encoding="utf-8")
    assert command("--now", f"{DAYS['W33']}T01:00:00Z", "run", "--week", "2026-W33", "--yes") == 3
    text = (room / "posts" / DAYS["W33"] / "en.md").read_text(encoding="utf-8")
    assert "**Kite hackathon**" in text and "([Last covered in the edition of" in text


def test_carried_lines_can_be_switched_off(room: Path, command: Command) -> None:
    """`[select] carry_events`; they are then told, as anything else is."""
    config = room / "hugging_news.toml"
    config.write_text("[select]\ncarry_events = false\n" + config.read_text(encoding="utf-8"), encoding="utf-8")
    write(room, KITE.format(day="05"))
    week(room, command, "W32")
    assert not week(room, command, "W33")


def test_an_event_file_that_nobody_needs_any_more_is_removed(room: Path, command: Command, capsys: Captured) -> None:
    """Unless a person changed it: then it stays, and that is said."""
    write(room, KITE.format(day="05"))
    assert command("--now", "2026-08-17T01:00:00Z", "run", "--week", "2026-W33") == 0
    file = room / "posts" / "2026-08-17" / "events.ics"
    edition = file.with_name("edition.json")
    told = json.loads(edition.read_text(encoding="utf-8"))
    edition.write_text(json.dumps({**told, "sections": [], "glance": []}), encoding="utf-8")
    kept = file.read_bytes()
    file.write_bytes(kept + b"X-MINE:1\r\n")
    assert command("render", str(edition), "--format", "calendar") == 0
    assert file.is_file() and "changed by hand" in capsys.readouterr().err
    file.write_bytes(kept)
    assert command("render", str(edition), "--format", "calendar") == 0
    assert not file.exists()


def test_one_event_in_two_calendars_is_one_story(room: Path, command: Command) -> None:
    """The same UID and start; the later revision leads, whoever gives it."""
    config = room / "hugging_news.toml"
    own = config.read_text(encoding="utf-8")
    config.write_text(own + own.replace("calendar", "other"), encoding="utf-8")
    write(room, KITE.format(day="05"))
    text = (room / "calendar.ics").read_text(encoding="utf-8")
    later = text.replace("Kite hackathon", "Kite hackathon and dinner").replace("UID:", "SEQUENCE:1\r\nUID:")
    (room / "other.ics").write_text(later, encoding="utf-8")
    assert list(week(room, command, "W32")) == ["Kite hackathon and dinner"]


def test_five_thousand_dates_and_a_bomb(room: Path, command: Command) -> None:
    """One story each, and the bomb costs no other event."""
    daily = "UID:daily|SUMMARY:Stand-up|DTSTART:20260801T060000Z|DTEND:20260801T061500Z|RRULE:FREQ=DAILY;COUNT=5000"
    bomb = "UID:bomb|SUMMARY:Bomb|DTSTART:20260801T060000Z|RRULE:FREQ=SECONDLY"
    far = "UID:far|SUMMARY:Far|DTSTART:29990101T000000Z"
    backwards = "UID:back|SUMMARY:Backwards|DTSTART:20260820T060000Z|DTEND:20260819T060000Z"
    bare = "UID:bare|SUMMARY:Bare|DTSTART:20260820T060000"
    write(room, daily, bomb, far, backwards, bare)
    told = week(room, command, "W32")
    assert set(told) == {"Stand-up", "Backwards", "Bare"}
    assert "end" not in told["Backwards"]["details"] and told["Bare"]["details"]["timezone"] == "Asia/Shanghai"
    assert (len(told["Stand-up"]["details"]["children"]), told["Stand-up"]["details"]["more"]) == (24, 35)
    problems = " ".join(json.loads((room / "posts" / DAYS["W32"] / "report.json").read_text("utf-8"))["problems"])
    assert "Bomb" in problems and "without a zone" in problems and "end is impossible" in problems
