"""Exclusions and suspensions by place, from England down to every school, and by type of school.

The table of DfE's release for 2016/17, which goes back to 2006/07; later releases name their columns and symbols
otherwise. `x` hides one or two, never nought: wherever an authority's total lets a hidden number be worked out, of
permanent exclusions, suspensions or pupils, it is one or two. DfE states the bounds of pupils, so that a suppressed
number of suspensions is said to be at least one. England and its regions are rounded to the nearest five, authorities
and schools are not, and a percentage has two decimals: LAIT's rates of 2014/15 to 2016/17 are the same rates unrounded.

Three things to know. An authority reorganised in 2009 stands in 2008/09 with pupils and with noughts that nobody
counted: its successors have the exclusions. Successors share those of earlier years, so that some numbers are
fractions. A school that was primary and secondary within one year stands twice in it. `academy_type` and
`academy_open_date` describe a school and say `Total` of everything else, so they part no figure from another.
"""

from evenlode.sources.ees_columns import (
    EXCLUSIONS,
    LICENCE,
    NAMES,
    ONE_OR_TWO,
    PHASES,
    PLACES,
    PUBLISHER,
    RECOGNISED,
    YEAR,
)
from evenlode.sources.kinds import Filter, WideFigures

SOURCE = WideFigures(
    id="ees_exclusions_by_geographic_level",
    title="Exclusions and suspensions by place and school, to 2016/17",
    publisher=PUBLISHER,
    licence=LICENCE,
    citation="DfE, Explore education statistics, Permanent and fixed-period exclusions in England 2016 to 2017",
    rests_on="a real file of the release for 2016/17, with its description",
    figures_of="ees_exclusions",
    recognised_by=(
        *RECOGNISED, "region_code", "new_la_code", "laestab", "school_type", "headcount", "perm_excl", "fixed_excl",
        "one_plus_fixed",
    ),
    places=PLACES,
    year=YEAR,
    filters=(Filter("school_type", "phase", PHASES),),
    indicators=EXCLUSIONS,
    passed_over=(*NAMES, "academy_type", "academy_open_date"),
    symbols=ONE_OR_TWO,
    symbols_citation="DfE, Permanent and fixed-period exclusions in England 2016 to 2017, footnotes: 'x' one or two "
    "pupils, or a percentage made of one or two; '.' a rate that cannot be worked out, as no pupil is on roll",
)
