"""Entries of children in the registers that an authority keeps, one line an entry, whichever the register.

Every line says the register, by its id or one of its other names (`cme`), the child, the place (a school's URN, or the
authority), and the days from and to which it lasts; then, where it has them, its kind, who must act by when and when it
was done, and the fields of its own register. A child without a UPN is known by the authority and its own number of the
child. A file adds: a line again with the same register, child, place, first day and kind corrects the one before. What
was entered by mistake is not left out but given the day on which that was found, under `withdrawn`.

What is written freely, and who is named, is kept in the encrypted file and the names store; the table says no more than
that it was given.
"""

from evenlode.lake.pseudonyms import IdentifierKind
from evenlode.sources.readers.making import always
from evenlode.sources.record_kinds import Identity, Made, RecordFile
from evenlode.sources.register_fields import RECORDS, REGISTER

SOURCE = RecordFile(
    id="register_entry",
    title="Entries in an authority's registers of children",
    publisher="authorities",
    licence="personal data: see the data-sharing protocol",
    citation="the law and guidance of each register: see the reference of registers",
    rests_on="Evenlode's own layout",
    pupils=True,
    identity=Identity(
        ways=((IdentifierKind.UPN, ("upn",)), (IdentifierKind.CARE, ("authority", "numbered_by", "own_number"))),
    ),
    made=(Made("numbered_by", always("education"), ("source",)),),
    synthetic=("place", "upn", "authority"),
    dated_by="as_at",
    last_day="since",
    kind_in=REGISTER,
    records=RECORDS,
)  # fmt: skip
