"""What keeps the record: schema, migrations, search. The only room that knows SQL.

with Store.open("record.db") as store:
    store.keep(document, findings, reader)
    store.search("conciliation")
"""

from standoff.store.codec import decode, decode_document, encode, encode_document, fingerprint
from standoff.store.connection import PATIENT, WAIT
from standoff.store.derived import Choice, Derived, Says, State
from standoff.store.questions import Filters
from standoff.store.renewing import DIGEST, Made, made
from standoff.store.rows import MARK_END, MARK_START, Counts, Hit, Kept, NotRead, Page
from standoff.store.store import Store

__all__ = [
    "Choice",
    "Counts",
    "DIGEST",
    "Derived",
    "Filters",
    "Hit",
    "Kept",
    "MARK_END",
    "MARK_START",
    "Made",
    "NotRead",
    "PATIENT",
    "Page",
    "Says",
    "State",
    "Store",
    "WAIT",
    "decode",
    "decode_document",
    "encode",
    "encode_document",
    "fingerprint",
    "made",
]
