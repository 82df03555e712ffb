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
    # keys (format.md §2)
    "integrity.key": "the public key is not acceptable: {reason}",
    # key files and passphrases
    "input.key_file": "{path} cannot be used as a key: {reason}",
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
    # commands and the fields of events (procedures §4.3)
    "input.command": "there is no command {command!r}",
    "input.command_document": "the command cannot be read: {reason}",
    "input.schema": "{pointer} {reason}",
    "input.language": "there are no words in {language!r}; give kk, ru or en",
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
