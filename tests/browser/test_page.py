"""The sample edition's pages in a headless Chromium: what no reading of HTML shows."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from hugging_news.cli.app import run
from hugging_news.domain.editions import Edition, Section, Story
from hugging_news.domain.items import Link
from hugging_news.domain.stories import Related
from hugging_news.renderers import render
from tests.renderers.factory import weekly
from tests.renderers.parts import CONTEXT

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser

SAMPLE = Path(__file__).resolve().parents[2] / "data" / "sample"
FLAGS = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
]  # fmt: skip
LANGS = ("zh", "en")
CONTRAST = """() => {
  const channels = color => color.match(/[\\d.]+/g).slice(0, 3).map(c => c / 255);
  const light = color => {
    const [r, g, b] = channels(color).map(c => c <= 0.03928 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4);
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const behind = element => {
    for (; element; element = element.parentElement) {
      const color = getComputedStyle(element).backgroundColor;
      if (color !== "rgba(0, 0, 0, 0)") return color;
    }
    return "rgb(255, 255, 255)";
  };
  const own = e => [...e.childNodes].some(n => n.nodeType === Node.TEXT_NODE && n.textContent.trim());
  return Math.min(...[...document.body.querySelectorAll("*")].filter(own).map(element => {
    const [a, b] = [light(getComputedStyle(element).color), light(behind(element))];
    return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
  }));
}"""
"""The least contrast of any text with what is behind it, by WCAG 2."""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the sample edition, built from its archive."""
    newsroom = tmp_path_factory.mktemp("browser") / "newsroom"
    shutil.copytree(SAMPLE, newsroom)
    common = ["-c", str(newsroom / "hugging_news.toml"), "--now", "2023-07-03T02:00:00Z", "--offline"]
    assert run([*common, "run", "--week", "2023-W26", "--replay", str(newsroom / "data" / "archive")]) == 0
    return newsroom / "posts" / "2023-07-03"


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=FLAGS)
        yield opened
        opened.close()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    opened = browser.new_page()
    yield opened
    opened.close()


@pytest.fixture(scope="module")
def serial(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of an invented edition with a follow-up, variants and related posts; the one before lies beside it."""
    posts = tmp_path_factory.mktemp("serial")
    edition = weekly()
    told = next(story for story in edition.stories() if story.follow_up)
    assert told.follow_up is not None
    before = told.model_copy(update={"id": told.follow_up.story, "follow_up": None, "follow_up_of": None})
    earlier = Section(id="try", title={}, stories=(before,))
    write(posts, weekly(id=told.follow_up.edition, glance=(), sections=(earlier,)))
    crowds = tuple(
        each.model_copy(
            update={"stories": tuple(crowded(story) if story.kind == "model" else story for story in each.stories)}
        )
        for each in edition.sections
    )
    return write(posts, edition.model_copy(update={"sections": crowds}))


def crowded(story: Story) -> Story:
    """*story* with everything that may stand beside one, under long names."""
    post = Related(relation="post", item="url:p", url="https://example.org/p", title="A post with a title " * 4)
    return story.model_copy(
        update={
            "variants": tuple(f"hub:model:demo-lab/kite-7b-instruct-{n}-quantised-{'x' * 40}" for n in range(5)),
            "related": (post,),
            "more": (Link(type="dataset", url=f"https://huggingface.co/datasets/demo-lab/{'y' * 60}"),),
        }
    )


def write(posts: Path, edition: Edition) -> Path:
    folder = posts / edition.id
    folder.mkdir()
    for lang in LANGS:
        (document,) = render(edition, "html", lang, CONTEXT)
        (folder / document.path).write_bytes(document.content)
    return folder


def address(folder: Path, lang: str) -> str:
    return (folder / f"{lang}.html").as_uri()


@pytest.mark.parametrize("lang", LANGS)
def test_the_page_stands_alone(page: Page, folder: Path, lang: str) -> None:
    """It asks for nothing but itself and has nothing to complain about."""
    asked: list[str] = []
    said: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.goto(address(folder, lang), wait_until="networkidle")
    assert [url for url in asked if not url.startswith("data:")] == [address(folder, lang)]
    assert said == []


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("width", [320, 390, 1200, 1440])
def test_nothing_is_wider_than_the_page(page: Page, folder: Path, lang: str, width: int) -> None:
    """Nobody scrolls sideways; only the row of sections and code may scroll by themselves."""
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(address(folder, lang))
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    outside = """() => [...document.querySelectorAll("header *, main *, .contents, footer *")]
        .filter(e => !e.closest(".spoken, pre")).map(e => [e.getBoundingClientRect(), e.outerHTML.slice(0, 80)])
        .filter(([box]) => box.left < -1 || box.right > innerWidth + 1).map(([, html]) => html)"""
    assert page.evaluate(outside) == []


@pytest.mark.parametrize("lang", LANGS)
def test_every_picture_is_seen(page: Page, folder: Path, lang: str) -> None:
    """Pictures are decoded and keep their proportions."""
    page.goto(address(folder, lang))
    sizes = page.evaluate(
        "[...document.images].map(i => [i.naturalWidth, i.width / i.height, i.naturalWidth / i.naturalHeight])"
    )
    assert len(sizes) >= 3
    assert all(width > 0 and shown == pytest.approx(real, rel=0.02) for width, shown, real in sizes)


@pytest.mark.parametrize(("lang", "other"), [("zh", "en"), ("en", "zh")])
def test_the_other_language_is_one_click_away(page: Page, folder: Path, lang: str, other: str) -> None:
    """The link in the head of the page leads to the same edition in the other language."""
    page.goto(address(folder, lang))
    page.click(".switch a")
    assert page.url == address(folder, other)
    assert page.evaluate("document.documentElement.lang").startswith(other)


@pytest.mark.parametrize("lang", LANGS)
def test_every_anchor_leads_somewhere(page: Page, folder: Path, lang: str) -> None:
    """The glance and the row of sections point at what is on the page; a click brings it into view."""
    page.goto(address(folder, lang))
    lost = """() => [...document.querySelectorAll('a[href^="#"]')].map(a => a.getAttribute("href"))
        .filter(href => !document.getElementById(href.slice(1)))"""
    assert page.evaluate(lost) == []
    line = page.locator(".glance a").last
    target = page.locator(f"[id='{(line.get_attribute('href') or '')[1:]}']")
    line.click()
    target.wait_for(state="visible")
    page.wait_for_function(
        "id => Math.abs(document.getElementById(id).getBoundingClientRect().top) < 60", arg=target.get_attribute("id")
    )


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_text_can_be_read(browser: Browser, folder: Path, lang: str, scheme: str) -> None:
    """All text stands out from what is behind it by 4.5 to 1, in the light and in the dark."""
    page = browser.new_page(color_scheme=scheme)  # type: ignore[arg-type]
    page.goto(address(folder, lang))
    assert page.evaluate(CONTRAST) >= 4.5
    page.close()


def test_the_page_prints(page: Page, folder: Path) -> None:
    """On paper there is no navigation, links show their addresses, and nothing is dark, whatever the screen is."""
    page.goto(address(folder, "zh"))
    page.emulate_media(media="print", color_scheme="dark")
    assert not page.locator(".contents").is_visible()
    assert page.evaluate(CONTRAST) >= 4.5
    shown = page.evaluate("getComputedStyle(document.querySelector('.links a'), '::after').content")
    assert "https://" in shown


@pytest.mark.parametrize("lang", LANGS)
def test_a_follow_up_leads_to_where_it_was_told(page: Page, serial: Path, lang: str) -> None:
    """One click opens the earlier edition in the same language, at the story."""
    page.goto(address(serial, lang))
    page.click(".follow-up a")
    opened, _, anchor = page.url.partition("#")
    assert opened == address(serial.parent / "2025-12-29", lang)
    assert page.locator(f"[id='{anchor}']").is_visible()


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("width", [320, 390, 1280])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_what_stands_beside_a_story_fits_and_can_be_read(
    browser: Browser, serial: Path, lang: str, width: int, scheme: str
) -> None:
    """Variants, related posts and further links under long names, the way back: nothing is cut off or too pale."""
    page = browser.new_page(viewport={"width": width, "height": 900}, color_scheme=scheme)  # type: ignore[arg-type]
    page.goto(address(serial, lang))
    assert page.locator(".beside").count() >= 2
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert page.evaluate(CONTRAST) >= 4.5
    page.close()


@pytest.mark.parametrize("lang", LANGS)
def test_the_calendar_lies_beside_the_page(page: Page, folder: Path, lang: str) -> None:
    """The section of events links to a file that is there."""
    page.goto(address(folder, lang))
    link = page.locator("a[href$='.ics']")
    assert link.count() == 1
    assert (folder / (link.get_attribute("href") or "")).read_bytes().startswith(b"BEGIN:VCALENDAR")
