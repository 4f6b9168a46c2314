"""Every layer of every network as the reference runtimes compute it."""
import os
from dataclasses import dataclass
from pathlib import Path

import numpy as np

import dlib_graph
import efficientnet_graph
from pictures import picture


def model_folder():
    """Where `make models` puts the files; the rule of Fixtures/fetch-models.sh."""
    if os.environ.get("HOLDFAST_MODELS"):
        return os.environ["HOLDFAST_MODELS"]
    cache = os.environ.get("XDG_CACHE_HOME", "")
    return os.path.join(cache if cache.startswith("/") else os.path.expanduser("~/.cache"),
                        "holdfast/models")


@dataclass
class Network:
    name: str      # as in ModelIdentifier
    file: str
    seed: int      # of its picture
    extent: int    # rows and columns of that
    runtime: str
    part: tuple = ()   # names of the input and the outputs where it is a part of the file's network
    shape: tuple = ()  # of its input where that is not the picture's

    @property
    def path(self):
        return os.path.join(model_folder(), self.file)

    def picture(self):
        return picture(self.seed, self.extent, self.extent)

    def input(self):
        """What the network sees of its picture, `[height, width, 3]`, float32."""
        values = self.picture().astype(np.float32)
        if self.shape:
            return values.ravel()[:int(np.prod(self.shape))].reshape(self.shape) / np.float32(255)
        if self.name == "identity":
            return (values - dlib_graph.MEAN) / dlib_graph.SCALE
        if self.name == "look":
            return (values - efficientnet_graph.MEAN) / efficientnet_graph.SCALE
        if "detector" in self.name:
            return values / np.float32(127.5) - np.float32(1)
        return values / np.float32(255)

    def content(self):
        """The bytes of a model that LiteRT runs."""
        return for_litert(self.path, self.part)

    def layers(self):
        """`(name, values)` of each operator in order, without batch, channels last; and the names of
        the outputs."""
        if self.name == "identity":
            return run_onnx(self, *dlib_graph.read(self.path)), ["embedding"]
        if self.name == "look":
            return run_onnx(self, *efficientnet_graph.read(self.path)), ["mean"]
        return run_litert(self)


ATTENTION_MESH = "face_landmark_with_attention.tflite"
NETWORKS = [
    Network("face-detector", "face_detection_full_range.tflite", 1, 192, "LiteRT"),
    Network("near-face-detector", "face_detection_short_range.tflite", 2, 128, "LiteRT"),
    Network("face-mesh", "face_landmark.tflite", 3, 192, "LiteRT"),
    Network("eye-features", ATTENTION_MESH, 4, 192, "LiteRT", ("input_1", "p_re_lu_3")),
    Network("right-eye", ATTENTION_MESH, 8, 64, "LiteRT",
            ("transform_tensor_bilinear_v2_1", "conv_left_eye", "conv_left_iris"), (16, 16, 32)),
    Network("left-eye", ATTENTION_MESH, 9, 64, "LiteRT",
            ("transform_tensor_bilinear_v2_2", "conv_right_eye", "conv_right_iris"), (16, 16, 32)),
    Network("identity", "dlib_face_recognition_resnet_model_v1.dat", 5, 150, "onnxruntime"),
    Network("person-mask", "selfie_segmentation.tflite", 6, 256, "LiteRT"),
    Network("look", "efficientnet-lite0-57934424.pth", 7, 224, "onnxruntime"),
]


def for_litert(path, part):
    """The model, or a part of it, with MediaPipe's transposed convolution, which LiteRT does not know, as
    LiteRT's own."""
    import flatbuffers
    from ai_edge_litert import schema_py_generated as schema
    model = schema.ModelT.InitFromPackedBuf(Path(path).read_bytes(), 0)
    if part:
        cut(model.subgraphs[0], part[:1], part[1:])
        # What describes the whole network to tools no longer fits.
        model.signatureDefs, model.metadata = [], []
    code = next((i for i, c in enumerate(model.operatorCodes)
                 if c.customCode == b"Convolution2DTransposeBias"), None)
    if code is not None:
        replace_transposed_convolution(model, code, schema)
    builder = flatbuffers.Builder(1 << 20)
    builder.Finish(model.Pack(builder), b"TFL3")
    return bytes(builder.Output())


def cut(graph, inputs, outputs):
    """Leaves what leads from the tensors `inputs` to `outputs`, and what makes their constants."""
    number = {tensor.name.decode(): i for i, tensor in enumerate(graph.tensors)}
    graph.inputs = [number[name] for name in inputs]
    graph.outputs = [number[name] for name in outputs]
    needed, kept = set(graph.outputs), []
    for step in reversed(graph.operators):
        if any(o in needed and o not in graph.inputs for o in step.outputs):
            needed.update(step.inputs)
            kept.append(step)
    graph.operators = kept[::-1]


def replace_transposed_convolution(model, code, schema):
    model.operatorCodes[code].customCode = None
    for field in ("builtinCode", "deprecatedBuiltinCode"):
        setattr(model.operatorCodes[code], field, schema.BuiltinOperator.TRANSPOSE_CONV)
    model.operatorCodes[code].version = 3
    graph = model.subgraphs[0]
    for step in (s for s in graph.operators if s.opcodeIndex == code):
        picture, weights, bias = step.inputs
        size = schema.BufferT()
        size.data = np.array(graph.tensors[step.outputs[0]].shape, "<i4").view(np.uint8)
        model.buffers.append(size)
        shape = schema.TensorT()
        shape.name, shape.shape, shape.type = b"shape", [4], schema.TensorType.INT32
        shape.buffer = len(model.buffers) - 1
        graph.tensors.append(shape)
        step.inputs = [len(graph.tensors) - 1, weights, picture, bias]
        options = schema.TransposeConvOptionsT()
        options.padding, options.strideW, options.strideH = schema.Padding.SAME, 2, 2
        step.builtinOptionsType = schema.BuiltinOptions.TransposeConvOptions
        step.builtinOptions = options
        step.customOptions = None


def run_litert(network):
    from ai_edge_litert.interpreter import Interpreter, OpResolverType
    # Without delegates: a delegate keeps the tensors between its operators to itself.
    runtime = Interpreter(
        model_content=network.content(), num_threads=1, experimental_preserve_all_tensors=True,
        experimental_op_resolver_type=OpResolverType.BUILTIN_WITHOUT_DEFAULT_DELEGATES)
    runtime.allocate_tensors()
    entry = runtime.get_input_details()[0]
    runtime.set_tensor(entry["index"], network.input()[None])
    runtime.invoke()
    names = {t["index"]: t["name"] for t in runtime.get_tensor_details()}
    layers = []
    for step in runtime._get_ops_details():
        if step["op_name"] in ("DEQUANTIZE", "DELEGATE"):
            continue
        index = step["outputs"][0]
        layers.append((names[index], runtime.get_tensor(index)[0]))
    outputs = [t["name"] for t in sorted(runtime.get_output_details(), key=lambda t: t["index"])]
    return layers, outputs


def run_onnx(network, model, names):
    import onnxruntime
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    session = onnxruntime.InferenceSession(model, options, providers=["CPUExecutionProvider"])
    results = session.run(names, {"input": network.input().transpose(2, 0, 1)[None]})
    return [(n, v[0].transpose(1, 2, 0) if v.ndim == 4 else v[0]) for n, v in zip(names, results)]


def dlib_embedding(network):
    """What dlib itself makes of the same picture, 128 numbers."""
    import dlib
    model = dlib.face_recognition_model_v1(network.path)
    return np.array(model.compute_face_descriptor(network.picture()), np.float64)
