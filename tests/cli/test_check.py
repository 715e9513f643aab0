"""`check` as a user meets it."""

from __future__ import annotations

import json
import os
import shutil
import threading
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any, ClassVar
from xml.etree import ElementTree

import pytest

from tests.cli.conftest import Web

Command = Callable[..., int]
Captured = pytest.CaptureFixture[str]


@pytest.fixture
def made(newsroom: Path, command: Command, capsys: Captured) -> Path:
    """The folder of an edition that was just written."""
    assert command("run", "--week", "2026-W33") == 0
    capsys.readouterr()
    return newsroom / "posts" / "2026-08-17"


def problems(capsys: Captured) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(capsys.readouterr().out)["problems"]
    return found


def change(path: Path, before: str, after: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert before in text
    path.write_text(text.replace(before, after, 1), encoding="utf-8")


def test_what_was_just_made_passes(made: Path, command: Command, web: Web, capsys: Captured) -> None:
    """By name, by folder, and without a name the newest one; nobody is asked and nothing is written."""
    asked, before = list(web.asked), {path: path.read_bytes() for path in made.iterdir() if path.is_file()}
    for arguments in ([], [str(made)], [str(made / "edition.json")]):
        assert command("check", *arguments) == 0
        assert not [line for line in capsys.readouterr().out.splitlines() if line.startswith("gate")]
    assert web.asked == asked
    assert {path: path.read_bytes() for path in made.iterdir() if path.is_file()} == before


def test_a_gate_ends_with_4(made: Path, command: Command, capsys: Captured) -> None:
    """Each problem with its rule, story, language and what to do; without colours where nobody looks."""
    change(made / "zh.md", "### ", "## ")
    assert command("check") == 4
    shown = capsys.readouterr().out
    assert "gate     Q21  url:" in shown and "zh.md:" in shown and "(changed by hand)" in shown
    assert "→ close or correct it at the line that is named" in shown and "\x1b" not in shown
    assert shown.index("gate ") < shown.index("score ")


def test_as_json(made: Path, command: Command, capsys: Captured) -> None:
    """The keys of the contract, gates first, and stdout is JSON alone."""
    change(made / "en.md", "keywords:", "tags:")
    assert command("check", "--json") == 4
    out = json.loads(capsys.readouterr().out)
    first = out["problems"][0]
    assert {"rule", "severity", "story", "lang", "sentence", "message"} <= first.keys()
    assert (first["rule"], first["severity"], first["lang"]) == ("Q21", "gate", "en")
    assert out["edition"] == "2026-08-17" and set(out["documents"]) >= {"zh.md", "en.md", "zh.html", "en.html"}
    severities = [one["severity"] for one in out["problems"]]
    assert severities == sorted(severities)


def test_junit(made: Path, command: Command) -> None:
    """A suite for each table, a case for each rule; hostile text stays text."""
    change(made / "en.md", "Kites fly higher", "Kites ]]> <b>\x01\x0b</b> fly higher")
    assert command("check", "--junit", "checks.xml") == 4
    root = ElementTree.parse("checks.xml").getroot()
    suites = {suite.get("name"): suite for suite in root}
    assert list(suites) == ["edition", "documents"]
    cases = {str(case.get("name")).split()[0]: case for case in suites["documents"]}
    assert {"Q19", "Q21", "Q22", "Q27"} <= cases.keys()
    failure = cases["Q27"].find("failure")
    assert failure is not None and "U+0001" in str(failure.text)
    assert cases["Q24"].find("failure") is None
    assert int(str(suites["documents"].get("failures"))) == len(suites["documents"].findall("testcase/failure"))


def test_outside_a_newsroom(made: Path, command: Command, tmp_path_factory: pytest.TempPathFactory) -> None:
    """Any edition file with its neighbours; what rendering gives here says nothing about them there."""
    elsewhere = tmp_path_factory.mktemp("elsewhere")
    shutil.copytree(made, elsewhere / "some-week")
    os.chdir(elsewhere)
    assert command("check", "some-week/edition.json") == 0
    change(elsewhere / "some-week" / "en.html", "</main>", "<script></script></main>")
    assert command("check", "some-week") == 4


def test_a_document_that_is_not_rendered_from_its_edition(made: Path, command: Command, capsys: Captured) -> None:
    """The edition changed after it was rendered: the documents are stale until `render`."""
    change(made / "edition.json", '"Hugging News"', '"Other News"')
    assert command("check", "--json") == 4
    assert {one["rule"] for one in problems(capsys) if one["severity"] == "gate"} == {"Q25"}
    assert command("render") == 0
    assert command("check") == 0


@pytest.mark.parametrize("text", ["", "{", '{"schema_version": 2}', "[]", "\x00", '"x"'])
def test_a_damaged_edition_is_an_error(text: str, made: Path, command: Command, capsys: Captured) -> None:
    """Exit 1, with the file's name; it is never judged as if it were whole."""
    (made / "edition.json").write_text(text, encoding="utf-8")
    assert command("check", str(made / "edition.json")) == 1
    assert "edition.json" in capsys.readouterr().err


def test_an_edition_that_is_not_there(newsroom: Path, command: Command, capsys: Captured) -> None:
    """By name or because none was made yet."""
    assert command("check", "nowhere/edition.json") == 1 and "nowhere/edition.json" in capsys.readouterr().err
    assert command("check") == 1 and "nothing to check" in capsys.readouterr().err


def test_an_earlier_edition_that_cannot_be_read_is_said(made: Path, command: Command, capsys: Captured) -> None:
    """Repeats are looked for in the others."""
    other = made.parent / "2026-08-10"
    other.mkdir()
    (other / "edition.json").write_text("{", encoding="utf-8")
    assert command("check", str(made)) == 0
    assert "not compared with an earlier edition" in capsys.readouterr().err


def test_a_broken_template_is_a_problem(made: Path, command: Command, capsys: Captured) -> None:
    """The documents that lie there are judged all the same."""
    (made.parent.parent / "templates").mkdir()
    (made.parent.parent / "templates" / "markdown.md.j2").write_text("{% if %}", encoding="utf-8")
    assert command("check", "--json") == 4
    assert any("cannot be rendered" in one["message"] for one in problems(capsys))


def test_a_story_that_a_document_rule_refuses_is_held(newsroom: Path, command: Command) -> None:
    """The edition is built again without it and says why; one refused story does not stop the newsletter."""
    (newsroom / "templates").mkdir()
    macro = "{% if card.headline == 'Kites fly higher' %}[x](https://evil.example/){% endif %}\n"
    ours = Path(__file__).resolve().parents[2] / "templates" / "markdown.md.j2"
    text = ours.read_text(encoding="utf-8").replace(
        "{{ cards.story(card, labels) }}", "{{ cards.story(card, labels) }}\n" + macro
    )
    (newsroom / "templates" / "markdown.md.j2").write_text(text.replace("[x]", "[here]"), encoding="utf-8")
    assert command("run", "--week", "2026-W33") == 0
    folder = newsroom / "posts" / "2026-08-17"
    edition = json.loads((folder / "edition.json").read_text(encoding="utf-8"))
    assert not [story for section in edition["sections"] for story in section["stories"]]
    (cut,) = [one for one in edition["cut"] if one["state"] == "held"]
    assert cut["reason"].startswith("Q22: ") and "a link that only says “here”" in cut["reason"]


def test_what_no_story_can_be_held_for_is_refused(newsroom: Path, command: Command, capsys: Captured) -> None:
    """Exit 4; the documents are written, and the report lists the gate."""
    (newsroom / "templates").mkdir()
    (newsroom / "templates" / "markdown.md.j2").write_text("# {{ page.title }}\n", encoding="utf-8")
    assert command("run", "--week", "2026-W33", "--yes") == 4
    folder = newsroom / "posts" / "2026-08-17"
    assert (folder / "zh.md").is_file() and "no front matter" in capsys.readouterr().err
    report = json.loads((folder / "report.json").read_text(encoding="utf-8"))
    assert any("no front matter" in line for line in report["checks"]["gates"])
    assert json.loads((folder / "edition.json").read_text(encoding="utf-8"))["state"] == "draft"


# -- links -------------------------------------------------------------------------------------------------------------


class _Handler(BaseHTTPRequestHandler):
    protocol_version: ClassVar[str] = "HTTP/1.1"
    answers: ClassVar[dict[tuple[str, str], tuple[int, str]]] = {}
    asked: ClassVar[list[tuple[str, str]]] = []

    def do_HEAD(self) -> None:
        self.asked.append((self.command, self.path))
        status, target = self.answers.get((self.command, self.path), self.answers.get(("", self.path), (404, "")))
        self.send_response(status)
        for name, value in {"Location": target, "Retry-After": "3600" if status == 429 else ""}.items():
            if value:
                self.send_header(name, value)
        body = b"" if status == 304 else b"a page"
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command == "GET":
            self.wfile.write(body)

    do_GET = do_HEAD

    def log_message(self, *_: object) -> None:
        return None


@pytest.fixture
def hosts() -> Iterator[str]:
    """A host that answers by method and path; its address."""
    _Handler.answers, _Handler.asked = {}, []
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Handler)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    yield f"127.0.0.1:{server.server_address[1]}"
    server.shutdown()
    server.server_close()
    thread.join(5)


@pytest.mark.parametrize(
    ("answers", "code", "says"),
    [
        ({("", "/one"): (200, "")}, 0, ""),
        ({("HEAD", "/one"): (405, ""), ("GET", "/one"): (200, "")}, 0, ""),
        ({("", "/one"): (404, "")}, 4, "is dead: answered 404"),
        ({("", "/one"): (403, "")}, 0, "does not answer programs"),
        ({("", "/one"): (429, "")}, 0, "does not answer programs"),
        ({("", "/one"): (301, "/two"), ("", "/two"): (200, "")}, 0, "moved for good"),
        (
            {("", f"/{name}"): (302, f"/{to}") for name, to in zip(("one", "2", "3"), ("2", "3", "4"), strict=True)}
            | {("", "/4"): (200, "")},
            0,
            "is 3 redirects away",
        ),
        ({("", "/one"): (302, "ftp://x.example/")}, 4, "is dead"),
    ],
)
def test_links_are_followed(
    made: Path,
    hosts: str,
    answers: dict[tuple[str, str], tuple[int, str]],
    code: int,
    says: str,
    command: Command,
    capsys: Captured,
) -> None:
    """Each address once by HEAD, by GET only where that is refused; what is wrong is a problem of Q9 and its story."""
    _Handler.answers |= answers
    folder = made.parent.parent
    change(folder / "hugging_news.toml", "allow = [", f'allow = ["{hosts}", ')
    edition = json.loads((made / "edition.json").read_text(encoding="utf-8"))
    (story,) = [story for section in edition["sections"] for story in section["stories"]]
    text = (made / "edition.json").read_text(encoding="utf-8").replace(story["links"][0]["url"], f"http://{hosts}/one")
    (made / "edition.json").write_text(text, encoding="utf-8")
    assert command("render") == 0
    capsys.readouterr()
    assert command("check", "--links", "--json") == code
    found = [one for one in problems(capsys) if one["rule"] == "Q9"]
    assert [says in one["message"] for one in found] == ([True] if says else [])
    assert all(one["story"] == f"url:http://{hosts}/one" for one in found)
    assert _Handler.asked.count(("HEAD", "/one")) == 1 and _Handler.asked.count(("GET", "/robots.txt")) == 1


def test_links_cannot_be_followed_offline(made: Path, command: Command, capsys: Captured) -> None:
    """A usage error: nobody gets half of what was asked for."""
    assert command("--offline", "check", "--links") == 2
    assert "--offline" in capsys.readouterr().err
