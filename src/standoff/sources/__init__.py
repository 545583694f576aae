"""Foreign bytes to documents: finds what there is to read, opens it, and tells the article from what is round it.

    for source in find(["cuttings/"], base="."):
        for item in read(source):
            ...  # a Document, or an Unread that says why not

One format a file (`plain`, `html`, `jsonl`); `limits`, `encoding` and `language` guard the door; `house` holds the
rules for the forms in which outlets dress an article up. A file's name and folder are never trusted.
"""

from standoff.sources.article import Given
from standoff.sources.door import read, read_bytes, read_text
from standoff.sources.find import Source, Unread, find, within
from standoff.sources.limits import LIMITS, Limits

__all__ = ["Given", "LIMITS", "Limits", "Source", "Unread", "find", "read", "read_bytes", "read_text", "within"]
