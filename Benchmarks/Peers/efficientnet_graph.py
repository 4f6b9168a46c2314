"""EfficientNet-Lite0 from PyTorch's checkpoint, rebuilt as an ONNX graph for onnxruntime.

Reads the checkpoint without PyTorch: pickles that may name tensors and nothing else."""
import collections
import pickle
import struct

import numpy as np
from onnx import TensorProto, helper, numpy_helper

MEAN, SCALE, EXTENT, EPSILON = np.float32(127), np.float32(128), 224, 1e-3
STAGES = [(1, 1), (2, 2), (2, 2), (3, 2), (3, 1), (4, 2), (1, 1)]  # blocks, stride of the first


class Names(pickle.Unpickler):
    def find_class(self, module, name):
        if name == "OrderedDict":
            return collections.OrderedDict
        if name == "_rebuild_tensor_v2":
            return lambda storage, offset, sizes, strides, *rest: (storage, offset, sizes, strides)
        if name in ("FloatStorage", "LongStorage"):
            return name
        raise pickle.UnpicklingError(f"{module}.{name}")

    def persistent_load(self, key):
        return key


def checkpoint(path):
    """Name to array, in the order of the file, strides honoured."""
    with open(path, "rb") as file:
        _, _, _, state, keys = (Names(file).load() for _ in range(5))
        kinds = {view[0][2]: view[0][1] for view in state.values()}
        stored = {}
        for key in keys:
            kind = "<f4" if kinds[key] == "FloatStorage" else "<i8"
            count = struct.unpack("<q", file.read(8))[0]
            stored[key] = np.frombuffer(file.read(count * int(kind[-1])), kind)
    arrays = {}
    for name, ((_, _, key, *_), offset, sizes, strides) in state.items():
        values = stored[key][offset:]
        arrays[name] = np.lib.stride_tricks.as_strided(
            values, sizes, [step * values.itemsize for step in strides]).copy()
    return arrays


def read(path):
    """`(serialised ONNX model, names of layers in order)`."""
    weights, nodes, constants, layers = checkpoint(path), [], [], []

    def constant(name, values):
        constants.append(numpy_helper.from_array(np.ascontiguousarray(values, np.float32), name))
        return name

    def convolve(source, weight, norm, stride, size, name, clips, groups=1):
        values = weights[weight + ".weight"]
        kernel = values.shape[2]
        padding = max(0, (-(-size // stride) - 1) * stride + kernel - size)
        ends = [padding // 2] * 2 + [padding - padding // 2] * 2
        nodes.append(helper.make_node(
            "Conv", [source, constant(weight, values)], [name + "/sum"], kernel_shape=[kernel] * 2,
            strides=[stride] * 2, pads=ends, group=groups))
        parts = [constant(f"{norm}.{part}", weights[f"{norm}.{part}"])
                 for part in ("weight", "bias", "running_mean", "running_var")]
        normal = name + "/normal" if clips else name
        nodes.append(helper.make_node(
            "BatchNormalization", [name + "/sum", *parts], [normal], epsilon=EPSILON))
        if clips:
            bounds = [constant(f"{name}/{v}", np.array(v, np.float32)) for v in (0, 6)]
            nodes.append(helper.make_node("Clip", [normal, *bounds], [name]))
        layers.append(name)
        return name, -(-size // stride)

    current, size = convolve("input", "_conv_stem", "_bn0", 2, EXTENT, "stem", True)
    number, channels = 0, 32
    for count, first in STAGES:
        for index in range(count):
            stride, block, name = (1 if index else first), f"_blocks.{number}.", f"block{number}/"
            source = current
            if block + "_expand_conv.weight" in weights:
                current, _ = convolve(
                    current, block + "_expand_conv", block + "_bn0", 1, size, name + "expand", True)
            width = weights[block + "_depthwise_conv.weight"].shape[0]
            current, size = convolve(
                current, block + "_depthwise_conv", block + "_bn1", stride, size, name + "depthwise",
                True, groups=width)
            current, _ = convolve(
                current, block + "_project_conv", block + "_bn2", 1, size, name + "project", False)
            width = weights[block + "_project_conv.weight"].shape[0]
            if stride == 1 and width == channels:
                nodes.append(helper.make_node("Add", [current, source], [name + "add"]))
                layers.append(name + "add")
                current = name + "add"
            channels, number = width, number + 1
    current, _ = convolve(current, "_conv_head", "_bn1", 1, size, "head", True)
    nodes.append(helper.make_node("GlobalAveragePool", [current], ["mean"]))
    layers.append("mean")
    graph = helper.make_graph(
        nodes, "look", [helper.make_tensor_value_info("input", TensorProto.FLOAT, [1, 3, EXTENT, EXTENT])],
        [helper.make_tensor_value_info(n, TensorProto.FLOAT, None) for n in layers], constants)
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 13)], ir_version=8)
    return model.SerializeToString(), layers
