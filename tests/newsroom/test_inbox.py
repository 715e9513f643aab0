"""Files of the inbox: names, updates, and the promise that an editor's changes stay."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from hugging_news.domain.errors import NewsroomError
from hugging_news.domain.items import Image, Item, PaperDetails
from hugging_news.newsroom.inbox import Written, find, to_text, write

TODAY = date(2026, 8, 17)
URL = "https://blog.example/kites"


def item(**more: object) -> Item:
    values = {
        "id": f"url:{URL}",
        "source": "inbox",
        "kind": "blog",
        "title": "Kites fly higher",
        "url": URL,
        "lang": "en",
    }
    return Item.model_validate({**values, **more})


def put(folder: Path, note: Item, *, force: bool = False) -> Written:
    return write(folder, note, TODAY, "Asia/Shanghai", force=force)


def test_what_an_editor_sees(tmp_path: Path) -> None:
    """Readable front matter in a fixed order, then the text."""
    note = item(
        published=datetime(2026, 8, 12, 1, tzinfo=UTC),
        authors=("林小禾",),
        summary="One line.",
        content="Text.\n\n## More\n",
        image=Image(url="https://blog.example/a.png", alt="A kite"),
    )
    text = put(tmp_path, note).path.read_text("utf-8")
    lines = text.split("\n")
    assert lines[1].startswith("# added by hugging-news (")
    assert lines[0] == "---" and "\n".join(lines[2:]) == (
        "title: Kites fly higher\nurl: https://blog.example/kites\nkind: blog\npublished: 2026-08-12 01:00:00+00:00\n"
        "lang: en\nauthors:\n- 林小禾\nsummary: One line.\nimage:\n  url: https://blog.example/a.png\n  alt: A kite\n"
        "---\n\nText.\n\n## More\n\n"
    )


@pytest.mark.parametrize(
    ("title", "published", "name"),
    [
        ("Kites fly higher!", None, "2026-08-17-kites-fly-higher.md"),
        ("Café Kites", datetime(2026, 8, 12, 20, tzinfo=UTC), "2026-08-13-cafe-kites-"),
        ("风筝 2.0 发布", None, "2026-08-17-2-0-"),
        ("../../etc/passwd", None, "2026-08-17-etc-passwd.md"),
        ("全是汉字", None, "2026-08-17-"),
        ("x" * 300, None, "2026-08-17-" + "x" * 60 + ".md"),
    ],
)
def test_names_are_safe_and_begin_with_the_day(
    tmp_path: Path, title: str, published: datetime | None, name: str
) -> None:
    """The day of publication in the newsletter's zone, else today; ASCII, with a hash for what that cannot tell."""
    path = put(tmp_path, item(title=title, published=published)).path
    assert path.parent == tmp_path
    assert path.name.startswith(name) and path.name.endswith(".md")
    assert path.name.isascii() and len(path.name) < 90


def test_two_items_of_one_name(tmp_path: Path) -> None:
    """The second gets a name of its own."""
    first, second = put(tmp_path, item()), put(tmp_path, item(id="url:https://b.example/", url="https://b.example/"))
    assert (first.state, second.state) == ("added", "added")
    assert first.path != second.path


def test_again_is_the_same_file(tmp_path: Path) -> None:
    """The same item changes nothing, a changed one updates its file, in whatever spelling its address comes."""
    first = put(tmp_path, item())
    assert put(tmp_path, item()) == Written(first.path, "unchanged")
    again = item(title="Kites fly lower", url="http://blog.example/kites?utm_source=x")
    assert put(tmp_path, again) == Written(first.path, "updated")
    assert len(list(tmp_path.iterdir())) == 1


def test_an_editors_changes_are_never_lost(tmp_path: Path) -> None:
    """A changed file refuses, and stays as it is, until it is forced."""
    path = put(tmp_path, item()).path
    path.write_text(path.read_text("utf-8").replace("higher", "best"), "utf-8")
    with pytest.raises(NewsroomError, match=r"changed by hand.*--force"):
        put(tmp_path, item(title="New"))
    assert "Kites fly best" in path.read_text("utf-8")
    assert put(tmp_path, item(title="New"), force=True) == Written(path, "updated")
    assert "title: New" in path.read_text("utf-8")


def test_a_file_written_by_hand_is_never_replaced(tmp_path: Path) -> None:
    """The same address in a note without our mark."""
    (tmp_path / "mine.md").write_text(f"---\nurl: {URL}\n---\nMine.\n", "utf-8")
    with pytest.raises(NewsroomError, match=r"mine\.md"):
        put(tmp_path, item())


def test_line_ends_of_another_system_are_no_change(tmp_path: Path) -> None:
    """git may rewrite them."""
    path = put(tmp_path, item()).path
    path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    assert put(tmp_path, item(title="New")).state == "updated"


def test_files_that_cannot_be_read_are_passed_over(tmp_path: Path) -> None:
    """A broken note is the collector's to name."""
    (tmp_path / "broken.md").write_bytes(b"---\ntitle: [\n---\n")
    (tmp_path / "binary.md").write_bytes(b"\x00\x81\xff\xfe\x80")
    assert find(tmp_path, item()) is None


def test_only_what_cannot_be_told_is_written() -> None:
    """The id, the source and the type of the details follow from the rest."""
    paper = item(id="arxiv:2608.00001", url="https://arxiv.org/abs/2608.00001", kind="paper",
                 details=PaperDetails(arxiv_id="2608.00001"))  # fmt: skip
    text = to_text(paper)
    assert "\nid:" not in text and "source:" not in text and "type:" not in text
    assert "\nid: event:x@1\n" in to_text(item(id="event:x@1"))
