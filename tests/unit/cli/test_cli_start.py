"""A command begins without what it does not need, and takes nothing from whoever does."""

import subprocess
import sys

import pytest

from evenlode.cli.commands import COMMANDS

BEGUN = "import gc, sys, pyarrow; from evenlode.cli.start import collect_seldom, keep_pandas_out; keep_pandas_out(); "


def said(code: str) -> str:
    """What a process of its own prints."""
    done = subprocess.run([sys.executable, "-W", "error", "-c", code], capture_output=True, text=True, check=True)
    return done.stdout.strip()


def test_arrow_makes_a_column_without_pandas() -> None:
    assert said(f"{BEGUN}pyarrow.array([1]); print('pandas' in sys.modules)") == "False"


def test_without_it_arrow_imports_pandas() -> None:
    """The day on which this fails nothing needs to be kept out any more."""
    assert said("import sys, pyarrow; pyarrow.array([1]); print('pandas' in sys.modules)") == "True"


@pytest.mark.parametrize("made", ["pyarrow.table({'n': [1]}).to_pandas()", "pandas.DataFrame({'n': [1]})"])
def test_pandas_is_there_for_whoever_asks(made: str) -> None:
    code = f"{BEGUN}import pandas; print(pyarrow.Table.from_pandas({made}).to_pydict())"
    assert said(code) == "{'n': [1]}"


def test_no_command_imports_pandas_before_it_can_be_kept_out() -> None:
    modules = ", ".join(sorted({entry.module for entry in COMMANDS.values()}))
    assert said(f"import sys; import {modules}; print('pandas' in sys.modules)") == "False"


def test_garbage_is_looked_for_seldom() -> None:
    assert said(f"{BEGUN}collect_seldom(); print(gc.get_threshold()[0] > 100_000, gc.isenabled())") == "True True"
