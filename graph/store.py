"""SPARQL over a map: asserted and derived triples in named graphs, their union as the default graph.

The engine is Oxigraph, in memory; ``Store.dataset`` hands the same store out under rdflib's API.  Queries are plain
SPARQL 1.1, so the ``.rq`` files run on any engine; ``Endpoint`` asks one by URL.  Parameters are RDF terms that go into
a ``VALUES`` block, never pasted text.  What could reach out of the store (SERVICE, LOAD, FROM, updates) is refused by
name, and ``graph.limits`` holds time and memory.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING, Any

import pyoxigraph as ox

from graph.derive import ASSERTED, DERIVED, derive
from graph.errors import CallError, QueryRefused
from graph.limits import MEGABYTES, SECONDS, within
from graph.load import WELL_KNOWN
from graph.model import Value

if TYPE_CHECKING:
    import rdflib

    from graph.analysis import Results
    from graph.load import Triples
    from graph.model import ArgumentMap

_TOKEN = re.compile(
    r"""(?P<string>\"\"\"(?:[^\\]|\\.)*?\"\"\"|'''(?:[^\\]|\\.)*?'''|"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*')"""
    r"""|(?P<iri><[^<>"{}|^`\\\s]*>)|(?P<comment>\#[^\n]*)|(?P<variable>[?$]\w+)"""
    r"""|(?P<name>[A-Za-z][\w.-]*?:[\w.:%-]*|:[\w.%-]+|_:\w+)|(?P<word>[A-Za-z]+)|(?P<mark>\S)""",
    re.DOTALL,
)
_REFUSED = frozenset(
    {"SERVICE", "FROM", "LOAD", "INSERT", "DELETE", "CLEAR", "DROP", "CREATE", "COPY", "MOVE", "ADD", "WITH", "USING"}
)


class Report(Value):
    """A question that comes with argmap: its name, the question in English, the query, its parameters."""

    name: str
    question: str
    query: str

    @property
    def parameters(self) -> tuple[str, ...]:
        """The variables made for ``--param``: those with a line ``VALUES ?name { default }`` of their own."""
        return tuple(name for name, _ in self.defaults)

    @property
    def defaults(self) -> tuple[tuple[str, str], ...]:
        """What each parameter is if nobody sets it."""
        return tuple(re.findall(r"(?m)^  VALUES \?(\w+) \{ (\S+) \}$", self.query))


class Answer:
    """What a query answers: rows (SELECT), yes or no (ASK), or triples (CONSTRUCT, DESCRIBE)."""

    def __init__(self, form: str, data: bytes, prefixes: tuple[tuple[str, str], ...]) -> None:
        self.form = form
        self._data = data
        self._prefixes = tuple(sorted(prefixes, key=lambda pair: (-len(pair[1]), pair[0])))

    @property
    def columns(self) -> tuple[str, ...]:
        """The variables, in the order of the query; for triples subject, predicate, object."""
        if self.form == "graph":
            return ("subject", "predicate", "object")
        if self.form == "boolean":
            return ("answer",)
        return tuple(variable.value for variable in self._solutions().variables)

    @property
    def rows(self) -> tuple[tuple[str, ...], ...]:
        """The rows as people read them: names with prefixes, literals by their text, nothing for what is unbound."""
        if self.form == "graph":
            return tuple(
                (self._word(t.subject), self._word(t.predicate), self._word(t.object)) for t in self._triples()
            )
        if self.form == "boolean":
            return (("yes" if b"true" in self._data else "no",),)
        return self.first(None)[0]

    def first(self, most: int | None) -> tuple[tuple[tuple[str, ...], ...], int]:
        """The first rows of a SELECT, and how many there are in all."""
        solutions = self._solutions()
        names, found = solutions.variables, tuple(solutions)
        return tuple(tuple(self._word(row[name]) for name in names) for row in found[:most]), len(found)

    def json(self) -> bytes:
        """SPARQL 1.1 query results in JSON; for triples Turtle's JSON does not exist, so CallError."""
        if self.form == "graph":
            raise CallError("a CONSTRUCT answers with triples: ask for --format turtle")
        return self._data

    def csv(self) -> bytes:
        """SPARQL 1.1 query results in CSV."""
        return self._as(ox.QueryResultsFormat.CSV)

    def tsv(self) -> bytes:
        """SPARQL 1.1 query results in TSV."""
        return self._as(ox.QueryResultsFormat.TSV)

    def turtle(self) -> bytes:
        """The triples as Turtle, sorted; CallError if the answer is not triples."""
        if self.form != "graph":
            raise CallError("a SELECT or ASK answers with rows: ask for --format table, json, csv or tsv")
        prefixes = dict(sorted(self._prefixes))
        text = ox.serialize(self._triples(), format=ox.RdfFormat.TURTLE, prefixes=prefixes)
        assert text is not None  # serialize returns bytes when no output is given
        return text

    def _as(self, form: ox.QueryResultsFormat) -> bytes:
        if self.form == "graph":
            raise CallError("a CONSTRUCT answers with triples: ask for --format turtle")
        if self.form == "boolean":
            return self.rows[0][0].encode() + b"\n"
        text = self._solutions().serialize(format=form)
        assert text is not None  # serialize returns bytes when no output is given
        return text

    def _solutions(self) -> ox.QuerySolutions:
        found = ox.parse_query_results(self._data, format=ox.QueryResultsFormat.JSON)
        assert isinstance(found, ox.QuerySolutions)  # form is "bindings"
        return found

    def _triples(self) -> list[ox.Triple]:
        found = {quad.triple for quad in ox.parse(self._data, format=ox.RdfFormat.N_TRIPLES)}
        return sorted(found, key=str)

    def _word(self, term: Any) -> str:  # noqa: ANN401 - every kind of RDF term, or nothing
        if term is None:
            return ""
        value: str = term.value
        if isinstance(term, ox.NamedNode):
            for prefix, namespace in self._prefixes:
                if value.startswith(namespace):
                    return f"{prefix}:{value[len(namespace) :]}"
        return value


class Store:
    """A map's triples, ready for SPARQL."""

    def __init__(self, oxigraph: ox.Store, prefixes: tuple[tuple[str, str], ...]) -> None:
        self.prefixes = _prefixes(prefixes)
        self.oxigraph = oxigraph

    @classmethod
    def of(cls, triples: Triples, argument_map: ArgumentMap | None = None, results: Results | None = None) -> Store:
        """The store of a map, with what follows from it."""
        argument_map = argument_map or triples.map()
        derived = derive(triples, argument_map, results or argument_map.results())
        filled = ox.Store()
        filled.bulk_extend(ox.Quad(row.subject, row.predicate, row.object, ASSERTED) for row in triples)
        filled.bulk_extend(ox.Quad(t.subject, t.predicate, t.object, DERIVED) for t in derived)
        return cls(filled, triples.prefixes)

    @classmethod
    def of_trig(cls, written: bytes, prefixes: tuple[tuple[str, str], ...]) -> Store:
        """The store of what ``graph.export.graph_trig`` wrote: half the time of filling it triple by triple."""
        filled = ox.Store()
        filled.load(written, format=ox.RdfFormat.TRIG)
        return cls(filled, prefixes)

    def dataset(self) -> rdflib.Dataset:
        """The same store under rdflib's API, the union of its graphs as default."""
        import oxrdflib
        import rdflib

        return rdflib.Dataset(store=oxrdflib.OxigraphStore(store=self.oxigraph), default_union=True)

    def query(
        self,
        text: str,
        params: Mapping[str, str] | None = None,
        *,
        seconds: float = SECONDS,
        megabytes: int = MEGABYTES,
    ) -> Answer:
        """The answer to a query; QueryRefused if it may not or cannot be run in time and memory, or is not SPARQL."""
        query = prepare(text, params or {}, self.prefixes)
        added = query.count("\n") - text.count("\n")
        return self._answer(within(lambda: self._run(query, added), seconds=seconds, megabytes=megabytes))

    def answer(self, ours: Report) -> Answer:
        """The answer to a question that comes with argmap: no stranger's, so no child process holds it."""
        return self._answer(self._run(prepare(ours.query, {}, self.prefixes), 0))

    def _run(self, query: str, added: int) -> bytes:
        """The answer in bytes, after its form; ``added`` lines stand before the query as it was asked."""
        try:
            found = self.oxigraph.query(query, use_default_graph_as_union=True)
        except SyntaxError as error:
            raise QueryRefused(_not_sparql(str(error), added)) from None
        if isinstance(found, ox.QueryTriples):
            return b"graph:" + (found.serialize(format=ox.RdfFormat.N_TRIPLES) or b"")
        form = b"boolean:" if isinstance(found, ox.QueryBoolean) else b"bindings:"
        return form + (found.serialize(format=ox.QueryResultsFormat.JSON) or b"")

    def _answer(self, written: bytes) -> Answer:
        form, _, data = written.partition(b":")
        return Answer(form.decode(), data, self.prefixes)


class Endpoint:
    """A SPARQL 1.1 endpoint by URL, asked as a ``Store`` is."""

    def __init__(self, url: str, prefixes: tuple[tuple[str, str], ...] = ()) -> None:
        if not url.startswith(("http://", "https://")):
            raise CallError(f"{url}: an endpoint is an http or https address")
        self.url = url
        self.prefixes = _prefixes(prefixes)

    def query(self, text: str, params: Mapping[str, str] | None = None, *, seconds: float = SECONDS) -> Answer:
        """The endpoint's answer; QueryRefused if it does not answer in time, or answers with an error."""
        import http.client
        import urllib.request

        query = prepare(text, params or {}, self.prefixes)
        form = _form(query)
        accept = "application/n-triples" if form == "graph" else "application/sparql-results+json"
        headers = {"Content-Type": "application/sparql-query", "Accept": accept}
        try:
            request = urllib.request.Request(self.url, query.encode("utf-8"), headers)  # noqa: S310 - http(s) only, checked above
            with urllib.request.urlopen(request, timeout=seconds) as response:  # noqa: S310 - http(s) only, checked above
                answer = Answer(form, response.read(), self.prefixes)
        except (OSError, http.client.HTTPException, ValueError) as error:
            raise QueryRefused(
                f"{self.url}: no answer ({getattr(error, 'reason', error)}): is an endpoint running there?"
            ) from None
        try:
            _ = answer.rows
        except (SyntaxError, ValueError):
            raise QueryRefused(f"{self.url}: the answer is not one of SPARQL: is that address an endpoint?") from None
        return answer


@cache
def reports() -> tuple[Report, ...]:
    """The questions that come with argmap, by name; the first line of each file asks it in English."""
    return _questions("reports")


@cache
def weakness_queries() -> tuple[Report, ...]:
    """For every kind of weakness the query that finds it, by name: ``weak-hollow``."""
    return _questions("weaknesses", "weak-")


def questions() -> tuple[Report, ...]:
    """All that can be asked by name: the reports, then the kinds of weakness."""
    return (*reports(), *weakness_queries())


def weakness_rows() -> list[dict[str, str]]:
    """Every kind of weakness in words with its query: name, kind, severity, meaning, repair, query."""
    from graph.analysis.weaknesses import KINDS

    query = {found.name: found.query for found in weakness_queries()}
    return [
        {"name": f"weak-{name}", "kind": name, "severity": kind.severity.value, "meaning": kind.meaning,
         "repair": kind.repair, "query": query[f"weak-{name}"]}
        for name, kind in KINDS.items()
    ]  # fmt: skip


def _questions(room: str, lead: str = "") -> tuple[Report, ...]:
    folder = resources.files("graph") / "queries" / room
    files = sorted((f for f in folder.iterdir() if f.name.endswith(".rq")), key=lambda f: f.name)
    found = []
    for file in files:
        text, name = file.read_text("utf-8"), lead + file.name.removesuffix(".rq")
        found.append(Report(name=name, question=text[: text.index("?") + 1].lstrip("# "), query=text))
    return tuple(found)


def report(name: str) -> Report:
    """The report, or the query for a kind of weakness, of that name; CallError with the nearest if there is none."""
    from graph.check import nearest

    for found in questions():
        if found.name == name:
            return found
    near = nearest(name, [found.name for found in questions()])
    raise CallError(f"{name}: no such query: {near or 'argmap query --list shows them'}")


def prepare(text: str, params: Mapping[str, str], prefixes: tuple[tuple[str, str], ...]) -> str:
    r"""A query that may be run: nothing reaches out, parameters are bound, known prefixes are declared.

    Raises QueryRefused for a word that reaches out of the store.

    >>> prepare("ASK { ?c a am:Claim }", {}, (("am", "https://w3id.org/argmap/vocabulary#"),))
    'PREFIX am: <https://w3id.org/argmap/vocabulary#>\nASK { ?c a am:Claim }'
    """
    for match in _TOKEN.finditer(text):
        word = (match["word"] or "").upper()
        if word in _REFUSED:
            line = text.count("\n", 0, match.start()) + 1
            raise QueryRefused(f"line {line}: {word} is refused: a query reads this map and nothing else: take it out")
    for name, value in params.items():
        text = _bind(text, name, term(value, prefixes))
    declared = {m.lower() for m in re.findall(r"(?i)\bPREFIX\s+([\w.-]*):", text)}
    used = {match["name"].partition(":")[0] for match in _TOKEN.finditer(text) if match["name"]}
    head = [f"PREFIX {p}: <{n}>" for p, n in sorted(prefixes) if p in used and p.lower() not in declared]
    return "\n".join([*head, text])


def term(value: str, prefixes: tuple[tuple[str, str], ...]) -> str:
    r"""A parameter as an RDF term, serialised: a name or IRI, a whole number, or a string.

    >>> term("am:hollow", (("am", "https://w3id.org/argmap/vocabulary#"),))
    '<https://w3id.org/argmap/vocabulary#hollow>'
    >>> term('say "no"', ())
    '"say \\"no\\""'
    """
    prefix, colon, local = value.partition(":")
    known = dict(prefixes)
    try:
        if colon and prefix in known and not re.search(r"\s", local):
            return str(ox.NamedNode(known[prefix] + local))
        if re.match(r"(https?|urn|file):\S+$", value):
            return str(ox.NamedNode(value))
    except ValueError:
        raise CallError(f"{value}: not a name or an address: check its spelling") from None
    if re.fullmatch(r"[+-]?\d+", value):
        return str(ox.Literal(value, datatype=ox.NamedNode("http://www.w3.org/2001/XMLSchema#integer")))
    return str(ox.Literal(value))


def _bind(text: str, name: str, value: str) -> str:
    """Put a term into the query's VALUES block for a variable, or into a new block at the head of its pattern."""
    tokens = [match for match in _TOKEN.finditer(text) if not match["comment"]]
    for i, match in enumerate(tokens[:-2]):
        if (match["word"] or "").upper() == "VALUES" and tokens[i + 1][0] == f"?{name}" and tokens[i + 2][0] == "{":
            end = next((t for t in tokens[i + 3 :] if t[0] == "}"), None)
            if end is None:
                raise QueryRefused(f"the VALUES block of ?{name} does not end: close it with }}")
            return f"{text[: tokens[i + 2].end()]} {value} {text[end.start() :]}"
    if not any(match["variable"] == f"?{name}" for match in tokens):
        raise CallError(f"{name}: the query has no ?{name} to set: name a variable that stands in it")
    first = next((match for match in tokens if match[0] == "{" and _opens_pattern(tokens, match)), None)
    if first is None:
        raise CallError(f"{name}: the query has no pattern to set it in: write one, such as {{ ?{name} a am:Claim }}")
    return f"{text[: first.end()]} VALUES ?{name} {{ {value} }} {text[first.end() :]}"


def _opens_pattern(tokens: list[re.Match[str]], brace: re.Match[str]) -> bool:
    before = tokens[tokens.index(brace) - 1] if tokens.index(brace) else None
    return before is None or (before["word"] or "").upper() != "CONSTRUCT"


def _form(query: str) -> str:
    words = [(match["word"] or "").upper() for match in _TOKEN.finditer(query)]
    first = next((w for w in words if w in ("SELECT", "ASK", "CONSTRUCT", "DESCRIBE")), "SELECT")
    return {"SELECT": "bindings", "ASK": "boolean"}.get(first, "graph")


def _not_sparql(message: str, added: int) -> str:
    """The engine's syntax error without its list of everything it would have taken."""
    place = re.match(r"error at (\d+):(\d+)", message)
    if not place:
        return f"not SPARQL: {message}"
    return f"line {int(place[1]) - added}: not SPARQL: it goes wrong at column {place[2]}: check what stands there"


def _prefixes(own: tuple[tuple[str, str], ...]) -> tuple[tuple[str, str], ...]:
    return tuple(sorted({**dict(WELL_KNOWN), **dict(own)}.items()))
