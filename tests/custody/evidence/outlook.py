"""Writes messages of Outlook for tests: compound files ([MS-CFB]) that hold [MS-OXMSG]."""

import struct
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

_END, _FREE, _FAT, _NONE = 0xFFFFFFFE, 0xFFFFFFFF, 0xFFFFFFFD, 0xFFFFFFFF
_SECTOR, _MINI = 512, 64
_TEXT, _BINARY, _NUMBER = 0x001F, 0x0102, 0x0003
_HEADERS, _BODY, _HTML, _DATA, _METHOD, _NAME = 0x007D, 0x1000, 0x1013, 0x3701, 0x3705, 0x3707


def message(
    headers: str,
    body: str,
    html: bytes,
    attachments: Sequence[tuple[str, bytes]],
    *,
    embedded: bool = False,
) -> bytes:
    """A message as Outlook saves it; with one that is no file attached, if so wished."""
    values: dict[int, str | bytes | int] = {_HEADERS: headers, _BODY: body, _HTML: html}
    count = len(attachments) + embedded
    head = bytes(8) + struct.pack("<IIII", 0, count, 0, count) + bytes(8)
    inside: dict[str, bytes | Mapping[str, bytes]] = {**_properties(head, values)}
    for number, (name, data) in enumerate(attachments):
        parts: dict[int, str | bytes | int] = {_NAME: name, _DATA: data, _METHOD: 1}
        inside[f"__attach_version1.0_#{number:08X}"] = _properties(bytes(8), parts)
    if embedded:
        inside[f"__attach_version1.0_#{count - 1:08X}"] = _properties(bytes(8), {_METHOD: 5})
    return _compound(inside)


def _properties(head: bytes, values: Mapping[int, str | bytes | int]) -> dict[str, bytes]:
    rows, streams = head, {}
    for tag, value in values.items():
        if isinstance(value, int):
            rows += struct.pack("<HHIII", _NUMBER, tag, 6, value, 0)
            continue
        kind = _TEXT if isinstance(value, str) else _BINARY
        data = value.encode("utf-16-le") if isinstance(value, str) else value
        rows += struct.pack("<HHIII", kind, tag, 6, len(data) + (2 if kind == _TEXT else 0), 0)
        streams[f"__substg1.0_{tag:04X}{kind:04X}"] = data
    return {"__properties_version1.0": rows, **streams}


@dataclass
class _Entry:
    name: str
    kind: int
    data: bytes = b""
    child: int = _NONE
    next: int = _NONE
    start: int = _END


@dataclass
class _Folder:
    entries: list[_Entry] = field(default_factory=list)

    def add(self, inside: Mapping[str, bytes | Mapping[str, bytes]]) -> int:
        """Enter the members, each one's right neighbour the next; where they begin."""
        names = sorted(inside, key=lambda name: (len(name), name.upper()))
        places = []
        for name in names:
            places.append(len(self.entries))
            value = inside[name]
            if isinstance(value, bytes):
                self.entries.append(_Entry(name, 2, value))
                continue
            entry = _Entry(name, 1)
            self.entries.append(entry)
            entry.child = self.add({**value})
        for place, after in zip(places, [*places[1:], _NONE], strict=True):
            self.entries[place].next = after
        return places[0]


def _chain(count: int, start: int) -> list[int]:
    return [*range(start + 1, start + count), _END] if count else []


def _compound(inside: Mapping[str, bytes | Mapping[str, bytes]]) -> bytes:
    folder = _Folder([_Entry("Root Entry", 5)])
    folder.entries[0].child = folder.add(inside)
    small, mini_table = b"", list[int]()
    for entry in folder.entries:
        if entry.data:
            entry.start = len(mini_table)
            count = -(-len(entry.data) // _MINI)
            mini_table += _chain(count, len(mini_table))
            small += entry.data.ljust(count * _MINI, b"\0")
    listing = b"".join(map(_listed, folder.entries))
    parts = [listing, _words(mini_table), small]
    table, starts, body = [_FAT], [], b""
    for part in parts:
        count = -(-len(part) // _SECTOR)
        starts.append(len(table))
        table += _chain(count, len(table))
        body += part.ljust(count * _SECTOR, b"\0" if part is not parts[1] else b"\xff")
    root = folder.entries[0]
    root.start, root.data = starts[2], small
    listing = b"".join(map(_listed, folder.entries))
    body = listing + body[len(listing) :]
    head = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16)
    head += struct.pack("<HHHHH6x", 0x3E, 3, 0xFFFE, 9, 6)
    mini_sectors = starts[2] - starts[1]
    head += struct.pack("<9I", 0, 1, starts[0], 0, 4096, starts[1], mini_sectors, _END, 0)
    return head + _words([0]) + _words(table) + body


def _words(numbers: Sequence[int]) -> bytes:
    """Sector numbers, filled up: the list in the head has 109, a sector 128."""
    room = 109 if list(numbers) == [0] else -(-len(numbers) // 128) * 128
    return struct.pack(f"<{room}I", *numbers, *[_FREE] * (room - len(numbers)))


def _listed(entry: _Entry) -> bytes:
    name = entry.name.encode("utf-16-le")
    told = struct.pack("<64sHBB", name, len(name) + 2, entry.kind, 1)
    links = struct.pack("<III", _NONE, entry.next, entry.child)
    return told + links + bytes(36) + struct.pack("<IQ", entry.start, len(entry.data))
