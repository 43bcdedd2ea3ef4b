"""The folders stand where they stand, and one name lands in site-packages: these tests keep the mapping safe."""

from __future__ import annotations

import tomllib
from pathlib import Path

ROOT = Path(__file__).parent.parent
CODE = {".py", ".pyc", ".c", ".h", ".so", ".pyd"}  # what is packed, or left, without being listed
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))


def test_every_package_under_src_is_listed() -> None:
    listed = set(PROJECT["tool"]["setuptools"]["packages"])
    found = {"councilpapers.schemas"}
    for init in (ROOT / "src").rglob("__init__.py"):
        found.add(".".join(("councilpapers", *init.parent.relative_to(ROOT / "src").parts)))
    assert listed == found


def test_every_data_file_is_packed() -> None:
    packed = PROJECT["tool"]["setuptools"]["package-data"]
    for path in (ROOT / "src").rglob("*"):
        if path.is_file() and path.suffix not in CODE:
            package = ".".join(("councilpapers", *path.parent.relative_to(ROOT / "src").parts))
            assert any(path.match(pattern) for pattern in packed[package]), path
    for path in (ROOT / "schemas").iterdir():
        if path.is_file() and path.suffix not in CODE:
            assert any(path.match(pattern) for pattern in packed["councilpapers.schemas"]), path


def test_type_checkers_see_the_package_under_its_name() -> None:
    link = ROOT / "typings" / "councilpapers"
    assert link.is_symlink()
    assert link.resolve() == ROOT / "src"


def test_the_lock_file_has_a_hash_for_every_package_and_names_no_host() -> None:
    lock = (ROOT / "requirements.lock").read_text(encoding="utf-8")
    assert "://" not in lock
    requirements = [block for block in lock.split("\n") if "==" in block]
    assert requirements
    assert all(line.rstrip().endswith("\\") for line in requirements)


def test_modules_are_small_rooms() -> None:
    large = {
        str(path.relative_to(ROOT)): lines
        for path in (ROOT / "src").rglob("*.py")
        if (lines := path.read_text(encoding="utf-8").count("\n")) > 400
    }
    assert large == {}
