"""Takes screenshots of an edition's pages: each language at three widths, light and dark.

    python benchmarks/shots.py EDITION_FOLDER OUT_FOLDER

Needs playwright and a Chromium on the path. Writes `OUT_FOLDER/<lang>-<width>-<scheme>.png`, each the whole page.
"""

from __future__ import annotations

import shutil
import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.sync_api import Browser

WIDTHS = (1440, 768, 390)
SCHEMES = ("light", "dark")
FLAGS = (
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
)  # fmt: skip


def main(folder: Path, out: Path) -> int:
    from playwright.sync_api import sync_playwright  # so that the usage is printed without it

    pages = sorted(folder.glob("*.html"))
    program = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if not pages or program is None:
        print(f"no page (*.html) in {folder}" if program else "no Chromium on the path", file=sys.stderr)
        return 1
    out.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=list(FLAGS))
        for page in pages:
            shoot(browser, page, out)
        browser.close()
    return 0


def shoot(browser: Browser, page: Path, out: Path) -> None:
    """Every width and scheme of one page."""
    for width in WIDTHS:
        for scheme in SCHEMES:
            view = browser.new_page(viewport={"width": width, "height": 1200}, color_scheme=scheme)
            view.goto(page.resolve().as_uri())
            file = out / f"{page.stem}-{width}-{scheme}.png"
            view.screenshot(path=file, full_page=True)
            view.close()
            print(file)


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    sys.exit(main(Path(sys.argv[1]), Path(sys.argv[2])))
