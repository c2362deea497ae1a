"""Whether a file is of invented pupils: the codes of the synthetic county lie outside every real range."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from pyarrow import compute

from evenlode.errors import Refused
from evenlode.sources.readers.record_values import Values, plain
from evenlode.sources.record_kinds import Kind, RecordFile
from evenlode.vocabulary.identifiers import is_invented_authority, is_invented_school, is_invented_upn

INVENTED: Mapping[Kind, Callable[[str], bool]] = {
    Kind.URN: is_invented_school,
    Kind.SCHOOL_OR_AUTHORITY: lambda text: is_invented_school(text) or is_invented_authority(text),
    Kind.LAESTAB: is_invented_school,
    Kind.AUTHORITY: is_invented_authority,
    Kind.UPN: is_invented_upn,
    Kind.UPN_OR_REASON: is_invented_upn,
}


def all_invented(source: RecordFile, mains: Sequence[Values], constants: Mapping[str, Any]) -> bool:
    """Whether the pupils of a file are invented; raises `Refused` where some are and some are not."""
    kinds = {"authority": Kind.AUTHORITY}  # where it is asked, and no field
    kinds |= {one.id: one.kind for one in (*source.header, *(one for kind in source.mains for one in kind.fields))}
    kinds |= {one.id: Kind.URN for one in source.made if one.id not in kinds}  # a school's number, made of parts
    said = [INVENTED[kinds[id]](text) for id in source.synthetic for text in distinct(mains, constants, id)]
    if any(said) and not all(said):
        raise Refused(
            "The file names invented schools or pupils beside real ones.",
            where="the numbers of schools, authorities and pupils",
            remedy="a home holds the one or the other: take them apart, and load each into a home of its own",
        )
    return bool(said) and all(said)


def distinct(mains: Sequence[Values], constants: Mapping[str, Any], id: str) -> list[str]:
    """The different values of a field in a file, the empty ones left out."""
    if id in constants:
        return [text for text in [plain(constants[id])] if text]
    columns = [values.of(id) for values in mains if id in values.values]
    met = {text for column in columns for text in compute.unique(column).to_pylist() if text}
    return sorted(met)
