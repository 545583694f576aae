"""Which analyser: our own by default, or a spaCy pipeline that is installed beside it."""

from __future__ import annotations

from functools import lru_cache
from threading import Lock
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from standoff.language.analysis import Analyser

_SPACY = "spacy:"
_OPENING = Lock()


def open_analyser(choice: str = "", threads: int = 1) -> Analyser:
    """Return the analyser that `choice` names, loaded once a process, whichever of its threads ask for it.

    "" is our own, run on `threads`; "spacy:NAME" the spaCy pipeline called NAME, or in the folder NAME. Raises
    ModelError: `no-model`, `model-digest` and `no-runtime` as `Network` does, `bad-pipeline` for any other choice and
    for a pipeline that is not installed or gives no trees.
    """
    with _OPENING:  # a cache alone would let two threads load it at once
        return _opened(choice, threads)


@lru_cache(maxsize=4)
def _opened(choice: str, threads: int) -> Analyser:
    if choice.startswith(_SPACY):
        from standoff.language.spacy_pipeline import SpacyAnalyser

        return SpacyAnalyser.named(choice.removeprefix(_SPACY))
    if choice:
        from standoff.errors import ModelError

        raise ModelError("bad-pipeline", f"there is no analyser {choice!r}", todo='take "" or "spacy:NAME"')
    from standoff.language.network import Network
    from standoff.language.own import OwnAnalyser
    from standoff.language.shipped import DIGESTS

    return OwnAnalyser(Network(threads=threads, digests=DIGESTS))
