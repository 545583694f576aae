"""``standoff review``: what people decide about the record. One group of decisions a module."""

from __future__ import annotations

from standoff.cli.review.adding import add
from standoff.cli.review.carrying import export, import_
from standoff.cli.review.facts import accept, correct, note, reject, undo
from standoff.cli.review.listing import list_, orphans
from standoff.cli.review.names import forbid, merge, regroup, split
from standoff.cli.review.queue import review

for _command in (
    accept,
    reject,
    correct,
    undo,
    note,
    add,
    merge,
    forbid,
    split,
    regroup,
    list_,
    orphans,
    export,
    import_,
):
    review.add_command(_command)

__all__ = ["review"]
