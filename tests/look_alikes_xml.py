"""A small look-alike of a census file in XML: invented pupils, and the shape by which it is read."""

from evenlode.formats.xml_kinds import Block, Shape

_REASONS = Block("reason", ("Reasons/Reason",), {"code": ("AbsenceReason",), "sessions": ("AbsenceSessions",)})
_ATTENDANCE = Block("attendance", ("Attendance/TermlyAttendance",), {"possible": ("PossibleSessions",)}, (_REASONS,))
_NEEDS = Block("need", ("SEN/Needs/Need",), {"need": (".",)})
_FIELDS = {
    "upn": ("PupilIdentifiers/UPN",),
    "surname": ("PupilIdentifiers/Surname",),
    "sex": ("PupilIdentifiers/Sex", "PupilIdentifiers/Gender"),
    "language": ("PupilCharacteristics/Language",),
}

CENSUS = Shape(
    header={
        "collection": ("Message/Header/CollectionDetails/Collection",),
        "year": ("Message/Header/CollectionDetails/Year",),
    },
    tables=(
        Block("on_roll", ("Message/Content/PupilsOnRoll/Pupil",), _FIELDS, (_ATTENDANCE, _NEEDS)),
        Block("left", ("Message/Content/PupilsNoLongerOnRoll/Pupil",), _FIELDS),
    ),
    passed_over=("Message/Content/School",),
)

TEXT = """<?xml version="1.0" encoding="UTF-8"?>
<Message>
  <Header><CollectionDetails><Collection>School Census</Collection><Year>2026</Year></CollectionDetails></Header>
  <Content>
    <School><Name>Invented Primary</Name></School>
    <PupilsOnRoll>
      <Pupil>
        <PupilIdentifiers><UPN>X1</UPN><Surname>O&apos;Invented &amp; Łódzka</Surname><Gender>F</Gender>
        </PupilIdentifiers>
        <PupilCharacteristics><Language/></PupilCharacteristics>
        <SEN><Needs><Need>SPLD</Need><Need>MLD</Need></Needs></SEN>
        <Attendance>
          <TermlyAttendance><PossibleSessions>120</PossibleSessions><Reasons>
            <Reason><AbsenceReason>I</AbsenceReason><AbsenceSessions>4</AbsenceSessions></Reason>
            <Reason><AbsenceReason>G</AbsenceReason></Reason>
          </Reasons></TermlyAttendance>
        </Attendance>
      </Pupil>
      <Pupil>
        <PupilIdentifiers><UPN>X2</UPN><Surname></Surname><Sex>M</Sex><Shoe size="9">brown</Shoe></PupilIdentifiers>
        <Attendance><TermlyAttendance><PossibleSessions>118</PossibleSessions></TermlyAttendance></Attendance>
      </Pupil>
    </PupilsOnRoll>
    <PupilsNoLongerOnRoll>
      <Pupil><PupilIdentifiers><UPN>X3</UPN></PupilIdentifiers></Pupil>
    </PupilsNoLongerOnRoll>
  </Content>
</Message>
"""
