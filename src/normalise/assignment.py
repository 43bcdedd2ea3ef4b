"""The best pairs: each row to one column at most, so that the sum of their likenesses is greatest."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

Likeness = npt.NDArray[np.float64]


def best_pairs(likeness: Likeness) -> list[tuple[int, int]]:
    """(row, column) of the pairs of greatest total likeness, by row; a likeness of 0 pairs nothing.

    Shortest augmenting paths with potentials (Jonker and Volgenant 1987): cubic at worst, one array step for each
    column reached.
    """
    rows, columns = likeness.shape
    if not rows or not columns:
        return []
    if rows > columns:
        return sorted((row, column) for column, row in best_pairs(likeness.T))
    owner = _owners(likeness.max() - likeness)
    return sorted((int(row), column) for column, row in enumerate(owner) if row >= 0 and likeness[row, column] > 0)


def _owners(cost: Likeness) -> npt.NDArray[np.intp]:
    """The row of every column, -1 where it has none, so that all rows have one and the cost is least."""
    rows, columns = cost.shape
    of_row, of_column = np.zeros(rows), np.zeros(columns)
    owner = np.full(columns, -1, dtype=np.intp)
    for start in range(rows):
        distance = np.full(columns, np.inf)
        came_from = np.full(columns, -1, dtype=np.intp)
        reached = np.zeros(columns, dtype=bool)
        row, last, so_far = start, -1, 0.0
        while row >= 0:
            through = so_far + cost[row] - of_row[row] - of_column
            better = ~reached & (through < distance)
            distance[better], came_from[better] = through[better], last
            last = int(np.argmin(np.where(reached, np.inf, distance)))
            so_far = float(distance[last])
            reached[last] = True
            row = int(owner[last])
        held = reached & (owner >= 0)
        of_row[start] += so_far
        of_row[owner[held]] += so_far - distance[held]
        of_column[reached] -= so_far - distance[reached]
        while last >= 0:
            before = int(came_from[last])
            owner[last] = start if before < 0 else owner[before]
            last = before
    return owner
