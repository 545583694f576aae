"""Word lists that tokens and sentences share: abbreviations, prefixes, words that open a sentence.

Abbreviations are in lower case, without the final full stop, grouped by what that stop tells about the sentence.
"""


def _words(listed: str) -> frozenset[str]:
    return frozenset(listed.split())


# Before a name or a number: never the end of a sentence.
TITLES = _words(
    "dr mr mrs ms mx messrs prof gen sen rep gov lt col sgt capt maj cmdr adm brig rev hon fr st pres supt "
    "insp det cllr amb dep asst atty cpl pvt pte mme mlle sr jr ft mt"
)
# Before a figure only ("No. 10", "fig. 3", "Sat. 4"): otherwise an ordinary word.
BEFORE_FIGURES = _words("no nos fig figs vol vols pp p art sec ch para paras op pt sat sun mar")
MONTHS_AND_DAYS = _words("jan feb apr jun jul aug sept sep oct nov dec mon tue tues wed thu thur thurs fri")
# Part of a name, and as often the end of a sentence: "Acme Inc. sued", "in the U.S. The".
IN_NAMES = _words(
    "inc ltd corp co bros plc dept univ assn ave blvd rd ala ariz ark calif colo conn del fla ga ill ind kan "
    "ky la md mich minn miss mo mont neb nev okla ore pa penn tenn tex va vt wash wis wyo ont que u.s u.k u.n "
    "e.u u.s.a d.c n.y n.j n.c s.c n.h n.m l.a b.c"
)
# At the end of a phrase of time or a list; a capital after it opens a sentence, bar a day or a month.
PHRASE_FINAL = _words("etc a.m p.m et.al al b.c.e c.e a.d")
# Always followed by more.
MEDIAL = _words("vs v e.g i.e cf viz approx ca esp incl est tel ext c.f govt")

# An ordinary word unless written with a capital.
_CAPITAL_ONLY = _words(
    "gen rep col maj sen hon fr pt det dep ind ill del miss mo mont pa la ga ore wash co mar sun sat art ark "
    "mon fri wed jan dec tex va conn penn est md minn ave fig adm univ bros ext"
)
# An ordinary word even with a capital, when nothing of its kind follows.
_NEVER_LAST = _words("miss del ill ind la ark wash pa mo mont ore ga va mon fri wed")

ABBREVIATIONS = TITLES | BEFORE_FIGURES | MONTHS_AND_DAYS | IN_NAMES | PHRASE_FINAL | MEDIAL

PREFIXES = (
    "anti|arch|bi|co|counter|cross|de|e|ex|extra|hyper|inter|intra|macro|mega|meta|micro|mid|mini|multi|neo|non|pan"
    "|para|post|pre|pro|proto|pseudo|psycho|quasi|re|semi|socio|sub|super|trans|tri|ultra|un"
)

# A capital on one of these, after a doubtful full stop, opens a sentence.
OPENERS = _words(
    "the a an this that these those it its he his she her they their we our you your i my there here but and "
    "or so yet in on at by for from with as if when while after before since although though because however "
    "meanwhile moreover also then what who why how where which no not all some many most one two both each "
    "every last next earlier later now today yesterday asked speaking under during despite is are was were "
    "did do does has have had will would can could should may might"
)


def is_abbreviation(word: str, following: str) -> bool:
    """Tell whether a full stop right after `word` belongs to it.

    `following` is the text after that full stop; a few characters are enough.
    """
    low = word.lower()
    if low not in ABBREVIATIONS:
        return False
    rest = following.lstrip()
    if low in BEFORE_FIGURES:
        return rest[:1].isdigit() and not (low in _CAPITAL_ONLY and word.islower())
    if low in _CAPITAL_ONLY and word.islower():
        return False
    if low in _NEVER_LAST:
        return rest[:1].isdigit() or rest[:1] == "," or rest[:1].islower()
    return True
