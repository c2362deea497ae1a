"""Lines of schools from a home: links and days as DfE's lists of schools and of links between them give them."""

from pathlib import Path

from evenlode.lake.acts import revert
from evenlode.lake.home import Home
from evenlode.lake.reading import open_reading
from evenlode.measures.lineages import Unfollowed, lineages
from evenlode.sources.load import load
from look_alikes_schools import gias, gias_links

CLOSED = {"EstablishmentStatus (name)": "Closed", "CloseDate": "31-08-2018"}
SCHOOLS = (
    {"URN": "900001", "OpenDate": "01-09-1998", **CLOSED},
    {"URN": "900002", "OpenDate": "01-09-2018"},
    {"URN": "900003", "OpenDate": "01-09-1998"},
    {"URN": "900004", "OpenDate": "01-09-2019"},
)
LINKS = (
    {"URN": "900001", "LinkURN": "900002", "LinkType": "Successor"},
    {"URN": "900002", "LinkURN": "900001", "LinkType": "Predecessor"},
    {"URN": "900004", "LinkURN": "900003", "LinkType": "Predecessor - Split School"},
)


def test_lines_follow_the_links_that_a_home_holds_and_a_link_taken_back_is_none(tmp_path: Path) -> None:
    home = Home(tmp_path / "home")
    schools = gias(tmp_path / "2026-01" / "schools.csv", *SCHOOLS)
    links = gias_links(tmp_path / "2026-01" / "links.csv", *LINKS)
    receipts, _passed_over = load(home, [schools, links])
    with open_reading(home) as reading:
        found = lineages(reading)
    assert dict(found.by_urn) == {"900001": "900002", "900002": "900002", "900003": "900003", "900004": "900004"}
    assert dict(found.unfollowed) == {("900003", "900004"): Unfollowed.STILL_OPEN}
    assert found.table.to_pylist()[:2] == [
        {"urn": "900001", "lineage": "900002", "since": "1998-09-01", "until": "2018-08-31"},
        {"urn": "900002", "lineage": "900002", "since": "2018-09-01", "until": ""},
    ]
    revert(home, receipts[1].load)
    with open_reading(home) as reading:
        assert all(urn == line for urn, line in lineages(reading).by_urn.items())
