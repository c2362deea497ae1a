"""What comes out of work on a home where it fails: a refusal by the machine, damage, or a fault of ours as it is."""

from collections.abc import Iterator
from contextlib import contextmanager

from evenlode.engines.kinds import FileUnreadable
from evenlode.errors import EvenlodeError, LedgerDamaged
from evenlode.lake.home import Home
from evenlode.lake.machine import told_of


@contextmanager
def at_work(home: Home) -> Iterator[None]:
    """While a home is read or changed: raise `Refused` where the machine fails, `LedgerDamaged` where bytes changed."""
    try:
        yield
    except EvenlodeError:
        raise
    except FileUnreadable as error:
        unlike = changed("A file that the lake keeps cannot be read: its bytes have changed.", home)
        raise told_of(error, home) or unlike from error
    except Exception as error:
        told = told_of(error, home)
        if told is None:
            raise
        raise told from error


def changed(what: str, home: Home) -> LedgerDamaged:
    """The error for a home whose rows or lake have changed."""
    remedy = "run `evenlode doctor`, then `evenlode rebuild`, which reads every loaded file again"
    return LedgerDamaged(what, where=f"home {home.root}", remedy=remedy)
