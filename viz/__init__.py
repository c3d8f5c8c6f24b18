"""How a map looks.  Takes the values of ``graph`` and what follows from them; never reads or writes a file itself.

The rooms, in the order in which a map passes through them:

``words``    things of a map in words: voices, places, notes, sources
``reasons``  what bears on what: every statement's reasons, its one home in the outline, the numbers below it
``debate``   theories against outcomes, step by step
``page``     the page as plain frozen data; whatever is shown is decided here
``text``     text measured and cut into lines, without a font
``layout``   where cards stand in the map: columns;  ``focus``: where they stand around one claim
``outline``  the argument as numbered lines, for print
``canvas``   the map as a pyvis network; the only importer of pyvis
``render``   the page as HTML bytes that need nothing from anywhere
``style``    colours, glyphs, dashes: told once, for all of the above
``notebook`` the page inside a notebook

``static/`` holds the page's own script modules and style sheet, ``templates/`` its frame, ``vendor/`` vis-network.
A new view is one function in ``static/`` (``lists.js`` has the pattern), one entry in ``LISTS`` of ``static/main.js``,
one in ``VIEWS`` of ``static/state.js`` and one in ``render._views``.
"""

from __future__ import annotations

from viz.notebook import Shown, show
from viz.page import Page, page
from viz.render import render

__all__ = ["Page", "Shown", "page", "render", "show"]
