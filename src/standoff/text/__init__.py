"""The stored text and its places: repairs, paragraphs, quotation marks, and anchors that resolve or say why not."""

from standoff.text.anchors import Outcome, Resolution, anchor, resolve
from standoff.text.paragraphs import paragraphs
from standoff.text.quotes import Quotation, quotations
from standoff.text.repair import Repair, RepairKind, View, repair

__all__ = [
    "Outcome",
    "Quotation",
    "Repair",
    "RepairKind",
    "Resolution",
    "View",
    "anchor",
    "paragraphs",
    "quotations",
    "repair",
    "resolve",
]
