"""A picture drawn from a seed: smooth colour with grain. Tests/NeuralNetTests/ParityPicture.swift draws
the same bytes."""
import numpy as np

CELL = 16  # pixels between the colours that are drawn and blended


def random_bytes(seed, index):
    """The top bytes of SplitMix64 (Steele, Lea, Flood 2014), at any places of its sequence."""
    with np.errstate(over="ignore"):
        z = np.uint64(seed) + (index.astype(np.uint64) + np.uint64(1)) * np.uint64(0x9E3779B97F4A7C15)
        z = (z ^ (z >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
        z = (z ^ (z >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
        return ((z ^ (z >> np.uint64(31))) >> np.uint64(56)).astype(np.int64)


def picture(seed, height, width):
    """`[height, width, 3]`, uint8: three parts of blended colour and one of grain."""
    y, x, c = np.meshgrid(np.arange(height), np.arange(width), np.arange(3), indexing="ij")
    row, column, fy, fx = y // CELL, x // CELL, y % CELL, x % CELL

    def colour(r, k):
        return random_bytes(seed, (r * 64 + k) * 3 + c)

    blend = (colour(row, column) * (CELL - fy) * (CELL - fx)
             + colour(row, column + 1) * (CELL - fy) * fx
             + colour(row + 1, column) * fy * (CELL - fx)
             + colour(row + 1, column + 1) * fy * fx) // (CELL * CELL)
    grain = random_bytes(seed, (1 << 20) + (y * width + x) * 3 + c)
    return ((3 * blend + grain) // 4).astype(np.uint8)
