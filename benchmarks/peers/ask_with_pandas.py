"""What an analyst writes to look one figure up: pandas, the whole file, a filter."""

import sys

import pandas

rows = pandas.read_parquet(sys.argv[1])
text = rows.astype(str)
print(
    rows[(text == "ks4_attainment8").any(axis=1)].head(1)
    if "measure" in rows
    else rows[rows["Short Desc"] == "DAP_KS4_ATT8"].head(1)
)
