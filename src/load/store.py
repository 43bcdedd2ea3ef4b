"""The record store: what was read from every paper, beside the database and independent of it.

    STORE/loose/<paper>.<reading>.arrow       one paper, as the process that read it left it
    STORE/packed/<shard>/<table>.parquet      many papers; a shard is named by what is in it and never changes
    STORE/packed/<shard>/sums                 by which it is known that it has not

A paper is kept by the hash of its bytes, a reading by the hash of the extractor's version and configuration. So a run
that was killed goes on with what it had read, papers can be read on several machines into one store, and a database
can be made anew from it without reading a paper again.
"""

from __future__ import annotations

import hashlib
import os
import shutil
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from itertools import chain, groupby
from operator import itemgetter
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from ..errors import Unusable
from ..extract.kept import UNFINISHED
from ..normalise.records import DocumentRecord
from . import record_files
from .ahead import ahead
from .rows import ROWS_AT_ONCE, Tables, schemas, together
from .sums import are_whole, write_sums

SHARD = 1_000  # papers at most
GROUP = 100  # papers put together at once: arrow's own notes on the columns of a thousand take 100 MB
ROW_GROUP_BYTES = 128 * 1024**2  # held in memory while a shard is written; each row group is opened column by column
SUFFIX, ANSWER, DAMAGED = ".arrow", ".answer", ".damaged"
NO_SHARDS = (".unfinished", DAMAGED)
COMPRESSION = "zstd"
INDEX = pa.schema([("document_id", pa.string()), ("extracted_at", pa.timestamp("us")), ("place", pa.int32())])


class Damaged(Unusable):
    """A record file or a shard is not what was written; `place` is which."""

    def __init__(self, place: Path) -> None:
        super().__init__(f"{place} is damaged. Delete it: `councilpapers run` reads its papers again.")
        self.place = place


@dataclass(frozen=True, slots=True)
class Reading:
    """One reading of one paper: by which version of the extractor, configured how."""

    document_id: str
    extractor_version: str
    configuration: str

    @property
    def name(self) -> str:
        how = hashlib.sha256(f"{self.extractor_version}\0{self.configuration}".encode()).hexdigest()[:16]
        return f"{self.document_id}.{how}"


class RecordStore:
    """A folder of record files. Raises Unusable where it cannot be used."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.loose, self.packed = folder, folder / "loose", folder / "packed"
        self.incoming = folder / "incoming"  # what is fetched from elsewhere, while it is read
        self.in_flight = folder / "in-flight"  # which papers are being read, and whose processes died
        self.kept = folder / "kept"  # conversions and recognised pages, by content; may be deleted
        self.laid_aside: list[Path] = []  # what was found damaged, under the name that it has since

    def prepare(self) -> None:
        """Make the folders, and clear away what a killed run left unfinished."""
        try:
            for place in (self.loose, self.packed, self.kept):
                place.mkdir(parents=True, exist_ok=True)
            for pattern in ("*.unfinished", f"*{ANSWER}", "path-*"):  # the last: bytes not had are asked again
                for rest in self.loose.glob(pattern):
                    rest.unlink(missing_ok=True)
            shutil.rmtree(self.incoming, ignore_errors=True)
            shutil.rmtree(self.kept / UNFINISHED, ignore_errors=True)
            for rest in self.packed.glob("*.unfinished"):
                shutil.rmtree(rest, ignore_errors=True)
            self._lay_aside_damaged()
        except OSError as error:
            raise Unusable(f"{self.folder} cannot be written ({type(error).__name__}). Name another folder.") from error

    def _lay_aside_damaged(self) -> None:
        """Rename record files that cannot be read (a disk's fault), so that their papers are read again."""
        for path in self.waiting().values():
            try:
                is_whole = DocumentRecord.table in record_files.read(path)
            except (OSError, pa.ArrowException):
                is_whole = False
            if not is_whole:
                self.lay_aside(path)

    def lay_aside(self, place: Path) -> None:
        """Rename a damaged record file or shard, so that its papers are read again. Raises OSError."""
        aside = place.with_name(f"{place.name}{DAMAGED}")
        if aside.is_dir():  # an earlier one of the same papers
            shutil.rmtree(aside)
        self.laid_aside.append(place.replace(aside))

    def check(self) -> None:
        """Raises Unusable where there is no such store."""
        if not self.loose.is_dir() or not self.packed.is_dir():
            raise Unusable(
                f"{self.folder} holds no records. `councilpapers run` keeps them in a folder beside its database."
            )

    @contextmanager
    def written(self) -> Iterator[None]:
        """Inside, files of the store are written. Raises Unusable where that cannot be done any more."""
        try:
            yield
        except OSError as error:
            raise Unusable(
                f"{self.folder} can no longer be written ({type(error).__name__}). What was loaded before is kept. "
                "Check that the disk is not full, and run again to go on."
            ) from error

    def place_of(self, reading: Reading) -> Path:
        """Where the rows of that reading stand while they are loose."""
        return self.loose / f"{reading.name}{SUFFIX}"

    def answer_of(self, reading: Reading) -> Path:
        """Where a paper's process puts them: nothing is there before, and they are looked at before they are kept."""
        place = self.loose / f"{reading.name}{ANSWER}"
        place.unlink(missing_ok=True)
        return place

    def waiting(self) -> dict[str, Path]:
        """The loose files, by the name of their reading."""
        return {path.name.removesuffix(SUFFIX): path for path in sorted(self.loose.glob(f"*{SUFFIX}"))}

    def shards(self) -> tuple[Path, ...]:
        """The folders of the packed papers, in an order that depends on what is in them alone."""
        return tuple(sorted(path for path in self.packed.iterdir() if not path.name.endswith(NO_SHARDS)))

    def pack(self, loose: Sequence[Path]) -> None:
        """Put loose files into a shard, of which no more than SHARD papers should be; whole, or not at all.

        Of two readings of one paper one stays loose: in a shard, rows are known by their paper.
        """
        loose = list({path.name.partition(".")[0]: path for path in sorted(loose)}.values())
        if not loose:
            return
        names = sorted(path.name for path in loose)
        shard = self.packed / hashlib.sha256("\0".join(names).encode()).hexdigest()[:32]
        if not shard.exists():
            unfinished = shard.with_name(f"{shard.name}.{os.getpid()}.unfinished")
            unfinished.mkdir()
            _write(unfinished, sorted(loose))
            write_sums(unfinished)
            _settle(unfinished)
            unfinished.rename(shard)
            _settle(self.packed)
        for path in loose:
            path.unlink(missing_ok=True)

    def index(self) -> tuple[tuple[Path, ...], pa.Table]:
        """Where rows stand (shards and loose files), and every reading: its paper, its time, which of those places.

        Raises Damaged where one of them is found to be.
        """
        places = (*self.shards(), *self.waiting().values())
        parts = [_index(place, number) for number, place in enumerate(places)]
        return places, pa.concat_tables([INDEX.empty_table(), *parts])


@dataclass(frozen=True, slots=True)
class Kept:
    """Papers of a store: where their rows stand, their ids, and whether that place holds no others."""

    place: Path
    papers: pa.Array
    whole: bool


def look_through(kept: Sequence[Kept]) -> None:
    """Raises Damaged where a shard of which papers are to be had is not what was written."""
    for shard in (one.place for one in kept if one.place.is_dir()):
        try:
            whole = are_whole(shard)
            if whole is None:
                _unpack(shard)
        except (OSError, pa.ArrowException) as error:
            raise Damaged(shard) from error
        if whole is False:
            raise Damaged(shard)


def _unpack(shard: Path) -> None:
    """Have all rows of a shard of an earlier version, which has no sums. Raises OSError and pyarrow.ArrowInvalid."""
    for path in shard.glob("*.parquet"):
        with pq.ParquetFile(path) as file:
            for group in range(file.num_row_groups):
                file.read_row_group(group, use_threads=False).validate(full=True)


def readers(kept: Sequence[Kept], tables: Sequence[str] | None = None) -> Iterator[tuple[str, pa.RecordBatchReader]]:
    """The rows of these papers, table by table, each of which has to be read before the next.

    All tables unless some are named; of one that has no rows there is no reader.
    """
    for table, batches in groupby(ahead(_batches(kept, tables or tuple(schemas()))), itemgetter(0)):
        yield table, pa.RecordBatchReader.from_batches(schemas()[table], map(itemgetter(1), batches))


def rows_of(kept: Kept) -> Tables:
    """The rows of these papers."""
    return {table: reader.read_all() for table, reader in readers([kept])}


def documents_of(kept: Sequence[Kept]) -> pa.Table:
    """Their rows in `documents`."""
    (documents,) = (reader.read_all() for _, reader in readers(kept, [DocumentRecord.table]))
    return documents


def _batches(kept: Sequence[Kept], tables: Sequence[str]) -> Iterator[tuple[str, pa.RecordBatch]]:
    """(table, rows) table by table: out of shards, of which no more than one is open, then those of loose files."""
    shards = [one for one in kept if one.place.is_dir()]
    loose = together(list(_in_groups([one.place for one in kept if not one.place.is_dir()])))
    for table in tables:
        parts = chain(chain.from_iterable(_packed(shard, table) for shard in shards), filter(None, [loose.get(table)]))
        for rows in parts:
            yield from ((table, batch) for batch in rows.to_batches(max_chunksize=ROWS_AT_ONCE) if batch.num_rows)


def _packed(shard: Kept, table: str) -> Iterator[pa.Table]:
    """A table's rows out of a shard, a row group at a time."""
    path = shard.place / f"{table}.parquet"
    if not path.exists():
        return
    with pq.ParquetFile(path) as file:  # what pyarrow.dataset adds to it takes half as much again
        for group in range(file.num_row_groups):
            rows = file.read_row_group(group, use_threads=False)
            mine = rows if shard.whole else rows.filter(pc.is_in(rows["document_id"], shard.papers))
            yield _as_now(mine, schemas()[table])


def _as_now(rows: pa.Table, schema: pa.Schema) -> pa.Table:
    """The same rows with the columns of today: an earlier version may have packed them."""
    if rows.schema.equals(schema):
        return rows
    had = {name: rows[name] for name in rows.column_names}
    columns = [had.get(field.name, pa.nulls(rows.num_rows, field.type)).cast(field.type) for field in schema]
    return pa.table(columns, schema=schema)


def _index(place: Path, number: int) -> pa.Table:
    """The readings in a shard or a record file."""
    columns, documents = INDEX.names[:2], f"{DocumentRecord.table}.parquet"
    try:
        if place.is_dir():
            if are_whole(place, [documents]) is False:
                raise Damaged(place)
            rows = pq.read_table(place / documents, columns=columns)
        else:
            rows = record_files.read(place)[DocumentRecord.table].select(columns)
    except (OSError, KeyError, pa.ArrowException) as error:
        raise Damaged(place) from error
    numbers = pa.array([number] * rows.num_rows, type=INDEX.field("place").type)
    return rows.append_column("place", numbers).cast(INDEX)


def _write(shard: Path, loose: Sequence[Path]) -> None:
    """A row group for each table, unless the papers are long; dictionaries cost time and save no room beside zstd."""
    with ExitStack() as written:
        writers: dict[str, pq.ParquetWriter] = {}
        for tables in _row_groups(loose):
            for name, rows in tables.items():
                if name not in writers:
                    path = shard / f"{name}.parquet"
                    file = pq.ParquetWriter(path, rows.schema, compression=COMPRESSION, use_dictionary=False)
                    writers[name] = written.enter_context(file)
                writers[name].write_table(rows)


def _row_groups(loose: Sequence[Path]) -> Iterator[Tables]:
    """The rows of these record files, of as many at a time as may be held in memory."""
    parts: list[Tables] = []
    size = 0
    for part in _in_groups(loose):
        parts.append(part)
        size += sum(rows.nbytes for rows in part.values())
        if size >= ROW_GROUP_BYTES:
            yield together(parts)
            parts, size = [], 0
    if parts:
        yield together(parts)


def _in_groups(loose: Sequence[Path]) -> Iterator[Tables]:
    """The rows of these record files, each column of a group in one piece."""
    for first in range(0, len(loose), GROUP):
        tables = together([record_files.read(path) for path in loose[first : first + GROUP]])
        yield {name: rows.combine_chunks() for name, rows in tables.items()}


def _settle(folder: Path) -> None:
    """Have the machine keep a folder and its files, also if it stops now."""
    for path in (*filter(Path.is_file, folder.iterdir()), folder):
        try:
            handle = os.open(path, os.O_RDONLY)
        except OSError:  # Windows opens no folder
            continue
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
