"""Results as they were awarded: assessments, tests, teacher assessments and qualifications."""

from evenlode.tables.kinds import Column, ColumnType, Table

TABLE = Table(
    id="result",
    one_row_is="result of a pupil in one subject of one stage",
    columns=(
        Column("source", ColumnType.TEXT, "the format of the file that says it"),
        Column("as_at", ColumnType.DATE, "the day of which the file speaks"),
        Column("urn", ColumnType.TEXT, "unique reference number of the school or setting that says it"),
        Column("pupil", ColumnType.TEXT, "the pupil's pseudonym"),
        Column("stage", ColumnType.TEXT, "`eyfsp`, `phonics`, `ks1`, `ks2` or `ks4`"),
        Column("subject", ColumnType.TEXT, "the subject or goal, by id"),
        Column("component", ColumnType.TEXT, "`test`, `teacher_assessment`, `best`, `summary`, a year group, or empty"),
        Column("qualification", ColumnType.TEXT, "its number or, where there is none, its kind; may be empty"),
        Column("kind", ColumnType.TEXT, "its kind, as `gcse` or `vocational`; empty where the stage has none"),
        Column("discount", ColumnType.TEXT, "DfE's discount code of its subject: of those alike, one result counts"),
        Column("sitting", ColumnType.TEXT, "when it was sat or completed, as `2024-06` or `2024`; may be empty"),
        Column("outcome", ColumnType.TEXT, "the outcome or grade exactly as awarded; empty where a mark stands alone"),
        Column("mark", ColumnType.DECIMAL, "raw mark, where given"),
        Column("score", ColumnType.DECIMAL, "scaled score or points as awarded, where given"),
        Column("size", ColumnType.DECIMAL, "size of the qualification in GCSEs, where given"),
        Column("year", ColumnType.TEXT, "academic year, as `202526`"),
        Column("record", ColumnType.INTEGER, "the record's number in its file, from 1"),
    ),
    key=("source", "urn", "pupil", "year", "stage", "subject", "component", "qualification", "sitting"),
    partition=("stage", "year"),
    trust="as awarded; which outcomes count is the measures' to say, by year",
    scope=("source", "urn", "year", "stage"),
)
