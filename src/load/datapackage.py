"""`datapackage.json` beside an export: what is in each file, as Frictionless has it (Data Package, version 1)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from ..normalise.records import RECORDS
from .database import Database
from .dictionary import Column, Described
from .export_files import ExportFormat

Json = dict[str, Any]  # what json.dumps takes
MEDIA_TYPES: Mapping[ExportFormat, str] = {
    ExportFormat.CSV: "text/csv",
    ExportFormat.JSONL: "application/x-ndjson",
    ExportFormat.PARQUET: "application/vnd.apache.parquet",
    ExportFormat.XLSX: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
TYPES: Mapping[str, str] = {
    "VARCHAR": "string",
    "BOOLEAN": "boolean",
    "DATE": "date",
    "DOUBLE": "number",
    "FLOAT": "number",
    "JSON": "string",
}
PATTERNS: Mapping[str, str] = {"financial_year": r"\d{4}-\d{2}"}
BOUNDS: Mapping[str, Json] = {
    "quarter": {"minimum": 1, "maximum": 4},
    "page": {"minimum": 1},
    "confidence": {"minimum": 0, "maximum": 1},
}
KEYS: Mapping[str, tuple[str, ...]] = {kind.table: (kind.key,) for kind in RECORDS} | {
    "document_sources": ("document_id", "source_uri"),
    "corrections": ("correction_id",),
}
REFERENCES: Mapping[str, tuple[str, str]] = {  # columns that name a row of a table wherever they stand, by its key
    "document_id": ("documents", "document_id"),
    "report_id": ("reports", "report_id"),
    "parent_report_id": ("reports", "report_id"),
    "action_id": ("actions", "action_id"),
    "parent_action_id": ("actions", "action_id"),
    "previous_action_id": ("actions", "action_id"),
}
OLDER = frozenset({"corrections"})  # tables that may tell of records that are there no longer
REGISTER = {
    "title": "UK local authority names and codes, mySociety (CC BY 4.0): names and codes of authorities",
    "path": "https://github.com/mysociety/uk_local_authority_names_and_codes",
}
LICENCES: Mapping[str, Json] = {
    name: {"name": name, "title": title, "path": path}
    for name, title, path in (
        (
            "OGL-UK-3.0",
            "Open Government Licence v3.0",
            "https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/",
        ),
        ("CC-BY-4.0", "Creative Commons Attribution 4.0", "https://creativecommons.org/licenses/by/4.0/"),
        ("CC0-1.0", "Creative Commons Zero 1.0", "https://creativecommons.org/publicdomain/zero/1.0/"),
    )
}
DESCRIPTION = (
    "Records read from committee papers by councilpapers; every value leads to a document, a page and words. "
    "The words are the councils': whether they may be passed on, the papers say."
)
GUARDED = "A cell that a spreadsheet would take for a formula begins with an apostrophe that the paper does not print."


def package(database: Database, name: str, resources: Sequence[Json], licence: str | None) -> Json:
    """The package of these resources. `created` is when the last paper was read: the same rows are the same package."""
    tabular = all(resource["format"] == ExportFormat.CSV.value for resource in resources)
    last = database.connection.execute("SELECT max(extracted_at) FROM documents").fetchone()
    told: Json = {
        "profile": "tabular-data-package" if tabular else "data-package",
        "name": _slug(name),
        "title": f"Council papers: {name}",
        "description": f"{DESCRIPTION} {GUARDED if tabular else ''}".rstrip(),
        "sources": [REGISTER, *_authorities(database)],
        "resources": list(resources),
    }
    if last and last[0]:
        told["created"] = last[0].replace(microsecond=0).isoformat() + "Z"
    if licence:
        told["licenses"] = [LICENCES[licence]]
    return told


def _slug(name: str) -> str:
    return re.sub(r"[^a-z0-9._-]", "-", name.lower()) or "council-papers"


def _authorities(database: Database) -> Iterable[Json]:
    rows = database.connection.execute(
        "SELECT authority_name, count(*) FROM documents WHERE authority_name IS NOT NULL GROUP BY ALL ORDER BY ALL"
    ).fetchall()
    return [{"title": f"Papers of {name} ({count} file{'' if count == 1 else 's'})"} for name, count in rows]


def resource(one: Described, as_format: ExportFormat, exported: frozenset[str], whole: bool) -> Json:
    """What is said of one table's file, but for its name and size.

    `exported` names the tables that are in the package; `whole` says that they have all their rows, so that every
    row that is named is there.
    """
    told: Json = {
        "name": one.name,
        "title": one.name.replace("_", " ").capitalize(),
        "description": one.meaning,
        "format": as_format.value,
        "mediatype": MEDIA_TYPES[as_format],
        "schema": _schema(one, exported if whole else frozenset()),
    }
    if as_format is ExportFormat.CSV:
        told |= {"profile": "tabular-data-resource", "encoding": "utf-8", "dialect": {"lineTerminator": "\r\n"}}
    elif as_format is ExportFormat.XLSX:
        told["dialect"] = {"sheet": one.name}
    elif as_format is ExportFormat.JSONL:
        told["encoding"] = "utf-8"
    return told


def _schema(one: Described, exported: frozenset[str]) -> Json:
    key = KEYS.get(one.name, ()) if one.is_table else ()
    told: Json = {
        "fields": [_field(column, unique=key == (column.name,)) for column in one.columns],
        "missingValues": [""],
    }
    if key:
        told["primaryKey"] = list(key)
    references = [
        {"fields": [column.name], "reference": {"resource": "" if table == one.name else table, "fields": [target]}}
        for column in one.columns
        for table, target in (REFERENCES.get(column.name, ("", "")),)
        if one.is_table and one.name not in OLDER and table in exported and key != (column.name,)
    ]
    return told | ({"foreignKeys": references} if references else {})


def _field(column: Column, *, unique: bool) -> Json:
    told: Json = {"name": column.name, "type": _type(column.type), "description": column.meaning}
    if column.type.startswith("TIMESTAMP"):
        told["format"] = "any"
    constraints: Json = {}
    if (column.required and told["type"] != "string") or unique:
        constraints["required"] = True  # of words, an empty cell may be empty words
    if unique:
        constraints["unique"] = True
    if column.values:
        constraints["enum"] = list(column.values)
    if column.name in PATTERNS and told["type"] == "string":
        constraints["pattern"] = PATTERNS[column.name]
    if told["type"] in ("integer", "number"):
        constraints |= BOUNDS.get(column.name, {})
    return told | ({"constraints": constraints} if constraints else {})


def _type(kind: str) -> str:
    """The type as Frictionless has it."""
    if kind.endswith("[]"):
        return "array"
    if kind.startswith("STRUCT"):
        return "object"
    if kind.startswith("TIMESTAMP"):
        return "datetime"
    if kind.startswith("DECIMAL"):
        return "number"
    return TYPES.get(kind, "integer" if "INT" in kind else "any")
