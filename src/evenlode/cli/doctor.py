"""`evenlode doctor`: check this home and this machine, and say how to mend what is wrong."""

import shutil
import sys
from ctypes.util import find_library
from typing import Annotated

import typer

from evenlode.cli import asking
from evenlode.cli.output import console
from evenlode.errors import Exit
from evenlode.lake.doctor import examine, lost_acts, mend
from evenlode.lake.findings import Finding

# What this machine may lack, who needs it, and how Debian installs it; none is needed to load, ask or publish.
COMPONENTS = (
    ("Chromium", ("chromium", "chromium-browser"), "browser tests", "apt-get install chromium fonts-liberation"),
    ("Java", ("java",), "the Spark engine", "apt-get install default-jre-headless"),
    ("Pango", (), "reports as PDF", "apt-get install libpango-1.0-0 libpangoft2-1.0-0"),
)


def command(
    context: typer.Context,
    mending: Annotated[bool, typer.Option("--mend", help="Sweep what stopped loads left behind.")] = False,
) -> None:
    """Check this home and this machine, and say how to mend what is wrong.

    Every loaded file's bytes, what each load read, and every row of the lake are checked against the ledger.
    """
    home = asking.home_of(context)
    if mending:
        for finding in lost_acts(home):
            console().print(f"gone on in spite of this: {finding.detail}", markup=False)
        for path in mend(home):
            console().print(f"swept {path.relative_to(home.root)}", markup=False)
    findings = [python_finding(), *examine(home), *component_findings()]
    for finding in findings:
        state = "ok  " if finding.well else "MEND"
        console().print(f"{state}  {finding.what}: {finding.detail}", markup=False)
        if not finding.well and finding.remedy:
            console().print(f"      {finding.remedy}", markup=False)
    grave = [
        finding
        for finding in findings
        if not finding.well
        and finding.what in ("ledger", "key", "bytes", "rows", "names", "lake", "figures", "tallies")
    ]
    raise typer.Exit(Exit.DAMAGED if grave else Exit.DONE)


def python_finding() -> Finding:
    """Whether Python is new enough."""
    found = ".".join(str(part) for part in sys.version_info[:3])
    return Finding("Python", sys.version_info >= (3, 11), found, "install Python 3.11 or newer")


def component_findings() -> list[Finding]:
    """What this machine lacks, and for whom."""
    found = []
    for name, programs, needed_by, install in COMPONENTS:
        there = any(shutil.which(program) for program in programs) or (not programs and find_library("pango-1.0"))
        found.append(Finding(name, bool(there), f"{'found' if there else 'not found'}; needed by {needed_by}", install))
    return found
