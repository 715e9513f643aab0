"""The sample edition's pages in a headless Chromium: what no reading of HTML shows."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from hugging_news.cli.app import run

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
