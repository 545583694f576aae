"""Behind the pages: the record put together anew when something was decided, in a process of its own.

One round at a time; what is decided meanwhile is put in by the next one, however much it is. A round that fails is
told (``trouble``, and the server's log) and tried again with the next change; pages then show what was kept last.
"""

from __future__ import annotations

import json
import logging
import os
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path
from threading import Condition, Event, Thread

from standoff.errors import StandoffError
from standoff.query import Record

#: How long the answer to a decision waits for the pages to show it, in seconds, where they are likely to by then.
PATIENCE = 1.5

#: How long after a round that failed a page may ask for another one, in seconds. A decision may at once.
AGAIN = 30.0

#: After so many idle seconds the process is replaced by a fresh one: what it took for a large record is given back.
IDLE = 120.0

#: How often it is looked whether somebody else has changed the record, in seconds.
LOOK = 2.0

_log = logging.getLogger("standoff.web")


class Upkeep:
    """Puts the record at ``record`` together in the background. Every method may be called from any thread.

    ``patience`` is how many seconds ``hold`` waits at most. Nothing is started before it is needed.
    """

    def __init__(self, record: Path, patience: float = PATIENCE) -> None:
        self.record = record
        self.patience = patience
        self.trouble: str | None = None
        self._changed = Condition()
        self._asked = self._done = 0  # rounds are counted; what was asked for and what has ended
        self._slow = False  # whether rounds take longer than anybody should wait
        self._again = 0.0  # when a page may next ask
        self._closing = False
        self._thread: Thread | None = None
        self._process: subprocess.Popen[str] | None = None
        self._watch: Thread | None = None
        self._watched = Event()  # set when the watch is to end

    def watch(self, every: float = LOOK) -> None:
        """Look every so many seconds, until closed, whether others have changed the record, and have it put together.

        A decision from the command line is then in the pages before anybody asks for one.
        """
        with self._changed:
            if self._watch is None:
                self._watched.clear()
                self._watch = Thread(target=self._look, args=(every,), name="watch", daemon=True)
                self._watch.start()

    def _look(self, every: float) -> None:
        seen: object = None
        while not self._watched.wait(every):
            now = self._files()
            if now == seen:
                continue
            try:
                with Record.open(self.record, readonly=True, as_kept=True) as record:
                    stale = record.stale
            except StandoffError:  # locked, or not there just now: looked at again
                continue
            if stale:
                self.found_stale()  # and look again: what failed is tried once more
            else:
                seen = now

    def _files(self) -> tuple[tuple[int, int], ...]:
        """What tells that the record's files were written to: their times and sizes."""
        found = []
        for ending in ("", "-wal"):
            with suppress(OSError):
                told = self.record.with_name(self.record.name + ending).stat()
                found.append((told.st_mtime_ns, told.st_size))
        return tuple(found)

    def warm(self) -> None:
        """Start the process before it is needed: loading the program takes a second."""
        with self._changed:
            self._begin()

    def ask(self) -> int:
        """Have the record put together as it is now, soon; return the number of the round that does."""
        with self._changed:
            self._begin()
            self._asked += 1
            self._changed.notify_all()
            return self._asked

    def found_stale(self) -> None:
        """Have the record put together because a page found it changed, unless that is under way or just failed."""
        with self._changed:
            if self._asked == self._done and time.monotonic() >= self._again:
                self.ask()

    def hold(self) -> bool:
        """Have the record put together and wait for it, where it is likely to be done within ``patience``.

        Returns whether it was. Where the last round took longer than that, or somebody has just waited in vain, nobody
        waits.
        """
        with self._changed:
            wanted = self.ask()
            if self._slow:
                return False
            self._changed.wait_for(lambda: self._done >= wanted or self._closing, self.patience)
            self._slow = self._slow or self._done < wanted
            return self._done >= wanted and self.trouble is None

    def close(self) -> None:
        """End the process and whatever it is at; what was kept before stays whole. Closing twice does no harm."""
        with self._changed:
            thread, process, watch = self._thread, self._process, self._watch
            self._closing, self._watch = True, None
            self._watched.set()
            self._changed.notify_all()
        if process is not None:
            _end(process)
        for each in (thread, watch):
            if each is not None:
                each.join()
        with self._changed:
            self._closing = False

    def _begin(self) -> None:
        if self._thread is None and not self._closing:
            self._thread = Thread(target=self._keep_up, name="upkeep", daemon=True)
            self._thread.start()

    def _keep_up(self) -> None:
        """Do round after round until closed: the one thread that speaks with the process."""
        used = False
        self._start()
        while (wanted := self._next(IDLE if used else None)) is not None:
            used = wanted > self._done
            if used:
                self._ended(wanted, self._round())
            else:  # idle for long
                self._stop()
                self._start()
        self._stop()
        with self._changed:
            self._thread = None

    def _next(self, patience: float | None) -> int | None:
        """Wait for a round to be asked for, ``patience`` at most; return the last one's number, None once closed."""
        with self._changed:
            self._changed.wait_for(lambda: self._asked > self._done or self._closing, patience)
            return None if self._closing else self._asked

    def _round(self) -> dict[str, object]:
        if self._process is None or self._process.poll() is not None:
            self._stop()
            self._start()
        process = self._process
        if process is None:
            return {"what": "its process could not be started"}
        assert process.stdin
        assert process.stdout
        try:
            process.stdin.write("together\n")
            process.stdin.flush()
            told = process.stdout.readline()
            answer: dict[str, object] = json.loads(told)
        except (OSError, ValueError):  # it has ended
            return {"what": f"its process was ended ({process.wait()})"}
        return answer

    def _ended(self, wanted: int, answer: dict[str, object]) -> None:
        seconds, what = answer.get("seconds"), answer.get("what")
        with self._changed:
            if self._closing:
                return
            self._done = wanted
            self.trouble = str(what) if what else None
            if isinstance(seconds, float):
                self._slow = seconds > self.patience
            else:
                self._again = time.monotonic() + AGAIN
                _log.warning("The record %s could not be put together: %s", self.record, what)
            self._changed.notify_all()

    def _start(self) -> None:
        # -P: a file beside the record that is called like a module is no module
        command = [sys.executable, "-P", "-m", "standoff.query.worker", str(self.record.absolute())]
        found = {**os.environ, "PYTHONPATH": os.pathsep.join(each for each in sys.path if each)}
        try:
            process = subprocess.Popen(
                command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=found, start_new_session=True
            )
        except OSError as error:
            _log.warning("No process can be started: %s", error.strerror)
            return
        with self._changed:
            self._process = process
            closing = self._closing
        if closing:
            process.terminate()

    def _stop(self) -> None:
        with self._changed:
            process, self._process = self._process, None
        if process is None:
            return
        assert process.stdin
        assert process.stdout
        _end(process)
        process.stdout.close()
        with suppress(OSError):  # what was said last was never heard
            process.stdin.close()


def _end(process: subprocess.Popen[str]) -> None:
    """End ``process``, whether it listens or not."""
    process.terminate()
    try:
        process.wait(5)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
