"""DfE's codes of pupils' first language as results are published by it: English, another, or not known.

`?` is a code: not supplied. The full list of languages has codes of its own and is not this one.
"""

from evenlode.sources.kinds import TextRows

SOURCE = TextRows(
    id="codes_language",
    title="Codes of first language",
    publisher="Department for Education",
    licence="Open Government Licence v3.0",
    citation="DfE, Common basic data set (CBDS), code sets",
    rests_on="the real list of 2021",
    dated=False,
    table="code",
    columns={"LanguageCode": "code", "LanguageDescription": "meaning"},
    constants={"code_set": "language"},
    detail="detail",
)
