"""What years mean: three kinds, how each is printed and abbreviated, and what the labels of published files say."""

from datetime import date

import pytest

from evenlode.errors import WrongUsage
from evenlode.vocabulary.years import ReadYear, Year, YearKind, read_label

ACADEMIC, FINANCIAL, CALENDAR = YearKind.ACADEMIC, YearKind.FINANCIAL, YearKind.CALENDAR

# kind, first, last, as printed, in ids, first day, last day
YEARS = [
    (ACADEMIC, 2014, 2014, "2014/15", "201415", date(2014, 9, 1), date(2015, 8, 31)),
    (FINANCIAL, 2014, 2014, "2014-15", "fy201415", date(2014, 4, 1), date(2015, 3, 31)),
    (CALENDAR, 2014, 2014, "2014", "cy2014", date(2014, 1, 1), date(2014, 12, 31)),
    (ACADEMIC, 1999, 1999, "1999/00", "199900", date(1999, 9, 1), date(2000, 8, 31)),
    (ACADEMIC, 2014, 2016, "2014/15..2016/17", "201415-201617", date(2014, 9, 1), date(2017, 8, 31)),
    (FINANCIAL, 2014, 2016, "2014-15..2016-17", "fy201415-201617", date(2014, 4, 1), date(2017, 3, 31)),
    (CALENDAR, 2014, 2016, "2014..2016", "cy2014-2016", date(2014, 1, 1), date(2016, 12, 31)),
]


@pytest.mark.parametrize(("kind", "start", "last", "printed", "id", "first_day", "last_day"), YEARS)
def test_a_year_is_printed_abbreviated_and_read(
    kind: YearKind, start: int, last: int, printed: str, id: str, first_day: date, last_day: date
) -> None:
    year = Year(kind, start, last)
    assert (str(year), year.id, year.first_day, year.last_day) == (printed, id, first_day, last_day)
    assert Year.parse(printed) == year
    assert Year.parse(id) == year


# the label, the kind of the source's bare years, the year it means, its release, its flags
LABELS = [
    ("2016", ACADEMIC, "2015/16", "", ()),
    ("2016", FINANCIAL, "2015-16", "", ()),
    ("2016", CALENDAR, "2016", "", ()),
    ("2015/16", ACADEMIC, "2015/16", "", ()),
    ("2015/16", FINANCIAL, "2015-16", "", ()),
    ("2016-17", ACADEMIC, "2016/17", "", ()),
    ("2016-17", FINANCIAL, "2016-17", "", ()),
    ("2016-17 (OT)", FINANCIAL, "2016-17", "", ("outturn",)),
    ("2022 (Rev)", ACADEMIC, "2021/22", "revised", ()),
    ("2018 (Revised)", ACADEMIC, "2017/18", "revised", ()),
    ("2025 (prov)", ACADEMIC, "2024/25", "provisional", ()),
    ("2023 (Prov)", ACADEMIC, "2022/23", "provisional", ()),
    ("2023(prov)", ACADEMIC, "2022/23", "provisional", ()),
    ("2023(Prov)", CALENDAR, "2023", "provisional", ()),
    ("2020 (Final)", ACADEMIC, "2019/20", "final", ()),
    ("2014-16", CALENDAR, "2014..2016", "", ()),
    ("2014-16", FINANCIAL, "2014..2016", "", ()),
    ("2014-15", CALENDAR, "2014..2015", "", ()),
    ("1998-00", CALENDAR, "1998..2000", "", ()),
    ("2014/15-16/17", ACADEMIC, "2014/15..2016/17", "", ()),
    ("2014/15-16/17", FINANCIAL, "2014-15..2016-17", "", ()),
    ("201617", ACADEMIC, "2016/17", "", ()),
    ("201617", FINANCIAL, "2016-17", "", ()),
    ("1999-00", FINANCIAL, "1999-00", "", ()),
    (" 2016 ", ACADEMIC, "2015/16", "", ()),
]


@pytest.mark.parametrize(("label", "kind", "year", "release", "flags"), LABELS)
def test_a_published_label_means(label: str, kind: YearKind, year: str, release: str, flags: tuple[str, ...]) -> None:
    assert read_label(label, kind) == ReadYear(Year.parse(year), release, flags)


@pytest.mark.parametrize("kind", list(YearKind))
@pytest.mark.parametrize(
    "label",
    [
        "0",
        "",
        " ",
        "-",
        "x",
        "n/a",
        "2016 (draft)",
        "2016 ()",
        "2016/18",
        "201618",
        "20161",
        "2016-17-18",
        "2015/16-17",
        "2015/16-15/17",
        "3016",
        "2016-03",
        "2016.0",
        "\u0662\u0660\u0661\u0666",
    ],
)
def test_any_other_label_means_no_year(label: str, kind: YearKind) -> None:
    assert read_label(label, kind) is None


@pytest.mark.parametrize("label", ["2015/16", "201516", "2014/15-16/17"])
def test_a_label_that_straddles_years_is_no_calendar_year(label: str) -> None:
    assert read_label(label, CALENDAR) is None


@pytest.mark.parametrize(
    "text",
    [
        "",
        "x",
        "2014/16",
        "2014-16",
        "201416",
        "14/15",
        "2014/15..2014/15",
        "2016/17..2014/15",
        "2014/15..2016",
        "fy2014",
        "cy201415",
        "2014/15..",
        "..",
        "2014/15..2015/16..2016/17",
    ],
)
def test_what_is_no_year_is_refused_with_help(text: str) -> None:
    with pytest.raises(WrongUsage, match="2014/15 for an academic year"):
        Year.parse(text)
