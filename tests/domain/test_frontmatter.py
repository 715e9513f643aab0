"""Front matter: written by a YAML library from a mapping, and read back whatever the text below it looks like."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from hugging_news.domain.errors import ParseError
from hugging_news.domain.frontmatter import read, write


@pytest.mark.parametrize(
    "value", ["yes", "1.10", "2026-08-12", "a: b # c", "- x", "'\"", "---", "两行\n文字", "null", "🪁"]
)
def test_text_stays_text(value: str) -> None:
    """No value changes its type, and none ends the front matter."""
    assert read(write({"title": value}, "Body").encode(), "a.md").keys == {"title": value}


def test_keys_keep_their_order_and_times_their_zone() -> None:
    """What an editor sees is in our order."""
    moment = datetime(2026, 8, 12, 1, 30, tzinfo=UTC)
    text = write({"title": "T", "published": moment, "authors": ("A",)}, "")
    assert text == "---\ntitle: T\npublished: 2026-08-12 01:30:00+00:00\nauthors:\n- A\n---\n"
    assert read(text.encode(), "a.md").keys == {"title": "T", "published": moment, "authors": ["A"]}


def test_one_value_in_two_places_is_written_twice() -> None:
    """No anchors and aliases: they would not be read back."""
    moment, names = datetime(2026, 8, 12, tzinfo=UTC), ("A",)
    keys = {"published": moment, "updated": moment, "authors": names, "tags": names}
    assert "&" not in write(keys, "")
    assert read(write(keys, "").encode(), "a.md").keys == {**keys, "authors": ["A"], "tags": ["A"]}


@pytest.mark.parametrize("body", ["Text", "---\ntitle: other\n---", "# Heading\n\n    code", "..."])
def test_the_text_can_add_no_key(body: str) -> None:
    """Lines below that look like front matter stay text."""
    note = read(write({"title": "T"}, body).encode(), "a.md")
    assert (note.keys, note.body) == ({"title": "T"}, body)


def test_lines_are_numbered_as_in_the_file() -> None:
    """The opening line is number one."""
    note = read(b"---\ntitle: T\n\n'url' : x\n---\n", "inbox/a.md")
    assert (note.place("title"), note.place("url"), note.place("gone")) == (
        "inbox/a.md:2",
        "inbox/a.md:4",
        "inbox/a.md",
    )


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "gb18030"])
def test_files_as_editors_save_them(encoding: str) -> None:
    """UTF-8, UTF-16 with a mark and GB18030, with the line ends of any system."""
    note = read("---\r\ntitle: 风筝\r\n---\r\n内容\r\n".encode(encoding), "a.md")
    assert (note.keys, note.body) == ({"title": "风筝"}, "内容")


@pytest.mark.parametrize(
    ("text", "place", "told"),
    [
        ("---\ntitle: x\n", "a.md:1", "not closed"),
        ("---\nok: 1\nurl: [x\n---\n", "a.md:3", "not valid YAML"),
        ("---\n- x\n---\n", "a.md:2", "not made of keys"),
        ("---\na: &x 1\nb: *x\n---\n", "a.md:3", "aliases"),
        ("---\nd: 2026-02-30\n---\n", "a.md", "not valid YAML: day is out of range for month"),
        ("---\nx: !!python/object/apply:os.system [ls]\n---\n", "a.md:2", "not valid YAML"),
        ("---\na: " + "[" * 300_000 + "\n---\n", "a.md:2", "nests deeper"),
    ],
)
def test_faults_name_file_and_line(text: str, place: str, told: str) -> None:
    """What is wrong, where, and nothing is run or expanded."""
    with pytest.raises(ParseError, match=told) as caught:
        read(text.encode(), "a.md")
    assert caught.value.url == place
