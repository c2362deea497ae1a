"""The data dictionary of the Local Authority Interactive Tool: what each indicator means, in its publisher's words.

An indicator that the tool shows under two topics has two rows; they are two rows here too.
"""

from evenlode.sources.kinds import TextRows

SOURCE = TextRows(
    id="lait_dictionary",
    title="Local Authority Interactive Tool, data dictionary",
    publisher="Department for Education",
    licence="Open Government Licence v3.0",
    citation="DfE, Local authority interactive tool (LAIT), data dictionary",
    rests_on="the real dictionary of April 2026",
    table="indicator",
    columns={
        "Measure_short": "name",
        "Topic": "topic",
        "Measure": "title",
        "Description": "description",
        "Polarity": "polarity",
        "y_axis_name": "unit",
        "Year_Type": "year_kind",
        "Methodology": "methodology",
        "Hyperlink(s)": "link",
    },
    constants={"source": "lait"},
)
