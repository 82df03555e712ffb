"""What to do next after an error, by its code or its family of codes.

English; `ui.texts` translates it as it is told, and the family stands in where a code has no words
of its own.
"""

from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import QT_TRANSLATE_NOOP

NEXT_STEPS: Final[Mapping[str, object]] = {  # texts; the stubs of Qt call them objects
    "cancelled": QT_TRANSLATE_NOOP("Errors", "Start it again whenever you like."),
    "refused": QT_TRANSLATE_NOOP(
        "Errors", "Change what was entered, or let somebody sign who may."
    ),
    "input": QT_TRANSLATE_NOOP("Errors", "Look at what was chosen or typed, and try again."),
    "integrity": QT_TRANSLATE_NOOP(
        "Errors",
        "Change nothing and delete nothing. Keep it for examination, and tell an administrator.",
    ),
    "storage": QT_TRANSLATE_NOOP("Errors", "Look at the disk and its permissions, then try again."),
    "fault": QT_TRANSLATE_NOOP(
        "Errors",
        "Copy the detail for those who look after the program, then go on.",
    ),
    "refused.alarm_unexplained": QT_TRANSLATE_NOOP(
        "Errors",
        "An administrator records an incident or a restored backup; the ledger page leads there.",
    ),
    "refused.channel": QT_TRANSLATE_NOOP(
        "Errors",
        "Choose another channel, or let a supervisor permit the exception first: in the case, "
        "Record… → Exception allowed, with the number of the request.",
    ),
    "refused.fingerprint": QT_TRANSLATE_NOOP(
        "Errors",
        "Do not use this key. Ask by a number that you knew before.",
    ),
    "refused.recipient_unsure": QT_TRANSLATE_NOOP(
        "Errors",
        "Have its fingerprint told by another way than the key came, and compare.",
    ),
    "refused.approval": QT_TRANSLATE_NOOP(
        "Errors",
        "Let a person with that role approve it, or sign beside you.",
    ),
    "refused.approver": QT_TRANSLATE_NOOP(
        "Errors",
        "Let a person sign whose role may approve this procedure.",
    ),
    "refused.artifact_unknown": QT_TRANSLATE_NOOP(
        "Errors", "Choose an artifact from the case’s list."
    ),
    "refused.case_changed": QT_TRANSLATE_NOOP(
        "Errors",
        "Make the bundle again: it then holds what was recorded meanwhile.",
    ),
    "refused.case_closed": QT_TRANSLATE_NOOP(
        "Errors", "An officer in charge reopens the case first."
    ),
    "refused.case_unknown": QT_TRANSLATE_NOOP(
        "Errors",
        "Choose a case from the list, or open a new one.",
    ),
    "refused.clock_unmarked": QT_TRANSLATE_NOOP(
        "Errors",
        "Set the clock of this machine, or tick that the clock was doubtful.",
    ),
    "refused.digest_correction": QT_TRANSLATE_NOOP(
        "Errors",
        "Hash the data anew, and raise a finding if it differs.",
    ),
    "refused.correction_of_other": QT_TRANSLATE_NOOP(
        "Errors",
        "Ask the person whose act it was, or a supervisor.",
    ),
    "refused.event_unknown": QT_TRANSLATE_NOOP(
        "Errors", "Choose an event from the case’s timeline."
    ),
    "refused.finding_open": QT_TRANSLATE_NOOP(
        "Errors",
        "A supervisor acknowledges and resolves the finding first.",
    ),
    "refused.finding_unnamed": QT_TRANSLATE_NOOP(
        "Errors",
        "Export the whole case, which shows the finding, or have it resolved first.",
    ),
    "refused.id_taken": QT_TRANSLATE_NOOP("Errors", "Take the id that the form proposes."),
    "refused.in_transit": QT_TRANSLATE_NOOP(
        "Errors",
        "Wait until the receiver has accepted it, or recall the offer.",
    ),
    "refused.item_unknown": QT_TRANSLATE_NOOP("Errors", "Choose an item from the case’s list."),
    "refused.key": QT_TRANSLATE_NOOP("Errors", "An administrator enrols a key for this person."),
    "refused.late_entry": QT_TRANSLATE_NOOP(
        "Errors",
        "Write why it is entered late, in the field for it.",
    ),
    "refused.no_holder": QT_TRANSLATE_NOOP(
        "Errors",
        "Record first who took it: its seizure or its receipt.",
    ),
    "refused.not_custodian": QT_TRANSLATE_NOOP(
        "Errors",
        "Let the holder sign, or hand the item over first.",
    ),
    "refused.not_member": QT_TRANSLATE_NOOP(
        "Errors",
        "The officer in charge assigns people to the case.",
    ),
    "refused.not_recipient": QT_TRANSLATE_NOOP("Errors", "Let the person sign who is named."),
    "input.paper": QT_TRANSLATE_NOOP(
        "Errors",
        "Type origin, size and root, a line each, as they are printed.",
    ),
    "storage.no_answer": QT_TRANSLATE_NOOP(
        "Errors",
        "What waits is kept. Try again when there is a network.",
    ),
    "refused.not_unlocked": QT_TRANSLATE_NOOP(
        "Errors",
        "Open it on the machine and by the user where it was made.",
    ),
    "refused.not_verified": QT_TRANSLATE_NOOP("Errors", "Verify the artifact now, then go on."),
    "refused.occurred_later": QT_TRANSLATE_NOOP("Errors", "Look at the date and the time."),
    "refused.person_unknown": QT_TRANSLATE_NOOP(
        "Errors",
        "An administrator and an auditor register the person first.",
    ),
    "refused.persons": QT_TRANSLATE_NOOP("Errors", "Ask the second person to sign on this page."),
    "input.key_file": QT_TRANSLATE_NOOP(
        "Errors",
        "Look whether the file is there and may be read. If it is lost or damaged, bring it "
        "back from the backup of the ledger's folder, and try again.",
    ),
    "refused.role": QT_TRANSLATE_NOOP(
        "Errors",
        "Let a person with that role sign, or have the role granted.",
    ),
    "refused.role_open": QT_TRANSLATE_NOOP(
        "Errors",
        "Choose the role in which you sign, on the page of signatures.",
    ),
    "refused.same_person": QT_TRANSLATE_NOOP(
        "Errors", "Ask another person to sign the second part."
    ),
    "refused.second_role": QT_TRANSLATE_NOOP(
        "Errors",
        "Ask a person of another role to sign on this page.",
    ),
    "refused.secret": QT_TRANSLATE_NOOP(
        "Errors",
        "Take the secret out, and keep it where secrets are kept.",
    ),
    "refused.signature_missing": QT_TRANSLATE_NOOP(
        "Errors", "Ask that person to sign on this page."
    ),
    "refused.station_only": QT_TRANSLATE_NOOP(
        "Errors",
        "Wait: the station records it by itself when it is due.",
    ),
    "refused.unwitnessed": QT_TRANSLATE_NOOP(
        "Errors",
        "Add the witness, or attach the page that the witness signed.",
    ),
    "refused.witness_interest": QT_TRANSLATE_NOOP(
        "Errors", "Ask the witness, and tick the answer."
    ),
    "refused.witnesses": QT_TRANSLATE_NOOP("Errors", "Add the witnesses that are missing."),
    "input.artifact_absent": QT_TRANSLATE_NOOP(
        "Errors",
        "Verify the artifacts to record what is missing, or hide it from the bundle.",
    ),
    "input.bundle_size": QT_TRANSLATE_NOOP(
        "Errors", "Export some items at a time, in several bundles."
    ),
    "input.age_identity": QT_TRANSLATE_NOOP("Errors", "Choose the file of the right key."),
    "input.age_recipient": QT_TRANSLATE_NOOP(
        "Errors",
        "Ask the recipient for it: it begins with age1 and has 62 characters.",
    ),
    "input.encrypted": QT_TRANSLATE_NOOP("Errors", "Choose the file with the recipient’s own key."),
    "input.pin_last": QT_TRANSLATE_NOOP(
        "Errors",
        "Make sure of the PIN before you type it again.",
    ),
    "input.pin_locked": QT_TRANSLATE_NOOP("Errors", "Whoever issued the token can unlock it."),
    "input.template": QT_TRANSLATE_NOOP(
        "Errors",
        "Mend the file at this line, or take it out of the folder “templates”: then the wording "
        "of the program is used.",
    ),
    "input.template_unknown": QT_TRANSLATE_NOOP(
        "Errors",
        "Mend the file at this line, or take it out of the folder “templates”: then the wording "
        "of the program is used.",
    ),
    "input.token_absent": QT_TRANSLATE_NOOP("Errors", "Put the token in, then try again."),
    "input.bundle": QT_TRANSLATE_NOOP(
        "Errors",
        "Choose the bundle’s own folder, in which bagit.txt lies, or its ZIP.",
    ),
    "input.enrolled": QT_TRANSLATE_NOOP(
        "Errors",
        "Nothing needs to be done, unless a further role is wanted.",
    ),
    "input.founders": QT_TRANSLATE_NOOP("Errors", "Name a second administrator."),
    "input.ledger_exists": QT_TRANSLATE_NOOP(
        "Errors", "Open that ledger, or choose another folder."
    ),
    "input.newer_ledger": QT_TRANSLATE_NOOP("Errors", "Install the newer Custody."),
    "input.no_case": QT_TRANSLATE_NOOP("Errors", "Choose a case from the list, or open a new one."),
    "input.no_key": QT_TRANSLATE_NOOP(
        "Errors",
        "Bring the key file to this station, or have a key enrolled.",
    ),
    "input.no_ledger": QT_TRANSLATE_NOOP(
        "Errors",
        "Choose another folder, or make a new ledger there.",
    ),
    "input.not_enrolled": QT_TRANSLATE_NOOP(
        "Errors", "An administrator enrols a key for this person."
    ),
    "input.other_ledger": QT_TRANSLATE_NOOP(
        "Errors",
        "Choose the folder of the ledger that was meant.",
    ),
    "input.passphrase": QT_TRANSLATE_NOOP(
        "Errors",
        "Type it again. Look at the keyboard’s language and at Caps Lock.",
    ),
    "input.schema": QT_TRANSLATE_NOOP("Errors", "Look at the field that is marked."),
    "input.target_exists": QT_TRANSLATE_NOOP("Errors", "Choose another name or another folder."),
    "input.trust": QT_TRANSLATE_NOOP("Errors", "Paste the whole line, as it was printed or sent."),
    "integrity.fork": QT_TRANSLATE_NOOP(
        "Errors",
        "You can read, not write. An administrator finds out why, and records an explaining event.",
    ),
    "integrity.rollback": QT_TRANSLATE_NOOP(
        "Errors",
        "You can read, not write. Look for the newer copy of the ledger; an "
        "administrator records what happened.",
    ),
    "integrity.bundle_made": QT_TRANSLATE_NOOP(
        "Errors",
        "Look at the disk it was written to, and make it again elsewhere.",
    ),
    "integrity.payload": QT_TRANSLATE_NOOP(
        "Errors",
        "Verify the case, so that the difference is recorded as a finding. The rest can be "
        "exported when the content of this one is left out.",
    ),
    "integrity.copy": QT_TRANSLATE_NOOP(
        "Errors", "Do not use that disk. Copy again to another one."
    ),
    "storage.disk_full": QT_TRANSLATE_NOOP("Errors", "Make room on the disk, then try again."),
    "storage.full": QT_TRANSLATE_NOOP("Errors", "Make room on the disk, then try again."),
    "storage.key_exists": QT_TRANSLATE_NOOP(
        "Errors",
        "The key that is there can be used; or choose another name.",
    ),
    "storage.ledger_busy": QT_TRANSLATE_NOOP(
        "Errors", "Wait until it has finished, then try again."
    ),
    "storage.read_only": QT_TRANSLATE_NOOP(
        "Errors",
        "You can read. To write, open it from a disk that can be written to.",
    ),
}
