"""No answer that a user's lookups may change is kept for the process: every cache says on which lookups it depends."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from pathlib import Path

import pytest

import councilpapers

ROOT = Path(str(files(councilpapers)))
TEACHABLE = frozenset({"headers", "statuses", "colours", "grade_schemes", "grade_words", "authorities"})
READERS = frozenset({"table", "lookup", "spellings"})  # as they are imported
CACHES = frozenset({"cache", "lru_cache"})
Key = tuple[str, str]


@dataclass
class Function:
    """What a function of ours names, which lookups it reads itself, and how it is remembered."""

    reads: set[str] = field(default_factory=set)
    names: set[str] = field(default_factory=set)
    cached: bool = False
    remembered: set[str] | None = None


def _names(node: ast.AST) -> set[str]:
    return {n.id for n in ast.walk(node) if isinstance(n, ast.Name)} | {
        n.attr for n in ast.walk(node) if isinstance(n, ast.Attribute)
    }


def _reads(node: ast.AST) -> set[str]:
    """The lookups that are opened by their name in here."""
    found = set()
    for call in ast.walk(node):
        if isinstance(call, ast.Call) and call.args and isinstance(call.args[0], ast.Constant):
            called = call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")
            if called in READERS:
                found.add(str(call.args[0].value))
    return found


def _function(node: ast.FunctionDef) -> Function:
    made = Function(_reads(node), _names(node))
    for decorator in node.decorator_list:
        bare = decorator.func if isinstance(decorator, ast.Call) else decorator
        made.cached = made.cached or getattr(bare, "id", "") in CACHES
        if isinstance(decorator, ast.Call) and getattr(bare, "id", "") == "remembered":
            made.remembered = {str(a.value) for a in decorator.args if isinstance(a, ast.Constant)}
    return made


@cache
def _project() -> tuple[dict[Key, Function], dict[str, dict[str, Key]]]:
    """Every function by (module, name), with "" for what runs when a module is imported; and what each name means."""
    functions: dict[Key, Function] = {}
    meanings: dict[str, dict[str, Key]] = {}
    for path in sorted(ROOT.rglob("*.py")):
        module = ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")
        tree = ast.parse(path.read_text(encoding="utf-8"))
        here = meanings.setdefault(module, {})
        top = Function()
        for node in tree.body:
            if isinstance(node, ast.FunctionDef):
                functions[module, node.name] = _function(node)
                here[node.name] = (module, node.name)
            elif isinstance(node, ast.ClassDef):
                for method in (m for m in node.body if isinstance(m, ast.FunctionDef)):
                    functions[module, f"{node.name}.{method.name}"] = _function(method)
            elif isinstance(node, ast.ImportFrom):
                here.update(_imported(module, path, node))
            else:
                top.reads |= _reads(node)
                top.names |= _called(node)
        functions[module, ""] = top
    return functions, meanings


def _called(node: ast.AST) -> set[str]:
    """What is called when this is run; what a table of functions only names is not."""
    return {getattr(c.func, "id", "") for c in ast.walk(node) if isinstance(c, ast.Call)}


def _imported(module: str, path: Path, node: ast.ImportFrom) -> Iterator[tuple[str, Key]]:
    parts = module.split(".") if module else []
    package = parts if path.name == "__init__.py" else parts[:-1]
    home = package[: len(package) - (node.level - 1)] if node.level else []
    source = ".".join([*home, *(node.module.split(".") if node.module else [])])
    for alias in node.names:
        yield alias.asname or alias.name, (source, alias.name)


def _reach(key: Key) -> set[str]:
    """Every lookup that a user may change and that this function, or what it calls, opens."""
    functions, meanings = _project()
    found: set[str] = set()
    seen, waiting = {key}, [key]
    while waiting:
        here = waiting.pop()
        function = functions.get(here)
        if function is None:
            continue
        found |= function.reads & TEACHABLE
        for name in function.names:
            meant = meanings.get(here[0], {}).get(name)
            if meant and meant not in seen:
                seen.add(meant)
                waiting.append(meant)
    return found


CACHED = sorted(key for key, function in _project()[0].items() if function.cached)
REMEMBERED = sorted(key for key, function in _project()[0].items() if function.remembered is not None)


def test_there_is_something_to_look_at() -> None:
    assert len(CACHED) > 20
    assert ("extract.columns", "field_of") in REMEMBERED
    assert _reach(("extract.columns", "field_of")) == {"headers"}
    assert _reach(("extract.judgements.grades_in_prose", "grades_in")) >= {"grade_words"}


@pytest.mark.parametrize("key", CACHED, ids=".".join)
def test_what_is_kept_for_the_process_depends_on_no_lookup_of_users(key: Key) -> None:
    assert not _reach(key)


@pytest.mark.parametrize("key", REMEMBERED, ids=".".join)
def test_what_is_remembered_names_all_that_it_depends_on(key: Key) -> None:
    function = _project()[0][key]
    assert _reach(key) <= (function.remembered or set())


@pytest.mark.parametrize("module", sorted(_project()[1]))
def test_nothing_is_worked_out_from_such_lookups_at_import(module: str) -> None:
    if module != "warm":  # whose whole work it is
        assert not _reach((module, ""))
