"""What an analyst writes to have a year's attendance at hand: pandas, codes checked, one Parquet file for each file."""

import sys
from pathlib import Path

import pandas

KNOWN = {*"/\\LBKPVWDCEIMRSTGNOUXQZ#", "J1", "C1", "C2", *(f"Y{number}" for number in range(1, 8))}
out = Path(sys.argv[1])
out.mkdir(exist_ok=True)
for path in sorted(Path(sys.argv[2]).glob("*.csv")):
    table = pandas.read_csv(path, dtype=str, keep_default_na=False, parse_dates=["Date"])
    wrong = ~(table["AM"].isin(KNOWN) & table["PM"].isin(KNOWN))
    table = table[~wrong].drop_duplicates(["URN", "UPN", "Date"], keep="last")
    table.to_parquet(out / f"{path.stem}.parquet", compression="zstd")
