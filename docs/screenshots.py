"""The pictures of the page in the README and in the docs, made anew: ``python docs/screenshots.py [out/map.html]``.

Each is a window of 1280 by 800 at an address of the built page, written as a PNG of few colours beside this file.
"""

from __future__ import annotations

import shutil
import sys
from collections import Counter
from pathlib import Path

from PIL import Image, ImageColor
from playwright.sync_api import sync_playwright

from viz.style import DARK, LIGHT

HERE = Path(__file__).parent
SHOTS = {
    "map": ("light", ""),
    "focus": ("light", "#v=focus&n=claim:osce-was-no-catalyst-of-democratisation"),
    "weak": ("light", "#v=weak"),
    "whatif": ("dark", "#v=map&r=source:us-state-department-human-rights-report-2009"),
}
"""The name of each picture, its theme and the address it is taken at."""
DRAWN = "() => new Promise((done) => setTimeout(() => requestAnimationFrame(() => setTimeout(done, 200)), 300))"


def take(built: Path) -> None:
    """Takes every picture of a built page."""
    with sync_playwright() as driver:
        browser = driver.chromium.launch(
            executable_path=shutil.which("chromium"), args=["--no-sandbox", "--disable-gpu", "--hide-scrollbars"]
        )
        for name, (theme, address) in SHOTS.items():
            tab = browser.new_page(viewport={"width": 1280, "height": 800})
            tab.emulate_media(color_scheme="dark" if theme == "dark" else "light")
            tab.goto(f"{built.resolve().as_uri()}{address}")
            tab.wait_for_selector("html[data-ready]", state="attached")
            tab.evaluate(DRAWN)
            file = HERE / f"{name}.png"
            tab.screenshot(path=file)
            few(Image.open(file).convert("RGB")).save(file, optimize=True)
            tab.close()
        browser.close()


def few(picture: Image.Image) -> Image.Image:
    """A picture with 256 colours at most: those of the page itself, and those that are met most often."""
    ours = [ImageColor.getrgb(colour) for colour in (*LIGHT.values(), *DARK.values())]
    parts = picture.tobytes()
    met = [colour for colour, _ in Counter(zip(parts[::3], parts[1::3], parts[2::3], strict=True)).most_common()]
    kept = list(dict.fromkeys([*ours, *met]))[:256]
    palette = Image.new("P", (1, 1))
    palette.putpalette([part for colour in kept for part in colour[:3]])
    return picture.quantize(palette=palette, dither=Image.Dither.NONE)


if __name__ == "__main__":
    take(Path(sys.argv[1]) if len(sys.argv) > 1 else HERE.parent / "out" / "map.html")
