"""Provisional results of key stage 4 for every school in England, its authorities and England.

It is published in the autumn, before schools have finished checking. It says its year nowhere: the newest school in it
opened in the September after the exams. England is the row of state-funded schools (record type 7); the row of all
schools (5) is kept unclaimed. Final tables are of the same figures and are meant to take their place: they do where
they are loaded with a later date of publication. The percentage with five passes at grade 4 is no measure of ours and
stays unclaimed.
"""

from evenlode.sources.kinds import Indicator, PlaceColumns, PlaceOf, WideFigures, YearFrom, YearRule
from evenlode.vocabulary.states import State

SOURCE = WideFigures(
    id="performance_ks4_provisional",
    title="School performance tables, key stage 4, provisional",
    publisher="Department for Education",
    licence="Open Government Licence v3.0",
    citation="DfE, Compare school and college performance in England, download data",
    rests_on="a real table of 2018/19",
    figures_of="performance_tables",
    short_records=True,
    recognised_by=("RECTYPE", "LEA", "ESTAB", "URN", "TPUP", "ATT8SCR", "P8PUP", "P8MEA", "P8_BANDING", "PT5EM_94"),
    places=PlaceColumns(
        level="RECTYPE",
        levels={
            "1": PlaceOf.SCHOOL,
            "2": PlaceOf.SCHOOL,
            "4": PlaceOf.AUTHORITY,
            "5": PlaceOf.OTHER,
            "7": PlaceOf.ENGLAND,
        },
        codes={PlaceOf.AUTHORITY: ("LEA",), PlaceOf.SCHOOL: ("URN",)},
        laestab=("LEA", "ESTAB"),
    ),
    year=YearRule(YearFrom.NEWEST_SCHOOL, lag=1),
    indicators=(
        Indicator("ATT8SCR", "ks4_attainment8", denominator="TPUP"),
        Indicator("P8MEA", "ks4_progress8", denominator="P8PUP"),
        Indicator("PTL2BASICS_94", "ks4_em_grade4", denominator="TPUP"),
        Indicator("PTL2BASICS_95", "ks4_em_grade5", denominator="TPUP"),
        Indicator("EBACCAPS", "ks4_ebacc_points", denominator="TPUP"),
        Indicator("PTEBACC_E_PTQ_EE", "ks4_ebacc_entry", denominator="TPUP"),
        Indicator("PTEBACC_94", "ks4_ebacc_grade4", denominator="TPUP"),
        Indicator("PTEBACC_95", "ks4_ebacc_grade5", denominator="TPUP"),
    ),
    attributes={
        "LEA": "authority",
        "SCHNAME": "name",
        "NFTYPE": "type",
        "ICLOSE": "detail",
    },
    symbols={
        "supp": State.SUPPRESSED,
        "na": State.NOT_APPLICABLE,
        "ne": State.NOT_APPLICABLE,
        "np": State.NOT_AVAILABLE,
        "new": State.NOT_AVAILABLE,
        "lowcov": State.UNRELIABLE,
        "": State.NOT_AVAILABLE,
    },
    symbols_citation="DfE, Compare school and college performance in England, symbols in the download data",
    release="provisional",
)
