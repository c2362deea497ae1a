"""What every test can ask for: a profile for random examples, the publishers' files, a browser, a stopped clock.

`EVENLODE_TEST_PROFILE` is `quick` (a few random examples), `ci` (more, and nothing may be skipped) or `deep` (very
many, and the tests marked `deep` as well).
"""

import os
import shutil
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import hypothesis
import pytest
import time_machine

from evenlode.engines.kinds import Engine
from evenlode.engines.registry import open_engine

PROFILES = {"quick": 10, "ci": 100, "deep": 2000}
PROFILE = os.environ.get("EVENLODE_TEST_PROFILE") or "quick"
PUBLISHED = os.environ.get("EVENLODE_PUBLISHED_FILES", "")
BROWSERS = ("chromium", "chromium-browser", "google-chrome")
NO_PUBLISHED_FILES = (
    "the publishers' files are not here: docs/how-to/get-the-published-files.md lists them; "
    "then set EVENLODE_PUBLISHED_FILES to their folder"
)
NO_SPARK_NOW = "Spark takes minutes: EVENLODE_TEST_PROFILE=ci make test"
NO_JAVA = "there is no Java here, on which Spark runs: apt-get install default-jre-headless"
NO_BROWSER_NOW = (
    "all that is asked in a browser takes minutes, of which one story is told: EVENLODE_TEST_PROFILE=ci make test"
)
NO_BROWSER = "there is no Chromium here: apt-get install chromium fonts-liberation"
NOON = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)

for name, examples in PROFILES.items():
    hypothesis.settings.register_profile(name, max_examples=examples, deadline=None, print_blob=True)
if PROFILE not in PROFILES:
    raise pytest.UsageError(f"EVENLODE_TEST_PROFILE is '{PROFILE}'; it can be {', '.join(PROFILES)}")
hypothesis.settings.load_profile(PROFILE)
if PUBLISHED and not Path(PUBLISHED).is_dir():
    raise pytest.UsageError(f"EVENLODE_PUBLISHED_FILES names no folder: {PUBLISHED}")


@pytest.fixture(scope="session")
def published_files() -> Path:
    """The folder of the publishers' original files; the test is skipped where it is not set."""
    if not PUBLISHED:
        pytest.skip(NO_PUBLISHED_FILES)
    return Path(PUBLISHED).resolve()


@pytest.fixture(scope="session")
def chromium() -> str:
    """The path of the system's Chromium; the test is skipped where there is none."""
    found = next(filter(None, map(shutil.which, BROWSERS)), None)
    if found is None:
        pytest.skip(NO_BROWSER)
    return found


@pytest.fixture(scope="session")
def spark(tmp_path_factory: pytest.TempPathFactory) -> Engine:
    """Spark on this machine; the test is skipped under the profile `quick`, and where there is no Java."""
    if PROFILE == "quick":
        pytest.skip(NO_SPARK_NOW)
    if shutil.which("java") is None:
        pytest.skip(NO_JAVA)
    return open_engine("spark", [tmp_path_factory.mktemp("spark")])


@pytest.fixture
def frozen_clock() -> Iterator[Callable[[datetime], None]]:
    """The clock stands still, at noon on 23 November 2026; called with an aware moment, it stands at that moment."""
    with time_machine.travel(NOON, tick=False) as traveller:
        yield traveller.move_to


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Mark the tests that need something by the fixture they ask for, and leave the deep ones out."""
    for item in items:
        fixtures = getattr(item, "fixturenames", ())
        if "published_files" in fixtures:
            item.add_marker("published_files")
        if "chromium" in fixtures:
            item.add_marker("browser")
            if PROFILE == "quick" and not item.get_closest_marker("story"):
                item.add_marker(pytest.mark.skip(reason=NO_BROWSER_NOW))
        if "spark" in fixtures:
            item.add_marker("spark")
        if item.get_closest_marker("published_files") and not PUBLISHED:
            item.add_marker(pytest.mark.skip(reason=NO_PUBLISHED_FILES))
    if PROFILE != "deep":
        deep = [item for item in items if item.get_closest_marker("deep")]
        items[:] = [item for item in items if not item.get_closest_marker("deep")]
        config.hook.pytest_deselected(items=deep)
    longest_first(items)


def longest_first(items: list[pytest.Item]) -> None:
    """Put what takes minutes where two workers begin: Spark before all, second opinions before the second half.

    A test of minutes that begins last leaves the other worker with nothing to do.
    """
    with_spark = [item for item in items if item.get_closest_marker("spark")]
    counted = [item for item in items if "second_opinion" in item.path.parts]
    long = {*with_spark, *counted}
    others = [item for item in items if item not in long]
    half = len(items) // 2 - len(with_spark)
    items[:] = [*with_spark, *others[:half], *counted, *others[half:]]


def skipped_reasons(reporter: pytest.TerminalReporter) -> Counter[str]:
    """How many tests were skipped for each reason."""
    reports = reporter.stats.get("skipped", [])
    return Counter(str(report.longrepr[2]).removeprefix("Skipped: ") for report in reports)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say what was not run, and how to run it."""
    terminalreporter.section(f"what was not run (profile {PROFILE}, {PROFILES[PROFILE]} random examples)")
    for reason, count in skipped_reasons(terminalreporter).most_common():
        terminalreporter.write_line(f"{count} skipped: {reason}")
    if PROFILE != "deep":
        terminalreporter.write_line("tests marked `deep`, and many more random examples: make deep")


def pytest_sessionfinish(session: pytest.Session) -> None:
    """Under the profile `ci` a skipped test is a failure: whatever it needs should have been there."""
    reporter = session.config.pluginmanager.get_plugin("terminalreporter")
    if PROFILE == "ci" and reporter is not None and skipped_reasons(reporter):
        session.exitstatus = pytest.ExitCode.TESTS_FAILED
