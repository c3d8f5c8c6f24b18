"""A report as one HTML file without a script: for paper, and for any screen.

The file's own policy admits its one style sheet, by its hash, and nothing else.  Texts in the template are escaped; the
plots are written by ``viz.plots``, which makes elements and no text of them.
"""

from __future__ import annotations

from viz import style
from viz.report.parts import Report
from viz.shell import asset, digest, environment, refuse_ends


def as_html(made: Report) -> bytes:
    """The HTML of a report, in UTF-8; the same on every run."""
    css = style.theme_css() + asset("static", "report.css")
    refuse_ends(css)
    policy = f"default-src 'none'; style-src {digest(css)}; base-uri 'none'; form-action 'none'"
    html = environment().get_template("report.html.jinja").render(report=made, policy=policy, css=css)
    return html.encode("utf-8", "replace")
