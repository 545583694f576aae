"""Whether a text is English. Anything else is not read, and said so.

English is told by the share of its commonest words, without loading anything; only when that leaves a doubt is
py3langid asked, and it must be sure.
"""

from __future__ import annotations

import re

from standoff.errors import UnreadableSource

_SAMPLE = 20_000
_FEWEST_WORDS = 12
_CLEARLY = 0.25  # English prose has 35–50 % of these words, other languages under 12 %
_SURELY = 10.0  # in nats: the other language is more than 20,000 times as likely
_WORD = re.compile(r"[^\W\d_]+")
#: Commonest words of English that few other languages of Europe share.
_COMMONEST = (
    "the of and to that is was for it with as his he be by had not are but from or have they which one you were all"
    " her she there would their we him been has when who will no more if out so said what its about than into them"
    " can only other time new some could these two may then do first any my now such like our over me even most made"
    " after also did many before must through back where much your well down should because each just those people"
    " how too good very make world still own see work long get here between both being under never same another know"
    " while last might us great since against came right used take three a in on an at this"
)
_ENGLISH = frozenset(_COMMONEST.split())


def check_language(text: str, name: str) -> None:
    """Raise UnreadableSource (``language``) when ``text`` is surely in another language than English.

    Texts of fewer than a dozen words pass: they say too little of themselves.
    """
    if (language := other_language(text)) is not None:
        raise UnreadableSource("language", f"not read: language {language}", where=name, todo="only English is read")


def other_language(text: str) -> str | None:
    """Return the two-letter code of the language ``text`` is surely in, None when it is or may be English."""
    words = _WORD.findall(text[:_SAMPLE].lower())
    if len(words) < _FEWEST_WORDS:
        return _by_script(text)
    if sum(word in _ENGLISH for word in words) >= _CLEARLY * len(words):
        return None
    return _asked(text[:_SAMPLE], len(words), sum(word in _ENGLISH for word in words) / len(words))


def _by_script(text: str) -> str | None:
    """Few words or none between spaces: still not English when hardly a letter is Latin."""
    letters = [c for c in text[:_SAMPLE] if c.isalpha()]
    foreign = sum(c > "\u024f" for c in letters)
    return _asked(text[:_SAMPLE], 0, 0.0) if len(letters) > 20 and foreign > len(letters) * 0.5 else None


def _asked(sample: str, words: int, share: float) -> str | None:
    """Ask py3langid; English function words in a good share outweigh it, as lists of names mislead it."""
    if words and share >= _CLEARLY / 2:
        return None
    from py3langid.langid import rank

    scores = rank(sample)
    best, score = scores[0]
    english = next((float(value) for language, value in scores if language == "en"), float("-inf"))
    return str(best) if best != "en" and float(score) - english >= _SURELY else None
