"""What a run over a corpus did, in numbers and with the name of everything that was not read."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from standoff.batch.source import NOT_DOCUMENT, Failed
from standoff.store import Kept


@dataclass(frozen=True, slots=True)
class Report:
    """How many documents were added, revised, reread or unchanged, and what was not read, by source.

    ``gone`` are documents whose source was there when the record met it last, and no longer is. ``passed_over`` is
    what folders hold that is no document (a picture, a font): it is told, and no failure.
    """

    added: int = 0
    revised: int = 0
    reread: int = 0
    unchanged: int = 0
    unread: tuple[Failed, ...] = ()
    passed_over: tuple[Failed, ...] = ()
    gone: tuple[str, ...] = ()

    @classmethod
    def of(cls, kept: Counter[Kept], unread: list[Failed], gone: Iterable[str] = ()) -> Report:
        """Return the report of what was ``kept``, what could not be read, and what is gone."""
        named = sorted(unread, key=lambda failed: (failed.source, failed.code))
        return cls(
            added=kept[Kept.ADDED],
            revised=kept[Kept.REVISED],
            reread=kept[Kept.REREAD],
            unchanged=kept[Kept.UNCHANGED],
            unread=tuple(failed for failed in named if failed.code != NOT_DOCUMENT),
            passed_over=tuple(failed for failed in named if failed.code == NOT_DOCUMENT),
            gone=tuple(sorted(gone)),
        )

    @property
    def read(self) -> int:
        """How many documents could be read, changed or not."""
        return self.added + self.revised + self.reread + self.unchanged
