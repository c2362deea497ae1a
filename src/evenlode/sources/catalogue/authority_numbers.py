"""DfE's list of authority numbers as it ships with the Local Authority Interactive Tool.

It has no ONS codes, so it names no place of ours; it is kept to be held against the places we know, and every number
that we do not know is a warning.
"""

from evenlode.sources.kinds import TextRows

SOURCE = TextRows(
    id="authority_numbers",
    title="List of authority numbers",
    publisher="Department for Education",
    licence="Open Government Licence v3.0",
    citation="DfE, Local authority interactive tool (LAIT), list of authority codes",
    rests_on="the real list of April 2026",
    table="authority_number",
    columns={"LA Number": "number", "LA Name": "name", "Region": "region", "Type": "type"},
)
