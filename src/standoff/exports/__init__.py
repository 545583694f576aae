"""The record, or one document's findings, to a file: one format a module."""

from standoff.exports.extract import FORMAT, extract
from standoff.exports.formats import FORMATS, Format
from standoff.exports.frames import Frame, frame
from standoff.exports.whole import read_back

__all__ = ["FORMAT", "FORMATS", "Format", "Frame", "extract", "frame", "read_back"]
