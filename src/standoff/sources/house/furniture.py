"""Site furniture: lines that belong to the page and not to the article.

A line is furniture only as a whole. The patterns are in two groups: what is furniture wherever it stands, and what
is furniture only at the head or the foot of a page, where an article's own words cannot be mistaken for it.
"""

from __future__ import annotations

import re

_LONGEST = 240

_ANYWHERE = re.compile(
    r"(?:"
    r"(?:this|our) (?:web)?site is (?:intended|only)\b.{0,120}|for (?:healthcare|health) professionals only"
    r"|scroll down (?:for|to)\b.{0,60}|(?:watch|click) (?:here|below|to)\b.{0,100}"
    r"|(?:read|see) (?:more|also|next)\b(?:$|:.{0,160}|[^.]{0,60}$)|(?:also )?read:.{0,160}"
    r"|(?:related|recommended|more|popular|trending)(?: (?:article|story|link|topic|content|coverage|new)s?)?:.{0,160}"
    r"|related (?:articles?|stor(?:y|ies)|links?|topics?|content)\b[^.]{0,120}"
    r"|(?:you (?:may|might) also (?:like|be interested in)|more (?:on|from|about) (?:this|the)"
    r" (?:story|topic|author|web)|most (?:read|popular|viewed|commented)|what to read next"
    r"|don[’']t miss|recommended for you)\b.{0,80}"
    r"|(?:story|article) continues(?: below)?.{0,40}|continue reading\b.{0,60}|skip to (?:main )?content"
    r"|advert(?:isement|ising)?|sponsored(?: content| links?)?|skip advert(?:isement)?|promoted stories"
    r"|(?:by (?:carrying on|continuing|using)[^.]{0,60}|we use|[\w ]{1,40} uses) cookies?\b.{0,180}"
    r"|(?:accept|manage|reject)(?: all)? cookies|cookie (?:policy|settings|notice).{0,60}"
    r"|(?:please )?(?:sign|log) ?in (?:or|to)\b.{0,120}|(?:subscribe|register|sign up|join)(?: now| here| today)?"
    r"(?: (?:to|for|and)\b.{0,140})?"
    r"|(?:follow|like) (?:us|@\w+|[A-Z]\w+ on)\b.{0,100}"
    r"|follow .{1,60} on (?:twitter|facebook|x|linkedin|instagram)\b.{0,30}"
    r"|(?:share|email|print|tweet|save|bookmark) (?:this|on|via|with|by)\b[^.]{0,100}"
    r"|(?:get|receive) (?:the|our|all the) .{0,60}(?:newsletter|inbox|alerts?)\b.{0,60}"
    r"|(?:please )?enable javascript\b.{0,100}|(?:back to|return to) (?:top|home(?:page)?)"
    r"|(?:copyright|©|\(c\)) .{0,160}|.{1,80} © ?\d{4}.{0,60}|©.{0,160}|all rights reserved\.?.{0,120}"
    r"|.{0,80}\ball rights reserved\.?"
    r"|view (?:all )?(?:comments|gallery|image)s?.{0,30}|(?:image|photo) gallery|loading\W*|show (?:more|less|caption)"
    r"|(?:do you have a story|got a (?:tip|story)|contact (?:our|the) (?:news)?(?:desk|team|reporter))\b.{0,140}"
    r"|this article (?:first appeared|was (?:first|originally) published|was amended) .{0,180}"
    r"|please note,? only .{0,120}|(?:terms (?:and|&) conditions|privacy policy|contact us|about us)(?: .{0,60})?"
    r")",
    re.IGNORECASE,
)
_AT_THE_EDGES = re.compile(
    r"(?:(?:home|news|menu|search|close|share|email|e-mail|print|tweet|comments?|login|log in|sign in|register"
    r"|subscribe|top stories|latest"
    r"|(?:latest|local|regional|national|world|uk|business|education) news|breaking news"
    r"|politics|health|business|education|uk|world|sport|opinion"
    r"|features?|national|local|text size|save|listen|facebook|twitter|linkedin|whatsapp|advertise|archive|next"
    r"|previous)\W*)"
    r"|(?:[\w &]{1,30} [>»›] ){1,6}[\w &]{1,60}|news story"
    r"|(?:skip|jump) to\b.{0,60}|ends?|-+ ?ends? ?-+|\*{3,}|#{1,}|_{3,}|-{3,}|[•·|*\s]{1,20}"
    r"|(?:media|press)(?: (?:contacts?|enquiries|office))?:.{0,160}|notes? (?:for|to) editors?:?"
    r"|tags?:.{0,160}|topics?:.{0,160}|filed under:?.{0,120}|categor(?:y|ies):.{0,120}"
    r"|(?:add|leave|post) (?:a|your) comment.{0,60}|have your say.{0,60}|(?:page )?\d+ (?:of|/) \d+"
    r"|(?:press|news|media) (?:release|statement|notice)(?: .{0,40})?|news from .{1,60}"
    r"|\(?(?:additional )?(?:reporting|editing|writing) by .{1,160}",
    re.IGNORECASE,
)
_MENU_WORDS = (
    "home news views jobs login log sign in register subscribe search menu contact about us sport opinion comment"
    " video politics business health education world uk culture lifestyle money travel tech technology science weather"
    " events archive newsletters features blogs podcasts magazine help account email print share tweet save more topics"
)
_NAVIGATION = frozenset(_MENU_WORDS.split())
_WORD = re.compile(r"[^\W\d_]++")
_BODY = r"[A-Z][\w’'&.-]*(?: (?:of|for|and|the|on|&|[A-Z][\w’'&.-]*)){1,8}"
_ISSUED = re.compile(
    rf"(?i:(?:press|news|media) (?:release|statement|notice)(?: issued)?(?: ?[:|–—-]| (?:from|by)):?)"
    rf" (?:[Tt]he )?({_BODY})"
    rf"|(?i:news from) (?:[Tt]he )?({_BODY})"
)
_RELEASE = re.compile(r"(?:press|news|media) (?:release|statement|notice)\b.{0,40}", re.IGNORECASE)


def is_furniture(line: str) -> bool:
    """Tell whether ``line``, trimmed, is furniture wherever in the page it stands."""
    return len(line) <= _LONGEST and _ANYWHERE.fullmatch(line) is not None


def is_edge_furniture(line: str) -> bool:
    """Tell whether ``line`` is furniture at the head or the foot of a page: menus, share buttons, "Ends"."""
    if len(line) > _LONGEST:
        return False
    return is_furniture(line) or _AT_THE_EDGES.fullmatch(line) is not None or _is_menu(line)


def is_release_line(line: str) -> bool:
    """Tell whether ``line`` says that the text is a press statement ("News release 41/14")."""
    return _RELEASE.fullmatch(line) is not None


def issuer_in(line: str) -> str | None:
    """Return the body that ``line``, the header of a press statement, names ("Press release: Fenland Water Authority").

    Of "News from ..." only a name in capitals throughout is one: "News from the docks" is not.
    """
    match = _ISSUED.fullmatch(line) if len(line) <= _LONGEST else None
    return (match[1] or match[2]) if match else None


def _is_menu(line: str) -> bool:
    """A run of three or more words, most of them what menus say, with no sentence in it."""
    words = [word.lower() for word in _WORD.findall(line)]
    known = sum(word in _NAVIGATION for word in words)
    return 3 <= len(words) <= 30 and known >= 3 and known * 3 >= len(words) * 2 and line[-1] not in ".?!,;:"
