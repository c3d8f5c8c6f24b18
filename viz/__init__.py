"""How a map looks.  Takes the values of ``graph`` and what follows from them; never reads or writes a file itself.

The rooms, in the order in which a map passes through them:

``words``    things of a map in words: voices, places, notes, sources
``reasons``  what bears on what: every statement's reasons, its one home in the outline, the numbers below it
``debate``   theories against outcomes, step by step;  ``tour``: the stops for newcomers
``gallery``  the questions that come with argmap, with their answers;  ``sparql``: what lets a page answer others
``page``     the page as plain frozen data; whatever is shown is decided here
``text``     text measured and cut into lines, without a font
``layout``   where cards stand in the map: columns;  ``focus``: where they stand around one claim
``outline``  the argument as numbered lines, for print;  ``overview``: its top as an SVG picture
``island``   the page as JSON columns, for its scripts
``canvas``   the map as a pyvis network; the only importer of pyvis
``render``   the page as HTML bytes that need nothing from anywhere
``report``   the report for paper, as HTML and Markdown;  ``plots``: its small plots as SVG
``shell``    the package's own files, templates and hashes, for all that is put together from them
``style``    colours, glyphs, dashes: told once, for all of the above
``notebook`` the page inside a notebook

``static/`` holds the page's own script modules, with the types of its data, and style sheets, ``templates/`` its frame,
``vendor/`` vis-network and Oxigraph.  The scripts ``argued.js`` to ``effects.js`` reason as ``graph.analysis`` does.
A new view is one function in ``static/`` (``lists.js`` has the pattern), one entry in ``LISTS`` of ``static/main.js``,
one in ``VIEWS`` of ``static/state.js`` and one in ``render._views``.
"""

from __future__ import annotations

from viz.notebook import Shown, show
from viz.page import Page, page
from viz.render import render

__all__ = ["Page", "Shown", "page", "render", "show"]
