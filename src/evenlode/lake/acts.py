"""The acts on loads that the ledger knows: taken back, confirmed; and on the lake as a whole: compacted."""

from evenlode.errors import NotFound, Refused
from evenlode.lake import ledger as ledgers
from evenlode.lake.home import Home
from evenlode.lake.kinds import Act, Entry, Load
from evenlode.lake.ledger import open_ledger
from evenlode.lake.steps import passing
from evenlode.lake.writer import open_writer, touched_by
from evenlode.tables.registry import TABLES


def find_load(loads: dict[str, Load], prefix: str) -> Load:
    """The load whose id begins with `prefix`, or whose file bears that name; raises `NotFound`."""
    found = [load for load in loads.values() if prefix and (load.id.startswith(prefix) or load.name == prefix)]
    if len(found) == 1:
        return found[0]
    if not found:
        raise NotFound(f"There is no load '{prefix}'.", remedy="`evenlode loads` shows every load and its id")
    listed = "; ".join(f"{load.id} ({load.source_time.edition}, {load.act})" for load in found)
    raise NotFound(f"More than one load answers to '{prefix}'.", where=listed, remedy="give the id of one of them")


def revert(home: Home, prefix: str, reason: str = "", wait_seconds: float = ledgers.WAIT_SECONDS) -> Entry:
    """Take a load back: the state is then as if it had never been loaded, whatever came after it."""
    with open_ledger(home.require()) as ledger, ledger.writing("revert", wait_seconds):
        writer = open_writer(home, ledger)
        load = find_load(writer.loads(), prefix)
        if load.act is Act.EXPIRE:
            raise Refused(f"Load {load.id} was destroyed.", where=load.reason, remedy="nothing needs doing")
        if load.act is Act.REVERT:
            raise Refused(f"Load {load.id} was taken back already.", where=load.name, remedy="nothing needs doing")
        if load.live:
            live = [other for other in writer.loads().values() if other.live and other.id != load.id]
            writer.refill(touched_by(writer, [load.id]), live)
        passing("before_commit")
        return writer.enter(Act.REVERT, [load.id], reason)


def confirm(home: Home, prefix: str, reason: str = "", wait_seconds: float = ledgers.WAIT_SECONDS) -> Entry:
    """Let a held load go live."""
    with open_ledger(home.require()) as ledger, ledger.writing("confirm", wait_seconds):
        writer = open_writer(home, ledger)
        load = find_load(writer.loads(), prefix)
        if load.act is not Act.HOLD:
            raise Refused(
                f"Load {load.id} is not held.", where=load.name, remedy="`evenlode loads` shows which loads are"
            )
        live = [other for other in writer.loads().values() if other.live]
        writer.refill(touched_by(writer, [load.id]), [*live, load], [load])
        passing("before_commit")
        return writer.enter(Act.CONFIRM, [load.id], reason)


def compact(home: Home, wait_seconds: float = ledgers.WAIT_SECONDS) -> Entry:
    """Write the lake's small files together; the state and its hash stay the same."""
    with open_ledger(home.require()) as ledger, ledger.writing("compact", wait_seconds):
        writer = open_writer(home, ledger)
        for table in writer.versions:
            writer.must_be_as_kept(writer.files(TABLES.find(table), ()))
            writer.snapshots.compact(table)
        writer.settle()
        passing("before_commit")
        return writer.enter(Act.COMPACT, [])
