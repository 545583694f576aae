"""Mentions: where the running text names somebody or points at somebody already named.

Without a language model a name is a run of capitalised words; titles, words for roles, heads of bodies and given names
tell a person from a body, and what stays doubtful follows the majority of its other mentions in the article.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from standoff.ontology import Span
from standoff.reading.joined import (
    PRONOUN,
    Word,
    connects,
    is_capital,
    lists_subjects,
    lists_trades,
    possessive_goes_on,
)
from standoff.reading.lexicon import lexicon
from standoff.reading.page import Page, is_dateline
from standoff.reading.persons import settled
from standoff.reading.phrases import Phrase, PhraseKind


@dataclass(frozen=True, slots=True)
class _Seen:
    """How the article writes words inside its sentences: it tells names from words that merely begin a sentence."""

    lower: frozenset[str]
    capital: frozenset[str]


_WORD = re.compile(r"(?:[A-Z]\.){1,4}|[^\W\d_][\w]*(?:[-&'’/][^\W_][\w]*)*|\d(?:[\d.,]*\w)?|&(?=\s)")
_POSSESSIVE = re.compile(r"['’]s$")
#: Between two capitalised words of one name there is a space, a line break or nothing (initials).
_JOINT = re.compile(r"[ \t]*\n?[ \t]*")
_NUMBERED = frozenset(["Local", "Lodge", "Branch", "Chapter", "District"])
_BEGINNING = re.compile(r"""(?:^|[.!?:;]["'”’)\]]*|["'“‘(\[•–—>-])\s*$""")


_ABBREVIATED = frozenset(
    ["St", "Jr", "Sr", "Prof", "Gov", "Supt", "Insp", "Messrs", "Hon", "Rev", "Capt", "Cllr", "Maj", "Mt"]
)


def phrases(page: Page) -> tuple[Phrase, ...]:
    """Return every mention in the running text, in order of place; those in quotation marks are marked so."""
    lines = [[_word(page.text, m) for m in _WORD.finditer(page.text, s.start, s.end)] for s in page.sentences]
    seen = _Seen(
        lower=frozenset(w.text for line in lines for w in line if w.text.islower()),
        capital=frozenset(w.text for line in lines for w in line[1:] if is_capital(w)),
    )
    found: list[Phrase] = []
    for sentence, words in zip(page.sentences, lines, strict=True):
        found += _pronouns(page, words)
        for run in _runs(page.text, words, sentence, seen):
            found += _split(page, run)
    return settled(page, tuple(sorted(found, key=lambda p: p.span)))


def _word(text: str, match: re.Match[str]) -> Word:
    word = match.group()
    if _POSSESSIVE.search(word):
        return Word(match.start(), match.end() - 2, word[:-2], possessor=True)
    follows = text[match.end() : match.end() + 2]
    plural = word[-1] in "sS" and follows[:1] in ("'", "’") and follows[1:] in (" ", "")
    return Word(match.start(), match.end(), word, possessor=plural)


def _pronouns(page: Page, words: list[Word]) -> list[Phrase]:
    return [
        Phrase(
            Span(w.start, w.start + m.end()),
            PhraseKind.PRONOUN,
            (m.group(),),
            quoted=page.quotation_at(w.start) is not None,
        )
        for w in words
        if (m := PRONOUN.match(w.text)) and w.text != "i"
    ]


def _runs(text: str, words: list[Word], sentence: Span, seen: _Seen) -> Iterator[list[Word]]:
    """Yield the runs of words that make up names."""
    index = 0
    while index < len(words):
        if _may_begin(text, words, index, sentence, seen):
            end = _run_end(text, words, index)
            yield words[index:end]
            index = end
        else:
            index += 1


def _may_begin(text: str, words: list[Word], index: int, sentence: Span, seen: _Seen) -> bool:
    word = words[index]
    if not is_capital(word):
        return False
    small = word.text.lower()
    if small in lexicon().calendar:
        return False
    before = text[max(sentence.start, word.start - 6) : word.start]
    at_start = word.start == sentence.start or bool(_BEGINNING.search(before))
    following = words[index + 1] if index + 1 < len(words) else None
    goes_on = following is not None and is_capital(following) and _touches(text, word, following)
    if small in lexicon().common and word.text != "US":
        if small in lexicon().given and at_start and _is_called(text, words[index : index + 3]):
            return True  # "Will Bell said"
        return not at_start and goes_on and (len(small) > 4 or small == "new")
    if not at_start or goes_on or word.text.isupper() or small in lexicon().titles:
        return True
    if small in lexicon().organisations and _heads_name(words[index + 1 : index + 4]):
        return True
    if following is not None and following.text in lexicon().particles and small not in lexicon().common:
        return True  # "Ann de Wit", "Tides & Currents"
    followed = following is not None and following.text in lexicon().finite
    return small not in seen.lower and (word.possessor or followed or word.text in seen.capital)


def _is_called(text: str, words: list[Word]) -> bool:
    """Tell whether the first two of ``words`` are a name that a verb or a comma follows."""
    if len(words) < 3 or not is_capital(words[1]) or not _touches(text, words[0], words[1]):
        return False
    if words[1].text.lower() in lexicon().organisations | lexicon().nationalities:
        return False
    return words[2].text in lexicon().finite or text.startswith(",", words[1].end)


def _heads_name(after: list[Word]) -> bool:
    """ "Guild of Pilots", "Department for the Coast": what makes the head of a body at the start of a name."""
    if not after or after[0].text not in ("of", "for"):
        return False
    rest = after[2:] if len(after) > 1 and after[1].text == "the" else after[1:]
    return bool(rest) and is_capital(rest[0]) and rest[0].text.lower() not in lexicon().calendar


def _touches(text: str, word: Word, following: Word) -> bool:
    gap = text[word.end : following.start]
    if gap.startswith(".") and _abbreviated(word):
        gap = gap[1:]
    return bool(_JOINT.fullmatch(gap)) or (word.possessor and gap.strip() in ("'", "’"))


def _abbreviated(word: Word) -> bool:
    """ "Mr.", "Sen.", "St.": the full stop after it ends no sentence."""
    return word.text in _ABBREVIATED or (len(word.text) <= 4 and word.text.lower() in lexicon().titles)


def _run_end(text: str, words: list[Word], begin: int) -> int:
    """Return the index after the last word of the name that begins at ``begin``."""
    end = begin + 1
    while end < len(words):
        step = _next_step(text, words, begin, end)
        if not step:
            break
        end += step
    return end


def _next_step(text: str, words: list[Word], begin: int, end: int) -> int:
    """How many words the name takes in after ``end``: one capital, or connectors and the capital after them."""
    last, following = words[end - 1], words[end]
    gap = text[last.end : following.start]
    if gap.startswith(".") and _abbreviated(last):
        gap = gap[1:]
    if last.possessor and not possessive_goes_on(last, following):
        return 0
    plain = _JOINT.fullmatch(gap) or (last.possessor and gap.strip() in ("'s", "’s", "'", "’"))
    if plain and is_capital(following):
        return int(following.text.lower() not in lexicon().calendar)
    if plain and last.text in _NUMBERED and following.text[0].isdigit():
        return 1  # "Local 256"
    if gap == ", " and (lists_subjects(words, begin, end) or lists_trades(text, words, begin, end)):
        return 1
    if not plain or following.text.lower() not in lexicon().connectors:
        return 0
    ahead = end + 1
    if ahead < len(words) and following.text.lower() in ("of", "for", "on") and words[ahead].text.lower() == "the":
        ahead += 1
    particles = lexicon().particles
    if ahead < len(words) and following.text.lower() in particles and words[ahead].text.lower() in particles:
        ahead += 1  # "de la"
    if ahead >= len(words) or not is_capital(words[ahead]) or not _touches(text, words[ahead - 1], words[ahead]):
        return 0
    after_the = begin == 0 or words[begin - 1].text.lower() == "the" or words[begin - 1].possessor
    return ahead - end + 1 if connects(words[begin:end], following.text.lower(), words[ahead:], after_the) else 0


def _split(page: Page, run: list[Word]) -> list[Phrase]:
    """Part a run at a word for a role before a person: "Board Chairman Ann Lee" names a board and a person."""
    if is_dateline(page, run[0].start, run[-1].end):
        return []
    if len(run) > 2 and run[-1].text.isupper() and run[-1].text.lower() in lexicon().honours:
        *before, last = _split(page, run[:-1]) or [_phrase(page, run[:-1])]
        return [*before, replace(last, span=Span(last.span.start, run[-1].end), possessor=run[-1].possessor)]
    run = _without_leading_role(_without_leading_noun(run))
    small = [w.text.lower() for w in run]
    person, behind = _without_acronym(run)
    if behind and _looks_like_person(person):
        return [_phrase(page, person, person=True), _phrase(page, behind)]
    for place in range(len(run) - 2, -1, -1):
        begin = place if _is_title(run, place) else place + 1
        if (
            small[place] in lexicon().given
            and place + 2 == len(run)
            and (place == 0 or small[place - 1] in lexicon().titles)
        ):
            continue  # "Dean Smith" has a given name that is also a role
        described = place == 0 and small[0] in lexicon().unnamed and len(run) > 2
        if (begin == place or small[place] in lexicon().roles or described) and _can_be_named(run[place + 1 :]):
            while begin > 0 and small[begin - 1] in lexicon().titles:
                begin -= 1
            body, (person, behind) = _without_role(run[:begin]), _without_acronym(run[begin:])
            named = [*([_phrase(page, body)] if body else []), _phrase(page, person, person=True)]
            return [*named, *([_phrase(page, behind)] if behind else [])]
    body = _without_role(run)
    only_title = len(body) == 1 and small[-1] in lexicon().titles - lexicon().ambiguous_titles
    return [_phrase(page, body)] if body and not only_title else []


def _without_acronym(run: list[Word]) -> tuple[list[Word], list[Word]]:
    """ "Ann Lee HPG": a person with the acronym of a body behind the name."""
    last = run[-1].text
    spelt = len(last) > 2 and last.isalpha() and last.isupper() and not any(w.text.isupper() for w in run[-3:-1])
    return (run[:-1], run[-1:]) if spelt and len(run) > 2 else (run, [])


def _without_leading_noun(run: list[Word]) -> list[Word]:
    """ "Haulier Tom Bell": at the start of a sentence a common noun before a given name looks like a part of it."""
    given = lexicon().given
    small = [w.text.lower() for w in run]
    if len(run) > 2 and small[0] in ("former", "incoming", "outgoing", "acting", "interim"):
        return run[1:]  # "Former Harbour Board chair Ann Lee"
    plain = small[0] not in given and small[0] not in lexicon().titles and not run[0].text.isupper()
    return run[1:] if len(run) == 3 and plain and small[1] in given and small[2] not in lexicon().organisations else run


def _without_leading_role(run: list[Word]) -> list[Word]:
    """ "Chairman of the Harbour Board" names the board."""
    small = [w.text.lower() for w in run]
    begin = 0
    if small[0] in lexicon().roles and len(run) > 1 and small[1] in lexicon().connectors:
        begin = 1
        while begin < len(run) and small[begin] in lexicon().connectors:
            begin += 1
    return run[begin:] or run


def _is_title(run: list[Word], place: int) -> bool:
    small = [w.text.lower().rstrip(".") for w in run]
    if small[place] not in lexicon().titles:
        return False
    return small[place] not in lexicon().ambiguous_titles or not any(
        s in lexicon().organisations for s in small[place:]
    )


def _can_be_named(after: list[Word]) -> bool:
    """Tell whether the words after a role can be a person's name."""
    small = [w.text.lower() for w in after]
    if not 1 <= len(after) <= 4 or not all(is_capital(w) or w.text.lower() in lexicon().particles for w in after):
        return False
    return not any(s in lexicon().organisations or s in lexicon().roles or s in lexicon().unnamed for s in small)


def _without_role(run: list[Word]) -> list[Word]:
    """Leave out the words for a role at the end: of "EU Trade Commissioner" the body is "EU"."""
    end = len(run)
    small = [w.text.lower() for w in run]
    if end and small[-1] in lexicon().roles and (end == 1 or small[-2] not in lexicon().connectors):
        end -= 1
        while end and small[end - 1] in lexicon().role_modifiers | lexicon().roles and not run[end - 1].text.isupper():
            end -= 1
    while end and small[end - 1] in lexicon().connectors:
        end -= 1
    if small and small[-1] in ("minister", "secretary") and end < len(run) and run[-1].text[0].isupper():
        end = _without_portfolio(run, end)
    return run[:end]


def _without_portfolio(run: list[Word], end: int) -> int:
    """ "Rural Affairs Minister" is minister of rural affairs; of "Welsh Farm Secretary" the body is "Welsh"."""
    bodies = lexicon().organisations | lexicon().nationalities
    while (
        end
        and not run[end - 1].text.isupper()
        and run[end - 1].text.lower() not in bodies
        and "." not in run[end - 1].text
    ):
        end -= 1
    return end


def _phrase(page: Page, run: list[Word], *, person: bool = False) -> Phrase:
    begin = 0
    while begin < len(run) - 1 and _is_title(run, begin):
        begin += 1
    title = run[0].text.lower().rstrip(".") if begin else None
    kept = begin - 1 if begin and run[begin - 1].text.lower() in lexicon().kept_titles else begin
    words = tuple(page.text[run[kept].start : run[-1].end].split())
    kind = PhraseKind.PERSON if person or begin or _looks_like_person(run) else PhraseKind.BODY
    quoted = page.quotation_at(run[0].start) is not None
    return Phrase(Span(run[0].start, run[-1].end), kind, words, title, run[-1].possessor, quoted)


def _looks_like_person(run: list[Word]) -> bool:
    small = [w.text.lower() for w in run]
    if not 2 <= len(run) <= 4 or any(s in lexicon().organisations for s in small[1:]):
        return False
    if any(s in lexicon().connectors and s not in lexicon().particles for s in small):
        return False
    if any(w.text == "&" or (w.text.isupper() and len(w.text) > 2 and "." not in w.text) for w in run):
        return False
    initial = any(len(w.text) <= 2 and w.text.endswith(".") for w in run[1:-1])
    return initial or small[0] in lexicon().given or small[0].split("-")[0] in lexicon().given
