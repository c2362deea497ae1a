"""What the ledger knows of a home's pupils: whether they are real or synthetic, whose key theirs is, and its number.

A home is the one or the other from its first load of pupils, and refuses the other kind: invented children must never
be counted among real ones, and nobody may take real ones for invented.
"""

from dataclasses import dataclass
from enum import StrEnum

from evenlode.errors import LedgerDamaged, Refused
from evenlode.lake.durable import sync
from evenlode.lake.home import Home
from evenlode.lake.keys import FROM_BACKUP, Key, open_key
from evenlode.lake.kinds import Prepared
from evenlode.lake.ledger import Ledger, open_ledger
from evenlode.lake.pseudonyms import Pseudonymiser, pseudonymiser


class Nature(StrEnum):
    """Whether a home's pupils are children, or invented."""

    REAL = "real"
    SYNTHETIC = "synthetic"


@dataclass(frozen=True)
class Pupils:
    """A home's pupils as the ledger knows them: their nature, the name of the key, the number of their pseudonyms."""

    nature: Nature
    key: str
    number: int


def pupils_at(ledger: Ledger, epoch: int) -> Pupils | None:
    """What is known of a home's pupils in an epoch; None where none were ever loaded."""
    nature, key, number = (ledger.fact(name, epoch) for name in ("pupils", "key", "pseudonyms"))
    return Pupils(Nature(nature), key, int(number)) if nature else None


def pupils_of(home: Home, epoch: int | None = None) -> Pupils | None:
    """What is known of a home's pupils, today or in an epoch; None where none were ever loaded."""
    if not home.exists():
        return None
    with open_ledger(home) as ledger:
        head = ledger.head()
        return pupils_at(ledger, head.epoch if epoch is None else epoch) if head else None


def pseudonymiser_in_force(home: Home, epoch: int | None = None) -> Pseudonymiser:
    """The pseudonyms under which a home's rows stand, today or in an epoch."""
    known = pupils_of(home, epoch)
    return pseudonymiser(home, known.number if known else None)


def nature_of(one: Prepared) -> Nature:
    """What a file's pupils are; those of a file that does not say so are no invention."""
    return Nature.SYNTHETIC if one.synthetic else Nature.REAL


def refuse_other(nature: Nature, one: Prepared) -> None:
    """Raise `Refused` for a file whose pupils are of the other kind than a home's."""
    if nature_of(one) is nature:
        return
    raise Refused(
        f"The pupils of {one.name} are {nature_of(one)}, and this home's are {nature}.",
        where=one.name,
        remedy="load it into a home of its own, with --home or EVENLODE_HOME",
    )


def refuse_other_number(known: Pupils, one: Prepared) -> None:
    """Raise `Refused` for a file that was read under another key of pseudonyms than the home's rows."""
    if one.pseudonyms == known.number:
        return
    raise Refused(
        "A new key of pseudonyms was made, and this home's pupils do not stand under it yet.",
        where=one.name,
        remedy="run `evenlode rebuild`, then load the file again",
    )


def refuse_nobody(one: Prepared) -> None:
    """Raise `Refused` for a file without a record: from it a home cannot learn whether its pupils are invented."""
    if not one.counts.rows_in:
        raise Refused(
            f"{one.name} holds no record, and would be the first of pupils in this home.",
            where=one.name,
            remedy="load a file with records first; if there is nothing to report, nothing needs doing",
        )


class Admission:
    """Lets files through as long as the pupils in all of them, and in the home, are of one kind and under one key.

    A file that was loaded before is let through as it was then. One without a record says nothing of its pupils, and is
    taken as the others are.
    """

    def __init__(self, home: Home) -> None:
        self.known = pupils_of(home)
        self.nature = self.known.nature if self.known else None

    def admit(self, one: Prepared) -> Prepared:
        """The file itself; raises `Refused` where it does not fit."""
        if one.secret:
            if one.counts.rows_in or self.nature is None:
                refuse_nobody(one)
                self.nature = self.nature or nature_of(one)
                refuse_other(self.nature, one)
            if self.known and one.pseudonyms:
                refuse_other_number(self.known, one)
        return one


def enter_pupils(ledger: Ledger, home: Home, epoch: int, one: Prepared) -> None:
    """Write down what a home's pupils are at its first load of any; the caller holds the ledger.

    Raises `Refused` where they are of the other kind or under another number, `LedgerDamaged` where the key is another.
    """
    key, known = open_key(home), pupils_at(ledger, epoch)
    if known is None:
        known = Pupils(nature_of(one), key.name, one.pseudonyms)
        number_pupils(ledger, epoch, known)
        sync(home.root)  # in which the key and the folder of names are new
    if one.counts.rows_in:
        refuse_other(known.nature, one)
    refuse_other_key(known, key, home)
    refuse_other_number(known, one)


def number_pupils(ledger: Ledger, epoch: int, pupils: Pupils) -> None:
    """Write down what a home's pupils are from an epoch on; the caller holds the ledger."""
    for name, value in (("pupils", pupils.nature), ("key", pupils.key), ("pseudonyms", pupils.number)):
        ledger.set_fact(name, epoch, str(value))


def refuse_other_key(known: Pupils, key: Key, home: Home) -> None:
    """Raise `LedgerDamaged` where the key is not the one under which a home's pupils stand."""
    if key.name != known.key:
        raise LedgerDamaged("The home's key is another than before.", where=str(home.key), remedy=FROM_BACKUP)
