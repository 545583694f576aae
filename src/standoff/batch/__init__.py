"""Reading over a whole corpus: find, read, keep; in this process or in several, always with the same result.

``corpus.run`` reads into a record, ``source.study`` one source without one. Nothing is imported here, so that whoever
studies a source does not wait for the record's database to be loaded.
"""
