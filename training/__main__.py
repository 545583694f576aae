"""The four commands: `python -m training prepare | train | evaluate | export`; each has `--help`."""

from __future__ import annotations

import argparse
import json
import os
from pathlib import Path

from training import commands
from training.encoder import WHEEL


def main(arguments: list[str] | None = None) -> None:
    """Read the command line and run one command."""
    # More threads than cores collapse; one is what the recipe was measured with.
    os.environ.setdefault("OMP_NUM_THREADS", "1")
    given = _parser().parse_args(arguments)
    given.run(given)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m training", description="Make Standoff's language model.")
    parser.add_argument("--data", type=Path, default=Path("data/ling"), help="the data directory (default: data/ling)")
    parser.add_argument("--work", type=Path, default=Path("build/language"), help="where what is made is kept")
    parser.add_argument("--encoder", type=Path, default=Path("build") / WHEEL, help="the wheel that holds the encoder")
    kinds = parser.add_subparsers(required=True)
    prepare = kinds.add_parser("prepare", help="check the sets and the encoder, and list the labels")
    prepare.add_argument("--other-versions", action="store_true", help="take sets that are not those of the manifest")
    prepare.set_defaults(
        run=lambda given: commands.prepare(given.data, given.work, given.encoder, given.other_versions)
    )
    train = kinds.add_parser("train", help="fit the network, going on from a checkpoint in the work directory")
    train.add_argument("--set", type=json.loads, default={}, metavar="JSON", help='recipe, as {"seed": 3, "epochs": 4}')
    train.add_argument("--threads", type=int, default=1)
    train.add_argument("--from", type=Path, dest="start", metavar="WORK", help="run the second part of that run anew")
    train.add_argument("--from-model", type=Path, dest="model", metavar="MODEL", help="go on from an exported model")
    train.set_defaults(run=lambda g: commands.train(g.data, g.work, g.encoder, g.set, g.threads, g.start, g.model))
    evaluate = kinds.add_parser("evaluate", help="score the exported model; print a table and keep it as JSON")
    evaluate.add_argument("--model", type=Path, help="a model directory (default: the shipped one)")
    evaluate.add_argument("sets", nargs="*", help="sets to score (default: those of the model card)")
    evaluate.set_defaults(run=lambda given: commands.evaluate(given.data, given.work, given.model, given.sets))
    export = kinds.add_parser("export", help="write the int8 model and its card")
    export.add_argument("--to", type=Path, help="a directory (default: the package, to be shipped)")
    export.add_argument("--version", default="1.0")
    export.add_argument("--exact", action="store_true", help="single precision, to measure what eight bits cost")
    export.add_argument(
        "--with", type=Path, nargs="*", default=[], dest="others", metavar="WORK", help="runs to average"
    )
    export.set_defaults(run=lambda g: commands.export(g.data, [g.work, *g.others], g.encoder, g.to, g.version, g.exact))
    return parser


if __name__ == "__main__":
    main()
