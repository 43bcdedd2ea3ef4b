"""A post or a body is told from a person whose surname is a word of one."""

from __future__ import annotations

import pytest

from councilpapers.extract.posts import names_post


@pytest.mark.parametrize(
    "words, titled",
    [
        ("Hall", True),
        ("S Hall", True),
        ("D. M. Ward", False),
        ("Ann Hall", False),
        ("Ann M Head", False),
        ("Sue Leader", False),
        ("Smith", True),
        ("", True),
    ],
)
def test_surnames(words: str, titled: bool) -> None:
    assert not names_post(words, titled)


@pytest.mark.parametrize(
    "words, titled",
    [
        ("Hall", False),
        ("Village Hall", True),
        ("Head of Hall Road", True),
        ("Democratic Services", False),
        ("Grant Officer", False),
        ("HR Manager", False),
        ("A Member", False),
        ("Ann Smith Clerk", False),
        ("Press", True),
        ("a hall", True),
    ],
)
def test_posts_and_bodies(words: str, titled: bool) -> None:
    assert names_post(words, titled)
