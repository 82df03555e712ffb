"""Making a bundle (format.md §7).

Order of making, which is part of the contract: copy and re-hash the payload; events and proofs,
private parts, checkpoint and anchors; reading copies, `VERIFY.txt`, `format.md`, `verify.html`;
manifests; tag manifests; append `bundle.sealed` (if another event slipped in between, all but the
payload is made again, now under the writer's lock); `seal/`; everything durable; verified from the
written bytes by `bundle.check`; recorded by who asked for it; renamed. All grows under a temporary
name beside the target, so that under the target's name there is a good bundle or nothing. What a
killed process left is removed by the next export to the same place.

A bundle that leaves encrypted grows in the ledger's own folder. Its ZIP has no name there, so that
it is gone with the process, and what it was packed from is removed before it is verified; what a
kill left before that is swept away when the station is next opened.
"""

import contextlib
import hashlib
import os
import shutil
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from heapq import merge
from itertools import groupby
from operator import attrgetter
from pathlib import Path
from typing import TYPE_CHECKING, Final, Self

import custody
from custody.bundle import layout
from custody.bundle.cover import Cover, DocumentFile
from custody.bundle.disclosure import Document, ExportPlan, disclose
from custody.bundle.export_record import RecordFiles, seal_body
from custody.bundle.export_zip import write_zip
from custody.bundle.instructions import write_instructions
from custody.bundle.payload import Source, copy_payload
from custody.bundle.reading import write_reading_copies
from custody.bundle.words import readable
from custody.clock import format_instant
from custody.domain.events import Draft
from custody.durable import sync, sync_tree, written
from custody.errors import InputError, IntegrityError, RefusedError
from custody.keys.signer import Signer
from custody.ledger.ledger import Ledger
from custody.ledger.writer import Appended
from custody.progress import Progress, no_progress
from custody.resources import read_bytes
from custody.scratch import scratch_folder
from custody.strict_json import MAX_BYTES, canonical

if TYPE_CHECKING:
    from custody.bundle.verdicts import BundleReport

MOST_BODY: Final = (MAX_BYTES - (16 << 10)) // 4 * 3
"""Bytes of an event's body that its envelope has room for, beside all else."""
_DESCRIPTORS: Final = Path("/proc/self/fd")
"""Where Linux opens by its number a file that has no name."""
_AUTHENTIC: Final = 0


@dataclass(frozen=True, slots=True)
class Exported:
    """A bundle that was made and found good; the caller records `bundle.exported`."""

    path: Path
    report: "BundleReport"
    seal: Appended
    root_digest: str
    """SHA-256 of `tagmanifest-sha256.txt`."""
    files: int
    """All files of the bundle."""
    events: int
    hidden: int
    artifacts: tuple[str, ...] = ()
    """Ids of those whose contents are in it, sorted."""


def export_bundle(
    ledger: Ledger,
    plan: ExportPlan,
    *,
    signer: Signer,
    target: Path,
    as_zip: bool = False,
    encrypt_to: Sequence[str] = (),
    anchor: Callable[[], object] | None = None,
    record: Callable[[Exported], None] | None = None,
    progress: Progress = no_progress,
) -> Exported:
    """Make a bundle, seal it, verify it.

    Args:
        ledger: Open for writing.
        plan: What was decided to hand over.
        signer: Key of the seal's actor, who holds the plan's role.
        target: The bundle's folder or ZIP; it must not exist.
        as_zip: One ZIP and not a folder.
        encrypt_to: Age keys; the ZIP is then made beside the ledger, and only the age file where
            the target is, which may be a medium that is given away.
        anchor: Has the newest head stamped and cosigned outside, once the seal is recorded; what
            the ledger then keeps of the seal's checkpoint goes into the bundle.
        record: Told of the bundle when it is verified and durable and has no name yet; if it
            raises, the bundle is gone, and nothing leaves that is not recorded.
        progress: Bytes done of bytes to copy and to verify; may raise `CancelledError`.

    Raises:
        InputError: The target exists; a case, item or artifact is not there; the seal would be
            larger than an event may be.
        IntegrityError: An artifact is not what the record says, or the written bundle not good.
        RefusedError: `refused.case_changed`: artifacts were added while the bundle was made.
        StorageError: Disk full, or a file can be neither read nor written.
        CancelledError: From `progress`.
    """
    if os.path.lexists(target):
        raise InputError("input.target_exists", path=target)
    with (
        written(target),
        scratch_folder(target.parent, f".{target.name}.", ".part") as outside,
        _staging(ledger, outside, encrypt_to) as staging,
        _Export(
            ledger, plan, signer, target, staging, as_zip or bool(encrypt_to), progress
        ) as export,
    ):
        export.anchor = anchor
        return export.run(record, outside, encrypt_to)


def _staging(
    ledger: Ledger, outside: Path, encrypt_to: Sequence[str]
) -> contextlib.AbstractContextManager[Path]:
    if encrypt_to:
        return scratch_folder(ledger.folder, layout.STAGING_PREFIX, ".part")
    return contextlib.nullcontext(outside)


def too_much(bundle: str) -> InputError:
    """The error of a bundle over more than one event can name."""
    return InputError("input.bundle_size", bundle=bundle, limit=MAX_BYTES)


class _Export:
    def __init__(
        self, ledger: Ledger, plan: ExportPlan, signer: Signer, target: Path, staging: Path,
        as_zip: bool, progress: Progress,
    ) -> None:  # fmt: skip
        self.ledger, self.plan, self.signer, self.target = ledger, plan, signer, target
        self.as_zip, self.progress = as_zip, progress
        self.staging = staging
        self.anchor: Callable[[], object] | None = None
        self.folder = staging / plan.bundle
        self.made_at = format_instant(ledger.clock.now())
        self.disclosed = disclose(ledger, plan, staging)
        self.payload = self.disclosed.payload
        self.total = self.payload.size
        self.lists: dict[str, dict[str, str]] = {}
        """Path of each list of artifacts to its digests by algorithm."""
        self.held = contextlib.ExitStack()
        self.held.push(self.payload)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.held.close()

    def run(
        self, record: Callable[[Exported], None] | None, outside: Path, encrypt_to: Sequence[str]
    ) -> Exported:
        self._demand_room()
        # The disk is slower than the rest: it writes while the record is made and all is verified.
        with ThreadPoolExecutor(1, "sync") as disk:
            self._copy()
            disk.submit(sync_tree, self.folder)
            self._bag_files()
            self._record()
            seal = self._seal()
            files = sum(1 for path in self.folder.rglob("*") if path.is_file())
            made = self._pack(encrypt_to) if self.as_zip else self.folder
            durable = disk.submit(sync_tree, made)
            report = self._verify(made)
            durable.result()
        if encrypt_to:
            made = self._encrypt(made, outside, encrypt_to)
        exported = Exported(
            self.target,
            report,
            seal,
            seal.event.body["tagmanifests"]["sha256"],
            files + (len(self.payload) if self.as_zip else 0),
            len(self.disclosed.indices),
            len(self.disclosed.hidden),
            tuple(sorted(each.called for each in self.payload.sources() if each.name)),
        )
        if os.path.lexists(self.target):
            raise InputError("input.target_exists", path=self.target)
        if record is not None:
            record(exported)
        made.rename(self.target)
        sync(self.target.parent)
        return exported

    # ---- payload ----

    def _copy(self) -> None:
        for folder in self.payload.folders:
            (self.folder / folder).mkdir(parents=True, exist_ok=True)
        copy_payload(
            self.payload,
            None if self.as_zip else self.folder,
            lambda done, _total: self.progress(done, 2 * self.total),
        )
        for folder, sources in groupby(self.payload.sources(), attrgetter("folder")):
            if folder != "data/documents":
                self._list(folder, sources)
        if not self.lists:
            self._list("data/artifacts", ())

    def _list(self, folder: str, sources: Iterable[Source]) -> None:
        """The list of a folder's artifacts."""
        path = f"{folder}/files.jsonl"
        (self.folder / folder).mkdir(parents=True, exist_ok=True)
        with (self.folder / path).open("wb") as lines:
            lines.writelines(canonical(source.line()) + b"\n" for source in sources)
        self.lists[path] = {name: _digest(self.folder / path, name) for name in layout.ALGORITHMS}

    # ---- tag files ----

    @property
    def _files(self) -> RecordFiles:
        """Of what is disclosed by now."""
        return RecordFiles(self.folder, self.ledger, self.plan, self.disclosed)

    def _bag_files(self) -> None:
        """What another event can not change."""
        total = self.total + sum((self.folder / path).stat().st_size for path in self.lists)
        labels = {
            "Bag-Software-Agent": f"Custody {custody.__version__}",
            "Bagging-Date": self.made_at[:10],
            "External-Identifier": self.plan.bundle,
            "Payload-Oxum": f"{total}.{len(self.payload) + len(self.lists)}",
        }
        self._files.write("bagit.txt", layout.BAGIT_TXT)
        self._files.write("bag-info.txt", layout.write_bag_info(labels))
        self._files.write("format.md", read_bytes("format.md"))
        self._files.write("verify.html", read_bytes("verify/verify.html"))
        self._files.write("VERIFY.txt", write_instructions(self.signer.public.suite).encode())
        for algorithm in layout.ALGORITHMS:
            lists = ((path, self.lists[path][algorithm]) for path in sorted(self.lists))
            with (self.folder / layout.manifest_name(algorithm)).open("wb") as lines:
                for path, digest in merge(self.payload.listed(algorithm), lists):
                    lines.write(layout.manifest_line(path, digest))

    def _record(self) -> None:
        """What stands or falls with the checkpoint."""
        for name in ("custody", "ledger", "reading"):
            shutil.rmtree(self.folder / name, ignore_errors=True)
            (self.folder / name).mkdir()
        self._files.write_record()
        write_reading_copies(self.folder, self._cover())
        tags = [path for path in self._own_paths() if layout.is_tag(path)]
        for algorithm in layout.ALGORITHMS:
            digests = {path: _digest(self.folder / path, algorithm) for path in tags}
            name = layout.manifest_name(algorithm, tag=True)
            self._files.write(name, layout.write_manifest(digests))

    def _cover(self) -> Cover:
        plan, disclosed = self.plan, self.disclosed
        return Cover(
            bundle=plan.bundle,
            recipient=plan.recipient,
            purpose=plan.purpose,
            made_at=self.made_at,
            language=plan.language,
            origin=self.ledger.trust.origin,
            checkpoint=disclosed.note.decode(),
            conditions=plan.conditions,
            counts=tuple(chain.count() for chain in disclosed.cases),
            hidden=disclosed.hidden,
            documents=tuple(_listed(n, each) for n, each in enumerate(plan.documents, 1)),
            items=frozenset(item.id for item in disclosed.items),
        )

    # ---- seal ----

    def _seal(self) -> Appended:
        with self.ledger.writing(person=self.signer.public.name) as writer:
            if writer.frontier.size != self.disclosed.size:
                self._make_again()
            appended = writer.append(self._draft(), self.signer)
        files = self._files
        files.write_seal(appended, self.signer)
        if self.anchor is not None:
            self.anchor()
        files.write_seal_anchors(appended.index + 1)
        return appended

    def _make_again(self) -> None:
        """Another event slipped in between; none can now."""
        again = disclose(self.ledger, self.plan, self.staging)
        with again.payload as payload:
            if payload.digest != self.payload.digest:
                raise RefusedError("refused.case_changed", bundle=self.plan.bundle)
        self.disclosed = again
        self._record()

    def _demand_room(self) -> None:
        """Refuse a seal that no event can hold, before anything is copied."""
        placeholder = {"sha256": "0" * 64, "sha512": "0" * 128}
        if len(canonical(seal_body(self.plan, self.disclosed, placeholder))) > MOST_BODY:
            raise too_much(self.plan.bundle)

    def _draft(self) -> Draft:
        digests = {
            name: _digest(self.folder / layout.manifest_name(name, tag=True), name)
            for name in layout.ALGORITHMS
        }
        return Draft("bundle.sealed", seal_body(self.plan, self.disclosed, digests), self.plan.role)

    # ---- container and check ----

    def _pack(self, encrypt_to: Sequence[str]) -> Path:
        """One ZIP, which has no name where it is to be encrypted."""
        packed = self.staging / f"{self.plan.bundle}.zip"
        own = ((path, self.folder / path) for path in sorted(self._own_paths()))
        file = self.held.enter_context(packed.open("xb"))
        if encrypt_to and _DESCRIPTORS.is_dir():
            packed.unlink()
            packed = _DESCRIPTORS / str(file.fileno())
        write_zip(file, self.plan.bundle, own, self.payload)
        file.flush()
        if encrypt_to:
            shutil.rmtree(self.folder)
        return packed

    def _encrypt(self, made: Path, outside: Path, recipients: Sequence[str]) -> Path:
        """The ZIP in an age file, on the target's medium."""
        from custody.bundle.encryption import encrypt

        target, total = outside / f"{self.plan.bundle}.age", self.total
        # No step of its own in the bar, and stopped like the rest.
        encrypt(made, target, recipients, lambda _done, _all: self.progress(2 * total, 2 * total))
        return target

    def _verify(self, made: Path) -> "BundleReport":
        from custody.bundle.check import check_bundle

        report = check_bundle(
            made,
            trust=self.ledger.trust,
            written=self.payload,
            progress=lambda done, total: self.progress(
                self.total + (done * self.total // total if total else 0), 2 * self.total
            ),
        )
        if report.status != _AUTHENTIC:
            raise IntegrityError("integrity.bundle_made", reason=report.failure or report.sentence)
        return report

    def _own_paths(self) -> Iterator[str]:
        """Paths of all files that are made here and not copied, relative to the folder."""
        for top, folders, names in os.walk(self.folder):
            inner = Path(top).relative_to(self.folder).as_posix()
            if inner == "data":
                folders.clear()
            yield from (name if inner == "." else f"{inner}/{name}" for name in names)
        yield from self.lists


def _listed(number: int, document: Document) -> DocumentFile:
    return DocumentFile(
        document.stored(number), readable(document.title), document.size, document.sha256
    )


def _digest(path: Path, algorithm: str) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, algorithm).hexdigest()
