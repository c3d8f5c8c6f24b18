"""The page in a real Chromium: alone, faultless, and usable by mouse and by keyboard."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.viz.conftest import NAMES, Opened
from viz.focus import focus
from viz.layout import SIZES, Book, Picture, columns
from viz.page import Page
from viz.text import BOLD, REGULAR

pytestmark = pytest.mark.browser

Open = Callable[[str], Opened]
VIEWS = ("map", "focus", "weak", "debate", "sources", "actors", "text", "tour", "timeline", "table")
AXE = (Path(__file__).parent / "vendor" / "axe-core-4.14.1.min.js").read_text(encoding="utf-8")


@pytest.fixture
def tiny(opened: Open) -> Iterator[Opened]:
    """The tiny map, open at its first sight."""
    page = opened("tiny")
    yield page
    page.tab.set_viewport_size({"width": 1280, "height": 800})


@pytest.mark.parametrize(
    "name", [n if n in ("tiny", "hostile") else pytest.param(n, marks=pytest.mark.slow) for n in NAMES]
)
def test_it_opens_without_trouble(name: str, opened: Open) -> None:
    """A page makes one request, for itself; in every view there is no error, no violation, and a title."""
    page = opened(name)
    page.open("")
    assert page.requests == [page.path.as_uri()]
    for view in VIEWS:
        page.go(f"#v={view}")
    assert page.trouble == []
    assert page.violations() == []
    assert page.tab.title().endswith(": argument map")


@pytest.mark.parametrize(
    ("name", "theme"),
    [
        ("tiny", "dark"),
        ("hostile", "light"),
        *(pytest.param(*o, marks=pytest.mark.slow) for o in (("tiny", "light"), ("hostile", "dark"))),
    ],
)
def test_axe_finds_nothing(name: str, theme: str, opened: Open) -> None:
    """axe-core finds no fault in any view, with and without the panel, in either theme."""
    page = opened(name)
    page.tab.evaluate(AXE)
    chosen = page.tab.evaluate("() => document.querySelector('#tree [data-id]').dataset.id")
    places = [*VIEWS, "outline"] if name == "tiny" else ["map", "focus", "weak", "sources"]
    panels = (f"n={chosen}", f"v=focus&d=1&n={chosen}", f"v=text&n={chosen}", "s=1")
    for place in (*(f"v={view}" for view in places), *panels):
        page.go(f"#t={theme}&{place}")
        found = page.tab.evaluate(
            "async () => (await axe.run(document, { resultTypes: ['violations'] })).violations"
            ".map((v) => [v.id, v.nodes.map((n) => n.html + ' ' + n.failureSummary)])"
        )
        assert found == [], (theme, place, json.dumps(found)[:2000])


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("view", ["map", "focus"])
def test_cards_are_sound(name: str, view: str, opened: Open) -> None:
    """No two cards overlap, there are at most as many as budgeted, and their text, measured in the real font, fits."""
    page = opened(name)
    page.go(f"#v={view}")
    shown = page.cards()
    cards = [c for c in shown["cards"] if c["type"] != "caption"]
    assert len(cards) <= SIZES["budget"]
    for at, one in enumerate(cards):
        for other in cards[at + 1 :]:
            apart = any(
                one[low] + one[size] <= other[low] + 0.1 or other[low] + other[size] <= one[low] + 0.1
                for low, size in (("x", "w"), ("y", "h"))
            )
            assert apart, (one["key"], other["key"])
    wide = page.tab.evaluate(
        """(cards) => {
          const pen = document.createElement('canvas').getContext('2d');
          const font = getComputedStyle(document.body).fontFamily;
          const [bold, small] = [[13, 600], [12, 400]];
          const sizes = {
            top: [17, 600], head: bold, focus: bold, besides: bold, note: small, who: small, more: small, rest: small,
          };
          return cards.flatMap((c) => {
            const [size, weight] = sizes[c.type] || [13, 400];
            pen.font = `${weight} ${size}px ${font}`;
            const room = c.w / c.scale - 15;
            return c.lines.filter((line) => pen.measureText(line).width > room).map((line) => [c.key, line]);
          });
        }""",
        [{**c, "scale": shown["scale"]} for c in cards],
    )
    assert wide == []


@pytest.mark.parametrize("view", ["map", "focus"])
@pytest.mark.parametrize("name", ["tiny", "generated"])
def test_every_card_is_hit_at_its_centre(name: str, view: str, opened: Open) -> None:
    """A click in the middle of any card in sight lands on the canvas, and on that card."""
    page = opened(name)
    page.go(f"#v={view}")
    box = page.tab.evaluate("() => document.getElementById('canvas').getBoundingClientRect().toJSON()")
    seen = 0
    for card in page.cards()["cards"]:
        x, y = card["x"] + card["w"] / 2, card["y"] + card["h"] / 2
        if card["type"] in {"caption", "more", "rest", "besides", "note", "who"} or y > box["height"]:
            continue
        page.tab.evaluate("() => argmap.go({ n: '', d: '' })")
        now = next(c for c in page.cards()["cards"] if c["key"] == card["key"])
        x, y = now["x"] + now["w"] / 2, now["y"] + now["h"] / 2
        on = page.tab.evaluate("([x, y]) => document.elementFromPoint(x, y).tagName", [box["x"] + x, box["y"] + y])
        assert on == "CANVAS", card["key"]
        page.tab.mouse.click(box["x"] + x, box["y"] + y)
        page.settle()
        assert page.state()["n"] == card["ref"], card["key"]
        page.tab.wait_for_timeout(260)  # two clicks closer than this are a double click
        seen += 1
        if seen >= 6:
            break
    assert seen >= 4


def test_canvas_outline_panel_and_address_agree(opened: Open) -> None:
    """Whatever is chosen is chosen on the canvas, in the outline, in the panel and in the address alike."""
    page = opened("generated")
    page.go("#n=claim:s3")
    label = page.tab.evaluate("() => document.querySelector('#panel h2').textContent")
    chosen = page.tab.evaluate("() => document.querySelector('#tree [aria-selected=true]').dataset.id")
    assert chosen == "claim:s3"
    assert page.cards()["selected"].startswith("claim:s3#")
    assert page.tab.evaluate("() => document.querySelector('#tree [aria-selected=true] bdi').textContent") == label
    assert page.tab.evaluate("() => location.hash") == "#n=claim:s3"


@pytest.mark.parametrize("name", NAMES)
def test_every_statement_is_reached_through_the_outline(
    name: str, opened: Open, page_of: Callable[[str], Page]
) -> None:
    """Opening every branch of the outline by keyboard shows every statement, each once as at home."""
    page = opened(name)
    if not page_of(name).nodes:
        return
    page.tab.locator("#tree [role=treeitem]").first.focus()
    ids = page.tab.evaluate(
        """() => {
          const press = (key) =>
            document.activeElement.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true }));
          for (let steps = 0, last = null; document.activeElement !== last && steps < 5000; steps += 1) {
            last = document.activeElement;
            if (last.getAttribute('aria-expanded') === 'false') press('ArrowRight');
            press('ArrowDown');
          }
          return [...document.querySelectorAll('#tree [data-home=true]')].map((item) => item.dataset.id);
        }"""
    )
    assert sorted(ids) == sorted(node.id for node in page_of(name).nodes)


def test_the_outline_obeys_the_tree_keys(tiny: Opened) -> None:
    """Arrows, Home, End, letters and Enter do in the outline what the tree pattern says."""
    tiny.open("")
    tab = tiny.tab
    here = "() => document.activeElement.dataset.id"
    tab.locator("#tree [role=treeitem]").first.focus()
    tab.keyboard.press("ArrowDown")
    assert tab.evaluate(here) == "claim:dikes-cost-more"
    tab.keyboard.press("ArrowRight")
    assert tab.evaluate("() => document.activeElement.getAttribute('aria-expanded')") == "true"
    tab.keyboard.press("ArrowRight")
    assert tab.evaluate(here) == "claim:bed-did-not-settle"
    tab.keyboard.press("ArrowLeft")
    assert tab.evaluate(here) == "claim:dikes-cost-more"
    tab.keyboard.press("ArrowLeft")
    assert tab.evaluate("() => document.activeElement.getAttribute('aria-expanded')") == "false"
    tab.keyboard.press("End")
    assert tab.evaluate(here) == "claim:bed-should-settle"
    tab.keyboard.press("Home")
    assert tab.evaluate(here) == "claim:room-is-fairer"
    tab.keyboard.type("most")
    assert tab.evaluate(here) == "claim:farmers-agree"
    tab.keyboard.press("Enter")
    tiny.settle()
    assert tiny.state()["n"] == "claim:farmers-agree"


def test_a_mention_leads_home(opened: Open) -> None:
    """A statement that bears on a second thing is mentioned there, and choosing the mention goes to its home."""
    page = opened("theses")
    page.open("")
    page.tab.evaluate("() => document.querySelector('#tree [data-id=\"claim:thesis-1\"] .twist').click()")
    mention = page.tab.locator('#tree [data-home=false][data-id="claim:shared"]').first
    mention.focus()
    page.tab.keyboard.press("Enter")
    page.settle()
    assert page.tab.evaluate("() => document.activeElement.dataset.home") == "true"
    assert page.state()["n"] == "claim:shared"


def test_the_map_obeys_the_keyboard(tiny: Opened) -> None:
    """Arrows go from card to card, Space opens what is below, Enter puts in focus, Escape and Back undo."""
    tiny.open("")
    tab = tiny.tab
    tab.locator("#canvas").focus()
    tab.keyboard.press("ArrowDown")
    assert tiny.cards()["selected"] == "claim:room-is-fairer"
    tab.keyboard.press("ArrowDown")
    tab.keyboard.press("ArrowLeft")
    tiny.settle()
    assert tiny.state()["n"] == "claim:dikes-cost-more"
    tab.keyboard.press("ArrowRight")
    tiny.settle()
    assert tiny.state()["n"] == "claim:farmers-agree"
    tab.keyboard.press("Space")
    tiny.settle()
    assert tiny.state()["b"] == "claim:farmers-agree"
    tab.keyboard.press("Enter")
    tiny.settle()
    assert tiny.state()["v"] == "focus"
    tab.go_back()
    tiny.settle()
    assert tiny.state()["v"] == "map"
    assert tiny.state()["b"] == "claim:farmers-agree"
    tab.keyboard.press("Escape")
    tiny.settle()
    assert tiny.state()["n"] == ""
    tab.keyboard.press("Escape")
    tiny.settle()
    assert tiny.state()["b"] == ""
    tab.keyboard.press("Tab")
    assert tab.evaluate("() => document.activeElement.id") != "canvas"


def test_tab_reaches_every_part(tiny: Opened) -> None:
    """From the top of the page Tab reaches search, views, theme, outline, canvas and zoom, and is nowhere caught."""
    tiny.open("")
    seen = []
    for _ in range(40):
        tiny.tab.keyboard.press("Tab")
        seen.append(tiny.tab.evaluate("() => document.activeElement.id || document.activeElement.closest('[id]')?.id"))
    wanted = ["skip", "search", "views", "theme", "canvas", "zoom-out", "zoom", "zoom-in", "zoom-all"]
    assert [part for part in dict.fromkeys(seen) if part in wanted] == wanted
    assert "tree" in seen


@pytest.mark.parametrize(
    ("fragment", "wanted"),
    [
        ("#n=claim:farmers-agree&v=focus", {"n": "claim:farmers-agree", "v": "focus"}),
        ("#b=claim:dikes-cost-more", {"b": "claim:dikes-cost-more"}),
        ("#n=source:delta-report&v=sources", {"n": "source:delta-report", "v": "sources"}),
        ("#n=actor:okke-brand&v=actors&t=dark", {"n": "actor:okke-brand", "t": "dark"}),
        ("#q=river", {"q": "river"}),
        ("#b=*", {"b": "*"}),
        ("#n=claim:nowhere&v=nothing&b=claim:x&p=-1&t=pink&d=7", {"n": "", "v": "", "b": "", "p": 0, "t": "", "d": ""}),
        ("#n=__proto__&v=constructor&b=<script>", {"n": "", "v": "", "b": ""}),
        ("#%E0%A4%A&&&=&n", {"n": "", "v": ""}),
    ],
)
def test_deep_links_arrive_and_strangers_are_ignored(fragment: str, wanted: dict[str, Any], tiny: Opened) -> None:
    """A link opens exactly what it names; what a page does not know is dropped."""
    tiny.open(fragment)
    state = tiny.state()
    assert {key: state[key] for key in wanted} == wanted
    assert tiny.trouble == []


@pytest.mark.parametrize("name", ["tiny", "generated", "theses", "loops"])
def test_browser_and_python_lay_out_alike(name: str, opened: Open, page_of: Callable[[str], Page]) -> None:
    """Given the same widths, the page's layout is Python's, card by card and rail by rail."""
    page, made = opened(name), page_of(name)
    book = Book(made)
    widths = {"regular": REGULAR, "bold": BOLD}
    some = [n.id for n in made.nodes][:: max(1, len(made.nodes) // 8)]
    for room in ((992, 668), (1312, 868), (380, 600)):
        wanted: list[tuple[str, str, Picture]] = [("overview", made.top, columns(book, made.top, *room, overview=True))]
        wanted += [("columns", n, columns(book, n, *room)) for n in ("", *some)]
        wanted += [("focus", n, focus(book, n, *room)) for n in some]
        for kind, top, picture in wanted:
            found = page.tab.evaluate(
                "([k, t, w, h, widths]) => argmap.layout(k, t, w, h, widths)", [kind, top, *room, widths]
            )
            assert [c["key"] for c in found["cards"]] == [c.key for c in picture.cards], (kind, top, room)
            for one, other in zip(found["cards"], picture.cards, strict=True):
                assert tuple(one["lines"]) == other.lines
                assert (one["type"], one["kind"], one["over"], one["linked"], one["more"]) == (
                    other.type, other.kind, other.over, other.linked, other.more)  # fmt: skip
                assert [one[k] for k in "xywh"] == pytest.approx([other.x, other.y, other.w, other.h], abs=0.5)
            assert [r["kind"] for r in found["rails"]] == [r.kind for r in picture.rails]
            for rail, same in zip(found["rails"], picture.rails, strict=True):
                assert [v for p in rail["points"] for v in p] == pytest.approx(
                    [v for p in same.points for v in p], abs=0.5
                )


def test_hostile_texts_do_nothing(opened: Open) -> None:
    """In every view and panel texts that look like code stay texts, and no unsafe address is a link."""
    page = opened("hostile")
    ids = page.tab.evaluate("() => [...document.querySelectorAll('#tree [data-id]')].map((item) => item.dataset.id)")
    for name in [*ids, "source:x", "actor:x", "actor:y"]:
        page.go(f"#v=focus&d=1&n={name}")
    for view in VIEWS:
        page.go(f"#v={view}&n=source:x")
    page.tab.evaluate("() => document.querySelectorAll('details').forEach((d) => { d.open = true; })")
    assert page.tab.evaluate("() => window.hacked") is None
    assert (
        page.tab.evaluate("() => document.querySelectorAll('#app img, #app svg, #app script, #app style').length") == 0
    )
    links = page.tab.evaluate("() => [...document.querySelectorAll('a[href]')].map((a) => a.getAttribute('href'))")
    assert {link for link in links if not link.startswith("#")} <= {"https://ok.example/<b>"}
    outside = page.tab.evaluate("() => [...document.querySelectorAll('a[target]')].map((a) => a.rel)")
    assert set(outside) <= {"noopener noreferrer"}
    assert page.trouble == []
    assert page.violations() == []


def test_the_policy_holds_against_the_page_itself(tiny: Opened) -> None:
    """Even code within the page can neither connect, nor load, nor turn text into markup or code."""
    tiny.open("")
    tried = tiny.tab.evaluate(
        """async () => {
          const tries = {
            fetch: () => fetch('https://example.org/'),
            image: () => new Promise((ok, no) => {
              Object.assign(new Image(), { onload: ok, onerror: no, src: 'https://example.org/x.png' });
            }),
            markup: () => { document.body.innerHTML = '<b>x</b>'; },
            code: () => { setTimeout('window.hacked = 1'); },
            script: () => {
              const made = document.createElement('script');
              made.textContent = 'window.hacked = 1';
              document.body.append(made);
            },
          };
          const done = [];
          for (const [name, attempt] of Object.entries(tries)) {
            try { await attempt(); if (name !== 'script') done.push(name); } catch { /* refused, as it should be */ }
          }
          return [done, window.hacked];
        }"""
    )
    assert tried == [[], None]
    assert tiny.violations()
    tiny.trouble.clear()
    tiny.open("")


def test_search_finds_without_accents_or_order(tiny: Opened) -> None:
    """Search counts what it finds, marks it in the outline, and opens the first, who is called so, with Enter."""
    tiny.open("")
    tiny.tab.locator("#search").fill("ékke BRÀND")
    tiny.tab.wait_for_timeout(200)
    assert tiny.tab.locator("#status").inner_text() == "0 results"
    tiny.tab.locator("#search").fill("brànd òkke")
    tiny.tab.wait_for_timeout(200)
    assert tiny.tab.locator("#status").inner_text() == "4 results"
    assert tiny.tab.locator("#tree .hit").count() == 1
    tiny.tab.keyboard.press("Enter")
    tiny.settle()
    assert tiny.state()["n"] == "actor:okke-brand"


def test_search_names_who_and_what_is_called_so_first(tiny: Opened) -> None:
    """Actors and sources that are called what was typed come before the statements that only speak of it."""
    tiny.open("")
    tiny.tab.locator("#search").fill("okke")
    tiny.tab.wait_for_timeout(200)
    assert tiny.tab.locator("#results li").first.inner_text() == "Actor Okke Brand"
    tiny.tab.locator("#search").fill("delta")
    tiny.tab.wait_for_timeout(200)
    found = tiny.tab.locator("#results li").all_inner_texts()
    assert found[0] == "Actor Delta Institute"
    assert found[1].startswith("Source Delta Institute")
    assert len(found) == len(set(found))
    tiny.tab.locator("#search").fill("")
    tiny.tab.wait_for_timeout(200)


def test_the_keyboard_is_never_dropped(tiny: Opened) -> None:
    """Where what had the focus goes away, the focus goes to where the reader has arrived, not to nowhere."""
    tiny.open("")
    tab = tiny.tab
    here = "() => document.activeElement.id"
    tab.locator("#search").fill("okke")
    tab.wait_for_timeout(200)
    tab.keyboard.press("ArrowDown")
    tab.keyboard.press("Enter")
    tiny.settle()
    assert tab.evaluate(here) == "panel-body"
    tab.locator("#panel a[data-ref]").first.focus()
    tab.keyboard.press("Enter")
    tiny.settle()
    assert tab.evaluate(here) == "panel-body"
    tab.locator("#panel a.button", has_text="Focus").focus()
    tab.keyboard.press("Enter")
    tiny.settle()
    assert tab.evaluate(here) == "canvas"
    tab.locator("#trail a").last.focus()
    tab.keyboard.press("Enter")
    tiny.settle()
    assert tab.evaluate(here) == "canvas"
    tiny.go("#v=weak&n=claim:farmers-agree")
    tab.locator("#close").focus()
    tab.keyboard.press("Enter")
    tiny.settle()
    assert tab.evaluate(here) == "list"
    tab.set_viewport_size({"width": 400, "height": 800})
    tiny.go("#n=claim:farmers-agree")
    tab.locator("#close").focus()
    tab.keyboard.press("Enter")
    tiny.settle()
    assert tab.evaluate("() => document.activeElement.getAttribute('role')") == "treeitem"


@pytest.mark.parametrize("across", [400, 1280])
def test_the_key_says_what_every_sign_means(across: int, tiny: Opened) -> None:
    """On any screen the key opens from the keyboard, explains every sign within sight, and Escape shuts it."""
    tiny.open("")
    tab = tiny.tab
    tab.set_viewport_size({"width": across, "height": 800})
    tab.locator("#key summary").focus()
    tab.keyboard.press("Enter")
    key = tab.locator("#key > div")
    assert key.is_visible()
    box = key.bounding_box()
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= across
    assert box["y"] >= 0
    said = key.inner_text()
    kinds = tab.evaluate("() => [...document.querySelectorAll('#key dt')].map((e) => e.textContent)")
    assert {"+ for", "\u22a2 undercuts", "\u25cf backed", "! bare"} <= set(kinds)
    assert "It has no proof, no explanation, no citation and no common ground." in said
    tab.keyboard.press("Escape")
    assert not key.is_visible()
    assert tab.evaluate("() => document.activeElement.closest('#key') !== null")
    assert tiny.trouble == []


def test_weak_points_begin_with_the_main_claims_and_say_what_kinds_mean(tiny: Opened) -> None:
    """The weakest main claims come first; kinds and badges say what they mean; a chip takes the keyboard along."""
    tiny.open("#v=weak")
    tab = tiny.tab
    first = tab.locator("#list section").first
    assert first.locator("h3").inner_text() == "Thesis and main claims, weakest first"
    standing = first.locator(".entry p").all_inner_texts()
    assert standing == sorted(standing, key=lambda said: said.startswith("\u25cf"))
    assert "no proof" in tab.locator("#kind-bare > p").inner_text()
    assert tab.locator("#list .pill").first.get_attribute("title")
    assert tab.locator("#status").inner_text() != "Weak"
    tab.locator(".chip").first.focus()
    tab.keyboard.press("Enter")
    assert tab.evaluate("() => document.activeElement.id").startswith("kind-")
    tiny.go("#v=debate")
    tiny.go("#v=weak")
    assert tab.locator("#status").inner_text() == "Weak points"


def test_an_actor_speaks_on_both_sides(tiny: Opened) -> None:
    """The panel of an actor divides what they say by the side of the thesis it stands on, and lists what they show."""
    tiny.open("#n=actor:ida-vermeer")
    headings = tiny.tab.locator("#panel h3").all_inner_texts()
    assert any(heading.startswith("Says for the thesis (") for heading in headings)
    assert any(heading.startswith("Says against the thesis (") for heading in headings)
    against = tiny.tab.locator("#panel section", has=tiny.tab.locator("h3", has_text="against the thesis"))
    assert "A few farms will lose their best land." in against.inner_text()
    tiny.go("#n=actor:delta-institute")
    assert "Shown by their sources (2)" in tiny.tab.locator("#panel h3").all_inner_texts()


@pytest.mark.parametrize("across", [400, 1280])
def test_what_can_be_done_is_in_sight(across: int, tiny: Opened) -> None:
    """Focus and the link are in sight as soon as the panel is open, however long it is, and hide no end of it."""
    tiny.tab.set_viewport_size({"width": across, "height": 500})
    tiny.open("#n=claim:farmers-agree")
    panel = tiny.tab.locator("#panel").bounding_box()
    for word in ("Focus", "Copy link"):
        button = tiny.tab.locator("#panel .button", has_text=word).bounding_box()
        assert panel["y"] < button["y"], word
        assert button["y"] + button["height"] <= panel["y"] + panel["height"], word
    tiny.tab.evaluate("() => { const body = document.getElementById('panel-body'); body.scrollTop = 99999; }")
    last = tiny.tab.locator("#panel section").last.bounding_box()
    assert last["y"] + last["height"] <= tiny.tab.locator("#panel .actions").bounding_box()["y"]


def test_the_table_sorts(opened: Open) -> None:
    """A heading sorts the table by its column, and again the other way round, and says so."""
    page = opened("generated")
    page.go("#v=table")
    page.tab.get_by_role("button", name="Below").click()
    page.settle()
    cells = "[...document.querySelectorAll('tbody tr td:nth-child(6)')].slice(0, 50)"
    numbers = f"() => {cells}.map((cell) => Number(cell.textContent))"
    down = page.tab.evaluate(numbers)
    assert down == sorted(down, reverse=True)
    assert page.tab.locator("#status").inner_text() == "Sorted by Below, descending"
    page.tab.get_by_role("button", name="Below").click()
    page.settle()
    up = page.tab.evaluate(numbers)
    assert up == sorted(up)


def test_theme_follows_preference_and_choice(browser: Any, file_of: Callable[[str], Path]) -> None:
    """The page is dark where that is preferred, light by choice, and the choice is in the address."""
    page = Opened(browser, file_of("tiny"), color_scheme="dark")
    ground = "() => getComputedStyle(document.body).backgroundColor"
    dark = page.tab.evaluate(ground)
    assert page.tab.locator("#theme").get_attribute("aria-label") == "Light colours"
    page.tab.locator("#theme").click()
    page.settle()
    assert page.tab.evaluate(ground) != dark
    assert page.state()["t"] == "light"
    assert page.tab.locator("#theme").get_attribute("aria-label") == "Dark colours"
    assert "t=light" in page.tab.evaluate("() => location.hash")
    page.context.close()


@pytest.mark.parametrize("across", [320, 400, 700])
def test_narrow_pages_reflow(across: int, opened: Open) -> None:
    """On a narrow screen the outline is the page, the map a tab, and nothing sticks out sideways."""
    page = opened("generated")
    page.tab.set_viewport_size({"width": across, "height": 800})
    page.go("")
    assert page.tab.locator("#tree").is_visible()
    assert not page.tab.locator("#canvas").is_visible()
    for view in ("", "#n=claim:s3", *(f"#v={view}" for view in VIEWS)):
        page.go(view)
        assert page.tab.evaluate("() => document.documentElement.scrollWidth") <= across, view
    page.go("#v=map")
    assert page.tab.locator("#canvas").is_visible()
    page.tab.set_viewport_size({"width": 1280, "height": 800})
    page.settle()


def test_targets_are_large_enough(tiny: Opened) -> None:
    """Every button, link of the frame and outline row is at least 24 pixels in both directions."""
    tiny.go("#n=claim:farmers-agree")
    small = tiny.tab.evaluate(
        "() => [...document.querySelectorAll('header a, header button, footer button, .row, #panel button, summary')]"
        ".filter((e) => e.offsetParent && !e.matches('.skip')).map((e) => [e.textContent, e.getBoundingClientRect()])"
        ".filter(([, b]) => b.width < 24 || b.height < 24).map(([t]) => t)"
    )
    assert small == []


def test_print_shows_the_outline(tiny: Opened) -> None:
    """On paper the page is its numbered outline, not its frame."""
    tiny.tab.emulate_media(media="print")
    assert tiny.tab.locator("#document").is_visible()
    assert not tiny.tab.locator("#app").is_visible()
    assert "pulls against it, yet both can hold" in tiny.tab.locator("#document dl").inner_text()
    tiny.tab.emulate_media(media="screen")


def test_without_scripts_the_outline_is_there(browser: Any, file_of: Callable[[str], Path]) -> None:
    """A reader whose browser runs no scripts reads the argument as text."""
    context = browser.new_context(java_script_enabled=False)
    tab = context.new_page()
    tab.goto(file_of("tiny").as_uri())
    assert tab.locator("#document").is_visible()
    assert not tab.locator("#app").is_visible()
    context.close()


def test_it_runs_in_a_sandboxed_frame(browser: Any, made: Callable) -> None:
    """The notebook's frame, which has no address and no origin, shows a page that works, links and all."""
    import viz

    context = browser.new_context(viewport={"width": 1280, "height": 900})
    tab = context.new_page()
    tab.set_content(f"<!doctype html><title>Notebook</title>{viz.show(*made('tiny'))._repr_html_()}")
    frame = tab.frame_locator("iframe")
    frame.locator("html[data-ready]").wait_for(state="attached")
    frame.locator("#views a", has_text="Debate").click()
    frame.locator("#list h2").first.wait_for()
    assert "Rivers settle" in frame.locator("#list h2").first.inner_text()
    frame.locator("#list a[data-ref]").first.click()
    assert frame.locator("#panel").is_visible()
    context.close()


@pytest.mark.slow
def test_ten_thousand_statements_open(browser: Any, file_of: Callable[[str], Path]) -> None:
    """A map of ten thousand statements opens with the same budget of cards; `benchmarks/opening.py` says how fast."""
    page = Opened(browser, file_of("huge"))
    assert 5 <= len(page.cards()["cards"]) <= SIZES["budget"]
    for view in ("focus", "weak", "text", "table"):
        page.go(f"#v={view}")
    assert page.trouble == []
    page.context.close()
