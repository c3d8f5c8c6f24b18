"""Many short lists of numbers as two arrays, for maps too big to be lists of lists.

The list of place ``p`` is ``items[starts[p]:starts[p + 1]]`` (compressed sparse rows).  Needs numpy and SciPy, so only
the analysis of big maps imports it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import chain

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix

Ints = NDArray[np.int32]


@dataclass(frozen=True)
class Lists:
    """A list of numbers for each of so many places."""

    starts: Ints
    items: Ints

    @classmethod
    def of_pairs(cls, size: int, owners: Ints, items: Ints) -> Lists:
        """The lists of so many places, from who owns which item; the order of the pairs is kept.

        >>> lists = Lists.of_pairs(3, np.array([2, 0, 2], np.int32), np.array([7, 8, 9], np.int32))
        >>> [lists[place].tolist() for place in range(3)]
        [[8], [], [7, 9]]
        """
        starts, order = by_owner(size, owners)
        return cls(starts, items[order])

    @classmethod
    def of_lists(cls, lists: Sequence[Iterable[int]]) -> Lists:
        """The same lists as arrays.

        >>> Lists.of_lists([[1, 2], [], [0]]).items.tolist()
        [1, 2, 0]
        """
        rows = [tuple(row) for row in lists]
        starts = np.zeros(len(rows) + 1, np.int32)
        np.cumsum(np.fromiter(map(len, rows), np.int32, len(rows)), out=starts[1:])
        return cls(starts, np.fromiter(chain.from_iterable(rows), np.int32, int(starts[-1])))

    def __len__(self) -> int:
        """How many places there are."""
        return len(self.starts) - 1

    def __getitem__(self, place: int) -> Ints:
        """The list of one place."""
        return self.items[self.starts[place] : self.starts[place + 1]]

    @property
    def counts(self) -> Ints:
        """How long each list is."""
        return np.diff(self.starts)

    @property
    def owners(self) -> Ints:
        """For every item the place whose list it is on."""
        return np.repeat(np.arange(len(self), dtype=np.int32), self.counts)

    def of(self, places: Ints) -> Ints:
        """The lists of some places, one after the other.

        >>> Lists.of_lists([[1, 2], [], [0]]).of(np.array([2, 0], np.int32)).tolist()
        [0, 1, 2]
        """
        found: Ints = self.items[self.spots(places)]
        return found

    def spots(self, places: Ints) -> Ints:
        """Where in ``items`` the lists of some places stand, one after the other."""
        first = self.starts[places]
        counts = self.starts[places + 1] - first
        ends = np.cumsum(counts, dtype=np.int32)
        total = int(ends[-1]) if len(ends) else 0
        spots: Ints = np.repeat(first - ends + counts, counts) + np.arange(total, dtype=np.int32)
        return spots

    def turned(self, size: int) -> Lists:
        """For each of so many items the places on whose lists it is.

        >>> Lists.of_lists([[1, 2], [], [1]]).turned(3)[1].tolist()
        [0, 2]
        """
        return Lists.of_pairs(size, self.items, self.owners)

    def only(self, keep: NDArray[np.bool_]) -> Lists:
        """The lists without the items (by their spot) that are not kept.

        >>> Lists.of_lists([[1, 2], [3]]).only(np.array([False, True, True])).starts.tolist()
        [0, 1, 2]
        """
        before = np.zeros(len(keep) + 1, np.int32)
        np.cumsum(keep, out=before[1:])
        return Lists(before[self.starts], self.items[keep])


def by_owner(size: int, owners: Ints) -> tuple[Ints, Ints]:
    """Where the pairs of each owner start once they are sorted by owner, and that order: a counting sort, linear."""
    count = len(owners)
    pairs = csr_matrix((np.zeros(count, np.int8), owners, np.arange(count + 1, dtype=np.int32)), shape=(count, size))
    turned = pairs.tocsc()
    return turned.indptr.astype(np.int32, copy=False), turned.indices.astype(np.int32, copy=False)


def once(places: Ints, mark: Ints) -> Ints:
    """The places without repetitions; ``mark`` is scratch space with a number for every place there is.

    >>> once(np.array([3, 1, 3], np.int32), np.zeros(4, np.int32)).tolist()
    [1, 3]
    """
    order = np.arange(len(places), dtype=np.int32)
    mark[places] = order
    found: Ints = places[mark[places] == order]
    return found
