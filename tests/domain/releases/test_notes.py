"""Release notes of all shapes: what is taken from them, always with the line it comes from."""

from __future__ import annotations

from dataclasses import replace
from itertools import chain

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hugging_news.domain.items import Note
from hugging_news.domain.releases import ReleaseNotes, action_of, notes, told_change
from hugging_news.domain.releases.inline import plain_line
from tests.domain.releases.bodies import SHAPES

WEB = "https://github.com/acme/kite"


def texts(found: tuple[Note, ...] | None) -> list[str]:
    return [note.text for note in found or ()]


def all_notes(read: ReleaseNotes) -> list[Note]:
    return list(chain(read.highlights, read.breaking or (), read.deprecations, read.minimums, read.security))


def test_notes_in_sections() -> None:
    """New models come first with the words about them, then the entries that matter; furniture is gone."""
    read = notes(SHAPES["sections"], WEB)
    assert read.models == ("Kestrel", "Heron", "Heron-Mini", "Terns 1.5, 2 and 3")
    assert read.lead == "Kestrel is a multimodal model that reads text, images and sound."
    assert texts(read.highlights) == [
        "Kestrel",
        "Speed up image preprocessing for vision models",
        "Add native tekken tokenizer support",
    ]
    assert read.highlights[1].url == f"{WEB}/pull/804"
    assert read.blog == "https://huggingface.co/blog/kestrel"


def test_breaking_paragraphs() -> None:
    """A paragraph speaks for the pull requests under it, a long one ends with a clause, nothing is told twice."""
    read = notes(SHAPES["sections"], WEB)
    assert read.breaking is not None
    assert texts(read.breaking) == [
        "Kernels are now opt-in (they were loaded by themselves), so users who rely on them must pass kernels=True",
        "The crop method takes negative values only; a very long explanation follows that nobody would want to read "
        "in a newsletter, which is why it has to be cut at the end of a clause",
    ]
    assert [note.url for note in read.breaking] == [f"{WEB}/pull/801", f"{WEB}/pull/802"]


def test_what_else_sections_state() -> None:
    """Deprecations, minimum versions and security fixes are found among the rest; bots do not contribute."""
    read = notes(SHAPES["sections"], WEB)
    assert texts(read.deprecations) == ["Deprecate the old response_schema"]
    assert texts(read.minimums) == ["Update torch minimum version to 2.4"]
    assert texts(read.security) == ["Fix path traversal via file arguments in config.json"]
    assert read.contributors == ("@eve", "@Wei-Dev")


def test_bold_highlights() -> None:
    """Bold subjects of a section of highlights are the highlights; counts, dependencies and the rest are not."""
    read = notes(SHAPES["bold"], WEB)
    assert texts(read.highlights) == [
        "Kestrel day-0 support",
        "Initial support for the Rust frontend",
        "Faster loading",
    ]
    assert read.lead == (
        "Kestrel day-0 support: A 2.8T-parameter model with a 1M-token context, served from the first day."
    )
    assert read.models == ("Kestrel", "Heron-1B")
    assert texts(read.breaking) == [
        "wind jumps 0.2.6 to 1.4, a major move",
        "--kite is renamed to --kites with no alias",
    ]
    assert read.security == ()
    assert read.announced


def test_list_of_pull_requests() -> None:
    """What matters to users is chosen by the verbs, not by the place; what was reverted is not told."""
    read = notes(SHAPES["pulls"], WEB)
    assert texts(read.highlights) == ["Add support for Kestrel 2.5", "Optimize the Kestrel decoder"]
    assert read.lead is None
    assert texts(read.breaking) == ["drop the v1 routes"]
    assert texts(read.minimums) == ["Minimum officially supported pytorch is now 2.7"]
    assert read.deprecations == ()
    assert read.contributors == ("@eve",)


def test_patch() -> None:
    """A patch says in its summary what it mends; upgrading is advised when that is a regression."""
    read = notes(SHAPES["patch"], WEB)
    assert read.lead == "This patch mends a regression in the loading of adapters."
    assert texts(read.highlights) == ["Fix loading of adapters"]
    assert (read.breaking, read.announced) == ((), False)
    assert action_of(read, "patch") == "advised"
    assert action_of(read, "minor") == "none"


def test_keep_a_changelog() -> None:
    """Sections by sort of change: what is removed was deprecated before, and needs changes in code."""
    read = notes(SHAPES["changelog"], WEB)
    assert texts(read.highlights)[0] == "kite fly: take off from the command line"
    assert texts(read.deprecations) == ["Kite.land(): use Kite.close() instead", "Kite.crash()"]
    assert texts(read.security) == ["CVE-2026-12345: a string could end a kite (GHSA-abcd-efgh-2345)"]
    assert action_of(read, "patch") == "code"


def test_chinese_notes() -> None:
    """Chinese headings and verbs are known too."""
    read = notes(SHAPES["chinese"], WEB)
    assert texts(read.highlights) == ["支持 Kestrel-7B 模型的训练与推理", "修复长序列下的显存泄漏"]
    assert read.models == ("Kestrel-7B", "Heron-1B")
    assert texts(read.breaking) == ["移除 --old-kite 参数，请改用 --kite"]
    assert read.contributors == ("@wei-dev",)


def test_headings_inside_highlights() -> None:
    """A heading under the highlights is one of them, but for those that announce something else; code is not read."""
    read = notes(SHAPES["headings"], WEB)
    assert texts(read.highlights) == ["One configuration for one or many machines"]
    assert read.lead == "Both entry points are now one."
    assert texts(read.breaking) == ["The gpus field has been removed and replaced with devices"]
    assert texts(read.minimums) == ["Minimum Python version is now 3.10"]


def test_title_with_a_summary() -> None:
    """The summary under a title that names the version is the lead, when it is about the highlights."""
    body = "# v4.30.0: kites in 4-bit\n\nKite 4.30 loads strings in 4-bit.\n\n## 4-bit strings\n\nPass `four=True`.\n\n"
    read = notes(f"{body}## Local agents\n\nAgents run on your machine.\n")
    assert texts(read.highlights) == ["4-bit strings", "Local agents"]
    assert read.lead == "Kite 4.30 loads strings in 4-bit."
    assert notes(body.replace("Kite 4.30 loads strings in 4-bit.", "Read the guide.")).lead is None


@pytest.mark.parametrize(
    "section", ["None", "_No breaking changes._", "N/A", "There are no known breaking changes.", "无"]
)
def test_sections_that_state_nothing(section: str) -> None:
    """A section that says that there is nothing states none."""
    assert notes(f"## Breaking changes\n\n{section}\n\n## Security\n- {section}\n").breaking == ()
    assert notes(f"## Security\n{section}\n").security == ()


@pytest.mark.parametrize(
    "body", ["", " \n\t\n", "```\ncode alone\n```", "<!-- nothing -->", "![picture](https://example.org/a.png)"]
)
def test_nothing_to_read(body: str) -> None:
    """Without text no notes were read: breaking changes are unknown, and so is what to do."""
    read = notes(body)
    assert read == ReleaseNotes()
    assert read.breaking is None
    assert action_of(read, "patch") is None


@pytest.mark.parametrize(
    "line",
    [
        "- 🚨 Drop strings (#1)",
        "- :rotating_light: Drop strings",
        "- **Breaking**: Drop strings",
        "- BREAKING CHANGE: Drop strings",
        "- [BREAKING] Drop strings",
        "- feat(core)!: Drop strings",
        "- [core] Breaking change: Drop strings",
    ],
)
def test_marked_entries(line: str) -> None:
    """An entry marked as breaking is one wherever it stands."""
    assert texts(notes(f"## What's Changed\n{line}\n- Add kites\n").breaking) == ["Drop strings"]


@pytest.mark.parametrize(
    "line",
    [
        "- Fix CUDA graph breaking on kites",
        "- [bug] fix launcher breaking change",
        "- Enable breakable CUDA graphs",
        "- Revert some breaking changes of strings",
    ],
)
def test_words_that_only_look_breaking(line: str) -> None:
    """The word alone does not make a breaking change."""
    assert notes(f"## What's Changed\n{line}\n").breaking == ()


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Minimum officially supported pytorch is now 2.7", True),
        ("bump kite minimum version to 1.1.0", True),
        ("Raise wind minimum to 4.60", True),
        ("drop support for pytorch 2.4", True),
        ("Farewell, Python 3.8", True),
        ("Flash Attention 2 support now requires version 2.3.3 or newer", True),
        ("requires python>=3.10", True),
        ("最低 Python 版本为 3.10", True),
        ("requiring users of EP or FP8 to verify their configurations", False),
        ("Add a minimum chunk value for dynamic chunking of 2 strings", False),
        ("Update kite minimum version (#12)", False),
        ("Remove workarounds for torch 2.4+", False),
        ("It requires only 2.788M hours for its training", False),
    ],
)
def test_minimum_versions(line: str, expected: bool) -> None:
    """A minimum names what and which version; other minimums and requirements are none."""
    assert bool(notes(f"- {line}\n").minimums) is expected


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Fix for CVE-2026-5760", True),
        ("security: fix four holes (GHSA-779p-m5rp-r4h4)", True),
        ("Fix kernels security issue", True),
        ("Prevent path traversal in kites", True),
        ("[CI] Enable runs for all forks via security gate", False),
        ("Fix previews broken by the stored-XSS forced download", False),
        ("We do not see this as a serious problem for security", False),
    ],
)
def test_security(line: str, expected: bool) -> None:
    """Advisories and fixes of named weaknesses count, the project's own checks do not."""
    assert bool(notes(f"- {line}\n").security) is expected


def test_advisories_come_first() -> None:
    """The fix that names its advisory is told before the one that does not."""
    body = "- Fix a security issue in strings\n- Fix CVE-2026-12345 in kites\n"
    assert texts(notes(body).security) == ["Fix CVE-2026-12345 in kites", "Fix a security issue in strings"]


def test_summary_yields_to_its_entry() -> None:
    """A paragraph that sums up what an entry says is left to the entry, which has the link."""
    body = (
        "## Kernels\n\nFixed several issues including a security vulnerability.\n\n* Fix kernels security issue (#12)\n"
    )
    (note,) = notes(body, WEB).security
    assert (note.text, note.url) == ("Fix kernels security issue", f"{WEB}/pull/12")


@pytest.mark.parametrize(
    ("tag", "previous", "read", "change"),
    [
        ("v5.15.1", "v5.15.0", ReleaseNotes(breaking=()), "patch"),
        ("v5.15.1", "v5.15.0", ReleaseNotes(security=(Note(text="a", source="a"),)), "security"),
        ("v0.5.17", "v0.5.16", ReleaseNotes(announced=True), "minor"),
        ("v0.5.17.post1", "v0.5.17", ReleaseNotes(announced=True), "patch"),
        ("v5.16.0", "v5.15.0", ReleaseNotes(security=(Note(text="a", source="a"),)), "minor"),
        ("b12", "b11", ReleaseNotes(announced=True), None),
    ],
)
def test_change_as_told(tag: str, previous: str, read: ReleaseNotes, change: str | None) -> None:
    """Security makes a patch a security release; in 0.y.z the last number counts feature releases too."""
    assert told_change(tag, previous, read) == change


def test_actions() -> None:
    """Code changes when something breaks or is gone, advice for security, else nothing to do."""
    read = ReleaseNotes(breaking=())
    note = Note(text="a", source="a")
    assert action_of(replace(read, breaking=(note,)), "minor") == "code"
    assert action_of(replace(read, removals=True), "minor") == "code"
    assert action_of(replace(read, security=(note,)), "minor") == "advised"
    assert action_of(replace(read, regression=True), "security") == "advised"
    assert action_of(read, "minor") == "none"


def test_hard_wrapped_text() -> None:
    """What runs over wrapped lines is quoted whole, and its source is those lines."""
    read = notes("## Breaking changes\n- The string of a kite is\n  no longer optional.\n")
    assert read.breaking is not None
    assert read.breaking[0].text == "The string of a kite is no longer optional"
    assert read.breaking[0].source == "- The string of a kite is\n  no longer optional."


@pytest.mark.parametrize("shape", SHAPES)
def test_words_of_the_source(shape: str) -> None:
    """Every text stands word for word in its source, and every source is a line of the body."""
    body = SHAPES[shape]
    for note in all_notes(notes(body, WEB)):
        assert note.source in body.splitlines()
        assert note.text in plain_line(note.source)
        assert len(note.text) <= 240


MARKUP = [
    *(
        "",
        "## Breaking",
        "**a**:",
        "- ",
        "1.",
        "```",
        "~~~",
        "<!--",
        "-->",
        "|a|b|",
        "|---|",
        "====",
        "----",
        "> [!NOTE]",
    ),
    *(
        "\t- x",
        "🚨",
        "* a by @b in #1",
        "\x00\x1b[31m",
        "\u202e",
        "[a](b)[c](d",
        "`` ` ``",
        "**",
        "CVE-2026-12345",
        "a\x0bb",
    ),
]
LINES = st.sampled_from([*chain.from_iterable(body.splitlines() for body in SHAPES.values()), *MARKUP])
BODIES = st.lists(st.one_of(LINES, st.text(max_size=60)), max_size=30).map("\n".join)


@settings(max_examples=150)
@given(st.one_of(BODIES, st.text(max_size=400)))
def test_any_text(body: str) -> None:
    """No text raises; sources are lines of the body, texts are in their sources, and lengths are bounded."""
    read = notes(body, WEB)
    lines = body.splitlines()
    for note in all_notes(read):
        assert all(line in lines for line in note.source.split("\n"))
        assert note.text in " ".join(filter(None, map(plain_line, note.source.split("\n"))))
        assert len(note.text) <= 240
    assert len(read.highlights) <= 4
    assert len(read.lead or "") <= 300


PATHOLOGICAL = [
    *(
        "[",
        "](",
        "**a ",
        "`a``",
        "_a ",
        "<!--",
        "(#1 ",
        "#1, ",
        " by @a in ",
        "- a\n",
        "# a\n## b\n",
        "|a|\n",
        "a. ",
        "a\n=\n",
    ),
    *(
        "- 🚨 a\n",
        "- BREAKING b #1\n",
        "minimum a ",
        "requires a ",
        "mark a as ",
        "security fix ",
        "deprecated ",
        ", so ",
    ),
    *(
        "## New models\n- a\n",
        "## Highlights\n**a bc de**: f\n",
        "## Breaking changes\na b c d\n",
        '- Revert "aaaaaaaa"\n',
    ),
    *("officially ", "\\*"),
]


@pytest.mark.parametrize("piece", PATHOLOGICAL)
def test_pathological_bodies(piece: str) -> None:
    """100 kB of the same piece are read to the end: no expression explodes, nothing grows with the square."""
    notes((piece * 100_000)[:100_000], WEB)
