"""Trees of pages that hide pages."""

from __future__ import annotations

import time

import pytest

from councilpapers.extract.pdf.page_tree import Shape, shape_of


def tree(kids: dict[int, list[int]], root: int = 2) -> bytes:
    parts = [f"1 0 obj\n<< /Type /Catalog /Pages {root} 0 R >>\nendobj"]
    for number, below in kids.items():
        references = " ".join(f"{kid} 0 R" for kid in below)
        parts.append(f"{number} 0 obj\n<< /Type /Pages /Kids [{references}] /Count 1 >>\nendobj")
    return "\n".join(parts).encode()


@pytest.mark.parametrize(
    "data, shape",
    [
        (b"", Shape.SOUND),
        (tree({2: [3, 4]}), Shape.SOUND),
        (tree({2: [3, 4], 3: [5, 6], 4: [7]}), Shape.SOUND),
        (tree({2: [3, 3]}), Shape.SOUND),
        (tree({2: [3, 2]}), Shape.CIRCULAR),
        (tree({2: [3], 3: [2]}), Shape.CIRCULAR),
        (tree({2: [4]}) + tree({7: [7]}), Shape.SOUND),
        (tree({2: [2]}) + b"\n" + tree({2: [3]}), Shape.SOUND),
        (tree({n: [n + 1, n + 1] for n in range(2, 30)}), Shape.ENDLESS),
        (tree({n: [n + 1] for n in range(2, 5000)}), Shape.SOUND),
    ],
)
def test_the_shape_of_a_tree(data: bytes, shape: Shape) -> None:
    assert shape_of(data) is shape


@pytest.mark.parametrize("piece", [b"/Kids [", b"/Kids [1 0 R", b"/Pages 1 0 R ", b"1 0 obj ", b"1 "])
def test_what_repeats_takes_no_longer_than_it_is_long(piece: bytes) -> None:
    started = time.process_time()
    shape_of(b"/Pages 1 0 R " + piece * (2_000_000 // len(piece)))
    assert time.process_time() - started < 3
