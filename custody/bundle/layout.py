"""Names and small files of a bundle: layout, manifests, `bag-info.txt` (format.md §7). Pure.

Exporter and checker share these tables, so that nothing is written which no reader accepts.
Paths are relative to the bundle's top folder and use `/`.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from custody.errors import IntegrityError
from custody.strict_json import is_device_name, is_digest, is_identifier

ALGORITHMS: Final = ("sha256", "sha512")
"""Those of the manifests, both always."""

BAGIT_TXT: Final = b"BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"
BAG_FILES: Final = (
    "bagit.txt",
    "bag-info.txt",
    "manifest-sha256.txt",
    "manifest-sha512.txt",
    "tagmanifest-sha256.txt",
    "tagmanifest-sha512.txt",
)
EVENTS: Final = "custody/events.jsonl"
PROOFS: Final = "custody/proofs.jsonl"
PRIVATE: Final = "custody/private.jsonl"
CHECKPOINT: Final = "ledger/checkpoint"
COSIGNATURES: Final = "ledger/cosignatures"
SEAL_SIGNATURE: Final = "seal/tagmanifest-sha256.sig"
SEAL_SIGNER: Final = "seal/signer.pem"
SEAL_EVENT: Final = "seal/event.json"
SEAL_PROOF: Final = "seal/proof.json"
SEAL_CHECKPOINT: Final = "seal/checkpoint"
SEAL_CMS: Final = "seal/tagmanifest-sha256.p7s"
SEAL_STAMP: Final = "seal/checkpoint.tsr"
SEAL_COSIGNATURES: Final = "seal/cosignatures"

STAGING_PREFIX: Final = "export-"
"""How folders begin in which a bundle is made that leaves encrypted."""

REQUIRED: Final = frozenset(
    {
        *BAG_FILES, EVENTS, PROOFS, CHECKPOINT,
        SEAL_SIGNATURE, SEAL_SIGNER, SEAL_EVENT, SEAL_PROOF, SEAL_CHECKPOINT,
    }
)  # fmt: skip
_NAMED: Final = REQUIRED | {
    PRIVATE, COSIGNATURES, SEAL_CMS, SEAL_STAMP, SEAL_COSIGNATURES,
    "format.md", "verify.html", "VERIFY.txt",
}  # fmt: skip

_MAX_PATH: Final = 200
_PART: Final = re.compile(r"(?![._-])[A-Za-z0-9._-]*[A-Za-z0-9_-]\Z")
_STORED: Final = re.compile(r"[0-9]{6,9}\.bin\Z")
_ANCHOR: Final = re.compile(r"ledger/anchors/([1-9][0-9]{0,15})\.(checkpoint|tsr|consistency)\Z")
_LITTER: Final = frozenset({".DS_Store", "Thumbs.db", "desktop.ini"})
_LABEL: Final = re.compile(r"([^\s:](?:[^:\r\n]*[^\s:])?): (\S(?:.*\S)?)\Z")
_SEPARATOR: Final = "  "


def is_litter(name: str) -> bool:
    """Tell whether a file is what operating systems strew about, and no part of a bundle."""
    *folders, last = name.split("/")
    return last in _LITTER or last.startswith("._") or "__MACOSX" in folders


def path_fault(path: str) -> str | None:
    """Why a text may not be a path in a bundle; None when it may."""
    if len(path) > _MAX_PATH:
        return f"longer than {_MAX_PATH} characters"
    for part in path.split("/"):
        if not _PART.match(part):
            return "a part of it is empty or has other characters"
        if is_device_name(part):
            return "a part of it is a device name"
    return None


def is_in_layout(path: str) -> bool:
    """Tell whether the closed layout has a place for a file of this path."""
    if path in _NAMED or _ANCHOR.match(path):
        return True
    match path.split("/"):
        case ["data", "items", item, name]:
            return is_identifier(item) and is_stored_name(name)
        case ["data", "artifacts", name]:
            return is_stored_name(name)
        case ["data", "documents", _] | ["reading", _]:
            return True
        case _:
            return False


def is_stored_name(name: str) -> bool:
    """Tell whether a name may stand in a folder of artifacts: `000001.bin`, or their list."""
    return name == "files.jsonl" or _STORED.match(name) is not None


def is_payload(path: str) -> bool:
    """Tell whether a file belongs into the payload manifests."""
    return path.startswith("data/")


def is_tag(path: str) -> bool:
    """Tell whether a file belongs into the tag manifests."""
    return not path.startswith(("data/", "seal/", "tagmanifest-"))


def anchor_of(path: str) -> tuple[int, str] | None:
    """Size and kind (`checkpoint`, `tsr`, `consistency`) of a file of `ledger/anchors/`."""
    found = _ANCHOR.match(path)
    return (int(found[1]), found[2]) if found else None


def anchor_path(size: int, kind: str) -> str:
    """Path of a file of `ledger/anchors/`, by the size of its head and its kind."""
    return f"ledger/anchors/{size}.{kind}"


def stored_name(number: int) -> str:
    """The generated name of an artifact's file; numbers start at 1."""
    return f"{number:06}.bin"


def manifest_name(algorithm: str, *, tag: bool = False) -> str:
    """Path of a manifest."""
    return f"{'tag' if tag else ''}manifest-{algorithm}.txt"


def manifest_line(path: str, digest: str) -> bytes:
    """A manifest's line for a file; the lines come in the order of paths."""
    return f"{digest}{_SEPARATOR}{path}\n".encode("ascii")


def write_manifest(digests: Mapping[str, str]) -> bytes:
    """A manifest's bytes from paths and lower-case hex digests."""
    return b"".join(manifest_line(path, digests[path]) for path in sorted(digests))


def read_manifest(
    lines: Iterable[bytes], algorithm: str, *, files: int | None = None
) -> Iterator[tuple[str, bytes]]:
    """Read a manifest: path and digest, line by line in the order of paths.

    Args:
        lines: Its lines with their line feeds, as a file gives them.
        algorithm: Whose digests it holds.
        files: How many files there are; of a manifest that lists more, no more is read.

    Raises:
        IntegrityError: `integrity.bundle`; a line, a path or the order is not right.
    """
    last = ""
    for number, line in enumerate(lines):
        try:
            text = line.decode("ascii")
        except UnicodeDecodeError as err:
            raise _bad(f"manifest-{algorithm}: a line is not ASCII") from err
        digest, separator, path = text[:-1].partition(_SEPARATOR)
        if not text.endswith("\n") or not separator or not is_digest(digest, algorithm):
            raise _bad(f"manifest-{algorithm}: a line is not digest, two spaces, path, line feed")
        fault = path_fault(path)
        if fault is not None:
            raise _bad(f"manifest-{algorithm}: {path[:80]!r}: {fault}")
        if path <= last:
            raise _bad(f"manifest-{algorithm}: not sorted, or twice: {path}")
        if is_litter(path):
            raise _bad(f"manifest-{algorithm}: lists {path}, which is no part of a bundle")
        if number == files:
            raise _bad(f"manifest-{algorithm}: lists more files than there are")
        yield path, bytes.fromhex(digest)
        last = path


def write_bag_info(labels: Mapping[str, str]) -> bytes:
    """The bytes of `bag-info.txt`; what cannot be read back is refused."""
    data = "".join(f"{label}: {value}\n" for label, value in labels.items()).encode()
    if read_bag_info(data) != dict(labels):
        raise _bad("bag-info.txt: a label or value has line feeds, colons or outer blanks")
    return data


def read_bag_info(data: bytes) -> dict[str, str]:
    """Read `bag-info.txt`: unfolded `Label: value` lines, no label twice.

    Raises:
        IntegrityError: `integrity.bundle`.
    """
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as err:
        raise _bad("bag-info.txt is not UTF-8") from err
    if not text.endswith("\n"):
        raise _bad("bag-info.txt: the last line has no line feed")
    labels: dict[str, str] = {}
    folded: set[str] = set()
    for line in text[:-1].split("\n"):
        found = _LABEL.match(line)
        if found is None:
            raise _bad("bag-info.txt: a line is not `Label: value`")
        if found[1].casefold() in folded:
            raise _bad(f"bag-info.txt: {found[1][:40]} stands twice")
        folded.add(found[1].casefold())
        labels[found[1]] = found[2]
    return labels


def folded_twins(paths: Iterable[str]) -> tuple[str, str] | None:
    """Two paths, or folders of them, that differ by case alone; None when there are none."""
    spelled: dict[str, str] = {}
    for path in paths:
        at = len(path)
        while at > 0:
            name = path[:at]
            known = spelled.get(name.casefold())
            if known == name:
                break  # its folders are known too
            if known is not None:
                return known, name
            spelled[name.casefold()] = name
            at = path.rfind("/", 0, at)
    return None


def _bad(reason: str) -> IntegrityError:
    return IntegrityError("integrity.bundle", reason=reason)
