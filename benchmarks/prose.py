"""Maps as large as those of ``maps``, but with sentences and names that compress no better than real ones.

Words are made of syllables and drawn as in a natural language, few of them often and most of them seldom; no two
sentences are alike, and names are made of such words, as by hand: ``python benchmarks/prose.py 10000 x.ttl``.
"""

from __future__ import annotations

import re
import sys
import tempfile
from itertools import accumulate
from pathlib import Path
from random import Random

import maps

VOCABULARY = 12_000
HEADS, HEARTS, TAILS = (*"bcdfghlmnprstvw", "st", "tr", "pl"), (*"aeiou", "ea", "ou"), "nrstld"
NAMED = re.compile(r"\b(claim|inference|conflict|source):([a-z]+)(\d+)")
LABEL = re.compile(r'"(Claim|Source) (\d+)[^"]*"')


def vocabulary(random: Random) -> list[str]:
    """So many different words, the shorter ones first, as the frequent ones of a language are."""
    words: dict[str, None] = {}
    while len(words) < VOCABULARY:
        many = 1 + min(3, int(random.expovariate(0.9)))
        word = "".join(random.choice(HEADS) + random.choice(HEARTS) for _ in range(many)) + random.choice(TAILS)
        words[word] = None
    return sorted(words, key=len)


def write(path: Path, claims: int, seed: int = 1) -> None:
    """A map of so many claims, with prose of its own."""
    random = Random(seed)  # noqa: S311 - a map is no secret
    words = vocabulary(random)
    often = list(accumulate(1 / (rank + 3) for rank in range(len(words))))

    def said(least: int, most: int) -> list[str]:
        return random.choices(words, cum_weights=often, k=random.randint(least, most))

    named: dict[str, str] = {}

    def name(found: re.Match[str]) -> str:
        if found[0] not in named:
            named[found[0]] = f"{found[1]}:{'-'.join(said(3, 5))}-{len(named)}"
        return named[found[0]]

    def label(_: re.Match[str]) -> str:
        return f'"{" ".join(said(8, 26)).capitalize()}."'

    with tempfile.TemporaryDirectory() as folder:
        plain = Path(folder) / "plain.ttl"
        maps.write(plain, claims, seed)
        with plain.open(encoding="utf-8") as file, path.open("w", encoding="utf-8") as to:
            to.writelines(NAMED.sub(name, LABEL.sub(label, line)) for line in file)


if __name__ == "__main__":
    write(Path(sys.argv[2]), int(sys.argv[1]))
