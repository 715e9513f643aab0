"""Draws the pictures of the sample web, the same bytes each time: `python tests/sample_web/draw.py`.

Everything is drawn at twice the size and reduced, so that edges are smooth, and saved with a palette, so that the files
stay small. The words in them are few and repeated in the alternative texts of the pages that show them.
"""

from __future__ import annotations

import math
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

WEB = Path(__file__).parent / "at" / "2023-07-03"
INK, SOFT, PAPER, WHITE = "#1f2a44", "#667391", "#f6f4ee", "#ffffff"
YELLOW, ORANGE, BLUE, TEAL, ROSE = "#ffcf4a", "#f28c38", "#4a7bd0", "#3aa6a0", "#d9607a"
SCALE = 2

Box = tuple[float, float, float, float]


class Canvas:
    """A drawing in the units of the finished picture."""

    def __init__(self, width: int, height: int, background: str = PAPER) -> None:
        self.size = (width, height)
        self.image = Image.new("RGB", (width * SCALE, height * SCALE), background)
        self.pen = ImageDraw.Draw(self.image)

    def box(self, box: Box, fill: str, radius: float = 0, outline: str | None = None, width: float = 0) -> None:
        line = round(width * SCALE)
        self.pen.rounded_rectangle(_scaled(box), radius * SCALE, fill=fill, outline=outline, width=line)

    def shape(self, points: list[tuple[float, float]], fill: str) -> None:
        self.pen.polygon([(x * SCALE, y * SCALE) for x, y in points], fill=fill)

    def disc(self, x: float, y: float, radius: float, fill: str) -> None:
        self.pen.ellipse(_scaled((x - radius, y - radius, x + radius, y + radius)), fill=fill)

    def line(self, points: list[tuple[float, float]], fill: str, width: float) -> None:
        self.pen.line([(x * SCALE, y * SCALE) for x, y in points], fill=fill, width=round(width * SCALE), joint="curve")

    def words(self, x: float, y: float, text: str, size: float, fill: str = INK, anchor: str = "mm") -> None:
        font = ImageFont.load_default(size * SCALE)
        self.pen.text((x * SCALE, y * SCALE), text, fill=fill, font=font, anchor=anchor)

    def sky(self, top: str, bottom: str, height: float) -> None:
        """A gradient from *top* to *bottom* over the first *height* units, in 24 bands so that the file stays small."""
        bands = 24
        for band in range(bands):
            edge = height * band / bands
            self.box((0, edge, self.size[0], height), _mixed(top, bottom, band / (bands - 1)))

    def save(self, path: str) -> None:
        file = WEB / path
        file.parent.mkdir(parents=True, exist_ok=True)
        small = self.image.resize(self.size, Image.Resampling.LANCZOS)
        small.quantize(128, method=Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE).save(file, optimize=True)


def _scaled(box: Box) -> Box:
    left, top, right, bottom = box
    return (left * SCALE, top * SCALE, right * SCALE, bottom * SCALE)


def _mixed(one: str, other: str, share: float) -> str:
    pairs = zip(bytes.fromhex(one[1:]), bytes.fromhex(other[1:]), strict=True)
    return "#" + bytes(round(a + (b - a) * share) for a, b in pairs).hex()


def four_bit() -> None:
    """What the weights of a 30B model take in 32, 16 and 4 bits, against a 24 GB card."""
    canvas = Canvas(1200, 630)
    canvas.words(90, 78, "30B weights", 46, anchor="lm")
    canvas.words(90, 128, "load_in_4bit=True", 30, SOFT, "lm")
    left, unit = 230, 6.6
    limit = left + 24 * unit
    for row, (label, size, colour) in enumerate((("32-bit", 120, SOFT), ("16-bit", 60, BLUE), ("4-bit", 17, TEAL))):
        top = 190 + row * 125
        canvas.words(left - 24, top + 40, label, 34, anchor="rm")
        canvas.box((left, top, left + size * unit, top + 80), colour, 14)
        canvas.words(max(left + size * unit, limit) + 22, top + 40, f"{size} GB", 36, anchor="lm")
    for dash in range(178, 560, 22):
        canvas.line([(limit, dash), (limit, dash + 11)], ORANGE, 4)
    canvas.words(limit, 584, "one 24 GB GPU", 28, ORANGE)
    canvas.save("huggingface.co/datasets/huggingface/documentation-images/resolve/main/transformers/4bit-loading.png")


def whisper_web() -> None:
    """A browser window: a waveform above, lines of text appearing below."""
    canvas = Canvas(1200, 630, "#e8eefb")
    canvas.box((110, 58, 1090, 580), "#c9d5ee", 26)
    canvas.box((104, 48, 1084, 568), WHITE, 26)
    canvas.box((104, 48, 1084, 116), INK, 26)
    canvas.box((104, 84, 1084, 116), INK)
    for place, colour in enumerate((ROSE, YELLOW, TEAL)):
        canvas.disc(146 + place * 34, 82, 10, colour)
    canvas.box((270, 64, 1040, 100), "#33405f", 18)
    for bar in range(96):
        x = 160 + bar * 9.1
        height = 8 + 74 * abs(math.sin(bar * 0.37) * math.sin(bar * 0.083 + 0.5))
        canvas.box((x, 240 - height, x + 5, 240 + height), BLUE if bar < 62 else "#c3d2ee", 2.5)
    canvas.line([(160 + 62 * 9.1, 140), (160 + 62 * 9.1, 340)], ORANGE, 4)
    for row, length in enumerate((800, 700, 380)):
        canvas.box((160, 396 + row * 52, 160 + length, 420 + row * 52), INK if row < 2 else SOFT, 12)
    canvas.box((160 + 396, 494, 160 + 402, 530), ORANGE)
    canvas.save("community.example.org/img/whisper-web.png")


def waic() -> None:
    """The skyline of Shanghai above a lecture hall: a speaker at a desk, rows of listeners."""
    canvas = Canvas(960, 540, "#f3e3cf")
    canvas.sky("#6d8fd6", "#fbe3c0", 330)
    canvas.disc(740, 150, 46, "#fff1cf")
    for x, width, height, shade in (
        (0, 70, 96, 0), (64, 54, 150, 1), (122, 64, 118, 0), (330, 60, 150, 0), (394, 46, 200, 1), (520, 70, 128, 0),
        (596, 52, 176, 1), (654, 76, 110, 0), (736, 58, 150, 1), (800, 80, 100, 0), (886, 74, 140, 1),
    ):  # fmt: skip
        canvas.box((x, 330 - height, x + width, 330), ("#8398c6", "#7489ba")[shade])
    canvas.shape([(446, 330), (458, 96), (474, 78), (490, 96), (502, 330)], "#5f76ab")
    for x in (236, 280):
        canvas.line([(258, 200), (x, 330)], "#5f76ab", 7)
    canvas.box((255, 40, 261, 330), "#5f76ab")
    for y, radius in ((248, 26), (150, 19), (92, 9)):
        canvas.disc(258, y, radius, ROSE)
    canvas.box((0, 322, 960, 540), "#2b3757")
    canvas.box((300, 346, 660, 400), "#e9edf7", 6)
    canvas.box((560, 388, 632, 440), ORANGE, 8)
    canvas.disc(596, 352, 15, "#f2c9a2")
    canvas.box((576, 366, 616, 396), WHITE, 14)
    canvas.box((330, 362, 452, 372), BLUE, 5)
    canvas.box((330, 380, 412, 388), SOFT, 4)
    for row in range(3):
        y, step = 446 + row * 38, 58 + row * 8
        for seat in range(960 // step + 2):
            place = seat * step - (row % 2) * step / 2
            canvas.disc(place, y, 14 + row * 3, ("#3d4b73", "#46557f", "#51618d")[row])
            canvas.box(
                (place - 22 - row * 3, y + 10, place + 22 + row * 3, y + 70), ("#3d4b73", "#46557f", "#51618d")[row], 16
            )
    canvas.save("events.example.org/img/waic-2023.png")


def bridge_tower() -> None:
    """A blog cover: a tower of picture tiles and a tower of lines, joined by four bridges."""
    canvas = Canvas(1200, 630, "#eaf3f2")
    canvas.box((0, 540, 1200, 630), "#cfe3e0")
    colours = (BLUE, TEAL, YELLOW, ORANGE, ROSE, "#8aa7df")
    for bridge in range(4):
        y = 170 + bridge * 100
        canvas.line([(430 + step * 17, y + 34 * math.sin(step / 20 * math.pi)) for step in range(21)], SOFT, 10)
    for row in range(9):
        for column in range(4):
            x, y = 220 + column * 56, 86 + row * 52
            canvas.box((x, y, x + 48, y + 44), colours[(row * 5 + column * 3) % 6], 8)
    canvas.box((762, 80, 990, 556), WHITE, 18)
    for row in range(15):
        length = (176, 140, 188, 108, 164)[row % 5]
        canvas.box((784, 106 + row * 30, 784 + length, 120 + row * 30), INK if row % 5 else BLUE, 7)
    canvas.save("huggingface.co/blog/assets/bridgetower/thumbnail.png")


def sprint() -> None:
    """Two pages, one in Latin lines and one in square characters, joined by arrows."""
    canvas = Canvas(960, 540, "#fdf3dc")
    for left, colour in ((120, WHITE), (560, WHITE)):
        canvas.box((left + 8, 84, left + 288, 468), "#ecdcb8", 16)
        canvas.box((left, 74, left + 280, 458), colour, 16)
    for row in range(9):
        top, length = 112 + row * 36, (214, 180, 200, 128)[row % 4]
        canvas.box((150, top, 150 + length, top + 12), SOFT if row else BLUE, 6)
    for row in range(7):
        for column in range(7 if row % 3 else 5):
            x, y = 588 + column * 33, 108 + row * 46
            canvas.box((x, y, x + 24, y + 24), ROSE if not row else INK, 4)
    for y, flip in ((220, 1), (310, -1)):
        start, end = (424, 536) if flip > 0 else (536, 424)
        canvas.line([(start, y), (end - flip * 18, y)], ORANGE, 10)
        canvas.shape([(end, y), (end - flip * 28, y - 20), (end - flip * 28, y + 20)], ORANGE)
    canvas.save("community.example.org/img/sprint.png")


def main() -> None:
    for picture in (four_bit, whisper_web, waic, bridge_tower, sprint):
        picture()


if __name__ == "__main__":
    main()
