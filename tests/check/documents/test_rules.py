"""Each rule over documents: the invented week is clean, and each seeded fault is found where it is."""

from __future__ import annotations

from typing import NamedTuple

import pytest

from hugging_news.check.documents import DOCUMENT_RULES, Issue, problems_in
from tests.check.documents.rendered import found, issue, spoilt

TITLE_ZH = "# Hugging News #0105：KiteTrain 2.0、开放语音数据集与冬季黑客松"
STORY = "### KiteTrain 2.0: one config for one or many GPUs"
KITE = "github:demo-lab/kitetrain@v2.0.0"
K = "https://example.org/kitetrain/docs"
DOCS = f"<{K}>"
ALT = "![示意图：同一份配置文件在单卡与八卡机器上运行]"
ANCHOR = '<a id="github-demo-lab-kitetrain-v2-0-0"></a>'
STYLED = "".join(chr(0x1D5D4 + ord(letter) - ord("A")) for letter in "BOLD")


class Fault(NamedTuple):
    """*before* becomes *after* in the document *path*: *rule* then says *says*, of *story* if the fault is in one."""

    rule: str
    path: str
    before: str
    after: str
    says: str
    story: str = ""


FAULTS = [
    # -- Q19: both languages tell the same
    Fault("Q19", "en.md", DOCS, "", f"has not the link {K} of zh.md", KITE),
    Fault("Q19", "en.md", DOCS, "<https://example.org/other>", "has not the link https://example.org/other"),
    Fault("Q19", "en.md", ANCHOR, "", "has not the anchor github-demo-lab-kitetrain-v2-0-0 of zh.md", KITE),
    Fault("Q19", "zh.md", "pip install -U kitetrain", "pip install kitetrain", "has not the code"),
    Fault("Q19", "en.md", "from 120 to 58 lines", "from 120 to 57 lines", "57 of en.md is not in zh.md", KITE),
    Fault("Q19", "zh.classic.md", "acb9f0a90fc790cf.png", "other.png", "has not the picture"),
    Fault("Q19", "en.md", f"<!-- story: {KITE} -->", "", "the story is not told in it", KITE),
    Fault("Q19", "en.html", f'data-story="{KITE}"', 'data-story="x"', "marks a story that the edition does not tell"),
    # -- Q21: Markdown
    Fault("Q21", "zh.md", TITLE_ZH, "", "0 headings of level 1 instead of 1"),
    Fault("Q21", "zh.md", TITLE_ZH, f"{TITLE_ZH}\n\n{TITLE_ZH}2", "2 headings of level 1 instead of 1"),
    Fault("Q21", "en.classic.md", STORY, f"# x\n\ny\n\n{STORY}", "1 headings of level 1 instead of 0"),
    Fault("Q21", "en.md", STORY, f"#### Deep\n\ntext\n\n{STORY}", "“Deep” skips from level 2 to 4", KITE),
    Fault("Q21", "en.md", STORY, STORY.replace("###", "##"), "stands at level 2 instead of 3"),
    Fault("Q21", "en.classic.md", STORY, STORY.replace("###", "##"), "stands at level 2 instead of 3"),
    Fault("Q21", "en.md", "## Try it", "## Nothing\n\n---\n\n## Try it", "nothing stands under “Nothing”"),
    Fault("Q21", "en.md", STORY, f"###\n\nx\n\n{STORY}", "a heading without words", KITE),
    Fault("Q21", "en.classic.md", "kitetrain/docs</url>", "kitetrain/docs", "<url> is not closed"),
    Fault("Q21", "en.classic.md", f"<url>{K}", K, "</url> closes nothing"),
    Fault("Q21", "en.classic.md", f"<url>{K}", "<url>see below", "<url> holds no address but “see below”"),
    Fault("Q21", "en.md", DOCS, "@[](https://example.org/a.png)", "shows no picture", KITE),
    Fault("Q21", "en.md", "**Breaking changes**", "**Breaking changes", "** is left open in", KITE),
    Fault("Q21", "en.md", "`gpus` is", "`gpus is", "` is left open", KITE),
    Fault("Q21", "en.md", DOCS, "[docs](https://example.org/kite train", "]( is left open", KITE),
    Fault("Q21", "en.md", "kitetrain[all]\n```", "kitetrain[all]", "a code fence is not closed", KITE),
    Fault("Q21", "en.md", STORY, f"{STORY}\n\n<!-- to do", "a comment is not closed"),
    Fault("Q21", "en.md", DOCS, "<b>bold</b>", "raw HTML <b>", KITE),
    Fault("Q21", "en.classic.md", "<hr/>", "", "no <hr/> before"),
    # -- Q21: front matter
    Fault("Q21", "en.md", "lang: en", "lang: [en", "the front matter is not valid YAML"),
    Fault("Q21", "en.md", "keywords:", "tags:", "front matter: keywords is no list of words"),
    Fault("Q21", "en.md", "date: 2026-01-05", "date: 2026-01-06", "date is 2026-01-06, the edition"),
    Fault("Q21", "en.md", "lang: en", "lang: zh", "front matter: lang is 'zh' in a document in 'en'"),
    Fault("Q21", "en.classic.md", "Every week", "---\ntitle: x\n---\nEvery week", "front matter in the classic layout"),
    # -- Q21: the page and the calendar
    Fault("Q21", "en.html", "<!doctype html>", "", "no <!doctype html> at its beginning"),
    Fault("Q21", "en.html", "</article>", "", "<article> is not closed"),
    Fault("Q21", "en.html", 'id="content"', 'id="glance"', "the id 'glance' stands 2 times"),
    Fault("Q21", "en.html", 'href="#content"', 'href="#nowhere"', "#nowhere leads nowhere"),
    Fault("Q21", "en.html", "</main>", '<a href="#content">x<button>y</button></a></main>', "<button> inside another"),
    Fault("Q21", "en.html", "<title>", "<title></title><title>", "no title"),
    Fault("Q21", "events.ics", "BEGIN:VCALENDAR", "BEGIN:NOTHING", "is no calendar"),
    Fault("Q21", "events.ics", "SUMMARY", "X-SUMMARY", "an event without SUMMARY"),
    Fault("Q21", "events.ics", "\r\nVERSION", "\nVERSION", "lines that do not end with CRLF"),
    # -- Q22
    Fault("Q22", "en.html", '<html lang="en">', '<html lang="zh">', "the page says lang='zh'"),
    Fault("Q22", "zh.html", '<blockquote lang="en"', "<blockquote", "is not marked as lang='en'"),
    Fault("Q22", "zh.md", DOCS, f"[点这里]({K})", "a link that only says “点这里”", KITE),
    Fault("Q22", "en.md", DOCS, f"[Click here]({K})", "a link that only says “Click here”", KITE),
    Fault("Q22", "en.md", DOCS, f"[]({K})", f"a link to {K} without words", KITE),
    Fault("Q22", "en.md", DOCS, f"[https://example.org/x]({K})", "a link that only shows an address", KITE),
    Fault("Q22", "en.html", '<th scope="col" role="columnheader" class="rank">', "<th>", "of a table has no scope"),
    Fault("Q22", "en.md", "| # | Model |", "| # | |", "an empty head in a table, column 2"),
    Fault("Q22", "en.md", ALT, "![]", "a picture without words", KITE),
    Fault("Q22", "en.md", ALT, "![kite.png]", "a picture that is described by a file name", KITE),
    Fault("Q22", "en.html", "--muted: #585e6b", "--muted: #b5b9c2", "has a contrast of"),
    Fault("Q22", "en.html", "--link: #8fbcff", "--link: #1a3050", "in the dark scheme"),
    Fault("Q22", "en.md", "KiteTrain is a light", f"{STYLED} is a light", "the styled letter", KITE),
    Fault("Q22", "zh.md", TITLE_ZH, f"{TITLE_ZH}\n\n扫描下方二维码报名。", "“扫描下方二维码”, and no link"),
    # -- Q23
    Fault("Q23", "en.md", "```bash\npip", "```python\nload(x,\n```\n\n```bash\npip", "does not parse", KITE),
    Fault("Q23", "en.md", "pip install -U kitetrain[all]", " ", "a command that is empty", KITE),
    # -- Q24
    Fault("Q24", "en.html", "</main>", "<p>" + "x" * 1_000_000 + "</p></main>", "fewer than 1,000,000 are allowed"),
    # -- Q27
    Fault("Q27", "en.html", "</main>", "<script>x</script></main>", "<script>"),
    Fault("Q27", "en.md", DOCS, "<iframe src=x></iframe>", "<iframe>", KITE),
    Fault("Q27", "en.html", "<main ", '<main onclick="x()" ', "the attribute onclick"),
    Fault("Q27", "en.html", "<main ", '<main style="x" ', "the attribute style"),
    Fault("Q27", "en.html", "</main>", "<form action=x></form></main>", "<form>"),
    Fault("Q27", "en.html", "</style>", "body { background: url(//x) }</style>", "a style that asks for something"),
    Fault("Q27", "en.html", '<link rel="icon"', '<link rel="stylesheet"', "<link rel='stylesheet'>"),
    Fault("Q27", "en.html", 'http-equiv="Content-Security-Policy"', 'http-equiv="refresh"', "<meta http-equiv="),
    Fault("Q27", "en.md", DOCS, "[docs](javascript:alert)", "a link to 'javascript:alert'", KITE),
    Fault("Q27", "en.md", DOCS, "[docs](data:text/html,x)", "a link to 'data:text/html,x'", KITE),
    Fault("Q27", "en.md", DOCS, "[github.com/a](https://evil.example/)", "“github.com/a” leads to evil.example", KITE),
    Fault("Q27", "en.md", "](img/acb9f0a90fc790cf.png)", "](https://x.example/i.png)", "of another place", KITE),
    Fault("Q27", "en.html", 'src="data:image/png', 'src="data:image/svg+xml', "a data: address in a picture", KITE),
    Fault("Q27", "en.md", "KiteTrain is a light", "Kite\u200bTrain is a light", "U+200B after “Kite”", KITE),
    Fault("Q27", "en.html", "KiteTrain is a light", "Kite\u202eTrain is a light", "an unseen character U+202E", KITE),
    Fault("Q27", "en.md", "KiteTrain is a light", "Kite&#8203;Train is a light", "U+200B written as an entity"),
]  # fmt: skip


def test_the_invented_week_is_clean() -> None:
    """No rule has anything to say about what was just rendered."""
    assert problems_in(issue()) == ()


@pytest.mark.parametrize("fault", FAULTS, ids=[f"{one.rule}-{one.path}-{one.says[:40]}" for one in FAULTS])
def test_a_fault_is_found(fault: Fault) -> None:
    """It is a gate of its rule, names the document, and the story where it stands in one."""
    gates = [one for one in found(spoilt(*fault[1:4]), fault.rule) if fault.says in one.message]
    assert gates and {one.severity for one in gates} == {"gate"}
    assert not fault.story or fault.story in {one.story for one in gates}


@pytest.mark.parametrize("rule", DOCUMENT_RULES)
def test_every_rule_has_a_seeded_fault(rule: str) -> None:
    """A row without a case fails; those of Q11, Q20 and Q25 are below."""
    assert rule in {fault.rule for fault in FAULTS} | {"Q11", "Q20", "Q25"}


def test_a_hand_is_named_with_the_line() -> None:
    """The message begins with the document and its line, and says that a person changed it."""
    whole = spoilt("en.md", DOCS, "[](https://x.example/)")
    (problem,) = found(whole, "Q22")
    number = next(at for at, line in enumerate(whole.documents[1].text.split("\n"), 1) if "x.example" in line)
    assert problem.message.startswith(f"en.md:{number} (changed by hand): ") and problem.lang == "en"


def test_stories_in_another_order() -> None:
    """A document that tells them otherwise than the edition; events go by their day."""
    whole = issue()
    section = next(one for one in whole.edition.sections if sum(not story.brief for story in one.stories) > 1)
    turned = section.model_copy(update={"stories": tuple(reversed(section.stories))})
    sections = tuple(turned if one is section else one for one in whole.edition.sections)
    said = found(Issue(whole.edition.model_copy(update={"sections": sections}), whole.documents), "Q19")
    assert any("its stories stand in another order" in one.message for one in said)
