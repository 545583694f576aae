"""The graph: the trained network as an ONNX graph with int8 weights, written node by node.

Weights of matrix products are int8 with a scale a column; what is multiplied with them is quantised as it comes, to
eight bits over the whole sentence. So a sentence is run alone: what stands beside it cannot change its analysis. The
table of pieces is int8 with a scale a row. Layer norms, softmax and attention stay in single precision.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import onnx
from numpy.typing import NDArray
from onnx import TensorProto, helper, numpy_helper

from training.encoder import HEADS, INNER, LAYERS, POSITIONS, WIDTH
from training.network import LABEL_PRODUCT, LABEL_SUM

Weights = dict[str, NDArray[np.float32]]
INPUTS = ("pieces", "shapes", "first", "last")
LABEL_INPUTS = ("dependents", "heads")
OUTPUTS = ("upos", "xpos", "names", "arcs", "dependents", "heads")


class Graph:
    """Collects nodes and weights."""

    def __init__(self, weights: Weights, exact: bool) -> None:
        self.weights, self.exact = weights, exact
        self.nodes: list[onnx.NodeProto] = []
        self.constants: dict[str, onnx.TensorProto] = {}
        self.quantised: dict[str, tuple[str, str, str]] = {}

    def constant(self, name: str, value: NDArray[Any] | np.generic) -> str:
        """Keep a value under a name, once."""
        if name not in self.constants:
            self.constants[name] = numpy_helper.from_array(np.array(value, order="C"), name)
        return name

    def node(self, kind: str, inputs: Sequence[str], output: str, **attributes: Any) -> str:
        """Add a node with one output and return the output's name."""
        self.nodes.append(helper.make_node(kind, list(inputs), [output], name=output, **attributes))
        return output

    def linear(self, x: str, layer: str, output: str, bias: bool = True) -> str:
        """Multiply with the weights of a layer, in eight bits, and add its bias."""
        weight = self.weights[f"{layer}.weight"].T
        name = f"{output}.product" if bias else output
        if self.exact:
            self.node("MatMul", [x, self.constant(f"{layer}.weight", weight)], name)
        else:
            self._eight_bit(x, layer, weight, name)
        return self.node("Add", [name, self._bias(layer)], output) if bias else output

    def _bias(self, layer: str) -> str:
        return self.constant(f"{layer}.bias", self.weights[f"{layer}.bias"])

    def _eight_bit(self, x: str, layer: str, weight: NDArray[np.float32], output: str) -> None:
        scale = np.maximum(np.abs(weight).max(0), 1e-8) / 127
        whole = np.clip(np.round(weight / scale), -127, 127).astype(np.int8)
        if x not in self.quantised:
            parts = (f"{x}.whole", f"{x}.scale", f"{x}.zero")
            self.nodes.append(helper.make_node("DynamicQuantizeLinear", [x], list(parts), name=f"{x}.quantise"))
            self.quantised[x] = parts
        eight, step, zero = self.quantised[x]
        product = self.node(
            "MatMulInteger", [eight, self.constant(f"{layer}.weight", whole), zero], f"{output}.integer"
        )
        real = self.node("Cast", [product], f"{output}.real", to=TensorProto.FLOAT)
        steps = self.node("Mul", [step, self.constant(f"{layer}.steps", scale.astype(np.float32))], f"{output}.steps")
        self.node("Mul", [real, steps], output)

    def norm(self, x: str, layer: str, output: str) -> str:
        """Normalise the last axis."""
        scale = self.constant(f"{layer}.weight", self.weights[f"{layer}.weight"])
        return self.node("LayerNormalization", [x, scale, self._bias(layer)], output, axis=-1, epsilon=1e-12)


def build(weights: Weights, exact: bool = False) -> onnx.ModelProto:
    """Return the model for `weights` (of `Network`); in single precision throughout when `exact`."""
    g = Graph(weights, exact)
    x = _embedded(g)
    share = np.exp(weights["encoder.mix"]) / np.exp(weights["encoder.mix"]).sum()
    mixed = g.node("Mul", [x, g.constant("share0", np.float32(share[0]))], "mixed0")
    for layer in range(LAYERS):
        x = _layer(g, x, layer)
        part = g.node("Mul", [x, g.constant(f"share{layer + 1}", np.float32(share[layer + 1]))], f"part{layer}")
        mixed = g.node("Add", [mixed, part], f"mixed{layer + 1}")
    _heads(g, mixed)
    inputs = [helper.make_tensor_value_info(name, TensorProto.INT64, ["n"]) for name in INPUTS[:2]]
    inputs += [helper.make_tensor_value_info(name, TensorProto.INT64, ["words"]) for name in INPUTS[2:]]
    outputs = [
        helper.make_tensor_value_info(name, TensorProto.FLOAT, [f"{name}.rows", f"{name}.columns"]) for name in OUTPUTS
    ]
    return _model(g, inputs, outputs)


def build_labels(weights: Weights) -> onnx.ModelProto:
    """Return the model that scores the labels of arcs (`Network.label`), in single precision, as log probabilities."""
    g = Graph(weights, exact=True)
    split = g.constant("sizes", np.array([LABEL_SUM, LABEL_PRODUCT]))
    halves = []
    for name in LABEL_INPUTS:
        g.nodes.append(helper.make_node("Split", [name, split], [f"{name}.sum", f"{name}.product"], axis=1))
        halves.append((f"{name}.sum", f"{name}.product"))
    total = g.node("Relu", [g.node("Add", [half[0] for half in halves], "added")], "total")
    product = g.node("Mul", [half[1] for half in halves], "product")
    both = g.node("Concat", [total, product], "both", axis=1)
    g.node("LogSoftmax", [g.linear(both, "label_out", "scores")], "labels", axis=-1)
    width = LABEL_SUM + LABEL_PRODUCT
    inputs = [helper.make_tensor_value_info(name, TensorProto.FLOAT, ["arcs", width]) for name in LABEL_INPUTS]
    outputs = [helper.make_tensor_value_info("labels", TensorProto.FLOAT, ["arcs", "labels.columns"])]
    return _model(g, inputs, outputs)


def _model(g: Graph, inputs: list[Any], outputs: list[Any]) -> onnx.ModelProto:
    graph = helper.make_graph(g.nodes, "standoff", inputs, outputs, list(g.constants.values()))
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 20)], ir_version=9)
    onnx.checker.check_model(model)
    return model


def _embedded(g: Graph) -> str:
    table = g.weights["encoder.pieces.weight"]
    scale = np.maximum(np.abs(table).max(1, keepdims=True), 1e-8) / 127
    whole = np.clip(np.round(table / scale), -127, 127).astype(np.int8)
    if g.exact:
        pieces = g.node("Gather", [g.constant("table", table), "pieces"], "pieces.real")
    else:
        eight = g.node("Gather", [g.constant("table", whole), "pieces"], "pieces.whole")
        real = g.node("Cast", [eight], "pieces.cast", to=TensorProto.FLOAT)
        steps = g.node("Gather", [g.constant("table.steps", scale.astype(np.float32)), "pieces"], "pieces.steps")
        pieces = g.node("Mul", [real, steps], "pieces.real")
    shapes = g.constant("shapes.table", g.weights["encoder.shapes.weight"])
    shaped = g.node("Gather", [shapes, "shapes"], "shapes.real")
    places = g.constant("places", g.weights["encoder.positions.weight"][:POSITIONS])
    length = g.node("Shape", ["pieces"], "length")
    zero, axis = g.constant("zero", np.array([0])), g.constant("axis", np.array([0]))
    placed = g.node("Slice", [places, zero, length, axis], "placed")
    total = g.node("Add", [g.node("Add", [pieces, shaped], "unplaced"), placed], "unnormed")
    return g.norm(total, "encoder.norm", "embedded")


def _layer(g: Graph, x: str, layer: int) -> str:
    there, here = f"encoder.layers.{layer}", f"layer{layer}"
    size = WIDTH // HEADS
    qkv = g.linear(x, f"{there}.qkv", f"{here}.qkv")
    split = g.node("Reshape", [qkv, g.constant("split", np.array([-1, 3, HEADS, size]))], f"{here}.split")
    turned = g.node("Transpose", [split], f"{here}.turned", perm=[1, 2, 0, 3])
    q, k, v = (
        g.node("Gather", [turned, g.constant(f"part.{i}", np.array(i))], f"{here}.{name}", axis=0)
        for i, name in enumerate("qkv")
    )
    k = g.node("Transpose", [k], f"{here}.keys", perm=[0, 2, 1])
    scores = g.node("MatMul", [q, k], f"{here}.scores")
    scaled = g.node("Mul", [scores, g.constant("attention.scale", np.float32(size**-0.5))], f"{here}.scaled")
    share = g.node("Softmax", [scaled], f"{here}.share", axis=-1)
    mixed = g.node("Transpose", [g.node("MatMul", [share, v], f"{here}.seen")], f"{here}.seen.turned", perm=[1, 0, 2])
    flat = g.node("Reshape", [mixed, g.constant("flat", np.array([-1, WIDTH]))], f"{here}.flat")
    out = g.linear(flat, f"{there}.out", f"{here}.out")
    x = g.norm(g.node("Add", [x, out], f"{here}.added"), f"{there}.norm1", f"{here}.half")
    up = g.node("Gelu", [g.linear(x, f"{there}.up", f"{here}.up")], f"{here}.bent")
    down = g.linear(up, f"{there}.down", f"{here}.down")
    assert g.weights[f"{there}.up.bias"].shape == (INNER,)
    return g.norm(g.node("Add", [x, down], f"{here}.full"), f"{there}.norm2", f"{here}.done")


def _heads(g: Graph, mixed: str) -> None:
    ends = [g.node("Gather", [mixed, name], f"{name}.vectors") for name in ("first", "last")]
    words = g.node("Mul", [g.node("Add", ends, "ends"), g.constant("half", np.float32(0.5))], "words")
    top = g.node("Slice", [mixed, g.constant("zero", np.array([0])), g.constant("one", np.array([1]))], "top")
    rooted = g.node("Concat", [top, words], "rooted", axis=0)
    g.linear(words, "upos", "upos")
    g.linear(words, "xpos", "xpos")
    g.linear(g.node("Gelu", [g.linear(words, "name_inner", "name.inner")], "name.bent"), "names", "names")
    dependent = g.node("Gelu", [g.linear(words, "arc_dependent", "arc.dependent")], "arc.dependent.bent")
    head = g.node("Gelu", [g.linear(rooted, "arc_head", "arc.head")], "arc.head.bent")
    formed = g.linear(dependent, "arc_form", "arc.formed")
    turned = g.node("Transpose", [head], "arc.head.turned", perm=[1, 0])
    bias_weight = g.constant("arc_bias.weight", g.weights["arc_bias.weight"])
    plain = g.node("MatMul", [bias_weight, turned], "arc.bias")
    total = g.node("Add", [g.node("MatMul", [formed, turned], "arc.product"), plain], "arc.total")
    scale = np.float32(g.weights["arc_form.weight"].shape[0] ** -0.5)
    g.node("Mul", [total, g.constant("arc.scale", scale)], "arcs")
    g.linear(words, "label_dependent", "dependents")
    g.linear(rooted, "label_head", "heads")
