"""Roles, attendance, interests and exclusions in forms of minutes that no gold page has."""

from __future__ import annotations

import time

import pytest

from extract import extract_text


def _roles(text: str) -> list[tuple[str | None, str]]:
    return [(fact.person, fact.role) for fact in extract_text(text, "minutes").roles]


def _attendance(text: str) -> list[tuple[str, str, str | None, str | None]]:
    found = extract_text(text, "minutes").attendance_mentions
    return [(fact.person, fact.status, fact.office, fact.substitute_for) for fact in found]


def _interests(text: str) -> list[tuple[str | None, str, bool | None]]:
    return [(fact.person, fact.kind, fact.left_meeting) for fact in extract_text(text, "minutes").interests]


def _exclusions(text: str, section: str | None = "minutes") -> list[str | None]:
    return [fact.paragraphs for fact in extract_text(text, section).exclusions]


RANKS = "Officers\n\nT Marr, Deputy Chief Fire Officer\nACFO Renshaw - Director of Service Delivery\nAM Pickthall - Area Manager, Prevention\nGM Oakes (Group Manager)"
ROLES = [
    # Ranks of a fire service before a surname: they belong to the name, and the office ends with its line.
    (RANKS, [
        ("T Marr", "Deputy Chief Fire Officer"), ("Renshaw", "ACFO"), ("Renshaw", "Director of Service Delivery"), ("Pickthall", "AM"),
        ("Pickthall", "Area Manager"), ("Oakes", "GM"), ("Oakes", "Group Manager"),
    ]),
    # Ranks of a police force, where police are spoken of.
    ("DCC Singh introduced the report of the Police. ACC Brown (Crime) responded.", [("Singh", "DCC"), ("Brown", "ACC")]),
    # The same letters are councils, regions and hours.
    ("DCC Highways said that the road would be closed. GM Police and the 10 AM Mass were named.", []),
    ("AM Peak services were full.", []),
    # The names at the end of one line are no modifiers of an office on the next.
    ("Planning Committee: Councillors H Imrie (Chair), L Moore, N Olde\nRepresentative on the Airport Committee: Cllr P Quinn", [("H Imrie", "Chair")]),
    ("RESOLVED that Councillor Tina Vaughan be and is hereby elected Mayor of the Borough.", [("Councillor Tina Vaughan", "Mayor of the Borough")]),
    # An office ends with its line where the next line is a person with one.
    ("In attendance\n\nPaul Jones - Head of Prevention\nK Amos, Director of Finance\n", [("Paul Jones", "Head of Prevention"), ("K Amos", "Director of Finance")]),
    # Initials, a party or a seat between the name and the office, which are no part of either.
    ("Present:\nDr Avi Bolt (AB) Clinical Chair\nIan Gibb (IG) Lay Member for Audit / Vice Chair\nMr. J. Orr CC (Chairman)\nCllr Ash (Lab), Leader of the Council\n",
     [("Dr Avi Bolt", "Clinical Chair"), ("Ian Gibb", "Lay Member for Audit"), ("Ian Gibb", "Vice Chair"), ("Mr. J. Orr", "Chairman"),
      ("Cllr Ash", "Leader of the Council")]),
    ("Tarn Transport (TT) Director", [(None, "Director")]),
    # The body that ends one line is no part of the name that begins the next.
    ("Present:\nDr Ann Hill, Clinical Director, Marsh NHS Foundation Trust\nTom Jarvis, Assistant Director - Commissioning\nPetra Voss, Director of Roads, Tarn Council\n",
     [("Dr Ann Hill", "Clinical Director"), ("Tom Jarvis", "Assistant Director - Commissioning"), ("Petra Voss", "Director of Roads")]),
    # A name with its office, and where they work, on the lines below it; an office in brackets below a name.
    ("Members of the Board\n\nDr Ann Hill\nClinical Director, Marsh NHS Trust\n\nMr Tom Jarvis\nAssistant Director - Commissioning\n",
     [("Dr Ann Hill", "Clinical Director"), ("Mr Tom Jarvis", "Assistant Director - Commissioning")]),
    ("Members of the Board\nAnn Hill\nClinical Director\nMarsh NHS Trust\nTom Jarvis\nAssistant Director\nTarn Council\n",
     [("Ann Hill", "Clinical Director"), ("Tom Jarvis", "Assistant Director")]),
    ("IN ATTENDANCE\nMrs J Leck\n(Head of Planning)\nMr P Rowe\n(Solicitor)", [("Mrs J Leck", "Head of Planning"), ("Mr P Rowe", "Solicitor")]),
    # Offices that come first, and one name over an office, are no such list.
    ("Chief Executive\nAda Lee\nHead of Roads\nJoe Lunn\n", [(None, "Chief Executive"), (None, "Head of Roads")]),
    ("Present:\nAnn Ash\n\nHead of Planning\nAnn Lee\nHead of Roads\nJo Lunn\n", [(None, "Head of Planning"), (None, "Head of Roads")]),
    ("Minute Taker\nSue Pike (SP) Head of Governance\nDee Rowe (DR) Head of Roads", [("Sue Pike", "Head of Governance"), ("Dee Rowe", "Head of Roads")]),
    # What was, is and will no longer be.
    ("Councillor Hall, who would be standing down as Portfolio Holder for Skills, spoke.", [("Councillor Hall", "Portfolio Holder for Skills")]),
    ("former Councillor Ned Trew, who had been Chair of the Housing Committee, had died.", [("Councillor Ned Trew", "Chair")]),
    ("Mr Ivo Webb had resigned from his position as Lay Member.", [("Mr Ivo Webb", "Lay Member")]),
    # An office given in a declaration is the declarer's, and not that of those they speak of.
    ("Councillor P Osk declared an interest in item 9 as treasurer of the Tarn Silver Band.", [("Councillor P Osk", "treasurer")]),
    ("Councillor P Osk declared an interest in item 9 by reason of her appointment as a director of Tarn Travel Ltd.", [("Councillor P Osk", "director")]),
    ("Councillor P Osk declared an interest in item 9 as her husband was a director of Tarn Travel Ltd.", []),
    ("Councillors A Elm and P Osk declared an interest as a director of Tarn Travel Ltd was present.", []),
    ("Councillor P Osk declared an interest in item 9 because she was a governor of Tarn School.", [("Councillor P Osk", "governor")]),
    ("Councillor P Osk declared an interest in item 9 as the Chairman of Tarn Trust was a friend.", [(None, "Chairman")]),
    ("Councillor P Osk declared an interest in item 9 in that the Chairman of Tarn Trust was a friend.", [(None, "Chairman")]),
    # Who presides for another is not the other.
    ("In the absence of the Mayor Councillor Osk presided.", [(None, "Mayor")]),
    # Adviser on something; a seat told in small letters; those who represent somebody.
    ("Mr T Rave, Mayoral Adviser on Homelessness.", [("Mr T Rave", "Mayoral Adviser on Homelessness")]),
    ("Mr T Rave, Legal Adviser on Tuesday.", [("Mr T Rave", "Legal Adviser")]),
    ("The item was brought by the member for Upper Tarn ward.", [(None, "member for Upper Tarn ward")]),
    ("The item was brought by the member for Highways.", []),
    ("Apologies were received from the Revd E Elm (Diocesan representative) and Mrs F Fox (Parent governor).",
     [("Revd E Elm", "Diocesan representative"), ("Mrs F Fox", "Parent governor")]),
    ("With its agreement Councillor Ned Orr addressed the Committee as ward councillor for Tarn.", [("Councillor Ned Orr", "ward councillor for Tarn")]),
    # Whom a question is put to; whom an opening phrase names does not hold the office.
    ("Question from Councillor Ash to Councillor Bly, Executive Member for Roads\n\n“How long?”", [("Councillor Bly", "Executive Member for Roads")]),
    ("In reply to Councillor Bly, the Executive Member for Roads said no.", [(None, "Executive Member for Roads")]),
    # A director of a firm, in brackets; a place director for a board.
    ("Mr Kon Vas (director, Harbour Leisure Ltd) spoke.", [("Mr Kon Vas", "director")]),
    ("Alison Birk, Place Director for the Integrated Care Board, spoke.", [("Alison Birk", "Place Director")]),
    # A mayor in the chair holds one office; heads of service are nobody's.
    ("The Mayor, Councillor Jo Elm (in the Chair)", [("Councillor Jo Elm", "Mayor")]),
    ("RESOLVED that Heads of Service review their budgets.", []),
    # Surnames that end as nouns do; a heading is no person.
    ("For the motion - Provost Menzies; Depute Provost Ash", [("Menzies", "Provost"), ("Ash", "Depute Provost")]),
    ("Confirmation Hearing - Chief Executive", [(None, "Chief Executive")]),
    # The heading names the office, the sentence who holds it.
    ("Election of Chairman\n\nMinutes:\n\nCllr Pip Win was elected Chairman for the year.", [("Cllr Pip Win", "Chairman")]),
    # Two offices with no mark between them and the name; small letters.
    ("Mr W Grove Clerk and Executive Officer to Tarn Parish Council\n", [("Mr W Grove", "Clerk and Executive Officer to Tarn Parish Council")]),
    ("The environmental health officer had not objected; a planning officer would reply.", [(None, "environmental health officer")]),
    # A surname that is an office; a clerk named with a bracket; a surname that is a service.
    ("Tarn Parish Council – R Champion", []),
    ("Apologies were received from Mrs Churchill (Wilton Town Council Clerk).", [("Mrs Churchill", "Wilton Town Council Clerk")]),
    ("Apologies were received from Heather Parks, Clerk of Tarn Parish Council.", [("Heather Parks", "Clerk")]),
    # A civic title over two surnames, and other people under another.
    ("Bailies Ash and Elm, Councillors Osk and Orr", [("Ash", "Bailie"), ("Elm", "Bailie")]),
]  # fmt: skip

ATTENDANCE = [
    # "Officers" over a list of people with offices.
    (RANKS, [
        ("T Marr", "in_attendance", "Deputy Chief Fire Officer", None),
        ("ACFO Renshaw", "in_attendance", "Director of Service Delivery", None),
        ("AM Pickthall", "in_attendance", "Area Manager, Prevention", None),
        ("GM Oakes", "in_attendance", "Group Manager", None),
    ]),
    # The office first.
    ("Officers\nHead of Planning - Sarah Yates\nSolicitor - Paul Webb\n",
     [("Sarah Yates", "in_attendance", "Head of Planning", None), ("Paul Webb", "in_attendance", "Solicitor", None)]),
    # "Officers" over a sentence is no list.
    ("Officers\n\nThe Head of Planning said that Paul Webb had left.", []),
    # An officer among those who sent apologies, and the one who stood in.
    ("Apologies for absence were received from Councillor Amble and the Director of Public Health, Dr E Frost (represented by Ms G Hill).",
     [("Amble", "apologies", None, None), ("Dr E Frost", "apologies", None, None), ("Ms G Hill", "substitute", None, "Dr E Frost")]),
    ("Apologies were received from the Chief Executive (Ms R Holt).", [("Ms R Holt", "apologies", None, None)]),
    # Another sentence about an officer is no apology.
    ("Apologies were received from Councillor Amble. The Chief Executive, Ms R Holt, gave a talk.", [("Amble", "apologies", None, None)]),
    # Two of whom the first had a substitute.
    ("Apologies were received from Councillor Dean, for whom Councillor Fox substituted, and from Councillor Hart.",
     [("Dean", "apologies", None, None), ("Fox", "substitute", None, "Dean"), ("Hart", "apologies", None, None)]),
    # Northern Ireland: the chair first, then aldermen and councillors on lines of their own.
    ("Members Present: In the Chair: Alderman R Quigley\nAldermen: J Bell, S McKee\nCouncillors: A Devine, C Toner\nMembers Apologies: Councillor N Lavery",
     [("R Quigley", "present", None, None), ("J Bell", "present", None, None), ("S McKee", "present", None, None),
      ("A Devine", "present", None, None), ("C Toner", "present", None, None), ("N Lavery", "apologies", None, None)]),
    # Scotland.
    ("Sederunt:\n\nBailie Struan Orr (Convener), Councillors Fiona Baird and Iain Cowie.",
     [("Struan Orr", "present", "Convener", None), ("Fiona Baird", "present", None, None), ("Iain Cowie", "present", None, None)]),
    # People of other bodies.
    ("Board Members in attendance:\nJane Ashe, NHS Hallowdale (Chair)\nDerek Eves, Healthwatch Hallowdale\n",
     [("Jane Ashe", "present", "Chair", None), ("Derek Eves", "present", None, None)]),
    ("Members present:\nCllr Ann Bray (Chairman) - Tarn District Council\nMr Ewan Finch - Independent Member\n",
     [("Ann Bray", "present", "Chairman", None), ("Mr Ewan Finch", "present", None, None)]),
    # A rank before a name; a title that is a surname.
    ("In attendance:\nChief Constable Irene Judd QPM\nMs Kate Lord - Chief Executive, OPCC\n",
     [("Chief Constable Irene Judd", "in_attendance", None, None), ("Ms Kate Lord", "in_attendance", "Chief Executive, OPCC", None)]),
    # The one in the chair, without brackets.
    ("Present:\nCouncillor V West in the Chair\nCouncillors X Yeo, Z Abel and\nB Carr\n\nIn attendance by invitation:\nCouncillor D Eve (Portfolio Holder for Housing)\n",
     [("V West", "present", "in the Chair", None), ("X Yeo", "present", None, None), ("Z Abel", "present", None, None),
      ("B Carr", "present", None, None), ("D Eve", "in_attendance", "Portfolio Holder for Housing", None)]),
    # The mayor, named in brackets, in the chair; then councillors.
    ("PRESENT: The Mayor (Councillor R Amble) in the Chair; Councillors Birch, Carr, Dunn and Eden.",
     [("R Amble", "present", "The Mayor", None), *((name, "present", None, None) for name in ("Birch", "Carr", "Dunn", "Eden"))]),
    # A licensing hearing: lines that say whom the people are there for, with offices in brackets.
    ("Present:\nFor the Applicant: Mr J Frost (Solicitor), Ms K Lee (Designated Premises Supervisor)\n"
     "Responsible Authorities: PC Rhys Owen (Police Licensing Officer)\nInterested Parties: Mrs D Gale",
     [("Mr J Frost", "present", "Solicitor", None), ("Ms K Lee", "present", "Designated Premises Supervisor", None),
      ("PC Rhys Owen", "present", "Police Licensing Officer", None), ("Mrs D Gale", "present", None, None)]),
    ("Present:\nMembers: Councillors A Ash, B Birch and C Carr\nLegal Adviser: P Pell\nApplicant's representative: Ms K Lee (Barrister)\n\nThe Panel met.",
     [("A Ash", "present", None, None), ("B Birch", "present", None, None), ("C Carr", "present", None, None),
      ("P Pell", "present", "Legal Adviser", None), ("Ms K Lee", "present", "Applicant's representative", None)]),
    ("Present:\nCouncillors: A Ash (Chair), B Birch\nApplicant: Mr J Frost, Ms K Lee\n\nObjectors: Mr L Moor",
     [("A Ash", "present", "Chair", None), ("B Birch", "present", None, None), ("Mr J Frost", "present", None, None),
      ("Ms K Lee", "present", None, None), ("Mr L Moor", "present", None, None)]),
    # Parties without a name; other headings with a name on their line.
    ("Present:\nCllr A Ash (Chair)\nCllr B Birch\n\nInterested Parties: None\nPublic Questions: Mr J Frost\nElection of Chairman: Cllr Carr",
     [("A Ash", "present", "Chair", None), ("B Birch", "present", None, None)]),
    ("Present:\nCllr A Ash (Chair)\nCllr B Birch\n\nElection of Chairman: Cllr Carr\n\nProposed: Cllr Dean",
     [("A Ash", "present", "Chair", None), ("B Birch", "present", None, None)]),
    # Offices that begin with a word that is a title elsewhere.
    ("Officers:\nAnn Lunn, Major Projects Manager\nJo Pell, Superintendent Registrar",
     [("Ann Lunn", "in_attendance", "Major Projects Manager", None), ("Jo Pell", "in_attendance", "Superintendent Registrar", None)]),
    # Members of the public, counted, name nobody.
    ("In attendance: F Frost (Clerk), County Cllr G Gale and 4 members of the public.",
     [("F Frost", "in_attendance", "Clerk", None), ("G Gale", "in_attendance", None, None)]),
    ("In attendance: 12 members of the public, F Frost (Clerk) and G Gale (Borough Councillor)",
     [("F Frost", "in_attendance", "Clerk", None), ("G Gale", "in_attendance", None, None)]),
    ("Present: Cllr A Ash (Chair), Cllr B Birch, Mrs D Dale (Clerk) & one member of the public",
     [("A Ash", "present", "Chair", None), ("B Birch", "present", None, None), ("Mrs D Dale", "present", "Clerk", None)]),
    ("Also present: 3 members of the public and the press.", []),
    # Parishes accept apologies, with reasons.
    ("Apologies were received and accepted from Cllr H Hill (work).", [("H Hill", "apologies", None, None)]),
    ("Apologies received and accepted: Cllr H Hill (work), Cllr J Orr.", [("H Hill", "apologies", None, None), ("J Orr", "apologies", None, None)]),
    ("Apologies and reasons for absence were accepted from Cllr Hill.", [("Hill", "apologies", None, None)]),
    ("Apologies were received and the report from Cllr Hill was accepted.", []),
    # a label that says how they were there ends the list above it
    ("Members Present: Aldermen: S Craig, T Donnell; Councillors: A Ennis\n\nMembers Present Via Audio-Visual Link:"
     " Councillors: E Irwin\n",
     [("S Craig", "present", None, None), ("T Donnell", "present", None, None), ("A Ennis", "present", None, None),
      ("E Irwin", "present", None, None)]),
    # who presides under a label of its own
    ("In the Chair: Councillor R Boyle\n\nPresent: Councillors S Craig and A Ennis\n",
     [("R Boyle", "present", None, None), ("S Craig", "present", None, None), ("A Ennis", "present", None, None)]),
    # Scottish officers
    ("Attending:        Shona Clyne, Area Manager\n                  David Orr, Roads Manager\n",
     [("Shona Clyne", "in_attendance", "Area Manager", None), ("David Orr", "in_attendance", "Roads Manager", None)]),
    # A rank before a name; an office after one, and a body; those whom it parts.
    ("Apologies were received from Ann Lee (Healthwatch), Superintendent Bob Orr and Ms C Dee.",
     [("Ann Lee", "apologies", None, None), ("Superintendent Bob Orr", "apologies", None, None), ("Ms C Dee", "apologies", None, None)]),
    ("Apologies were received from Dr Ivey, Director of Public Health, and from Mr Judd.",
     [("Dr Ivey", "apologies", None, None), ("Mr Judd", "apologies", None, None)]),
    ("Apologies were received from Councillor E Ash and the Police and Crime Commissioner for Tarn – David Kane.",
     [("E Ash", "apologies", None, None), ("David Kane", "apologies", None, None)]),
    ("Apologies were received from Mr T Rave, Treasury Adviser on Loans.", [("Mr T Rave", "apologies", None, None)]),
    # None were received.
    ("No apologies had been received from Cllr Judd.", []),
    # Told another way.
    ("Cllr Elm was unable to attend and had sent his apologies.", [("Elm", "apologies", None, None)]),
    ("Cllr Elm was unable to attend and Cllr Osk spoke.", []),
    ("Resolved to accept the apologies of Cllrs Fox and Gale.", [("Fox", "apologies", None, None), ("Gale", "apologies", None, None)]),
    # Substitutes: for each of two; of the latter; in brackets; who had been named for it.
    ("Ann Birk was present as substitute for Dr Kane and Inspector Dee White for Superintendent Raff.",
     [("Ann Birk", "substitute", None, "Dr Kane"), ("Inspector Dee White", "substitute", None, "Superintendent Raff")]),
    ("Apologies were intimated on behalf of Councillors Laing and Milne, the latter being represented by Councillor Petrie.",
     [("Laing", "apologies", None, None), ("Milne", "apologies", None, None), ("Petrie", "substitute", None, "Milne")]),
    ("Councillor Elm (substitute for Councillor Fox) spoke.", [("Elm", "substitute", None, "Fox")]),
    ("Councillors J Thorn, P Mbat and A Sidd (for Councillor G Pen)", [("A Sidd", "substitute", None, "G Pen")]),
    ("Councillors J Thorn and A Sidd (Hexley)", []),
    ("Councillor Orr had been nominated to substitute for Councillor Pym.", [("Orr", "substitute", None, "Pym")]),
    ("Apologies were received from Mr A Cumm (Mr D Walk, Medical Director attended in his absence).",
     [("Mr A Cumm", "apologies", None, None), ("Mr D Walk", "substitute", None, "Mr A Cumm")]),
    ("Present: Councillor A Hay (from 1:45pm), Councillor D Hodge(Substitute)", [("A Hay", "present", None, None), ("D Hodge", "substitute", None, None)]),
    # Lists with initials and offices; an office and a body is no person.
    ("Apologies:\nJill Dent (JD) Lay Member for Governance\nDr Robyn Dew (RD) Director of Public Health\nJohn Mac (JM) Chair, ICB\n",
     [("Jill Dent", "apologies", None, None), ("Dr Robyn Dew", "apologies", "Director of Public Health", None), ("John Mac", "apologies", "Chair, ICB", None)]),
    ("In attendance:\nMrs J Leck\n(Head of Planning)\nMr P Rowe\n(Solicitor)\n",
     [("Mrs J Leck", "in_attendance", "Head of Planning", None), ("Mr P Rowe", "in_attendance", "Solicitor", None)]),
    # The status below the name, or beside it: what is above a name is another's.
    ("Attendance\n\nCouncillor Ash\nPresent\n\nCouncillor Birch\nApologies\n\nCouncillor Carr\nPresent as substitute\n",
     [("Ash", "present", None, None), ("Birch", "apologies", None, None), ("Carr", "substitute", None, None)]),
    ("Councillor Dean - Member - Present\nCouncillor Elm - Member - Apologies\n", [("Dean", "present", None, None), ("Elm", "apologies", None, None)]),
    ("Name | Role | Body | Attendance\nAnn Hill | Clinical Director | Marsh Trust | Present\nTom Jarv | Clerk | Tarn Council | Apologies\n",
     [("Ann Hill", "present", None, None), ("Tom Jarv", "apologies", None, None)]),
    # Labels above their lists; an order that is in doubt.
    ("Present\nCouncillor Ash\nCouncillor Birch\nApologies\nCouncillor Carr\nAbsent\nCouncillor Dean\n",
     [("Ash", "present", None, None), ("Birch", "present", None, None), ("Carr", "apologies", None, None), ("Dean", "absent", None, None)]),
    ("Minutes\n\nCouncillor Ash\nPresent\nCouncillor Birch\nApologies\nCouncillor Carr\n", []),
    # A comma too many; one of the public in a line of a list; officers who support.
    ("Present: Mr L Orr, , Mrs A Bly and Mr C Kay", [("Mr L Orr", "present", None, None), ("Mrs A Bly", "present", None, None), ("Mr C Kay", "present", None, None)]),
    ("Support officers:\nSheila Hart (Senior Officer), Jane Webb (Legal)\n", [("Sheila Hart", "in_attendance", "Senior Officer", None), ("Jane Webb", "in_attendance", None, None)]),
    # Bulleted lines below; aldermen of honour; groups of a forum.
    ("Apologies for absence were received from:\n\n·       Inspector Tina Orb – Police\n\n·       Chris Pell – Fire & Rescue\n\n·       Mrs Church (Town Clerk)\n\n135.\n",
     [("Inspector Tina Orb", "apologies", None, None), ("Chris Pell", "apologies", None, None), ("Mrs Church", "apologies", "Town Clerk", None)]),
    ("Apologies for absence were received from the Chair.\n\n·       Ann Lunn – Fire & Rescue spoke\n", []),
    ("Apologies were received from Councillor Mrs Caff and from Honorary Aldermen Mrs Goad, MBE, and Mrs Morris.",
     [("Mrs Caff", "apologies", None, None), ("Mrs Goad", "apologies", None, None), ("Mrs Morris", "apologies", None, None)]),
    ("PRESENT\nSchool members:\nAnn Ash, Bea Elm (Chair), Cy Osk\nNon school members:\nDi Orr, Ed Lunn\nObservers:\nFay Pell\n",
     [("Ann Ash", "present", None, None), ("Bea Elm", "present", "Chair", None), ("Cy Osk", "present", None, None), ("Di Orr", "present", None, None),
      ("Ed Lunn", "present", None, None), ("Fay Pell", "in_attendance", None, None)]),
    # Welsh: for absence, and for something else.
    ("Ymddiheurodd y Cynghorwyr Keith Hen a Ceris Jon am na allent fynychu'r cyfarfod.", [("Keith Hen", "apologies", None, None), ("Ceris Jon", "apologies", None, None)]),
    ("Ymddiheurodd y Cynghorydd Keith Hen am yr oedi.", []),
]  # fmt: skip

INTERESTS = [
    # An office between the name and the verb.
    ("Mr T Boyd, Chief Executive, declared an interest in item 12 and left the room.", [("Mr T Boyd", "other", True)]),
    ("Councillor Ash, Elm Ward, asked about declared interests.", []),
    # A list below "the following declarations were made:".
    ("DECLARATIONS OF INTEREST\n\nThe following declarations were made:\n\nCllr Ash – Item 5 – personal, governor\nCllr Elm – Item 7 – Non-Registrable Interest",
     [("Ash", "personal", None), ("Elm", "non_registrable", None)]),
    # The heading and the list in one line.
    ("Declarations of Interest: Cllr Dyer - agenda item 6b, personal (allotment holder). Cllr Eddy - agenda item 9, prejudicial.",
     [("Dyer", "personal", None), ("Eddy", "prejudicial", None)]),
    # What the member thought it was not.
    ("Cllr Lamb declared an interest in item 3 but did not consider it prejudicial and stayed in the meeting.", [("Lamb", "other", False)]),
    ("Cllr Lamb declared a prejudicial interest in item 3.", [("Lamb", "prejudicial", None)]),
    # A table, a row a line.
    ("Declarations of Interests\n\nName | Item | Nature of interest\nCllr Ash | 6 | Personal – member\nCllr Elm | 9 | Prejudicial – employed by applicant; left the meeting",
     [("Ash", "personal", None), ("Elm", "prejudicial", True)]),
]  # fmt: skip

_BARE = "That, under Section 100A(4) of the Local Government Act 1972, the public be excluded, as defined in paragraph 3 of Part 1 of Schedule 12A."
EXCLUSIONS = [
    # No more than the words of the resolution, in minutes; the same in an agenda, or put to the meeting.
    (f"EXCLUSION OF THE PUBLIC\n\n{_BARE}", "minutes", ["3"]),
    (f"EXCLUSION OF THE PUBLIC\n\n{_BARE}", None, []),
    (f"EXCLUSION OF THE PUBLIC\n\nTo pass the following resolution:\n\n{_BARE}", "minutes", []),
    (f"The Committee is asked to consider excluding the public.\n\n{_BARE}", "minutes", []),
    # Northern Ireland; Welsh, passive.
    ("RESOLVED: That Council goes into Committee to discuss the following items in the absence of press and public.", "minutes", [None]),
    ("Penderfynwyd bod y wasg a'r cyhoedd yn cael eu heithrio o dan baragraff 14 o Ran 4 o Atodlen 12A.", "minutes", ["14"]),
    ("RESOLVED: That Council goes into the history of the pier.", "minutes", []),
    # Nothing required it.
    ("Resolved that no items of business required the exclusion of the press and public.", "minutes", []),
    ("RESOLVED that the exclusion of the public was not required.", "minutes", []),
    ("Agreed that there was no confidential or exempt business which required the press and public to be excluded.", "minutes", []),
    ("Resolved that none of the items be considered with the press and public excluded.", "minutes", []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), ROLES)
def test_roles(text: str, expected: list[tuple[str | None, str]]) -> None:
    assert _roles(text) == expected


@pytest.mark.parametrize(("text", "expected"), ATTENDANCE)
def test_attendance(text: str, expected: list[tuple[str, str, str | None, str | None]]) -> None:
    assert _attendance(text) == expected


@pytest.mark.parametrize(("text", "expected"), INTERESTS)
def test_interests(text: str, expected: list[tuple[str | None, str, bool | None]]) -> None:
    assert _interests(text) == expected


@pytest.mark.parametrize(("text", "section", "expected"), EXCLUSIONS)
def test_exclusions(text: str, section: str | None, expected: list[str | None]) -> None:
    assert _exclusions(text, section) == expected


@pytest.mark.parametrize(
    "unit",
    [
        "AM Fire GM Oakes ", "Apologies were received from the Director of A, Dr E Frost and ",
        "Officers\nHead of A - ", "Present:\nFor the Applicant: Mr A (Solicitor), 4 members of the public ", "Cllr A | 6 | Personal\n", "That the press and public be excluded under Schedule 12A. ",
        "Ann Lee\nHead of Roads\n", "Cllr Ash\nPresent\n", "Cllr Ash | Lab | Apologies\n", "Cllr Ash declared an interest as a ", "Ann Lee (AL) Head of Roads (",
    ],
)  # fmt: skip
def test_time_is_linear(unit: str) -> None:
    began = time.process_time()
    extract_text(unit * (30_000 // len(unit)), "minutes")
    assert time.process_time() - began < 6
