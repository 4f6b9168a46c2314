"""The plane kernels as OpenCV and scikit-image offer them, on planes of the same sizes, one thread."""
import numpy as np


def plane(width, height, seed):
    y, x = np.mgrid[:height, :width]
    wave = (x * 3 + y * 2 + seed * 40) // 8 % 180
    grain = np.random.default_rng(seed).integers(0, 16, (height, width))
    return (30 + np.minimum(wave, 180 - wave) * 2 + grain).clip(0, 255).astype(np.uint8)


def opencv():
    import cv2
    cv2.setNumThreads(1)
    return cv2


def box_scale(width, height):
    cv2, source = opencv(), plane(width, height, 1)
    return {"OpenCV": lambda: cv2.resize(source, (320, 180), interpolation=cv2.INTER_AREA)}


def warp():
    """A crop as a user makes it: the frame as R′G′B′, the crop, floats. The frame's conversion counts for
    one crop; with several crops a frame it is shared."""
    cv2 = opencv()
    i420 = np.concatenate([plane(1280, 720, 1), plane(1280, 360, 2)])
    rgb = cv2.cvtColor(i420, cv2.COLOR_YUV2RGB_I420)
    matrix = np.float32([[1.6, 0.2, 400], [-0.2, 1.6, 200]])
    flags = cv2.INTER_LINEAR | cv2.WARP_INVERSE_MAP

    def crop(frame):
        return cv2.warpAffine(frame, matrix, (192, 192), flags=flags).astype(np.float32)

    return {"OpenCV, crop alone": lambda: crop(rgb),
            "OpenCV with conversion": lambda: crop(cv2.cvtColor(i420, cv2.COLOR_YUV2RGB_I420))}


def turn():
    cv2, source = opencv(), plane(1280, 720, 1)
    return {"OpenCV": lambda: cv2.rotate(source, cv2.ROTATE_90_CLOCKWISE)}


def ssim():
    from skimage.metrics import structural_similarity
    cv2, a, b = opencv(), plane(1280, 720, 1), plane(1280, 720, 2)

    def boxes():
        x, y = a.astype(np.float32), b.astype(np.float32)
        mean = [cv2.boxFilter(v, -1, (8, 8)) for v in (x, y, x * x, y * y, x * y)]
        mx, my = mean[0], mean[1]
        vx, vy, xy = mean[2] - mx * mx, mean[3] - my * my, mean[4] - mx * my
        return (((2 * mx * my + 6.5025) * (2 * xy + 58.5225))
                / ((mx * mx + my * my + 6.5025) * (vx + vy + 58.5225))).mean()

    return {"OpenCV": boxes, "scikit-image": lambda: structural_similarity(a, b)}


def absolute_difference():
    cv2, a, b = opencv(), plane(1280, 720, 1), plane(1280, 720, 2)
    return {"OpenCV": lambda: cv2.norm(a, b, cv2.NORM_L1)}


def sharpness():
    cv2, source = opencv(), plane(1280, 720, 1)

    def both():
        horizontal, vertical = (cv2.Sobel(source, cv2.CV_16S, *d) for d in ((1, 0), (0, 1)))
        return cv2.Laplacian(source, cv2.CV_16S).var(), cv2.norm(horizontal), cv2.norm(vertical)

    return {"OpenCV": both}


def histogram():
    cv2, source = opencv(), plane(1280, 720, 1)
    return {"OpenCV": lambda: cv2.calcHist([source], [0], None, [256], [0, 256])}


def oriented_gradients():
    from skimage.feature import hog
    cv2, source = opencv(), plane(320, 180, 1)

    def gradients():
        x, y = (cv2.Sobel(source, cv2.CV_32F, *d, ksize=1) for d in ((1, 0), (0, 1)))
        length, angle = cv2.cartToPolar(x, y, angleInDegrees=True)
        return np.bincount((angle.ravel() % 180 // 20).astype(np.intp), length.ravel(), 9)

    return {"OpenCV": gradients,
            "scikit-image": lambda: hog(source, pixels_per_cell=(180, 320), cells_per_block=(1, 1))}


def oklab():
    """OpenCV has no OKLab; CIELAB in floats is what users take in its place."""
    cv2 = opencv()
    yuv = np.dstack([plane(320, 180, s) for s in (1, 2, 3)])

    def lab():
        rgb = cv2.cvtColor(yuv, cv2.COLOR_YUV2RGB).astype(np.float32) / 255
        return cv2.cvtColor(rgb, cv2.COLOR_RGB2Lab)

    return {"OpenCV, CIELAB": lab}


WORK = {
    "box-scale-720": lambda: box_scale(1280, 720),
    "box-scale-1080": lambda: box_scale(1920, 1080),
    "warp-rgb": warp,
    "turn": turn,
    "ssim": ssim,
    "absolute-difference": absolute_difference,
    "sharpness": sharpness,
    "histogram": histogram,
    "oriented-gradients": oriented_gradients,
    "oklab": oklab,
}
