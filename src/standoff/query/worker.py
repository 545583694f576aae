"""A process of its own that puts a record together each time it is told to.

It takes one line on its standard input for each time, and answers each with one line of JSON: how long it took, or what
went wrong. It ends when its input does, whatever it is at: the entries that were kept before are then still whole.
"""

from __future__ import annotations

import json
import os
import sys
import time
import traceback
from pathlib import Path
from queue import SimpleQueue
from threading import Thread

from standoff.errors import StandoffError
from standoff.query.memory import Memory
from standoff.query.record import Record
from standoff.store import PATIENT

#: How much this process gives way to others: whoever waits for a page comes first.
NICENESS = 10


def main(record: Path) -> None:
    """Put ``record`` together for each line of the standard input, until that ends."""
    if hasattr(os, "nice"):
        os.nice(NICENESS)
    answers = os.fdopen(os.dup(1), "w", encoding="utf-8")
    os.dup2(2, 1)  # what anything else prints is no answer
    told: SimpleQueue[str] = SimpleQueue()
    Thread(target=_listen, args=(told,), daemon=True).start()
    memory = Memory()
    while True:
        told.get()
        print(json.dumps(put_together(record, memory)), file=answers, flush=True)


def _listen(told: SimpleQueue[str]) -> None:
    for line in sys.stdin:
        told.put(line)
    os._exit(0)


def put_together(record: Path, memory: Memory) -> dict[str, object]:
    """Put ``record`` together where it has changed; return ``seconds``, or the ``code`` and ``what`` of an error.

    ``memory`` is that of the last time.
    """
    begun = time.monotonic()
    try:
        with Record.open(record, wait=PATIENT) as opened:
            opened.refresh(memory=memory)
    except StandoffError as error:
        return {"code": error.code, "what": error.what}
    except Exception:
        traceback.print_exc()
        return {"code": "fault", "what": "the program stumbled; the terminal where it runs says more"}
    return {"seconds": time.monotonic() - begun}


if __name__ == "__main__":
    main(Path(sys.argv[1]))
