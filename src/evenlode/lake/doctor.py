"""Checks a home against its ledger: bytes, rows, lake and state hash; finds what is missing, changed or left over."""

from collections.abc import Iterator
from pathlib import Path

from evenlode.engines.kinds import Engine
from evenlode.engines.registry import LEDGERS_OWN, open_engine
from evenlode.errors import EvenlodeError, LedgerDamaged, Refused
from evenlode.lake.destroying import destroy, remains, take_away
from evenlode.lake.expired import expired_loads
from evenlode.lake.findings import Finding
from evenlode.lake.home import Home, refuse_network_share
from evenlode.lake.incoming import spilt, too_old
from evenlode.lake.keys import holds_secrets, open_key
from evenlode.lake.kinds import Act
from evenlode.lake.ledger import Ledger, open_ledger
from evenlode.lake.names import sealed_names
from evenlode.lake.partitions import partition_name
from evenlode.lake.pupils import pupils_at, refuse_other_key
from evenlode.lake.scrubbing import check_figures, check_kept_lake, check_kept_rows, check_ledger, check_witness
from evenlode.lake.snapshots import Snapshots
from evenlode.lake.store import is_kept, is_whole, sealed_bytes, sha256_of_kept
from evenlode.lake.witness import path_of
from evenlode.tables.kinds import Table
from evenlode.tables.registry import TABLES
from evenlode.tables.schemas import lake_schema


def examine(home: Home) -> list[Finding]:
    """Everything that is checked of a home; never changes anything."""
    try:
        refuse_network_share(home.root)
    except EvenlodeError as error:
        return [Finding("file system", False, error.what, error.remedy)]
    if home.root.exists() and not home.root.is_dir():
        return [
            Finding("ledger", False, f"{home.root} is not a folder", "choose a folder with --home or EVENLODE_HOME")
        ]
    if not home.exists():
        return [Finding("home", True, f"nothing is loaded yet in {home.root}")]
    with open_ledger(home) as ledger:
        found = check_ledger(ledger)
        if not found.well:  # whatever else were asked of it could not be trusted
            return [found]
        return [
            found,
            *check_witness(ledger),
            *check_key(home, ledger),
            *check_bytes(home, ledger),
            *check_rows(home, ledger),
            *check_kept_rows(ledger, folders_there(ledger, newest(ledger))),
            *check_names(home, ledger),
            *check_lake(home, ledger),
            *check_kept_lake(ledger),
            *check_figures(home),
            *check_destroyed(home, ledger),
            check_left_over(home, ledger),
        ]


def check_key(home: Home, ledger: Ledger) -> Iterator[Finding]:
    """Whether the home's key is there and is its own, where anything was ever kept of pupils."""
    head = ledger.head()
    known = pupils_at(ledger, head.epoch) if head else None
    if not known and not holds_secrets(home):
        return
    try:
        key = open_key(home)
        if known:
            refuse_other_key(known, key, home)
    except EvenlodeError as error:
        yield Finding("key", False, error.what, error.remedy)
        return
    kept = "locked with a passphrase" if key.locked else "kept in a file"
    yield Finding("key", True, f"{kept}; pupils are {known.nature if known else 'not entered yet'}")
    if home.key.stat().st_mode & 0o077:
        yield Finding("key", False, "others can read the key's file", f"chmod 600 {home.key}")


def check_bytes(home: Home, ledger: Ledger) -> Iterator[Finding]:
    """Whether every loaded file's bytes are there and unchanged; encrypted ones are decrypted to be asked."""
    names = sorted(files_there(ledger))
    wrong = {name: found for name in names if (found := wrong_with_bytes(home, name))}
    remedy = "put the file back from a backup of the home"
    yield Finding("bytes", not wrong, f"{len(names)} files kept", remedy)
    for name, found in wrong.items():
        yield Finding("bytes", False, f"bytes/{name} {found}", remedy)


def wrong_with_bytes(home: Home, name: str) -> str:
    """What is wrong with a loaded file's bytes; empty where they are well."""
    if not is_kept(home, name):
        return "is encrypted, and its key is gone" if sealed_bytes(home, name).sealed.exists() else "is gone"
    try:
        return "" if sha256_of_kept(home, name) == name else "has changed since it was loaded"
    except LedgerDamaged:
        return "has changed since it was loaded, or the home's key is another"
    except Refused as error:
        return f"could not be read: {error.what}"


def check_names(home: Home, ledger: Ledger) -> Iterator[Finding]:
    """Whether the names that loads of pupils read are there and unchanged."""
    head = ledger.head()
    folders = ledger.folders_at(head.epoch) if head else {}
    loads = ledger.loads_at(head.snapshot) if head else []
    there = [load for load in loads if load.act is not Act.EXPIRE]
    secret = [load.id for load in there if sealed_bytes(home, load.sha256).sealed.exists()]
    wrong = {folders[load]: found for load in secret if (found := wrong_with_names(home, load, folders[load]))}
    if secret:
        yield Finding("names", not wrong, f"{len(secret)} loads of pupils", "run `evenlode rebuild`")
    for folder, found in wrong.items():
        yield Finding("names", False, f"names/{folder} {found}", "run `evenlode rebuild`")


def wrong_with_names(home: Home, load: str, folder: str) -> str:
    """What is wrong with the names of a load; empty where they are well."""
    names = sealed_names(home, load, home.names / folder)
    try:
        for _piece in names.pieces() if names.exists() else ():
            pass
    except LedgerDamaged:
        return "has changed, or the home's key is another"
    except Refused as error:
        return f"could not be read: {error.what}"
    return "" if names.exists() else "is gone"


def check_rows(home: Home, ledger: Ledger) -> Iterator[Finding]:
    """Whether what every load read is there."""
    head = ledger.head()
    folders = folders_there(ledger, head.epoch) if head else {}
    touched = ledger.touched_at(head.epoch) if head else {}
    files = {f"{folder}/problems.parquet" for folder in folders.values()}
    read = {(table, load) for (table, _part), loads in touched.items() for load in loads if load in folders}
    files |= {f"{folders[load]}/{table}.parquet" for table, load in read}
    missing = sorted({file.split("/")[0] for file in files if not is_whole(home.rows / file)})
    yield Finding("rows", not missing, f"{len(folders)} loads read", "run `evenlode rebuild`")
    for folder in missing:
        yield Finding("rows", False, f"rows/{folder} is gone, or not whole", "run `evenlode rebuild`")


def check_lake(home: Home, ledger: Ledger) -> Iterator[Finding]:
    """Whether the lake holds, row for row, the state that the ledger names."""
    head = ledger.head()
    if not head:
        return
    engine = open_engine(LEDGERS_OWN, [home.lake])
    for name, version in head.versions.items():
        table = TABLES.find(name)
        try:
            files = Snapshots(home, head.epoch).files(name, version)
            parts, count = hashes(engine, table, files) if files else ({}, 0)
            unlike = head.hash_name != engine.hash_name  # the next act names the state by this engine's hash
            well = unlike or parts == dict(head.parts.get(name, {}))
            held = f"{count:,} rows{', named by another hash' if unlike else ''}"
            detail = f"table {name}: {held}" if well else f"table {name} does not hold what the ledger names"
        except Exception as error:  # noqa: BLE001 - whatever cannot be read is a finding, not the end
            well, detail = False, f"table {name} cannot be read: {type(error).__name__}"
        yield Finding("lake", well, detail, "run `evenlode rebuild`")


def hashes(engine: Engine, table: Table, files: list[str]) -> tuple[dict[str, str], int]:
    """The hash of each partition of a table as its files hold it, and how many rows there are in all."""
    rows = engine.parquet(files, hive=table.partition).select(lake_schema(table).names)
    count = int(engine.arrow(rows.aggregate(rows=rows.count()))["rows"][0].as_py())
    if not count:
        return {}, 0
    found = engine.row_hashes(rows, table.partition)
    return {partition_name(table, values): f"{hash:032x}" for values, hash in found.items()}, count


def left_over(home: Home, ledger: Ledger) -> list[Path]:
    """Files and folders that belong to no load and are too old to belong to one that is being read."""
    files, gone = files_there(ledger), expired_loads(ledger)
    known = ledger.db.execute("SELECT load, folder FROM rows_folder")
    folders = {row["folder"] for row in known if row["load"] not in gone}
    kept = {name for file in files for name in kept_as(home, file)}
    strays = [path for path in inside(home.bytes) if path.name not in kept]
    strays += [path for path in (*inside(home.rows), *inside(home.names)) if path.name not in folders]
    strays += [*inside(home.incoming), *inside(home.waiting)]
    strays += [path for folder in (home.figures, home.tallies) for path in folder.glob("*.unfinished")]
    head = ledger.head()
    newest = head.epoch if head else 1
    strays += [path for path in inside(home.lake) if path.name.isdigit() and int(path.name) > newest]
    return [*too_old(strays), *spilt(home)]


def kept_as(home: Home, sha256: str) -> tuple[str, ...]:
    """The names under which a file's bytes may stand: where they are encrypted, not as they are as well."""
    sealed = sealed_bytes(home, sha256)
    names = (sealed.sealed.name, sealed.key.name)
    return names if sealed.exists() else (sha256, *names)


def inside(folder: Path) -> list[Path]:
    """What a folder holds; nothing where it is gone."""
    return list(folder.iterdir()) if folder.is_dir() else []


def newest(ledger: Ledger) -> int:
    """The epoch of the head."""
    head = ledger.head()
    return head.epoch if head else 1


def files_there(ledger: Ledger) -> set[str]:
    """The digests of the files that are kept: all but those that were destroyed by a rule of retention."""
    gone = {load.sha256 for load in expired_loads(ledger).values()}
    return {row["sha256"] for row in ledger.db.execute("SELECT sha256 FROM file")} - gone


def folders_there(ledger: Ledger, epoch: int) -> dict[str, str]:
    """The folders of rows of the loads that are not destroyed, in an epoch."""
    gone = expired_loads(ledger)
    return {load: folder for load, folder in ledger.folders_at(epoch).items() if load not in gone}


def check_destroyed(home: Home, ledger: Ledger) -> Iterator[Finding]:
    """Whether anything is left of loads that were destroyed by a rule of retention, where there are any."""
    gone = expired_loads(ledger)
    if not gone:
        return
    left = remains(home, ledger)
    found = f"{len(left)} files or folders of them are left" if left else "nothing of them is left"
    detail = f"loads destroyed by a rule of retention: {len(gone):,}; {found}"
    yield Finding("destroyed", not left, detail, "run `evenlode doctor --mend`")


def check_left_over(home: Home, ledger: Ledger) -> Finding:
    """Whether killed loads left anything behind."""
    strays = left_over(home, ledger)
    detail = f"{len(strays)} left over from loads that were stopped" if strays else "nothing left over"
    return Finding("left over", not strays, detail, "run `evenlode doctor --mend`")


def lost_acts(home: Home) -> list[Finding]:
    """What is said where the ledger ends before an entry that it had; nothing else is looked at."""
    with open_ledger(home.require()) as ledger:
        return [finding for finding in check_witness(ledger) if not finding.well]


def mend(home: Home) -> list[Path]:
    """Sweep what killed loads and expiries left behind, under the writer's lock; gives what was swept.

    Where the ledger has lost acts that it had entered, it goes on from its last one.
    """
    path_of(home).unlink(missing_ok=True)
    with open_ledger(home.require()) as ledger, ledger.writing("doctor --mend"):
        destroy(home, ledger)
        swept = [*left_over(home, ledger), *remains(home, ledger)]
        take_away(swept)
    return swept
