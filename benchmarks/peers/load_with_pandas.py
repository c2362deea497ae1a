"""What an analyst writes to read one edition of the tool: pandas, numbers coerced, one Parquet file out."""

import sys

import pandas

rows = pandas.read_parquet(sys.argv[1])
rows["value"] = pandas.to_numeric(rows.iloc[:, 4], errors="coerce")
rows["LA Number" if "LA Number" in rows else "place"] = rows.get("LA Number", rows.get("place"))
rows.drop_duplicates().to_parquet(sys.argv[2])
