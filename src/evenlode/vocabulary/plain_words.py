"""The words of roles, teams, subjects, qualifications and scales: whoever writes them freely names no child by them.

A text of a table about pupils is kept only where every word of it is one of these, has a digit in it or is a single
letter. Anything else might be a name, typed where a team or a subject belongs; it stays in the encrypted file alone.
What is missing here is added here.

Sources: the names of teams and services in statutory guidance of the Department for Education; DfE, Key stage 4
qualifications and discount codes, for subjects; the awarding bodies that Ofqual recognises.
"""

import re

_WORD = re.compile(r"[^\W_]+")
_GENERAL = """
a above after age ages all am and at before below between both by class classes closed closing current daily date each
early eight end entry external final first five for four from full general group groups half head high higher hour
hours in into key last late level levels local low lower main middle mixed month monthly new nine no non none not
number of off old on one open or other our out over own part per plus pm point points post pre primary second
secondary self set seven shared short single six small special stage standard start step steps tables ten term termly
the their third three time to top total two under unit units up upper use weekly whole with within year yearly years
"""
_PLACES = "central county district east eastern england english north northern south southern town vale west western"
_ROLES = """
administrator adviser advisor advocate allocated analyst apprentice assistant case caseworker chair champion clerk
commissioner consultant coordinator counsellor deputy designated director doctor educational employer executive
governor governors guardian headteacher keyworker lead leader leadership learning manager managers mentor midwife
nurse officer officers panel partner pastoral personal practitioner principal professional provider psychologist
reviewing school schools senco sendco senior social staff supervisor support teacher teachers teaching therapist tutor
visitor visitors welfare worker workers youth
"""
_TEAMS = """
abuse access admissions adoption adult advice alternative appeals assessment assessments attendance authority
behaviour board business camhs care carer carers casework centre child childcare children cin cla cme cognition
commissioning communication community complex contextual council court cpp crime cse custody data day dental
department development direct disabilities disability disabled domestic drugs duty education ehc ehcp ehe elective
emotional employment enquiry entertainment ewo ews exclusion exclusions exploitation fair families family finance
fostering front gp gypsy health healthcare hearing help home homelessness hospital hospitals housing hub impairment
improvement inclusion independent information intake integrated integration intervention interventions joint justice
lac language leaving legal licensing looked maintained managed management mash maternity medical medicine mental
minority missing monitoring moves multi needs neet nhs not nurseries nursery offending office online outreach parent
parental parents participation partnership performance physical placement placements plan planning plans police
preschool prevention previously protection provision psychology public pupil pupils quality reduced referral referrals
register registers reintegration request resettlement respite response retention return review reviews roma
safeguarding safer safety secure sen send sensory service services settings sexual single skills speech statutory
strategy substance team teams therapy timetable timetables tracking transition transitions transport traveller
travellers trust tuition unaccompanied violence virtual visual vulnerable work yjs yos yot
"""
_SUBJECTS = """
accounting additional agriculture ancient animal animation applied arabic archaeology architecture art arts astronomy
bakery based beauty bengali biblical biological biology bricklaying british bsl building business cantonese care
carpentry catering cdt ceramics chemical chemistry child childhood chinese citizenship civilisation classical classics
combined combsci communications computer computerised computing construction contemporary cookery core costume
countryside crafts creative critical culture cultures customer cymraeg dance design development digital dimensional
double drama dutch early ecology economics electrical electronic electronics employability eng engineering english
enterprise environmental equine esports ethics events exercise expressive farming fashion film finance fine fishing
fitness floristry food footwear foreign forestry french furniture further games genetics geography geology german
global government gps grammar graphic graphics greek gujarati hair hairdressing health hebrew hindi history
horticulture hospitality human humanities ict illustration imedia installation instrument instrumental interactive
interior irish italian japanese jewellery joinery journalism land languages latin law learning leisure lens listening
lit literacy literary literature logistics maintenance make mandarin manufacture manufacturing marine marketing
material materials mathematical mathematics maths mechanics media merchandising mfl minerals modern motor movement
moving music nails nature neuroscience numeracy nutrition painting panjabi pathways pe performance performing
perfumery persian philosophy phonics photography physical physics plumbing polish politics portuguese practical
preparation print printmaking product production programming property pshe psychology punctuation punjabi radio re
reading recreation religion religious research resistant retail robotics rs russian salon science sciences screen
sculpture security sex sign signing singing skills sociology software somali sound spanish speaking spelling sport
sports stagecraft stat statistics storage studies surveying sustainability swahili synergy systems tamil teaching
technical technology television textile textiles theatre theory tourism training transport travel trilogy turkish
uniformed urdu vehicle veterinary video visual warehousing web wellbeing welsh wider wildlife woodland woodwork world
writing yoruba
"""
_QUALIFICATIONS = """
abc advanced aqa asdan award awards bcs btec cache cambridge ccea certificate city cope course cse cskills diploma
ecdl edexcel edi eduqas entry esol extended first focus foundation fsmq full functional gce gcse gcses guilds
highfield ib ibtec igcse imi intermediate international introductory itec level libf lifl music national nationals ncc
ncfe nocn nvq ocr open pearson pitman prince princes project qan qualification qualifications rsl sqa subsidiary sweet
tech tier tiers tlm trinity trust ual vcert vocational vrq vtct wjec wolf
"""
_SCALES = """
achieved age are assessment attainment band beginning beyond competent confident consolidating d deep deepening deeper
depth developed developing e ehp emerged emerging entering established exceeded exceeding excellent expectation
expectations expected exs foundation gds good grade grades greater hnm is judgement judgements mastered mastery
meeting met milestone nearly not numerical outcome outcomes outstanding partially phase poor progress progressing
related satisfactory scale scales score scores secured securely securing stages strong target targets towards track
tracker value values very weak well working wt wtm wts
"""

PLAIN_WORDS = frozenset(
    word for words in (_GENERAL, _PLACES, _ROLES, _TEAMS, _SUBJECTS, _QUALIFICATIONS, _SCALES) for word in words.split()
)
"""Every word that a text about a child may be made of, in lower case."""


def is_plain(text: str) -> bool:
    """Whether each word of a text is a plain one, has a digit in it, or is a single letter; and whether it has one."""
    words = _WORD.findall(text.casefold())
    return bool(words) and all(word in PLAIN_WORDS or len(word) == 1 or any(map(str.isdigit, word)) for word in words)
