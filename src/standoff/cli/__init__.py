"""The commands, thin: parse, call, print."""

from standoff.cli.app import app, main

__all__ = ["app", "main"]
