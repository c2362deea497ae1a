"""Every command says what it does, importing no more than it needs; errors leave with their exit code."""

import re
import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner

from commands import evenlode
from evenlode.cli import main
from evenlode.cli.commands import COMMANDS
from evenlode.errors import EvenlodeError, Exit
from evenlode.lake.home import Home

ERRORS = sorted((error for error in EvenlodeError.__subclasses__()), key=lambda error: error.exit_code)
FILTERS = (
    "--measure",
    "--place",
    "--phase",
    "--group",
    "--year",
    "--period",
    "--reason",
    "--source",
    "--edition",
    "--as-at",
)
READS_HOME = ("figures", "gaps", "ranks", "loads")


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_help(command: str) -> None:
    answer = evenlode(None, command, "--help")
    assert answer.exit_code == 0
    assert "Usage:" in answer.out
    words = re.sub(r"\W+", " ", answer.out)
    assert re.sub(r"\W+", " ", COMMANDS[command].summary.split(",")[0].rstrip("."))[:24] in words


def test_help_lists_every_command_in_order() -> None:
    answer = evenlode(None, "--help")
    assert answer.exit_code == 0
    found = re.findall(r"^\W*([a-z]+) {2,}[A-Z]", answer.out, re.MULTILINE)
    assert found == list(COMMANDS)


@pytest.mark.parametrize("command", ["figures", "gaps", "ranks"])
def test_the_commands_that_show_figures_have_one_set_of_filters(command: str) -> None:
    said = evenlode(None, command, "--help").out
    assert [word for word in (*FILTERS, "--json", "--csv") if word not in said] == []


def test_no_command_and_no_such_command_are_wrong_usage(home: Home) -> None:
    assert evenlode(home).exit_code == 2
    assert evenlode(home, "figgures").exit_code == 2
    assert evenlode(home, "figures", "--nonsense").exit_code == 2
    assert evenlode(home, "load").exit_code == 2
    assert not home.root.exists()


def test_the_version_is_printed() -> None:
    assert re.fullmatch(r"evenlode \d+\.\d+\.\d+\n", evenlode(None, "--version").out)


def test_help_imports_no_engine() -> None:
    script = (
        "import sys; from evenlode.cli.main import app; app(['--help'], standalone_mode=False); print(*sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    imported = set(done.stdout.splitlines()[-1].split())
    assert "evenlode.cli.commands" in imported
    assert imported.isdisjoint({"ibis", "duckdb", "pyarrow", "deltalake", "pandas", "evenlode.cli.figures"})


@pytest.mark.parametrize("command", READS_HOME)
def test_where_nothing_is_loaded_commands_say_so_and_make_nothing(home: Home, command: str) -> None:
    answer = evenlode(home, command)
    assert (answer.exit_code, answer.out) == (10, "")
    assert "There is nothing loaded yet." in answer.error
    assert str(home.root) in answer.error
    assert "evenlode load FOLDER" in answer.error
    assert not home.root.exists()


@pytest.mark.parametrize("error", ERRORS, ids=lambda error: error.__name__)
def test_an_error_that_a_person_can_mend_is_printed_without_a_traceback(
    error: type[EvenlodeError], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fail() -> None:
        raise error("What happened.", where="a place", remedy="do this")

    monkeypatch.setattr(main, "app", fail)
    with pytest.raises(SystemExit) as left:
        main.run()
    assert left.value.code == error.exit_code
    assert capsys.readouterr().err == "evenlode: What happened.\n  where: a place\n  what to do: do this\n"


def test_every_error_has_an_exit_code_of_its_own() -> None:
    codes = [error.exit_code for error in ERRORS]
    assert len(set(codes)) == len(codes)
    assert set(codes) == {2, 10, 11, 12, 13, 14}
    assert {code.value for code in Exit} == {0, 1, 2, 3, 4, 10, 11, 12, 13, 14}


def test_a_fault_of_ours_shows_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail() -> None:
        raise RuntimeError("a fault")

    monkeypatch.setattr(main, "app", fail)
    with pytest.raises(RuntimeError):
        main.run()


def test_an_engine_that_does_not_exist_is_wrong_usage(small: Home) -> None:
    found = CliRunner().invoke(main.app, ["--home", str(small.root), "--engine", "abacus", "figures"])
    assert isinstance(found.exception, EvenlodeError)
    assert found.exception.exit_code == 2
    assert "duckdb" in found.exception.remedy


def test_the_program_ends_with_the_exit_code_and_writes_to_the_right_streams(small: Home, tmp_path: Path) -> None:
    words = ["figures", "--measure", "phonics_y1", "--place", "Oxfordshir"]
    program = [sys.executable, "-m", "evenlode.cli.main", "--home", str(small.root)]
    done = subprocess.run([*program, *words], capture_output=True, text=True, check=False, cwd=tmp_path)
    assert (done.returncode, done.stdout) == (10, "")
    assert done.stderr.splitlines()[0] == "evenlode: There is no place called 'Oxfordshir'."
    assert "Oxfordshire (E10000025)" in done.stderr
    assert "Traceback" not in done.stderr


def test_the_home_may_be_named_by_the_environment(small: Home) -> None:
    found = CliRunner().invoke(main.app, ["loads", "--json"], env={"EVENLODE_HOME": str(small.root)})
    assert found.exit_code == 0
    assert "bds_long_0.parquet" in found.stdout
