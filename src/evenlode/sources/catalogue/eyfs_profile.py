"""The early years foundation stage profile, a line a child: each early learning goal by itself.

A goal is a row under DfE's code of it: `com_g01` to `exp_g17` to 2020/21, with emerging (1), expected (2) and exceeding
(3), `com_e01` to `exp_e17` since 2021/22, without exceeding; a result of one framework in a year of the other is held.
`A`, not assessed, is kept as such. A good level of development is worked out from the goals and not read. A goal
without an entry is none, never emerging. The file is whole for its school and year.

Unconfirmed: the values of columns, and a setting that is no school: it needs a URN or LAESTAB.
"""

from evenlode.sources import result_fields as results
from evenlode.sources.eyfsp_awards import FIRST_OF_EACH, GOALS
from evenlode.sources.kinds import Extent
from evenlode.sources.record_kinds import Field, RecordFile

SOURCE = RecordFile(
    id="eyfs_profile",
    title="Early years foundation stage profile, a line a child",
    publisher="schools and authorities; Department for Education",
    licence=results.LICENCE,
    citation="DfE, Early years foundation stage profile handbook",
    rests_on=results.DOWNLOADS,
    unconfirmed=True,
    pupils=True,
    identity=results.KNOWN_BY,
    extent=Extent.WHOLE_OF_SCOPE,
    scope=results.SCOPE,
    synthetic=("urn", "upn"),
    asks=("year",),
    roll=results.ROLL,
    records=(
        results.line_a_pupil("FSP", "eyfsp", GOALS, fields=(Field("framework", FIRST_OF_EACH, tells=True),)),
    ),
)  # fmt: skip
