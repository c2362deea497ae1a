"""Which entry the ledger ended with, said outside it: one that has lost acts is found out.

The last acts stand in a log beside the ledger's file until they are moved into it. Where bytes of that log change,
SQLite takes it for ended there, as after a power cut; and a ledger that is put back from a backup is as whole as any.
"""

import json
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from typing import Any

from evenlode.errors import LedgerDamaged
from evenlode.lake.durable import replace
from evenlode.lake.home import Home
from evenlode.lake.kinds import Entry

GO_ON = (
    "put a newer ledger.db back, with its `-wal` where it has one; or run `evenlode doctor --mend` to go on from here, "
    "then load again what came after"
)
ANEW = "run `evenlode doctor --mend`, which writes it anew"


def path_of(home: Home) -> Path:
    """The file that says it."""
    return home.root / "head.json"


def bear_witness(home: Home, head: Entry | None) -> None:
    """Write down the newest entry, which is committed; that this fails changes nothing."""
    if head and (head.snapshot, head.state_hash) != witness(home):
        said = {"snapshot": head.snapshot, "state_hash": head.state_hash}
        with suppress(OSError):
            replace(path_of(home), text(said))


def text(said: dict[str, Any]) -> bytes:
    """What the file holds, with what shows that it has not changed."""
    check = sha256(json.dumps(said, sort_keys=True).encode()).hexdigest()[:32]
    return (json.dumps({**said, "check": check}) + "\n").encode()


def witness(home: Home) -> tuple[int, str]:
    """The newest entry's snapshot and state as they were written down; 0 where that was not, or has changed."""
    if not is_as_written(home):
        return 0, ""
    said = json.loads(path_of(home).read_bytes())
    return said["snapshot"], said["state_hash"]


def is_as_written(home: Home) -> bool:
    """Whether what says it is there, and as it was written."""
    try:
        content = path_of(home).read_bytes()
        said = json.loads(content)
        return content == text({name: said[name] for name in ("snapshot", "state_hash")})
    except (OSError, ValueError, KeyError, TypeError):
        return False


def must_be_as_witnessed(seen: tuple[int, str], head: Entry | None, home: Home) -> None:
    """Raise `LedgerDamaged` where the ledger ends before an entry that was seen, or has another state there.

    What was seen is read before the ledger is: an act that ends in between is then no lost one.
    """
    snapshot, state = seen
    last = head.snapshot if head else 0
    if snapshot > last or (head and snapshot == last and state != head.state_hash):
        raise LedgerDamaged(
            f"The ledger ends with snapshot {last}, and it had gone on to snapshot {snapshot}.",
            where=str(home.ledger),
            remedy=GO_ON,
        )
