"""The shape of a record's file, step by step: ``0001_*.sql`` makes schema 1, ``0002_*.sql`` turns 1 into 2, …

A step that has been released is never edited.
"""
