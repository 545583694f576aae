"""The stored text and its places: repairs, paragraphs, quotation marks, anchors that resolve or say why not.

Also ``folded`` and ``Spellings``: what the spellings of one name have in common.
"""

from standoff.text.anchors import Outcome, Resolution, anchor, arrive, follow, resolve
from standoff.text.paragraphs import paragraphs
from standoff.text.quotes import Quotation, quotations
from standoff.text.repair import Repair, RepairKind, View, repair
from standoff.text.spelling import Spellings, folded

__all__ = [
    "Outcome",
    "Quotation",
    "Repair",
    "RepairKind",
    "Resolution",
    "Spellings",
    "View",
    "anchor",
    "arrive",
    "folded",
    "follow",
    "paragraphs",
    "quotations",
    "repair",
    "resolve",
]
