"""Writes Sources/Embeddings/Person/FaceChartLayout.swift: where each mesh point lies in the face chart.

  python make_face_chart.py PORTRAIT.jpg ... > FaceChartLayout.swift

The layout is the mean mesh of frontal portraits, made symmetrical, unrolled from a cylinder around the
head. Any fixed layout serves: marks are compared within it, never measured in it."""
import sys

import cv2
import mediapipe
import numpy as np


def mesh(path):
    """468 points with the eyes level, in units of the distance between the two sides of the face."""
    picture = cv2.cvtColor(cv2.imread(path), cv2.COLOR_BGR2RGB)
    with mediapipe.solutions.face_mesh.FaceMesh(static_image_mode=True) as network:
        found = network.process(picture).multi_face_landmarks[0]
    scale = np.array([picture.shape[1], picture.shape[0], picture.shape[1]])
    points = np.array([(p.x, p.y, p.z) for p in found.landmark]) * scale
    across = points[263] - points[33]
    across /= np.linalg.norm(across)
    down = points[152] - points[10]
    down -= across * (down @ across)
    down /= np.linalg.norm(down)
    points = (points - points[168]) @ np.stack([across, down, np.cross(across, down)]).T
    return points / np.linalg.norm(points[454] - points[234])


def mirrored(points):
    """Index of each point's counterpart on the other side of the face."""
    distances = np.linalg.norm(points[:, None] - points[None] * [-1, 1, 1], axis=2)
    return distances.argmin(axis=1)


mean = np.mean([mesh(path) for path in sys.argv[1:]], axis=0)
mean = (mean + mean[mirrored(mean)] * [-1, 1, 1]) / 2
axis = (mean[454, 2] + mean[234, 2]) / 2
x = np.arctan2(mean[:, 0], axis - mean[:, 2])
top, bottom = mean[10, 1], mean[152, 1]
chart = np.stack([0.5 + 0.46 * x / abs(x).max(), 0.04 + 0.92 * (mean[:, 1] - top) / (bottom - top)], axis=1)
numbers = np.rint(chart.clip(0, 1) * 1000).astype(int).ravel()
print('''/// Where each of the 468 mesh points lies in the face chart: x and y in thousandths of its extents.
///
/// Written by `Benchmarks/Peers/make_face_chart.py` from three public-domain portraits.
enum FaceChartLayout {
    static let thousandths: [Int16] = [''')
for i in range(0, len(numbers), 16):
    print("        " + ", ".join(map(str, numbers[i:i + 16])) + ",")
print("    ]\n}")
