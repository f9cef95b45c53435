"""How bytes are packed in evidence.db: zstd for one body, brotli for a block of many. Pure.

A single body is packed at once, while a crawl waits for it: zstd, level 3. Bodies that have come to rest are packed
many in a block with brotli, at leisure: the frame of a site and the phrases of minutes cost little more than once. Both
formats are described in RFCs (8878 and 7932) and read everywhere; nothing outside the file is needed to read it again.
Statistical packers (PPMd, context mixing) were measured a fifth smaller; the one library that was quick enough damaged
memory, and evidence is no place for that. Measured in `tests/bench_evidence.py`.
"""

from __future__ import annotations

import brotli  # type: ignore[import-untyped]
import zstandard

ZSTD_LEVEL = 3
CODEC = "brotli"
QUALITY, WINDOW = 10, 24  # the window is larger than a block, so that all of it is remembered
SMALL_BLOCK, SMALL_QUALITY = 1_000_000, 11  # twice the time for a thirtieth less: only where there is little to pack
BLOCK_BYTES = 4_000_000  # a block is unpacked whole to read one body of it: about 20 ms
LARGEST = 4_000_000  # a larger body stays alone
WORTH = 0.8  # a body that zstd leaves larger than this share of it is compressed already
PACKED_FILES = (b"%PDF", b"PK\x03\x04", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"\x1f\x8b", b"\xd0\xcf\x11\xe0")


class PackingError(ValueError):
    """Packed bytes that do not give what was packed."""


def pack(body: bytes) -> bytes:
    """One body with zstd."""
    return zstandard.ZstdCompressor(level=ZSTD_LEVEL).compress(body)


def unpack(packed: bytes, size: int) -> bytes:
    """What `pack` was given: `size` bytes. Raises PackingError."""
    try:
        body = zstandard.ZstdDecompressor().decompress(packed, max_output_size=max(size, 1))
    except zstandard.ZstdError as error:
        raise PackingError(str(error)) from error
    if len(body) != size:
        raise PackingError(f"{len(body)} bytes in place of {size}")
    return body


def belongs_in_block(body: bytes, packed_size: int) -> bool:
    """Whether a block would make a body smaller: pages and text, not PDFs, Word files and pictures."""
    if not body or len(body) > LARGEST or body.startswith(PACKED_FILES):
        return False
    return packed_size < WORTH * len(body) + 64  # the smallest bodies have no room to show what they are


def pack_block(block: bytes) -> tuple[str, bytes]:
    """Many bodies, one after another: the codec and the packed bytes, unpacked again and compared before.

    Raises PackingError where that comparison fails, so that nothing is given up for a block that cannot be read.
    """
    quality = SMALL_QUALITY if len(block) <= SMALL_BLOCK else QUALITY
    packed: bytes = brotli.compress(block, quality=quality, lgwin=WINDOW)
    if unpack_block(packed, CODEC, len(block)) != block:
        raise PackingError("a block did not unpack to what was packed")
    return CODEC, packed


def unpack_block(packed: bytes, codec: str, size: int) -> bytes:
    """The bodies of a block, one after another: `size` bytes. Raises PackingError."""
    if codec != CODEC:
        raise PackingError(f"packed in a way this version does not know: {codec}")
    try:
        block: bytes = brotli.decompress(packed)
    except brotli.error as error:
        raise PackingError(str(error)) from error
    if len(block) != size:
        raise PackingError(f"{len(block)} bytes in place of {size}")
    return block
