"""What a user would write today: every frame through MediaPipe, dlib and OpenCV, distances to a still.

  python pipeline_peer.py TAKE STILL

Prints the mean of each distance. It measures identity, eyes, colour, sharpness and structure, and judges
nothing."""
import os
import sys

import av
import cv2
import dlib
import mediapipe
import numpy as np
import onnxruntime
from skimage.metrics import structural_similarity

import dlib_graph
from references import model_folder

RIGHT_EYE, LEFT_EYE = (33, 160, 158, 133, 153, 144), (362, 385, 387, 263, 373, 380)
EYE_AND_NOSE = (33, 133, 362, 263, 2)


def openness(points, eye):
    p = points[list(eye)]
    return (np.linalg.norm(p[1] - p[5]) + np.linalg.norm(p[2] - p[4])) / (2 * np.linalg.norm(p[0] - p[3]))


class Meter:
    def __init__(self):
        self.mesh = mediapipe.solutions.face_mesh.FaceMesh(
            static_image_mode=False, max_num_faces=1, refine_landmarks=True)
        # dlib's own network through onnxruntime, which runs it ten times as fast as dlib.
        model, names = dlib_graph.read(
            os.path.join(model_folder(), "dlib_face_recognition_resnet_model_v1.dat"))
        self.output = [names[-1]]
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = 2
        self.identity = onnxruntime.InferenceSession(model, options, providers=["CPUExecutionProvider"])

    def measure(self, rgb):
        height, width = rgb.shape[:2]
        small = cv2.resize(rgb, (320, 320 * height // width), interpolation=cv2.INTER_AREA)
        lab = cv2.cvtColor(small, cv2.COLOR_RGB2LAB)
        gray = cv2.cvtColor(rgb, cv2.COLOR_RGB2GRAY)
        histogram = cv2.calcHist([lab], [0, 1, 2], None, [8, 8, 8], [0, 256] * 3)
        found = self.mesh.process(rgb).multi_face_landmarks
        embedding = eyes = None
        if found:
            points = np.array([(p.x * width, p.y * height) for p in found[0].landmark])
            eyes = min(openness(points, RIGHT_EYE), openness(points, LEFT_EYE))
            five = [dlib.point(int(x), int(y)) for x, y in points[list(EYE_AND_NOSE)]]
            left, top = points.min(0).astype(int)
            right, bottom = points.max(0).astype(int)
            shape = dlib.full_object_detection(dlib.rectangle(left, top, right, bottom), five)
            chip = dlib.get_face_chip(rgb, shape, size=150)
            values = (chip.astype(np.float32) - dlib_graph.MEAN) / dlib_graph.SCALE
            feed = {"input": np.ascontiguousarray(values.transpose(2, 0, 1)[None], np.float32)}
            embedding = self.identity.run(self.output, feed)[0].ravel()
        return {"embedding": embedding, "eyes": eyes, "colour": cv2.normalize(histogram, None).ravel(),
                "gray": cv2.cvtColor(small, cv2.COLOR_RGB2GRAY),
                "sharpness": cv2.Laplacian(gray, cv2.CV_32F).var()}


def main():
    take, still = sys.argv[1:]
    meter = Meter()
    anchor, sums, frames = None, [], 0
    with av.open(still) as container:
        anchor = meter.measure(next(container.decode(video=0)).to_ndarray(format="rgb24"))
    with av.open(take) as container:
        container.streams.video[0].thread_type = "AUTO"
        for frame in container.decode(video=0):
            this = meter.measure(frame.to_ndarray(format="rgb24"))
            frames += 1
            sums.append([
                np.nan if this["embedding"] is None or anchor["embedding"] is None
                else np.linalg.norm(this["embedding"] - anchor["embedding"]),
                np.nan if this["eyes"] is None else this["eyes"],
                cv2.compareHist(this["colour"], anchor["colour"], cv2.HISTCMP_BHATTACHARYYA),
                structural_similarity(this["gray"], anchor["gray"])
                if this["gray"].shape == anchor["gray"].shape else np.nan,
                this["sharpness"]])
    print(frames, np.nanmean(np.array(sums, float), axis=0))


if __name__ == "__main__":
    main()
