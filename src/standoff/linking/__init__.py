"""Across documents: the same party, the same event, the same article reprinted. Proposes, and never decides.

Each module proposes one kind of link: ``parties``, ``copies``, ``events``, ``issues``; ``listed`` reads a list of
parties that a user can write.
"""
