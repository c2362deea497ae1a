"""Episodes of care: under which legal status and in which placement an authority looked after a child, and when."""

from evenlode.tables.kinds import Column, ColumnType, Table

TABLE = Table(
    id="care_episode",
    one_row_is="episode of a child looked after by an authority",
    columns=(
        Column("source", ColumnType.TEXT, "the format of the file that says it"),
        Column("authority", ColumnType.TEXT, "ONS code of the authority that looks after the child"),
        Column("pupil", ColumnType.TEXT, "the pupil's pseudonym"),
        Column("since", ColumnType.DATE, "the first day"),
        Column("until", ColumnType.DATE, "the last day; empty while it lasts"),
        Column("legal_status", ColumnType.TEXT, "code LS"),
        Column("need", ColumnType.TEXT, "code of the need (CIN)"),
        Column("placement", ColumnType.TEXT, "code PLACE"),
        Column("provider", ColumnType.TEXT, "code PLACE_PROVIDER"),
        Column("reason_new", ColumnType.TEXT, "why the episode began, code RNE"),
        Column("reason_end", ColumnType.TEXT, "why it ended, code REC"),
        Column("reason_change", ColumnType.TEXT, "why the placement changed, code"),
        Column("urn", ColumnType.TEXT, "Ofsted's number of the placement; empty where there is none"),
        Column("returned", ColumnType.TEXT, "the year of the return, as `fy202324`"),
        Column("record", ColumnType.INTEGER, "the record's number in its file, from 1"),
    ),
    key=("authority", "pupil", "since"),
    partition=("authority",),
    trust="the newest return of the authority that has it",
    scope=("source", "authority", "returned"),
)
