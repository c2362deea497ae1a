"""One short text for a whole state: two homes that agree on it hold the same rows."""

from collections.abc import Mapping
from hashlib import sha256

WHOLE = 2**128


def table_sum(parts: Mapping[str, str]) -> int:
    """The hash of a table: the sum of its partitions' hashes, modulo 2^128."""
    return sum(int(part, 16) for part in parts.values()) % WHOLE


def state_hash(parts: Mapping[str, Mapping[str, str]]) -> str:
    """The hash of a state from the hashes of its tables' partitions; an empty table counts as no table."""
    sums = {table: table_sum(partitions) for table, partitions in parts.items()}
    lines = "\n".join(f"{table} {value:032x}" for table, value in sorted(sums.items()) if value)
    return sha256(lines.encode()).hexdigest()[:32]
