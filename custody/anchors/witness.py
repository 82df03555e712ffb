"""A witness of other ledgers: it cosigns heads that join all that it has cosigned before.

Its folder holds its key, `witness.json` with its name, `logs.txt` with the trust lines of the
ledgers that it knows, and in `heads/` one note for each: origin, size and root of the newest head
that it has cosigned, as the log signed it. Nothing else of a ledger ever comes here. A head is
durable before its cosignature leaves: whatever ends the process, a witness never forgets what it
has cosigned. Of a log that signed two heads that do not join, the proof is kept in `forks/`.
"""

import contextlib
import os
from collections.abc import Iterator
from dataclasses import dataclass
from http import HTTPStatus
from pathlib import Path
from typing import Final

from custody.anchors.fork import ForkProof, prefix_of
from custody.anchors.request import Request
from custody.bundle.witnesses import WitnessLine, cosign
from custody.clock import Clock
from custody.domain.reasons import Reason
from custody.durable import sync, written
from custody.errors import InputError, IntegrityError
from custody.keys.files import read_file, unusable, write_new
from custody.keys.keyring import Keyring
from custody.keys.private_key import PrivateKey
from custody.ledger.checkpoint import Checkpoint, TrustLine, open_note, read_note
from custody.ledger.lock import WriterLock
from custody.ledger.tree import verify_consistency
from custody.strict_json import canonical, parse

SETTINGS: Final = "witness.json"
LOGS: Final = "logs.txt"
HEADS: Final = "heads"
FORKS: Final = "forks"
_TIMEOUT_S: Final = 10.0


@dataclass(frozen=True, slots=True)
class Cosigned:
    """The witness found the head good."""

    note: bytes
    line: bytes
    """Without a line feed."""


@dataclass(frozen=True, slots=True)
class Refusal:
    """The witness did not cosign, and why."""

    status: HTTPStatus
    """As C2SP tlog-witness gives it."""
    reason: Reason
    held: int | None = None
    """With a conflict: the size that it has cosigned."""


class Witness:
    """One witness in its folder; any number of processes may stand before it."""

    def __init__(self, folder: Path, clock: Clock, line: WitnessLine, key: PrivateKey) -> None:
        """Use `found` or `open`."""
        self.folder = folder
        self.line = line
        self._clock = clock
        self._key = key

    @classmethod
    def found(cls, folder: Path, name: str, clock: Clock) -> "Witness":
        """Make a witness with a key of its own.

        Raises:
            InputError: The name is none.
            StorageError: There is one in this folder already, or it cannot be written.
        """
        if not name or not name.isascii() or any(each in name for each in " +\t\n\r"):
            raise InputError("input.witness", reason=f"no name for a witness: {name!r}")
        key = Keyring(folder).generate_witness()
        with written(folder):
            for inner in (HEADS, FORKS):
                (folder / inner).mkdir(mode=0o700, exist_ok=True)
            sync(folder)
        write_new(folder / SETTINGS, canonical({"name": name}))
        return cls(folder, clock, WitnessLine(name, key.public.ed25519_raw), key)

    @classmethod
    def open(cls, folder: Path, clock: Clock) -> "Witness":
        """Open a witness's folder.

        Raises:
            InputError: There is none, or its key or the station's secret is not at hand.
        """
        path = folder / SETTINGS
        try:
            name = parse(read_file(path))["name"]
        except (IntegrityError, KeyError) as err:
            raise unusable(path, "it does not tell the name of a witness") from err
        key = Keyring(folder).open_witness()
        return cls(folder, clock, WitnessLine(str(name), key.public.ed25519_raw), key)

    # ---- whom it knows, and what it has seen ----

    def trust(self, log: TrustLine) -> None:
        """Know a ledger from now on.

        Raises:
            InputError: Another key is known for that origin: a log has one for its whole life.
            StorageError: It cannot be written.
        """
        with self._alone():
            known = self.logs()
            present = known.get(log.origin)
            if present == log:
                return
            if present is not None:
                raise InputError(
                    "input.other_ledger", path=self.folder, found=str(present), expected=str(log)
                )
            lines = [*(str(each) for each in known.values()), str(log), ""]
            _replace(self.folder / LOGS, "\n".join(lines).encode())

    def logs(self) -> dict[str, TrustLine]:
        """The ledgers that it knows, by origin."""
        path = self.folder / LOGS
        if not path.is_file():
            return {}
        lines = read_file(path).decode("ascii", "replace").split()
        return {log.origin: log for log in map(TrustLine.parse, lines)}

    def head(self, log: TrustLine) -> tuple[Checkpoint, bytes] | None:
        """The newest head of a ledger that it has cosigned, and its note."""
        path = self._head_file(log)
        if not path.is_file():
            return None
        note = read_file(path)
        return open_note(note, log), note

    # ---- cosigning ----

    def add_checkpoint(self, request: Request) -> Cosigned | Refusal:
        """Judge a head that a log submits, as C2SP tlog-witness says.

        Raises:
            StorageError: What it has seen can be neither read nor kept; nothing was signed.
        """
        opened = self._opened(request.note)
        if isinstance(opened, Refusal):
            return opened
        log, checkpoint = opened
        if request.old > checkpoint.size:
            return Refusal(HTTPStatus.BAD_REQUEST, Reason("witness_old", old=request.old))
        with self._alone():
            seen = self.head(log)
            held = 0 if seen is None else seen[0].size
            if seen is not None and checkpoint.size == held and checkpoint.root != seen[0].root:
                self.keep_fork(ForkProof(log, (seen[1], request.note)))
                return Refusal(HTTPStatus.CONFLICT, Reason("witness_fork", size=held), held)
            if request.old != held:
                return Refusal(HTTPStatus.CONFLICT, Reason("witness_held", size=held), held)
            refusal = self._joins(log, request, checkpoint, seen)
            return refusal or self._sign(log, checkpoint, request.note)

    def add_proven(self, note: bytes, held: Checkpoint | None) -> Cosigned | Refusal:
        """Cosign a head that was shown to join by other means than a consistency path.

        Args:
            note: As its log signed it.
            held: The head that it was found to hold, as `head` told it; None where none was seen.

        Raises:
            StorageError: As in `add_checkpoint`.
        """
        opened = self._opened(note)
        if isinstance(opened, Refusal):
            return opened
        log, checkpoint = opened
        with self._alone():
            seen = self.head(log)
            size = 0 if seen is None else seen[0].size
            if (None if seen is None else seen[0]) != held or checkpoint.size < size:
                return Refusal(HTTPStatus.CONFLICT, Reason("witness_held", size=size), size)
            return self._sign(log, checkpoint, note)

    def keep_fork(self, proof: ForkProof) -> None:
        """Keep what shows that a log signed two heads that do not join.

        Raises:
            StorageError: It cannot be written.
        """
        name = _file_name(proof.log)
        size = open_note(proof.notes[1], proof.log).size
        _replace(self.folder / FORKS / f"{name}-{size}.json", proof.write())

    def _opened(self, note: bytes) -> tuple[TrustLine, Checkpoint] | Refusal:
        """The log of a note, and the checkpoint that it signed."""
        try:
            log = self.logs().get(read_note(note)[0].origin)
        except IntegrityError as err:
            return Refusal(HTTPStatus.BAD_REQUEST, Reason.of(err))
        if log is None:
            return unknown()
        try:
            return log, open_note(note, log)
        except IntegrityError as err:
            return Refusal(HTTPStatus.FORBIDDEN, Reason.of(err))

    def _joins(
        self,
        log: TrustLine,
        request: Request,
        checkpoint: Checkpoint,
        seen: tuple[Checkpoint, bytes] | None,
    ) -> Refusal | None:
        """Demand that the new head joins the one that was cosigned last."""
        if seen is None:
            why = Reason("witness_path_from_nothing")
            return Refusal(HTTPStatus.UNPROCESSABLE_ENTITY, why) if request.path else None
        before, note = seen
        try:
            verify_consistency(
                before.size, checkpoint.size, request.path, before.root, checkpoint.root
            )
        except IntegrityError as err:
            prefix = prefix_of(before.size, checkpoint, request.path)
            if prefix is not None:
                self.keep_fork(ForkProof(log, (note, request.note), prefix))
            return Refusal(HTTPStatus.UNPROCESSABLE_ENTITY, Reason.of(err))
        return None

    def _sign(self, log: TrustLine, checkpoint: Checkpoint, note: bytes) -> Cosigned:
        _replace(self._head_file(log), note)
        at = int(self._clock.now().timestamp())
        return Cosigned(note, cosign(checkpoint, self.line, self._key, at))

    def _head_file(self, log: TrustLine) -> Path:
        return self.folder / HEADS / f"{_file_name(log)}.note"

    @contextlib.contextmanager
    def _alone(self) -> Iterator[None]:
        lock = WriterLock(self.folder / "witness.lock", self._clock)
        lock.acquire(_TIMEOUT_S, self.line.name)
        try:
            yield
        finally:
            lock.release()
            lock.close()


def _file_name(log: TrustLine) -> str:
    return log.origin.replace("/", "_")


def unknown() -> Refusal:
    """The refusal of a ledger that the witness does not know."""
    return Refusal(HTTPStatus.NOT_FOUND, Reason("witness_log_unknown"))


def _replace(path: Path, data: bytes) -> None:
    """Write a file in the place of the one of that name: the one or the other, never a part."""
    fresh = path.with_name(f".{path.name}.new")
    with written(path):
        with fresh.open("wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        fresh.replace(path)
        sync(path.parent)
