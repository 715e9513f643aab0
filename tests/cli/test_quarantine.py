"""What the quality filter holds back, from the feed to the edition, and how an editor gets it back."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import FEED, Web

Command = Callable[..., int]
SPAM = """<entry><id>{base}/two</id><title>Best online casino: 200 free spins</title><link href="{base}/two"/>
<published>2026-08-13T08:00:00Z</published><summary>Sign up now.</summary></entry></feed>"""


@pytest.fixture(autouse=True)
def spammed(web: Web) -> None:
    """The feed of the little web carries an advertisement."""
    text = FEED.replace("</feed>", SPAM).format(base=web.base)
    web.pages["/feed.xml"] = ("application/atom+xml", text)


def written(newsroom: Path, name: str, edition: str = "2026-08-17") -> Any:
    return json.loads((newsroom / "posts" / edition / name).read_text(encoding="utf-8"))


def told(newsroom: Path, edition: str = "2026-08-17") -> list[str]:
    sections = written(newsroom, "edition.json", edition)["sections"]
    return [story["id"] for section in sections for story in section["stories"]]


def keep(newsroom: Path, web: Web) -> None:
    text = f'["url:{web.base}/two"]\nkeep = "a study of such titles"\n'
    (newsroom / "curation.toml").write_text(text, encoding="utf-8")


def test_spam_is_cut_with_its_reason_and_reported(newsroom: Path, command: Command, web: Web) -> None:
    """In `edition.json` as held, in `report.json` by itself; no document names it."""
    assert command("run", "--week", "2026-W33") == 0
    assert told(newsroom) == [f"url:{web.base}/one"]
    cut = [one for one in written(newsroom, "edition.json")["cut"] if one["item"] == f"url:{web.base}/two"]
    assert [one["state"] for one in cut] == ["held"] and cut == written(newsroom, "report.json")["quarantined"]
    documents = [path.read_text(encoding="utf-8") for path in (newsroom / "posts" / "2026-08-17").glob("*.md")]
    assert documents and not any("casino" in document for document in documents)


def test_explain_says_what_would_admit_it(
    newsroom: Path, command: Command, web: Web, capsys: pytest.CaptureFixture[str]
) -> None:
    """The line to write, under the id to write it under."""
    command("run", "--week", "2026-W33")
    capsys.readouterr()
    command("explain", f"url:{web.base}/two", "--week", "2026-W33", "--json")
    found = json.loads(capsys.readouterr().out)
    assert found["state"] == "quarantined" and "quarantined: spam" in found["verdict"]
    assert 'keep = "' in found["would_change"][0] and f'["url:{web.base}/two"]' in found["would_change"][0]


def test_keep_admits_it(newsroom: Path, command: Command, web: Web) -> None:
    """The same week, built again."""
    command("run", "--week", "2026-W33")
    keep(newsroom, web)
    command("build", "--week", "2026-W33")
    assert f"url:{web.base}/two" in told(newsroom) and not written(newsroom, "report.json")["quarantined"]


def test_it_does_not_come_back_by_itself(newsroom: Path, command: Command, web: Web) -> None:
    """What failed a check is admitted again a week later; what was quarantined does not pile up."""
    command("run", "--week", "2026-W33")
    command("--now", "2026-08-24T01:00:00Z", "run", "--week", "2026-W34")
    later = written(newsroom, "edition.json", "2026-08-24")
    assert f"url:{web.base}/two" not in [one["item"] for one in later["cut"]]


@pytest.mark.parametrize("weeks", [("2026-W34", "2026-08-24"), ("2026-W36", "2026-09-07")], ids=["next", "later"])
def test_it_comes_back_when_the_editor_keeps_it(
    weeks: tuple[str, str], newsroom: Path, command: Command, web: Web
) -> None:
    """Also weeks later, and though its date is long past."""
    week, edition = weeks
    command("run", "--week", "2026-W33")
    keep(newsroom, web)
    command("--now", f"{edition}T01:00:00Z", "run", "--week", week)
    assert told(newsroom, edition) == [f"url:{web.base}/two"]
