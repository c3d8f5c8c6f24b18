"""The argument of a long text, as data: what is claimed, on what ground, by whom, against what.

The stages, each a noun that can be printed and tested::

    import graph

    triples = graph.load()             # claims.ttl -> triples, each with its line
    triples.findings()                 # what is wrong in the file, with file and line; () if nothing
    argument_map = triples.map()       # frozen values: Claim, Evidence, Inference, Conflict, Actor, Source ...
    net = argument_map.network()       # networkx.MultiDiGraph, relation nodes kept
    results = argument_map.results()   # what is backed, and every weakness, explained

The rooms:

- ``vocab``, ``vocabulary.ttl``, ``shapes.ttl``, ``queries/`` -- the terms, what a well-formed map is, the questions
- ``load``, ``check``, ``read``, ``model``, ``network`` -- the pipeline, one module a stage; ``errors`` -- what goes
  wrong; ``files`` -- reading and writing whole files; ``choose`` -- what a user names, as what there is
- ``analysis`` -- what follows: what is backed, what stands, what it rests on, how strongly, what if, and why; one file
  each, the kinds of weakness (a new weakness goes there)
- ``audit`` -- citations and notes that do not hold, one rule a function
- ``baseline``, ``sarif`` -- weaknesses that are known already; findings beside their lines, for other programs
- ``anchors`` -- statement and sentence of a text; ``fmt`` -- canonical Turtle; ``tables``, ``stats`` -- rows for people
- ``standing``, ``weighing`` -- rows on verdicts and on strength; ``lenses`` -- the words in which these are asked for
- ``scenario`` -- what is supposed of a map, in a file of its own; ``about_source`` -- what rests on one source
- ``columns`` -- maps too big for an object a statement, as columns of numbers; ``lists`` -- many short lists as arrays;
  ``collector`` -- garbage collection held off
- ``derive`` -- what follows, as triples; ``store`` -- SPARQL over asserted and derived triples; ``limits`` -- the time
  and memory that a query may take; ``export`` -- the files that ``build`` writes
- ``dossier`` -- everything that an examiner is told, in one value; ``analysis_file`` -- what ``analysis.json`` holds

Nothing here knows how anything looks: that is ``viz``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph.load import load, parse

if TYPE_CHECKING:
    from graph.model import ArgumentMap

__all__ = ["find_id", "load", "parse"]


def find_id(argument_map: ArgumentMap, name: str) -> str:
    """The id of a thing named by its IRI, its prefixed name or its last part.

    Raises CallError, with the nearest names, if there is none, or if a last part fits several things.
    """
    from graph.check import nearest
    from graph.errors import CallError

    if name in argument_map.by_id:
        return name
    for prefix, namespace in argument_map.prefixes:
        if name.startswith(namespace) and f"{prefix}:{name[len(namespace) :]}" in argument_map.by_id:
            return f"{prefix}:{name[len(namespace) :]}"
    fitting = [known for known in argument_map.by_id if known.partition(":")[2] == name]
    if len(fitting) == 1:
        return fitting[0]
    if fitting:
        raise CallError(f"{name}: fits {' and '.join(sorted(fitting))}: write the whole name")
    last = {known.partition(":")[2]: known for known in argument_map.by_id}
    near = nearest(name, sorted(argument_map.by_id)) or nearest(name, sorted(last))
    raise CallError(
        f"{name}: the map has no such thing: {near or 'argmap query --list and argmap stats show what it has'}"
    )
