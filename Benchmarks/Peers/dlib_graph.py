"""dlib's face network as an ONNX graph whose layers carry the names that Holdfast's reader gives them.

Affine layers stay layers of their own here, so that folding them into convolutions is part of what is
compared."""
import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper

MEAN = np.array([122.782, 117.001, 104.298], np.float32)
SCALE = np.float32(256)


class Stream:
    """dlib's serialisation: packed integers, strings, tensors."""

    def __init__(self, data):
        self.data, self.at = data, 0

    def integer(self):
        control = self.data[self.at]
        size = control & 15
        value = int.from_bytes(self.data[self.at + 1:self.at + 1 + size], "little")
        self.at += 1 + size
        return -value if control & 0x80 else value

    def integers(self, count):
        return [self.integer() for _ in range(count)]

    def tensor(self):
        assert self.integer() == 2
        count = int(np.prod(self.integers(4)))
        values = np.frombuffer(self.data, "<f4", count, self.at)
        self.at += 4 * count
        return values

    def tag(self):
        """The next layer's name, past the flags and empty tensors in front of it."""
        while True:
            size = self.data[self.at + 1]
            name = self.data[self.at + 2:self.at + 2 + size]
            if (self.data[self.at] == 1 and 4 <= size <= 32 and name[:1].isalpha()
                    and name.replace(b"_", b"a").isalnum()):
                self.at += 2 + size
                return name.decode()
            self.at += 1


class Graph:
    """Collects ONNX nodes and constants; every result gets a name."""

    def __init__(self):
        self.nodes, self.constants, self.layers = [], [], []

    def constant(self, values):
        name = f"constant{len(self.constants)}"
        self.constants.append(numpy_helper.from_array(np.ascontiguousarray(values), name))
        return name

    def add(self, kind, inputs, name=None, **attributes):
        name = name or f"inner{len(self.nodes)}"
        self.nodes.append(helper.make_node(kind, inputs, [name], **attributes))
        return name

    def model(self):
        graph = helper.make_graph(
            self.nodes, "dlib",
            [helper.make_tensor_value_info("input", TensorProto.FLOAT, [1, 3, 150, 150])],
            [helper.make_tensor_value_info(n, TensorProto.FLOAT, None) for n in self.layers],
            self.constants)
        return helper.make_model(graph, opset_imports=[helper.make_opsetid("", 13)], ir_version=8)


def read(path):
    """`(serialised ONNX model, names of layers in order)`."""
    stream, graph = Stream(open(path, "rb").read()), Graph()
    assert (stream.tag(), stream.tag()) == ("loss_metric_2", "input_rgb_image_sized")
    current, channels, extent = "input", 3, 150
    block, pooled = None, None  # (name, channels, extent) of a residual block's input

    def layer(name):
        graph.layers.append(name)
        return name

    def widen(name, c, n, to_c, to_n):
        if (c, n) == (to_c, to_n):
            return name
        amounts = np.array([0, 0, 0, 0, 0, to_c - c, to_n - n, to_n - n], np.int64)
        return graph.add("Pad", [name, graph.constant(amounts)])

    pending = None  # convolution or sum that a relu may follow

    def finish(relu=False):
        nonlocal current, pending
        if pending:
            kind = "Relu" if relu else "Identity"
            current, pending = graph.add(kind, [current], layer(pending)), None

    while True:
        tag = stream.tag()
        index = len(graph.layers) + (pending is not None)
        if tag == "relu_":
            finish(relu=True)
            continue
        finish()
        if tag == "con_4":
            if block is None and graph.layers:
                block = (current, channels, extent)
            stored = stream.tensor()
            filters, size, _, stride, _, padding, _ = stream.integers(7)
            assert stream.tag() == "affine_"
            affine = stream.tensor()
            weights = stored[:-filters].reshape(filters, channels, size, size)
            current = graph.add(
                "Conv", [current, graph.constant(weights), graph.constant(stored[-filters:])],
                kernel_shape=[size, size], strides=[stride, stride], pads=[padding] * 4)
            gain, offset = (graph.constant(v.reshape(1, -1, 1, 1))
                            for v in (affine[:filters], affine[filters:]))
            current = graph.add("Add", [graph.add("Mul", [current, gain]), offset])
            channels, extent = filters, (extent + 2 * padding - size) // stride + 1
            pending = f"con{index}"
        elif tag == "max_pool_2":
            size, _, stride = stream.integers(6)[:3]
            current = graph.add("MaxPool", [current], layer(f"pool{index}"),
                                kernel_shape=[size] * 2, strides=[stride] * 2)
            extent = (extent - size) // stride + 1
        elif tag == "avg_pool_2":
            size, _, stride = stream.integers(6)[:3]
            if size == 0:
                current = graph.add("GlobalAveragePool", [current], layer("mean"))
                continue
            name, c, n = block
            name = graph.add("AveragePool", [name], layer(f"pool{index}"),
                             kernel_shape=[size] * 2, strides=[stride] * 2)
            pooled = (name, c, (n - size) // stride + 1)
        elif tag == "add_prev_":
            name, c, n = pooled or block
            to_c, to_n = max(c, channels), max(n, extent)
            current = graph.add("Add", [widen(current, channels, extent, to_c, to_n),
                                        widen(name, c, n, to_c, to_n)])
            channels, extent, block, pooled = to_c, to_n, None, None
            pending = f"add{index}"
        elif tag == "fc_2":
            outputs, inputs = stream.integers(2)
            matrix = stream.tensor().reshape(inputs, outputs)
            flat = graph.add("Flatten", [current])
            graph.add("MatMul", [flat, graph.constant(matrix)], layer("embedding"))
            return graph.model().SerializeToString(), graph.layers
        else:
            raise ValueError(f"layer {tag}")
