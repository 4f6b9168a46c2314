"""The networks as LiteRT with XNNPACK, onnxruntime and dlib run them: a call for each."""
import numpy as np

import dlib_graph
import efficientnet_graph
from references import NETWORKS


def litert(network):
    from ai_edge_litert.interpreter import Interpreter
    runtime = Interpreter(model_content=network.content(), num_threads=1)
    runtime.allocate_tensors()
    runtime.set_tensor(runtime.get_input_details()[0]["index"], network.input()[None])
    return runtime.invoke


def onnx(network):
    import onnxruntime
    graph = efficientnet_graph if network.name == "look" else dlib_graph
    model, names = graph.read(network.path)
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    session = onnxruntime.InferenceSession(model, options, providers=["CPUExecutionProvider"])
    feed = {"input": np.ascontiguousarray(network.input().transpose(2, 0, 1)[None])}
    last = [names[-1]]
    return lambda: session.run(last, feed)


def dlib(network):
    import dlib as library
    model = library.face_recognition_model_v1(network.path)
    chip = network.picture()
    return lambda: model.compute_face_descriptor(chip)


def peers(network):
    if network.name == "identity":
        return {"onnxruntime": onnx(network), "dlib": dlib(network)}
    if network.name == "look":
        return {"onnxruntime": onnx(network)}
    return {"LiteRT/XNNPACK": litert(network)}


WORK = {network.name: (lambda network=network: peers(network)) for network in NETWORKS}
