"""What an analyst writes to have every published table at hand: pandas, all columns as text, one Parquet file each."""

import sys
import zipfile
from pathlib import Path

import pandas

out = Path(sys.argv[1])
out.mkdir(exist_ok=True)


def keep(name: str, source: object) -> None:
    """Read one table and write it."""
    for encoding in ("utf-8-sig", "cp1252"):
        try:
            table = pandas.read_csv(source, dtype=str, encoding=encoding, engine="c", on_bad_lines="skip")
            break
        except UnicodeDecodeError:
            continue
    table.to_parquet(out / f"{name}.parquet")


for folder in sys.argv[2:]:
    for path in sorted(Path(folder).rglob("*")):
        if path.suffix == ".csv":
            keep(path.stem, path)
        elif path.suffix == ".xlsx":
            for name, sheet in pandas.read_excel(path, sheet_name=None, dtype=str).items():
                sheet.to_parquet(out / f"{path.stem} {name}.parquet")
        elif path.suffix == ".parquet":
            pandas.read_parquet(path).to_parquet(out / f"{path.parent.name}.parquet")
        elif path.suffix == ".zip":
            with zipfile.ZipFile(path) as archive:
                for name in archive.namelist():
                    keep(Path(name).stem, archive.open(name))
