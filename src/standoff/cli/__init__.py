"""The commands, thin: parse, call, print."""

from standoff.cli.entry import app, main

__all__ = ["app", "main"]
