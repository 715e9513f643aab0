"""The inbox: what an editor may leave out, what is said about mistakes, and which files are items."""

from __future__ import annotations

from pathlib import Path

import pytest

from hugging_news.collectors import inbox
from hugging_news.domain.errors import FetchError
from hugging_news.domain.exchange import Collected, Source
from tests.collectors import driven


def read(*files: str | Exception) -> Collected:
    """What the inbox gives for files named a.md, b.md …"""
    names = [f"{chr(97 + number)}.md" for number in range(len(files))]
    bodies = [file if isinstance(file, Exception) else file.encode() for file in files]
    source = Source("inbox", "inbox", inbox.Options(path="/some/where/inbox"))
    found, requests = driven.drive(source, inbox, ["\n".join(names).encode(), *bodies])
    assert [request.url for request in requests] == ["inbox:", *(f"inbox:{name}" for name in names)]
    return found


@pytest.mark.parametrize("case", driven.cases("inbox"), ids=lambda case: case.name)
def test_case(case: Path) -> None:
    """A folder gives exactly the items, counts and problems that lie beside it."""
    assert driven.outcome(case, inbox) == driven.expected(case)


def test_files_are_read_where_the_folder_is_and_named_without_it() -> None:
    """Requests carry the path; problems name the folder and the file, not where the newsroom lies."""
    source = Source("inbox", "inbox", inbox.Options(path="/srv/inbox"))
    found, requests = driven.drive(source, inbox, [b"a.md", b"---\ncolour: red\n---\n# A title\n"])
    assert [request.file for request in requests] == ["/srv/inbox", "/srv/inbox/a.md"]
    assert found.problems[0].startswith("inbox/a.md:2: unknown key 'colour'")


def test_an_empty_inbox_is_no_error() -> None:
    """No file, no item, no problem."""
    assert read() == Collected()


def test_a_file_that_is_gone_costs_no_other() -> None:
    """A file that cannot be read is named, the next one is read."""
    found = read(FetchError("inbox:a.md", "no such file"), "# Second")
    assert found.problems == ("inbox:a.md: no such file; left out",)
    assert [item.title for item in found.items] == ["Second"]


@pytest.mark.parametrize(
    ("text", "title", "content"),
    [
        ("# Heading\n\nText.", "Heading", "Text."),
        ("Text first.\n\n## Heading *two*", "Heading two", "Text first.\n\n## Heading *two*"),
        ("Just a line of text.\n\nMore.", "Just a line of text.", "Just a line of text.\n\nMore."),
        ("```sh\n# a comment\n```", "# a comment", "```sh\n# a comment\n```"),
        ("", "A", ""),
        ("---\ntitle: Given\n---\n\n# Heading\n", "Given", "# Heading"),
        ("---\n---\n# Heading", "Heading", ""),
    ],
)
def test_the_title_is_the_first_heading_when_none_is_given(text: str, title: str, content: str) -> None:
    """The heading that became the title leaves the text if it opens it; comments in code are no headings."""
    found = read(text)
    assert [(item.title, item.content) for item in found.items] == [(title, content)]


def test_times_without_a_zone_are_the_newsletters() -> None:
    """A bare day is its midnight in the newsletter's zone, and a zone that is given counts."""
    dates = ["2026-08-12", "2026-08-12 09:00", "2026年8月12日 09:00", "2026-08-12T09:00:00Z", "'12 Aug 2026'"]
    found = read(*(f"---\ntitle: t{n}\ndate: {day}\n---\n" for n, day in enumerate(dates)))
    hours = {item.title: f"{item.published:%d %H}" for item in found.items}
    assert hours == {"t0": "11 16", "t1": "12 01", "t2": "12 01", "t3": "12 09", "t4": "11 16"}


def test_aliases_and_impossible_dates_are_refused() -> None:
    """Front matter that could grow without end, or cannot be read, leaves its file out with the reason."""
    found = read("---\na: &x [1, 2]\nb: *x\n---\n", "---\ndate: 2026-13-40\n---\n", "---\n- a list\n---\n", "# Fine")
    assert [item.title for item in found.items] == ["Fine"]
    assert found.problems[0] == "inbox/a.md:3: aliases (*name) are not read; write the value out; left out"
    assert "inbox/b.md" in found.problems[1]
    assert "not made of keys" in found.problems[2]


def test_raw_html_and_invisible_characters() -> None:
    """HTML stays as the text it is, what cannot be seen goes."""
    found = read("# A\u200b ti\u202etle\n\n<guo-chao> & <script>alert(1)</script>")
    assert found.items[0].title == "A title"
    assert found.items[0].content == "<guo-chao> & <script>alert(1)</script>"


def test_an_id_of_its_own_and_a_kind_that_differs() -> None:
    """The file may say which item it is, and that a model's page is told as a blog post."""
    found = read("---\nid: event:meetup@20260822\nkind: event\ndetails: {start: 2026-08-22}\n---\n# Meetup\n",
                 "---\nurl: https://huggingface.co/acme/kite\nkind: blog\n---\n# About a model\n")  # fmt: skip
    kinds = {item.id: (item.kind, item.details.type) for item in found.items}
    assert kinds == {"event:meetup@20260822": ("event", "event"), "hub:model:acme/kite": ("blog", "post")}
