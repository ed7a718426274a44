"""Opening a file somebody gave us and reading it as text, in chunks of bounded size."""

import codecs
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from commissioning.foundation.errors import UnreadableFile
from commissioning.opportunities.rules.plain_text import cleaned
from commissioning.opportunities.rules.unreadable import DEFAULT_LIMITS, Limits

# How a file begins when it is not UTF-8 text. UTF-32 comes first: its mark begins like UTF-16's.
_BEGINNINGS = (
    (codecs.BOM_UTF32_LE, "is written in UTF-32; save it as UTF-8"),
    (codecs.BOM_UTF32_BE, "is written in UTF-32; save it as UTF-8"),
    (codecs.BOM_UTF16_LE, "is written in UTF-16; save it as UTF-8"),
    (codecs.BOM_UTF16_BE, "is written in UTF-16; save it as UTF-8"),
    (b"\x1f\x8b", "is compressed with gzip; unpack it first"),
    (b"PK\x03\x04", "is a zip file or a spreadsheet; unpack it, or save it as CSV"),
    (b"BZh", "is compressed with bzip2; unpack it first"),
    (b"\xfd7zXZ", "is compressed with xz; unpack it first"),
    (b"\x28\xb5\x2f\xfd", "is compressed with zstd; unpack it first"),
)


def named(path: Path) -> str:
    """Name a file on one line, whatever its name holds."""
    return cleaned(str(path)).replace("\n", " ")


def chunks(path: Path, limits: Limits = DEFAULT_LIMITS) -> Iterator[str]:
    """Yield the text of a UTF-8 file piece by piece, without its byte order mark.

    Raises UnreadableFile when there is no such file, it is too big, or it is not UTF-8 text.
    """
    try:
        yield from _decoded(path, limits)
    except (OSError, ValueError) as problem:
        raise UnreadableFile(f"{named(path)}: {_reason(problem)}") from problem


def _reason(problem: OSError | ValueError) -> str:
    reasons: dict[type[Exception], str] = {
        FileNotFoundError: "there is no such file",
        PermissionError: "we are not allowed to read it",
        IsADirectoryError: "it is a folder, not a file",
    }
    return reasons.get(type(problem), "it cannot be opened")


def _decoded(path: Path, limits: Limits) -> Iterator[str]:
    if path.is_dir():
        raise IsADirectoryError
    if path.exists() and not path.is_file():
        raise UnreadableFile(f"{named(path)}: it is not an ordinary file")
    with path.open("rb") as file:
        _check_beginning(path, file, limits)
        decoder = _Utf8(path)
        while piece := file.read(limits.chunk_bytes):
            yield decoder.decode(piece)
        yield decoder.decode(b"", final=True)


def _check_beginning(path: Path, file: BinaryIO, limits: Limits) -> None:
    if path.stat().st_size > limits.file_bytes:
        raise UnreadableFile(f"{named(path)}: it has more than {limits.file_bytes:,} bytes")
    start = file.read(512)
    file.seek(len(codecs.BOM_UTF8) if start.startswith(codecs.BOM_UTF8) else 0)
    for beginning, reason in _BEGINNINGS:
        if start.startswith(beginning):
            raise UnreadableFile(f"{named(path)}: it {reason}")
    if start.count(0) * 3 > len(start):
        raise UnreadableFile(f"{named(path)}: it is written in UTF-16, or is not text at all")
    if not start.removeprefix(codecs.BOM_UTF8):
        raise UnreadableFile(f"{named(path)}: it is empty")


class _Utf8:
    """Decode bytes as they come, knowing the line reached when something is wrong."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._decoder = codecs.getincrementaldecoder("utf-8")()
        self._line = 1

    def decode(self, piece: bytes, *, final: bool = False) -> str:
        try:
            text = self._decoder.decode(piece, final)
        except UnicodeDecodeError as problem:
            raise self._wrong(problem) from problem
        if "\0" in text:
            line = self._line + text.count("\n", 0, text.index("\0"))
            raise UnreadableFile(f"{named(self._path)}: line {line:,} holds a NUL byte")
        self._line += text.count("\n")
        return text

    def _wrong(self, problem: UnicodeDecodeError) -> UnreadableFile:
        line = self._line + problem.object.count(b"\n", 0, problem.start)
        byte = problem.object[problem.start]
        return UnreadableFile(
            f"{named(self._path)}: line {line:,} holds the byte 0x{byte:02X}, which is not UTF-8"
            " (perhaps the file is Latin-1 or Windows-1252; save it as UTF-8)"
        )
