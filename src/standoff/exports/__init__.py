"""The record, or one document's findings, to a file: one format a module."""

from standoff.exports.extract import FORMAT, extract

__all__ = ["FORMAT", "extract"]
