"""The DDL as packaged: `schemas/*.sql`, the only copy."""

from __future__ import annotations

from importlib.resources import files


def sql(name: str) -> str:
    """The text of `schemas/<name>.sql`, without a closing semicolon."""
    text = files("councilpapers.schemas").joinpath(f"{name}.sql").read_text(encoding="utf-8")
    return text.rstrip().removesuffix(";")
