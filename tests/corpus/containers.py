"""A good bundle in containers of many forms: packed again as it may be, and around one lie."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import partial
from typing import Any

from tests.custody.bundle.test_archive import TIMES, Entry, Zip, described, extra

Pack = Callable[[Mapping[str, bytes]], bytes]
_DOCUMENT = b"BND-1/data/documents/000001.pdf"


def entries(files: Mapping[str, bytes], top: str = "BND-1/") -> list[Entry]:
    """A bundle's files as entries, none deflated."""
    return [Entry(f"{top}{name}".encode(), files[name], method=0) for name in sorted(files)]


def _one_bent(change: Callable[[Entry], Entry], files: Mapping[str, bytes]) -> bytes:
    """One entry differs."""
    bent = [change(each) if each.name == _DOCUMENT else each for each in entries(files)]
    return Zip(bent).write()


def _set(members: Mapping[str, Any]) -> Pack:
    return partial(_one_bent, lambda entry: replace(entry, **members))


def _around(members: Mapping[str, Any]) -> Pack:
    return lambda files: Zip(entries(files), **members).write()


def _more(*more: Entry) -> Pack:
    return lambda files: Zip([*entries(files), *more]).write()


BAD_CONTAINERS: dict[str, Pack] = {
    "comment": _around({"comment": b"hello"}),
    "bytes-before": _around({"prefix": b"#!/bin/sh\n"}),
    "bytes-behind": _around({"suffix": b"x"}),
    "bytes-before-the-directory": _around({"before_directory": b"x"}),
    "bytes-between": _set({"before": b"x"}),
    "comment-of-an-entry": _set({"comment": b"hello"}),
    "other-local-name": _set({"local_name": _DOCUMENT.replace(b"1.pdf", b"2.pdf")}),
    "other-local-crc": _set({"local_crc": 3}),
    "other-local-method": _set({"local_method": 8}),
    "link": _set({"attributes": 0o120777 << 16}),
    "device": _set({"attributes": 0o060600 << 16}),
    "encrypted": _set({"flags": 1}),
    "unicode-path": _set({"extra": extra(0x7075, b"\x01" + bytes(4) + _DOCUMENT)}),
    "unknown-extra-field": _set({"extra": extra(0x9999, b"")}),
    "times-twice": _set({"extra": TIMES + TIMES}),
    "times-too-long": _set({"extra": extra(0x5455, bytes(65))}),
    "descriptor-not-flagged": partial(
        _one_bent, lambda entry: replace(described(entry, "<III"), flags=0)),
    "descriptor-that-differs": partial(_one_bent, lambda entry: described(entry, "<III", off=1)),
    "name-twice": lambda files: Zip([*entries(files), entries(files)[0]]).write(),
    "one-record-for-two": lambda files: Zip(
        [*entries(files), replace(entries(files)[0], name=b"BND-1/bagit.TXT", offset=0)]).write(),
    "second-top-folder": _more(Entry(b"C/a.txt")),
    "absolute-litter": _more(Entry(b"/__MACOSX/x")),
    "litter-outside": _more(Entry(b"__MACOSX/../x")),
    "litter-with-a-backslash": _more(Entry(b"__MACOSX\\x")),
    "content-in-a-folder-entry": _more(Entry(b"BND-1/d/", b"x", 0)),
    "bomb-in-litter": _more(Entry(b"__MACOSX/x", bytes(1 << 10), size=1 << 31)),
}  # fmt: skip
GOOD_CONTAINERS: dict[str, tuple[Pack, int]] = {
    "unsorted": (lambda files: Zip(entries(files)[::-1]).write(), 1),
    "times": (_set({"extra": TIMES}), 1),
    "descriptor": (partial(_one_bent, lambda entry: described(entry, "<III")), 1),
    "bare-long-descriptor": (
        partial(_one_bent, lambda entry: described(entry, "<IQQ", signed=False)), 1),
    "no-top-folder": (lambda files: Zip(entries(files, "")).write(), 1),
    "other-top-folder": (lambda files: Zip(entries(files, "a b (1)/")).write(), 1),
    "folder-entry": (_more(Entry(b"BND-1/data/", b"", 0)), 1),
    "empty-folder": (_more(Entry(b"BND-1/empty/", b"", 0)), 2),
    "litter": (_more(Entry(b"__MACOSX/BND-1/._x"), Entry(b"BND-1/data/.DS_Store")), 2),
}  # fmt: skip
"""How each is packed, and how many warnings it brings."""
