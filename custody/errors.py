"""Every error raised on purpose: a code, the facts, and an English sentence for the log.

Families tell who has to act. The client finds its own words by the code; the sentence here is
for logs and for the command line. A code never changes its meaning once released.
"""

from typing import ClassVar, Final

SENTENCES: Final[dict[str, str]] = {
    "cancelled": "the job was cancelled; nothing half-done was kept",
    # strict JSON and texts (format.md §1)
    "integrity.json": "not strict canonical JSON: {reason}",
    "integrity.base64": "not standard padded base64: {reason}",
    "integrity.text": "{what} is malformed: {text!r}",
    # events and envelopes (format.md §3)
    "integrity.envelope": "the envelope is malformed: {reason}",
    "integrity.event": "the event is malformed: {reason}",
    "integrity.signature": "the signature by {key} does not verify",
    "integrity.right": "event {seq} ({type}): {reason}",
    "integrity.chain": "event {seq} ({type}): {reason}",
    "integrity.erased": "{id}: {reason}",
    "integrity.artifact": "artifact {artifact}: {reason}",
    "integrity.custody": "event {seq} ({type}): {reason}",
    # keys (format.md §2)
    "integrity.key": "the public key is not acceptable: {reason}",
    # key files and passphrases
    "input.key_file": "{path} cannot be used: {reason}",
    "input.key_person": "{person!r} cannot name a key file",
    "input.no_key": "there is no key of {person} in {folder}",
    "input.passphrase": "the passphrase does not open {path}, or the file is damaged",
    "input.passphrase_source": "no passphrase: {reason}",
    "storage.key_exists": "{path} is there already; a key is never overwritten",
    "storage.key_file": "{path} could not be written: {reason}",
    # tree and checkpoint (format.md §4, §5)
    "integrity.proof": "the proof does not hold: {reason}",
    "integrity.checkpoint": "the checkpoint is not good: {reason}",
    "integrity.trust_line": "the trust line is malformed: {reason}",
    # the ledger's files (format.md §6)
    "input.not_a_ledger": "{path} is not a ledger of Custody",
    "input.newer_ledger": "{path} was written by a newer Custody (version {found}; known {known})",
    "input.ledger_exists": "{path} holds a ledger already",
    "input.other_ledger": "{path} is the ledger of {found}, not of {expected}",
    "input.no_event": "the ledger has no event {index}",
    "integrity.append_only": "the ledger refused a change to what it keeps: {reason}",
    "integrity.ledger_corrupt": "{path} is damaged: {reason}",
    "integrity.ledger": "the ledger does not hold together: {reason}",
    "integrity.rollback": "the ledger has {held} events, this machine has seen {remembered}",
    "integrity.fork": "the ledger is not the one of which this machine has seen {remembered} events",
    "storage.disk_full": "no room is left for {path}",
    "storage.read_only": "{path} cannot be written: {reason}",
    "storage.ledger_busy": "another writer holds the ledger: {holder}",
    "storage.ledger": "{path} cannot be used: {reason}",
    "refused.not_unlocked": "the ledger was opened without its log key, only to read",
    "refused.alarm_unexplained": "only an administrator's event of type {types} may end the alarm",
    "refused.erasure": "the event {index} may not be erased: {reason}",
    # bundles and their containers (format.md §7)
    "integrity.bundle": "the bundle is malformed: {reason}",
    "integrity.archive": "the ZIP is not acceptable: {reason}",
    # stations
    "input.no_ledger": "there is no ledger in {path}",
    "input.origin": "{origin!r} is no origin: agency/station in a-z, 0-9, dots and hyphens",
    "input.offset": "{offset!r} is no offset from UTC such as +05:00",
    "input.station": "{station!r} cannot name a station",
    "input.founders": "a ledger is founded by two administrators, or one for a demonstration",
    "storage.tool": "{tool} failed: {reason}",
    "input.bundle": "{path} is neither a folder with bagit.txt nor a ZIP",
    "input.prior": "a head that you hold cannot be read: {reason}",
    "storage.bundle": "{path} cannot be read: {reason}",
    # commands and the fields of events (procedures §4.3)
    "input.command": "there is no command {command!r}",
    "input.command_document": "the command cannot be read: {reason}",
    "input.schema": "{pointer} {reason}",
    # files of the catalogue of procedures
    "input.procedure": "the procedure file {file} is malformed: {reason}",
    "input.language": "there are no words in {language!r}; give kk, ru or en",
    # evidence: sources, digests, store, images (procedures §3.4)
    "input.algorithm": "there is no digest algorithm {name!r}; known are {known}",
    "input.digest": "not a SHA-256 in lower-case hex: {text!r}",
    "input.hash_list": "line {line} of the list cannot be read: {reason}",
    "input.image": "the image {path} cannot be read: {reason}",
    "input.not_a_file": "{path} is neither a regular file nor a block device",
    "input.not_a_folder": "{path} is not a folder",
    "integrity.artifact": "the artifact kept as {path} is not what its name says ({sha256})",
    "integrity.copy": "the copy {path} reads back other bytes than were written ({sha256})",
    "storage.child": "the helper process {name} ended: {reason}",
    "storage.full": "the disk is full; {path} was not kept",
    "storage.read": "{path} cannot be read: {reason}",
    "storage.write": "{path} cannot be written: {reason}",
}
"""Code to sentence. Facts stand in braces and are the keyword arguments of the error."""


class CustodyError(Exception):
    """Base of all errors raised on purpose.

    Attributes:
        code: Stable name of what happened, e.g. `refused.not_custodian`.
        facts: The values that fill the sentence, for the client's own words.
    """

    family: ClassVar[str] = ""

    def __init__(self, code: str, /, **facts: object) -> None:
        if code.partition(".")[0] != self.family:
            raise AssertionError(f"{code} is not of the family {self.family}")
        super().__init__(SENTENCES[code].format(**facts))
        self.code = code
        self.facts = facts


class RefusedError(CustodyError):
    """The rules forbid what was asked; nothing was written."""

    family = "refused"


class InputError(CustodyError):
    """What was handed in cannot be read or understood; nothing was written."""

    family = "input"


class IntegrityError(CustodyError):
    """Something that must match does not. Never caught to carry on as if it matched."""

    family = "integrity"


class StorageError(CustodyError):
    """Disk, lock or permission: try again or call someone; nothing half-written was kept."""

    family = "storage"


class CancelledError(CustodyError):
    """The user stopped a job. Not a failure."""

    family = "cancelled"

    def __init__(self) -> None:
        super().__init__("cancelled")
