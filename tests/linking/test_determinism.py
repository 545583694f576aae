"""The same facts, the same bytes: in another process, whatever order its sets happen to have."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]

SCRIPT = """
import hashlib
from dataclasses import replace
from standoff.linking import events, issues, parties
from standoff.record import canonical
from standoff.record import parties as known_parties
from tests.linking import test_events, test_parties
from tests.linking.building import facts, grouped, head, position

told = []
for n, (found, _, _) in enumerate([*test_parties.JOINED.values(), *test_parties.APART.values()]):
    told += [replace(f, id=f"{n}.{f.id}", document=replace(f.document, id=f"{n % 5}.{f.document.id}")) for f in found]
told += [fact for pair in (*test_events.ONE.values(), *test_events.SEVERAL.values()) for fact in pair]
told += facts(head("d9"), position("Guild", "night rest"), position("Guild", "the night's rest"))
joins = parties.propose(told, test_parties.LIST)
groups = grouped(parties.bearers(told), joins)
known = known_parties(groups, told, joins, test_parties.LIST)
named = canonical(told, known)
said = repr((joins, known, named, events.propose(named), issues.propose(named)))
print(len(joins), len(known), hashlib.sha256(said.encode()).hexdigest())
"""


def test_links_and_parties_do_not_depend_on_the_process() -> None:
    printed = set()
    for seed in ("0", "1", "2"):
        environment = os.environ | {"PYTHONHASHSEED": seed, "PYTHONPATH": f"{ROOT / 'src'}{os.pathsep}{ROOT}"}
        done = subprocess.run(
            [sys.executable, "-c", SCRIPT], capture_output=True, text=True, check=True, env=environment, cwd=ROOT
        )
        printed.add(done.stdout)
    assert len(printed) == 1
    assert int(printed.pop().split()[0]) > 20
