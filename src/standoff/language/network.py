"""The network at run time: the shipped files, checked and loaded once, and the scores of a sentence.

onnxruntime and numpy are imported when a model is loaded and not before.
"""

from __future__ import annotations

import hashlib
import json
import signal
import threading
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

from standoff.errors import ModelError
from standoff.language.lemmas import Lemmatiser
from standoff.language.pieces import WordPieces
from standoff.language.shapes import NO_SHAPE, shapes
from standoff.language.shipped import DIGESTS

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Scores = NDArray[np.float32]

HERE = Path(__file__).parent / "model"
FILES = ("network.onnx", "labels.onnx", "vocabulary.txt", "lemmas.json", "model.json")
MAX_PIECES = 254
_ADVICE = "install Standoff again, or make the model with `python -m training export`"


@dataclass(frozen=True, slots=True)
class SentenceScores:
    """Scores of a sentence of n words, as the network puts them out.

    `upos`, `xpos`, `names`: n rows over the labels; `arcs`: n rows over n + 1 heads, the root first; `dependents` (n
    rows) and `heads` (n + 1 rows) are what `Network.label` needs.
    """

    upos: Scores
    xpos: Scores
    names: Scores
    arcs: Scores
    dependents: Scores
    heads: Scores


@dataclass(frozen=True, slots=True)
class ModelFiles:
    """The shipped model as it lies on disk, checked: for whoever asks whether it is all there.

    `size` counts the bytes of all files; `digest` is the SHA-256 of the network's weights, in hexadecimal.
    """

    version: str
    size: int
    card: Path
    digest: str
    licence: str = "CC BY-SA 4.0"


def check_model(folder: Path = HERE, digests: Mapping[str, str] = DIGESTS) -> ModelFiles:
    """Check the files of a model without loading it; ModelError (`no-model`, `model-digest`) as `Network` raises."""
    contents = {name: _read(folder / name, digests.get(name)) for name in FILES}
    version: str = json.loads(contents["model.json"])["version"]
    digest = hashlib.sha256(contents["network.onnx"]).hexdigest()
    return ModelFiles(version, sum(map(len, contents.values())), folder / "CARD.md", digest)


class Network:
    """A loaded model. Calls are safe from several threads; a sentence's scores depend on that sentence alone."""

    def __init__(self, folder: Path = HERE, threads: int = 1, digests: Mapping[str, str] | None = None) -> None:
        """Load the model in `folder`, to run on `threads`; its files must have `digests` where these are given.

        Raises ModelError: `no-model` (a file is missing), `model-digest` (a file is not the one it should be),
        `no-runtime` (onnxruntime or numpy is not installed).
        """
        contents = {name: _read(folder / name, (digests or {}).get(name)) for name in FILES}
        card: dict[str, Any] = json.loads(contents["model.json"])
        self.version: str = card["version"]
        self.labels: dict[str, list[str]] = card["labels"]
        self.pieces = WordPieces(contents["vocabulary.txt"].decode("utf-8").split("\n"))
        table = json.loads(contents["lemmas.json"])
        self.lemmatiser = Lemmatiser(table["words"], table["endings"])
        with _interrupts_kept():
            self._session = _session(contents["network.onnx"], threads)
            self._label_session = _session(contents["labels.onnx"], 1)

    def cut(self, forms: Sequence[str]) -> tuple[list[int], list[int], list[int], list[int]]:
        """Return piece ids, shapes, and the places of the first and last piece of each word."""
        pieces, marks, first, last = [self.pieces.first], [NO_SHAPE], [], []
        for form, shape in zip(forms, shapes(forms), strict=True):
            ids = self.pieces.cut(form)
            first.append(len(pieces))
            pieces.extend(ids)
            marks.extend([shape] * len(ids))
            last.append(len(pieces) - 1)
        return [*pieces, self.pieces.last], [*marks, NO_SHAPE], first, last

    def run(self, inputs: tuple[list[int], list[int], list[int], list[int]]) -> SentenceScores:
        """Score one sentence as `cut` put it, of at most `MAX_PIECES` pieces and at least one word."""
        import numpy as np

        names = ("pieces", "shapes", "first", "last")
        feed = {name: np.array(values, np.int64) for name, values in zip(names, inputs, strict=True)}
        return SentenceScores(*self._session.run(list(SentenceScores.__slots__), feed))

    def label(self, dependents: Scores, heads: Scores) -> Scores:
        """Return the log probabilities of the labels of arcs, given the two ends of each, a row an arc."""
        found: Scores = self._label_session.run(None, {"dependents": dependents, "heads": heads})[0]
        return found


def _read(path: Path, digest: str | None) -> bytes:
    try:
        content = path.read_bytes()
    except OSError as error:
        raise ModelError("no-model", "the language model is not there", where=path.name, todo=_ADVICE) from error
    if digest is not None and hashlib.sha256(content).hexdigest() != digest:
        raise ModelError("model-digest", "the language model is not the one shipped", where=path.name, todo=_ADVICE)
    return content


@contextmanager
def _interrupts_kept() -> Iterator[None]:
    """Let an interrupt wait until the block has ended: compiled code swallows one that comes while it is loaded."""
    hears = threading.current_thread() is threading.main_thread()
    if not hears or signal.getsignal(signal.SIGINT) is not signal.default_int_handler:
        yield
        return
    arrived = threading.Event()
    signal.signal(signal.SIGINT, lambda *_: arrived.set())
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, signal.default_int_handler)
    if arrived.is_set():
        raise KeyboardInterrupt


def _session(content: bytes, threads: int) -> Any:
    try:
        onnxruntime = import_module("onnxruntime")
    except ImportError as error:
        raise ModelError(
            "no-runtime", "onnxruntime is not installed", todo="install it with `pip install onnxruntime`"
        ) from error
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads
    options.inter_op_num_threads = 1
    options.log_severity_level = 3
    if may_overflow():
        options.add_session_config_entry("session.x64quantprecision", "1")
    # Memory that grows with the longest sentence ever seen is given back: many short texts stay small.
    options.enable_cpu_mem_arena = False
    return onnxruntime.InferenceSession(content, options, providers=["CPUExecutionProvider"])


def may_overflow(processor: Path = Path("/proc/cpuinfo")) -> bool:
    """Tell whether eight-bit sums could overflow: on an x86 processor without VNNI, exact and slower ones are needed.

    `processor` describes the first core among its first bytes, as Linux does; where there is none, nothing is known
    and False is returned.
    """
    try:
        with processor.open(encoding="ascii", errors="replace") as described:
            flags = described.read(16_384)
    except OSError:
        return False
    return "avx2" in flags and "vnni" not in flags
