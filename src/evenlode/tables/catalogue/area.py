"""Small areas (LSOAs) with their district and their ranks in the indices of deprivation.

The indices are relative: ranks and deciles set the areas of England in order, 1 for the most deprived, and those of two
editions are not to be subtracted. Editions stand side by side, told apart by the years of their areas and districts.
"""

from evenlode.tables.kinds import Column, ColumnType, Table

TABLE = Table(
    id="area",
    one_row_is="small area in one edition of the indices of deprivation",
    columns=(
        Column("lsoa", ColumnType.TEXT, "ONS code of the lower-layer super output area"),
        Column("lsoa_year", ColumnType.TEXT, "the census by which the areas were drawn"),
        Column("name", ColumnType.TEXT, "the area's name, as printed"),
        Column("district", ColumnType.TEXT, "ONS code of its district, as printed"),
        Column("district_year", ColumnType.TEXT, "the year that the district's code is of"),
        Column("district_name", ColumnType.TEXT, "the district's name, as printed"),
        Column("indices_year", ColumnType.TEXT, "the year of the indices, where the sheet's name says it"),
        Column("imd_rank", ColumnType.INTEGER, "rank in the index of multiple deprivation"),
        Column("imd_decile", ColumnType.INTEGER, "tenth of that index, 1 to 10"),
        Column("idaci_rank", ColumnType.INTEGER, "rank in the index of income deprivation affecting children"),
        Column("idaci_decile", ColumnType.INTEGER, "tenth of that index, 1 to 10"),
        Column("idaopi_rank", ColumnType.INTEGER, "rank in the index of income deprivation affecting older people"),
        Column("idaopi_decile", ColumnType.INTEGER, "tenth of that index, 1 to 10"),
        Column("record", ColumnType.INTEGER, "the record's number in its file, from 1"),
    ),
    key=("lsoa", "lsoa_year", "district_year"),
    partition=(),
    trust="official statistics; relative, and of the years before the edition's own",
)
