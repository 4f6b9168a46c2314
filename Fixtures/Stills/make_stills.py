#!/usr/bin/env python3
"""Makes the stills of this folder anew: forms that no encoder of the drawing program writes. Needs Pillow 10 or later.

Four patches of 16 x 16 in a row, in the colours of PATCHES; the tests know them too.
"""
import pathlib
import struct
import zlib

from PIL import Image

PATCHES = [(200, 40, 30), (40, 180, 60), (30, 60, 200), (224, 172, 140)]
SIZE = 16
HERE = pathlib.Path(__file__).parent


def chunk(kind, data):
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def png(name, colour, depth, pixel, before=b""):
    """Rows of four patches; `pixel` gives the bytes of one pixel of a patch, or its index below 8 bits."""
    if depth < 8:
        bits = "".join(format(pixel(n), f"0{depth}b") * SIZE for n in range(4))
        row = int(bits, 2).to_bytes(len(bits) // 8, "big")
    else:
        row = b"".join(bytes(pixel(n)) * SIZE for n in range(4))
    head = struct.pack(">IIBBBBB", 4 * SIZE, SIZE, depth, colour, 0, 0, 0)
    body = chunk(b"IDAT", zlib.compress((b"\0" + row) * SIZE, 9))
    (HERE / name).write_bytes(
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + before + body + chunk(b"IEND", b""))


def wide(values):
    return b"".join(struct.pack(">H", 257 * v) for v in values)


def picture(mode="RGB", turn=0):
    image = Image.new("RGB", (4 * SIZE, SIZE))
    for n in range(4):
        image.paste(PATCHES[(n + turn) % 4], (n * SIZE, 0, (n + 1) * SIZE, SIZE))
    return image.convert(mode)


greys = [50, 100, 150, 200]
palette = chunk(b"PLTE", b"".join(bytes(p) for p in PATCHES))
png("rgb-16.png", 2, 16, lambda n: wide(PATCHES[n]))
png("gray-16.png", 0, 16, lambda n: wide([greys[n]]))
png("gray-8.png", 0, 8, lambda n: [greys[n]])
png("gray-alpha.png", 4, 8, lambda n: [greys[n], 255])
png("palette-2.png", 3, 2, lambda n: n, palette)
png("palette-8.png", 3, 8, lambda n: [n], palette)
png("half-clear.png", 6, 8, lambda n: [*PATCHES[n], 128])
# A text that unpacks to thirty-two times what a still may have.
png("long-text.png", 2, 8, lambda n: PATCHES[n],
    chunk(b"zTXt", b"Comment\0\0" + zlib.compress(bytes(1 << 25), 9)))
picture().save(HERE / "progressive.jpeg", quality=95, subsampling=0, progressive=True)
picture("L").save(HERE / "gray.jpeg", quality=95)
cmyk = Image.new("CMYK", (4 * SIZE, SIZE))
for n, (r, g, b) in enumerate(PATCHES):
    k = 255 - max(r, g, b)
    ink = [round(255 * (1 - v / (255 - k))) for v in (r, g, b)]
    cmyk.paste((*ink, k), (n * SIZE, 0, (n + 1) * SIZE, SIZE))
cmyk.save(HERE / "cmyk.jpeg", quality=95, subsampling=0)
frames = [picture("RGB", turn).quantize(8) for turn in range(3)]
frames[0].save(HERE / "animated.gif", save_all=True, append_images=frames[1:], duration=100)
frames = [picture("RGB", turn) for turn in range(3)]
frames[0].save(HERE / "animated.webp", save_all=True, append_images=frames[1:], lossless=True, duration=100)
