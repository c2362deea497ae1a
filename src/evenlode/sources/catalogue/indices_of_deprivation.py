"""Ranks of small areas in the indices of deprivation: the index of multiple deprivation, IDACI and IDAOPI.

The names of the columns carry the years of the areas and of the districts, by which editions are told apart; the year
of the indices themselves stands in the sheet's name alone. A rank of 1 is the most deprived. Published for England.
"""

from evenlode.sources.kinds import TextRows

SOURCE = TextRows(
    id="indices_of_deprivation",
    title="English indices of deprivation, ranks for children and older people",
    publisher="Ministry of Housing, Communities and Local Government",
    licence="Open Government Licence v3.0",
    citation="English indices of deprivation, File 3: supplementary indices",
    rests_on="the real file of 2019",
    dated=False,
    table="area",
    columns={
        "LSOA code ({0000})": "lsoa",
        "LSOA name ({0000})": "name",
        "Local Authority District code ({0000})": "district",
        "Local Authority District name ({0000})": "district_name",
        "Index of Multiple Deprivation (IMD) Rank (where 1 is most deprived)": "imd_rank",
        "Index of Multiple Deprivation (IMD) Decile (where 1 is most deprived 10% of LSOAs)": "imd_decile",
        "Income Deprivation Affecting Children Index (IDACI) Rank (where 1 is most deprived)": "idaci_rank",
        "Income Deprivation Affecting Children Index (IDACI) Decile (where 1 is most deprived 10% of LSOAs)":
            "idaci_decile",
        "Income Deprivation Affecting Older People (IDAOPI) Rank (where 1 is most deprived)": "idaopi_rank",
        "Income Deprivation Affecting Older People (IDAOPI) Decile (where 1 is most deprived 10% of LSOAs)":
            "idaopi_decile",
    },
    headings={
        "lsoa_year": "LSOA code ({0000})",
        "district_year": "Local Authority District code ({0000})",
    },
    sheet_year="indices_year",
)
