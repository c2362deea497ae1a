"""Whatever stands in a file of records: every record has one verdict, and no value of it is in any message."""

from hypothesis import given
from hypothesis import strategies as st

from evenlode.errors import Severity
from look_alikes_ident import upn
from record_sources import FIELDS, GOOD, reading_of

CANARY = "canary"
right = st.fixed_dictionaries(
    {}, optional={"upn": st.integers(1, 3).map(upn), "day": st.sampled_from(["2026-01-12", "13/01/2026"]),
                  "code": st.sampled_from(["A", "C", "b", ""]), "whole": st.sampled_from(["", "1", "-1"]),
                  "surname": st.just("Canaryname"), "former upn": st.integers(4, 5).map(upn)},
)  # fmt: skip
wrong = st.dictionaries(
    st.sampled_from([one.columns[0] for one in FIELDS]),
    st.text(max_size=6).map(lambda text: f"{CANARY}{text}") | st.just("") | st.just("  "),
    max_size=3,
)
records = st.lists(
    st.builds(lambda good, bad: {**GOOD, **good, **bad}, right, st.just({}) | wrong), min_size=1, max_size=12
)


@given(records)
def test_every_record_has_one_verdict_and_nothing_is_quoted(lines: list[dict[str, str]]) -> None:
    found = reading_of(
        *[{name: text for name, text in line.items() if name != "urn"} | {"urn": "900001"} for line in lines]
    )
    rows = {row for table in found.tables.values() for row in table["record"].to_pylist()}
    held = {one.row for one in found.problems if one.severity is Severity.ERROR}
    assert len(held) == found.quarantined
    assert not rows & held
    accepted = len(lines) - found.quarantined - found.duplicates
    assert len(rows) <= accepted
    assert found.names is not None
    pupils = found.names["pseudonym"].to_pylist()
    assert len(set(pupils)) <= accepted, "no pupil is known but those of accepted records"
    assert bool(pupils) == bool(accepted), "every accepted record's pupil is known"
    of_rows = {pupil for table in found.tables.values() for pupil in table["pupil"].to_pylist()}
    assert of_rows <= set(pupils)
    told = " ".join(f"{one.message} {one.remedy} {one.rule} {one.column}" for one in found.problems).casefold()
    assert CANARY not in told
    assert not [number for number in range(1, 6) if upn(number).casefold() in told]


@given(records)
def test_the_order_of_records_changes_no_verdict(lines: list[dict[str, str]]) -> None:
    lines = [line | {"urn": "900001"} for line in lines]
    one, other = reading_of(*lines), reading_of(*reversed(lines))
    assert (one.quarantined, one.duplicates, one.rolls) == (other.quarantined, other.duplicates, other.rolls)
    back = {len(lines) + 1 - (problem.row or 0) for problem in other.problems}
    assert {problem.row for problem in one.problems} == back
