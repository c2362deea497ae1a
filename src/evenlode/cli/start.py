"""How a command begins: what every command would pay for and none needs is left out.

Measured on commands that answer questions, a third of a second of CPU, a fifth of the whole.
"""

import gc
import sys
from importlib.abc import MetaPathFinder
from typing import Any

COLLECTING = (200_000, 30, 30)
"""After how many new objects Python looks for garbage: a command makes a million that it keeps, and ends soon."""
ARROW, PANDAS = "pyarrow", "pandas"


class Hidden(MetaPathFinder):
    """Finds no pandas, for as long as it is asked."""

    def find_spec(self, fullname: str, path: Any = None, target: Any = None) -> None:
        """Raise `ModuleNotFoundError` for pandas; say nothing of any other module."""
        if fullname == PANDAS:
            raise ModuleNotFoundError(f"No module named '{PANDAS}'", name=PANDAS)


def collect_seldom() -> None:
    """Have Python look for garbage seldom."""
    gc.set_threshold(*COLLECTING)


def keep_pandas_out() -> None:
    """Where Arrow is there and pandas is not, tell Arrow that there is none.

    Arrow imports pandas, once, at the first list that it makes a column of, to see whether it is a series. Whoever asks
    Arrow for pandas by name still gets it, and pandas can be imported as ever.
    """
    if ARROW not in sys.modules or PANDAS in sys.modules:
        return
    hidden = Hidden()
    sys.meta_path.insert(0, hidden)
    try:
        sys.modules[ARROW].array([0])
    finally:
        sys.meta_path.remove(hidden)
