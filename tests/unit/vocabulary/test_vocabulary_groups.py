"""Groups: ids that never change, each with its axis and the group it is set beside."""

import pytest

from evenlode.errors import NotFound
from evenlode.vocabulary.groups import ALL_GROUPS, VULNERABLE, find

EXPECTED = [
    "all",
    "disadvantaged",
    "not_disadvantaged",
    "disadvantaged_strategy",
    "not_disadvantaged_strategy",
    "fsm",
    "not_fsm",
    "fsm6",
    "not_fsm6",
    "sen",
    "sen_support",
    "ehcp",
    "sen_statement",
    "school_action_plus",
    "school_action",
    "sen_without_statement",
    "no_sen",
    "eal",
    "not_eal",
    "cla",
    "cla_now",
    "not_cla",
    "cin",
    "cpp",
    "service",
    "young_carer",
    "vulnerable",
    "boys",
    "girls",
    "white",
    "mixed",
    "asian",
    "black",
    "chinese",
    "minority_ethnic",
    "other_ethnic",
    "year_r",
    "year_1",
    "year_2",
    "year_3",
    "year_4",
    "year_5",
    "year_6",
    "year_7",
    "year_8",
    "year_9",
    "year_10",
    "year_11",
    "year_12",
    "year_13",
    "wbri",
    "wiri",
    "wirt",
    "wrom",
    "woth",
    "mwbc",
    "mwba",
    "mwas",
    "moth",
    "aind",
    "apkn",
    "aban",
    "aoth",
    "chne",
    "bcrb",
    "bafr",
    "both",
    "ooth",
    "refu",
    "nobt",
    "disadvantaged+sen",
    "disadvantaged+boys",
    "disadvantaged+girls",
    "disadvantaged+eal",
    "cla+sen",
]


@pytest.mark.parametrize("id", EXPECTED)
def test_every_published_id_exists(id: str) -> None:
    assert find(id).id == id
    assert find(id).title


@pytest.mark.parametrize(
    ("id", "axis", "other"),
    [
        ("all", "all", None),
        ("disadvantaged", "disadvantage", "not_disadvantaged"),
        ("sen_support", "sen", "no_sen"),
        ("ehcp", "sen", "no_sen"),
        ("sen", "sen", "no_sen"),
        ("eal", "language", "not_eal"),
        ("boys", "sex", "girls"),
        ("girls", "sex", "boys"),
        ("cla", "care", "not_cla"),
        ("fsm6", "fsm6", "not_fsm6"),
        ("minority_ethnic", "ethnicity", "wbri"),
        ("year_6", "year_group", None),
        ("disadvantaged+sen", "disadvantage+sen", "not_disadvantaged+sen"),
    ],
)
def test_axis_and_other(id: str, axis: str, other: str | None) -> None:
    assert (find(id).axis, find(id).other) == (axis, other)


def test_every_axis_but_all_has_its_unknown() -> None:
    axes = {group.axis for group in ALL_GROUPS.values() if "+" not in group.axis} - {"all"}
    assert {f"{axis}_unknown" for axis in axes} <= set(ALL_GROUPS)


def test_every_other_exists_and_shares_the_axis_or_is_all() -> None:
    for group in ALL_GROUPS.values():
        if group.other and group.other != "all":
            assert find(group.other).axis == group.axis


def test_no_two_groups_share_a_title() -> None:
    titles = [group.title for group in ALL_GROUPS.values()]
    assert len(titles) == len(set(titles))


def test_vulnerable_groups_stand_in_the_order_of_reports() -> None:
    assert VULNERABLE == (
        "disadvantaged",
        "fsm",
        "sen",
        "sen_support",
        "sen_without_statement",
        "ehcp",
        "eal",
        "cla",
        "cin",
        "cpp",
    )
    assert all(find(id).other for id in VULNERABLE)


def test_a_misspelt_group_is_answered_with_the_nearest() -> None:
    with pytest.raises(NotFound, match="disadvantagd") as refusal:
        find("disadvantagd")
    assert "disadvantaged" in refusal.value.remedy
    with pytest.raises(NotFound, match="qqqq"):
        find("qqqq")
