"""What an error says on the screen, by its code: what happened, what is safe, what to do next.

The core's own English sentence is for logs and stands in the detail. Facts are told in words of
the screen: a type by its title, a role by its name, an instant at the station's time.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Final

from PySide6.QtCore import QCoreApplication

from custody.clock import is_instant
from custody.domain import error_words, wording
from custody.domain.reasons import Reason
from custody.domain.vocabulary import BY_COMMAND, TYPES
from custody.errors import CustodyError
from ui import formats
from ui.translations import is_complete, language

translate = QCoreApplication.translate
FAULT: Final = "fault"
"""Stands for whatever was not raised on purpose."""
_LONGEST_FACT: Final = 200


@dataclass(frozen=True, slots=True)
class Told:
    """An error in words."""

    code: str
    what: str
    safe: str
    next: str
    detail: str
    """For those who look after the program: code, class and the English sentence."""

    def in_short(self) -> str:
        """What happened, what is safe and what to do next, where there is room for a line."""
        return " ".join(filter(None, (self.what, self.safe, self.next)))


def explain(err: BaseException, offset: str = "+00:00") -> Told:
    """An error in words of the screen.

    Args:
        err: Ours by its code and facts; any other is told as a fault of the program.
        offset: Of the station from UTC, for facts that are instants.
    """
    code = err.code if isinstance(err, CustodyError) else FAULT
    facts = err.facts if isinstance(err, CustodyError) else {}
    told = {name: _fact(name, value, offset) for name, value in facts.items()}
    family = code.partition(".")[0]
    what, is_safe, steps = _sentences(language(), is_complete())
    step = steps.get(code, steps[family])
    holder = facts.get("holder")
    if code == "storage.ledger_busy" and isinstance(holder, Mapping) and holder:
        busy = translate(
            "Errors", "It is held by {person}, process {pid} on {host}, since {since}."
        )
        words = {name: _fact(name, value, offset) for name, value in holder.items()}
        step = f"{busy.format_map(words)} {step}"
    return Told(
        code=code,
        what=what[code].format_map(told),
        safe=is_safe[family],
        next=step,
        detail=f"{code}\n{type(err).__name__}: {err}",
    )


def _fact(name: str, value: object, offset: str) -> str:
    if isinstance(value, (list, tuple, set, frozenset)):
        return ", ".join(_fact(name, each, offset) for each in value)
    if isinstance(value, Reason):
        return value.told(language())
    text = str(value)
    if name in _LISTS:
        return ", ".join(_LISTS[name](part) for part in text.replace(",", " ").split())
    if name in _CHOICES:
        return wording.choice(name, text, language())
    if is_instant(text):
        return formats.instant(text, offset)
    return text if len(text) <= _LONGEST_FACT else f"{text[:_LONGEST_FACT]}…"


def _title(name: str) -> str:
    kind = TYPES.get(name) or BY_COMMAND.get(name)
    return name if kind is None else wording.title(kind.name, language())


def _label(name: str) -> str:
    labels = wording.words(language())["labels"]
    text = labels.get(name, name)
    return text[:1].upper() + text[1:]


def _role(code: str) -> str:
    return wording.role(code, language())


def _state(name: str) -> str:
    return wording.words(language())["states"].get(name, name)


_CHOICES: Final = frozenset({"category", "channel", "kind", "outcome"})
_LISTS: Final[Mapping[str, Callable[[str], str]]] = {
    "type": _title,
    "types": _title,
    "command": _title,
    "role": _role,
    "roles": _role,
    "field": _label,
    "fields": _label,
    "state": _state,
}
"""Facts that are one name or several, with commas, and how each is told."""


@cache
def _sentences(_language: str, _is_whole: bool) -> tuple[dict[str, str], ...]:
    """The three tables below in one language: a list of refusals asks for them again and again."""
    return happened(), safe(), next_steps()


def happened() -> dict[str, str]:
    """Code to what happened; facts in braces. Only what is no error of the core is told here."""
    return {
        **error_words.sentences(language()),
        FAULT: translate("Errors", "The program met a fault of its own."),
    }


def safe() -> dict[str, str]:
    """Family of codes to what is safe."""
    return {
        "cancelled": translate("Errors", "What was recorded before is whole."),
        "refused": translate("Errors", "Nothing was recorded. What you entered is kept."),
        "input": translate("Errors", "Nothing was changed."),
        "integrity": translate(
            "Errors",
            "Nothing was recorded. What was recorded before stays as it is.",
        ),
        "storage": translate(
            "Errors",
            "What was recorded before is whole. Nothing half-written was kept.",
        ),
        "fault": translate(
            "Errors",
            "What was recorded before is whole. What you entered is kept as a draft.",
        ),
    }


def next_steps() -> dict[str, str]:
    """Code, or family of codes, to what to do next."""
    return {
        "cancelled": translate("Errors", "Start it again whenever you like."),
        "refused": translate("Errors", "Change what was entered, or let somebody sign who may."),
        "input": translate("Errors", "Look at what was chosen or typed, and try again."),
        "integrity": translate(
            "Errors",
            "Change nothing and delete nothing. Keep it for examination, and tell an "
            "administrator.",
        ),
        "storage": translate("Errors", "Look at the disk and its permissions, then try again."),
        "fault": translate(
            "Errors",
            "Copy the detail for those who look after the program, then go on.",
        ),
        "refused.alarm_unexplained": translate(
            "Errors",
            "An administrator records an incident or a restored backup; the ledger page "
            "leads there.",
        ),
        "refused.fingerprint": translate(
            "Errors",
            "Do not use this key. Ask by a number that you knew before.",
        ),
        "refused.recipient_unsure": translate(
            "Errors",
            "Have its fingerprint told by another way than the key came, and compare.",
        ),
        "refused.approval": translate(
            "Errors",
            "Let a person with that role approve it, or sign beside you.",
        ),
        "refused.approver": translate(
            "Errors",
            "Let a person sign whose role may approve this procedure.",
        ),
        "refused.artifact_unknown": translate("Errors", "Choose an artifact from the case’s list."),
        "refused.case_changed": translate(
            "Errors",
            "Make the bundle again: it then holds what was recorded meanwhile.",
        ),
        "refused.case_closed": translate("Errors", "An officer in charge reopens the case first."),
        "refused.case_unknown": translate(
            "Errors",
            "Choose a case from the list, or open a new one.",
        ),
        "refused.clock_unmarked": translate(
            "Errors",
            "Set the clock of this machine, or tick that the clock was doubtful.",
        ),
        "refused.digest_correction": translate(
            "Errors",
            "Hash the data anew, and raise a finding if it differs.",
        ),
        "refused.correction_of_other": translate(
            "Errors",
            "Ask the person whose act it was, or a supervisor.",
        ),
        "refused.event_unknown": translate("Errors", "Choose an event from the case’s timeline."),
        "refused.finding_open": translate(
            "Errors",
            "A supervisor acknowledges and resolves the finding first.",
        ),
        "refused.finding_unnamed": translate(
            "Errors",
            "Export the whole case, which shows the finding, or have it resolved first.",
        ),
        "refused.id_taken": translate("Errors", "Take the id that the form proposes."),
        "refused.in_transit": translate(
            "Errors",
            "Wait until the receiver has accepted it, or recall the offer.",
        ),
        "refused.item_unknown": translate("Errors", "Choose an item from the case’s list."),
        "refused.key": translate("Errors", "An administrator enrols a key for this person."),
        "refused.late_entry": translate(
            "Errors",
            "Write why it is entered late, in the field for it.",
        ),
        "refused.no_holder": translate(
            "Errors",
            "Record first who took it: its seizure or its receipt.",
        ),
        "refused.not_custodian": translate(
            "Errors",
            "Let the holder sign, or hand the item over first.",
        ),
        "refused.not_member": translate(
            "Errors",
            "The officer in charge assigns people to the case.",
        ),
        "refused.not_recipient": translate("Errors", "Let the person sign who is named."),
        "input.paper": translate(
            "Errors",
            "Type origin, size and root, a line each, as they are printed.",
        ),
        "storage.no_answer": translate(
            "Errors",
            "What waits is kept. Try again when there is a network.",
        ),
        "refused.not_unlocked": translate(
            "Errors",
            "Open it on the machine and by the user where it was made.",
        ),
        "refused.not_verified": translate("Errors", "Verify the artifact now, then go on."),
        "refused.occurred_later": translate("Errors", "Look at the date and the time."),
        "refused.person_unknown": translate(
            "Errors",
            "An administrator and an auditor register the person first.",
        ),
        "refused.persons": translate("Errors", "Ask the second person to sign on this page."),
        "input.key_file": translate(
            "Errors",
            "Look whether the file is there and may be read. If it is lost or damaged, bring it "
            "back from the backup of the ledger's folder, and try again.",
        ),
        "refused.role": translate(
            "Errors",
            "Let a person with that role sign, or have the role granted.",
        ),
        "refused.role_open": translate(
            "Errors",
            "Choose the role in which you sign, on the page of signatures.",
        ),
        "refused.same_person": translate("Errors", "Ask another person to sign the second part."),
        "refused.second_role": translate(
            "Errors",
            "Ask a person of another role to sign on this page.",
        ),
        "refused.secret": translate(
            "Errors",
            "Take the secret out, and keep it where secrets are kept.",
        ),
        "refused.signature_missing": translate("Errors", "Ask that person to sign on this page."),
        "refused.station_only": translate(
            "Errors",
            "Wait: the station records it by itself when it is due.",
        ),
        "refused.unwitnessed": translate(
            "Errors",
            "Add the witness, or attach the page that the witness signed.",
        ),
        "refused.witness_interest": translate("Errors", "Ask the witness, and tick the answer."),
        "refused.witnesses": translate("Errors", "Add the witnesses that are missing."),
        "input.artifact_absent": translate(
            "Errors",
            "Verify the artifacts to record what is missing, or hide it from the bundle.",
        ),
        "input.bundle_size": translate(
            "Errors", "Export some items at a time, in several bundles."
        ),
        "input.age_identity": translate("Errors", "Choose the file of the right key."),
        "input.age_recipient": translate(
            "Errors",
            "Ask the recipient for it: it begins with age1 and has 62 characters.",
        ),
        "input.encrypted": translate("Errors", "Choose the file with the recipient’s own key."),
        "input.pin_last": translate(
            "Errors",
            "Make sure of the PIN before you type it again.",
        ),
        "input.pin_locked": translate("Errors", "Whoever issued the token can unlock it."),
        "input.token_absent": translate("Errors", "Put the token in, then try again."),
        "input.bundle": translate(
            "Errors",
            "Choose the bundle’s own folder, in which bagit.txt lies, or its ZIP.",
        ),
        "input.enrolled": translate(
            "Errors",
            "Nothing needs to be done, unless a further role is wanted.",
        ),
        "input.founders": translate("Errors", "Name a second administrator."),
        "input.ledger_exists": translate("Errors", "Open that ledger, or choose another folder."),
        "input.newer_ledger": translate("Errors", "Install the newer Custody."),
        "input.no_case": translate("Errors", "Choose a case from the list, or open a new one."),
        "input.no_key": translate(
            "Errors",
            "Bring the key file to this station, or have a key enrolled.",
        ),
        "input.no_ledger": translate(
            "Errors",
            "Choose another folder, or make a new ledger there.",
        ),
        "input.not_enrolled": translate("Errors", "An administrator enrols a key for this person."),
        "input.other_ledger": translate(
            "Errors",
            "Choose the folder of the ledger that was meant.",
        ),
        "input.passphrase": translate(
            "Errors",
            "Type it again. Look at the keyboard’s language and at Caps Lock.",
        ),
        "input.schema": translate("Errors", "Look at the field that is marked."),
        "input.target_exists": translate("Errors", "Choose another name or another folder."),
        "input.trust": translate("Errors", "Paste the whole line, as it was printed or sent."),
        "integrity.fork": translate(
            "Errors",
            "You can read, not write. An administrator finds out why, and records an "
            "explaining event.",
        ),
        "integrity.rollback": translate(
            "Errors",
            "You can read, not write. Look for the newer copy of the ledger; an "
            "administrator records what happened.",
        ),
        "integrity.bundle_made": translate(
            "Errors",
            "Look at the disk it was written to, and make it again elsewhere.",
        ),
        "integrity.copy": translate("Errors", "Do not use that disk. Copy again to another one."),
        "storage.disk_full": translate("Errors", "Make room on the disk, then try again."),
        "storage.full": translate("Errors", "Make room on the disk, then try again."),
        "storage.key_exists": translate(
            "Errors",
            "The key that is there can be used; or choose another name.",
        ),
        "storage.ledger_busy": translate("Errors", "Wait until it has finished, then try again."),
        "storage.read_only": translate(
            "Errors",
            "You can read. To write, open it from a disk that can be written to.",
        ),
    }
