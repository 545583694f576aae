"""Words that end the name of an organisation: what stands right before one belongs to the name ("Harlow Council").

Chosen by hand, most of them from the names of the training sets, where names that end so are nearly all organisations'.
Used where the network found the place and left the word ("[Harlow] Bulletin"). That a whole name found as a place ends
so does not make it an organisation's ("Cedar Grove School" may be the building): that was measured and left out.
"""

from __future__ import annotations

_STATE = """
    Administration Agency Appeals Army Assembly Authority Board Bureau Cabinet Commission Commons Congress Court
    Department Government Guard Ministry Navy Office Parliament Police Representatives Sabha Secretariat Senate
    Tribunal Treasury
"""
_LEARNING_AND_CARE = "Academy College Faculty Hospitals Institute Institution School University"
_JOINED = """
    Alliance Association Brotherhood Caucus Chamber Coalition Committee Confederation Congregation Council Federation
    Foundation Front Guild League Movement Network Organisation Organization Party Society Trust Union
"""
_TRADE = """
    Airlines Airways Bank Communications Company Corp Corp. Corporation Electric Energy Entertainment Exchange Films
    Group Holdings Inc Inc. Industries LLC Limited Ltd Ltd. Motors PLC Partners Pharmaceuticals Pictures Productions
    Publishing Railway Railways Records Services Studios Systems Technologies Telecom plc
"""
_PAPERS_AND_CLUBS = """
    Bulletin Club Echo FC Gazette Herald Journal Magazine News Orchestra Post Press Radio TV Team Telegraph Television
    Times Tribune United Weekly
"""
#: Words that end the name of an organisation, as they are written.
BODIES = frozenset(" ".join((_STATE, _LEARNING_AND_CARE, _JOINED, _TRADE, _PAPERS_AND_CLUBS)).split())
