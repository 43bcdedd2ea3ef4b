"""Databases of earlier versions, brought up to date: a copy is set aside first, then all steps are one transaction."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import duckdb

from ..errors import Unusable
from .ddl import sql

SCHEMA_VERSION = 4
OLDEST = 2  # that there are steps from: schemas/migrate_N.sql makes tables of version N of those of version N - 1


def can_be_migrated(version: int) -> bool:
    return OLDEST <= version < SCHEMA_VERSION


def set_aside(path: Path, version: int) -> Path:
    """Copy a closed database as it is; where that stands. It is there whole, or not at all. Raises Unusable."""
    copy = path.with_name(f"{path.name}.of-version-{version}")
    unfinished = copy.with_name(f"{copy.name}.{os.getpid()}.unfinished")
    try:
        shutil.copyfile(path, unfinished)
        with unfinished.open("rb") as file:
            os.fsync(file.fileno())
        unfinished.replace(copy)
    except OSError as error:
        unfinished.unlink(missing_ok=True)
        raise Unusable(
            f"{path} has tables of an earlier version, and no copy of it could be set aside ({type(error).__name__}). "
            "It stays as it is. Make room beside it, or load the papers into a new file."
        ) from error
    return copy


def migrate(connection: duckdb.DuckDBPyConnection, version: int) -> None:
    """All steps from that version to ours, or none. Raises duckdb.Error."""
    connection.begin()
    try:
        for step in range(version + 1, SCHEMA_VERSION + 1):
            connection.execute(sql(f"migrate_{step}"))
        connection.execute("UPDATE meta SET schema_version = ?", [SCHEMA_VERSION])
        connection.commit()
    except duckdb.Error:
        connection.rollback()
        raise
