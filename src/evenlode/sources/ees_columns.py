"""What the files of DfE's Explore education statistics have in common: columns, codes and texts, as constants.

Every data set of the service has the same columns for time and place, laid down in its standard for open data; beyond
them each has filters and indicators of its own. What two or more entries of the catalogue say alike stands here.
Source: DfE, Explore education statistics, open data standards.
"""

from collections.abc import Mapping
from types import MappingProxyType

from evenlode.sources.kinds import Indicator, PlaceColumns, PlaceOf, YearFrom, YearRule
from evenlode.vocabulary.states import State

PUBLISHER = "Department for Education"
LICENCE = "Open Government Licence v3.0"

# The least that a file of the service has; every entry is recognised by these and by columns of its own.
RECOGNISED: tuple[str, ...] = ("time_period", "time_identifier", "geographic_level", "country_code")

PLACES = PlaceColumns(
    level="geographic_level",
    levels=MappingProxyType(
        {
            "national": PlaceOf.ENGLAND,
            "regional": PlaceOf.REGION,
            "local authority": PlaceOf.AUTHORITY,
            "school": PlaceOf.SCHOOL,
        }
    ),
    codes=MappingProxyType(
        {
            PlaceOf.ENGLAND: ("country_code",),
            PlaceOf.REGION: ("region_code",),
            PlaceOf.AUTHORITY: ("new_la_code", "old_la_code"),
            PlaceOf.SCHOOL: ("school_urn", "urn", "school_laestab", "laestab"),
        }
    ),
)

YEAR = YearRule(by=YearFrom.PERIOD, column="time_period", identifier="time_identifier")

# The names beside the codes of places, and the part of a LAESTAB that stands in a column of its own.
NAMES: tuple[str, ...] = ("country_name", "region_name", "la_name", "estab")

# Types of school under the columns `school_type`, `education_phase` and `phase_type_grouping`; their casing varies.
PHASES: Mapping[str, str] = MappingProxyType(
    {
        "total": "all",
        "primary": "primary",
        "state-funded primary": "primary",
        "secondary": "secondary",
        "state-funded secondary": "secondary",
        "special": "special",
        "state-funded alternative provision school": "alternative",
    }
)

TERMS: Mapping[str, str] = MappingProxyType(
    {"total": "year", "autumn term": "autumn", "spring term": "spring", "summer term": "summer"}
)

RELEASES: Mapping[str, str] = MappingProxyType(
    {"unvalidated": "unvalidated", "provisional": "provisional", "revised": "revised", "final": "final"}
)

# What DfE's symbols mean in files since about 2020; older files give `x` and `.` meanings of their own.
SYMBOLS: Mapping[str, State] = MappingProxyType(
    {
        "c": State.SUPPRESSED,
        "z": State.NOT_APPLICABLE,
        "x": State.NOT_AVAILABLE,
        ":": State.NOT_AVAILABLE,
        "": State.NOT_AVAILABLE,
        "k": State.LOW,
        "low": State.LOW,
        "~": State.LOW,
        "u": State.UNRELIABLE,
    }
)
SYMBOLS_CITATION = (
    "DfE, Explore education statistics, conventions for symbols: 'c' suppressed, 'z' not applicable, 'x' and ':' not "
    "available, 'k', 'low' and '~' round to nought, 'u' unreliable"
)

# `x` in absence and exclusion files to 2016/17 stands for one or two pupils, or a percentage made of one or two.
ONE_OR_TWO: Mapping[str, State] = MappingProxyType(
    {"x": State.SUPPRESSED, ".": State.NOT_APPLICABLE, "": State.NOT_AVAILABLE}
)

EXCLUSIONS: tuple[Indicator, ...] = (
    Indicator("perm_excl", "exclusions_permanent", at_least=1, at_most=2),
    Indicator("perm_excl_rate", "exclusions_permanent_rate", numerator="perm_excl", denominator="headcount"),
    Indicator("fixed_excl", "suspensions", at_least=1),
    Indicator("fixed_excl_rate", "suspensions_rate", numerator="fixed_excl", denominator="headcount"),
    Indicator("one_plus_fixed", "suspended_once_or_more", at_least=1, at_most=2),
    Indicator(
        "one_plus_fixed_rate", "suspended_once_or_more_rate", numerator="one_plus_fixed", denominator="headcount"
    ),
)

NEET: tuple[Indicator, ...] = (
    Indicator("NEET_not_known_percent", "neet_or_not_known", denominator="Cohort_DJFavg"),
    Indicator("NEET_percent", "neet", denominator="Cohort_DJFavg"),
    Indicator("Notknown_percent", "not_known", denominator="Cohort_DJFavg"),
    Indicator("TOTAL_participating_in_education_and_training_percent", "participation", denominator="cohort_March"),
)
