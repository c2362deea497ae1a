"""The bare scan: the columns that a question of attendance needs, read by DuckDB, their hashes summed, and no more.

`python scan_with_duckdb.py QUESTION FOLDER MEMBERSHIPS OUT`: nothing is written.
"""

import sys
from pathlib import Path

import duckdb

OF_ALL = ("urn", "am", "pm")
COLUMNS = {
    "totals": (*OF_ALL, "pupil"),
    "rollups": (*OF_ALL, "pupil"),
    "weekdays": (*OF_ALL, "on"),
    "runs": (*OF_ALL, "pupil", "on"),
    "ten_weeks": (*OF_ALL, "pupil", "on"),
}

question, folder = sys.argv[1:3]
files = [str(one) for one in sorted(Path(folder).rglob("*.parquet"))]
sums = ", ".join(f'sum(hash("{name}"))' for name in COLUMNS[question])
print(duckdb.read_parquet(files).aggregate(sums).fetchall())
