"""What a refusal or fault leaves as it was, and what to do next; shown below the sentence."""

from collections.abc import Mapping
from typing import Final

from custody.cli.words import say

_AS_IT_WAS: Final = {
    "refused": "Nothing was recorded.",
    "input": "Nothing was changed.",
    "storage": "What was recorded before is whole.",
    "integrity": "Nothing was recorded. Change nothing; keep what you have for examination.",
    "cancelled": "What was recorded before is whole; the same command may be given again.",
}
_AFTER_KEYS: Final = frozenset({"refused", "storage", "integrity", "cancelled"})
"""Families that may strike once the founders' keys are made."""
_NOT_FOUNDED: Final = (
    "No ledger was founded. The same command may be given again, and takes the keys that were made."
)
_ALARM: Final = (
    "The ledger may be read, not written, until an administrator explains it: "
    "custody do DIR COMMAND.json --ends-alarm with incident.record or backup.restore."
)
_AUDITOR: Final = (
    "Once an auditor is enrolled, an administrator and the auditor register people: "
    "--as ADMINISTRATOR --as AUDITOR."
)
_HOLDER: Final = "It is held by {person}, process {pid} on {host}, since {since}."
_EXAMPLE: Final = "custody commands NAME --example prints a command that works."
_CASE: Final = "custody show DIR case CASE tells what the case holds."
_SIGN: Final = "Give --as once for each who signs, the actor first."
_NEXT: Final = {
    "input.command": "custody commands lists them.",
    "input.command_document": _EXAMPLE,
    "input.schema": _EXAMPLE,
    "input.no_ledger": "custody init DIR --origin AGENCY/STATION makes one.",
    "input.ledger_exists": "Name another folder.",
    "input.no_key": "custody enrol DIR PERSON … makes and enrols one.",
    "input.no_case": "custody show DIR case lists the cases.",
    "input.no_item": _CASE,
    "input.passphrase": "Look at --passphrase-file and $CUSTODY_PASSPHRASE, or type it again.",
    "input.age_identity": "Give the file of the right key: --identity FILE, once more for each.",
    "input.age_recipient": "custody recipients make-key FILE makes one, and tells the public half.",
    "input.encrypted": "custody verify BUNDLE --identity FILE, the file that make-key wrote.",
    "input.no_recipient": "custody recipients list DIR tells who is in it; add writes one in.",
    "input.recipient_known": "custody recipients remove DIR NAME strikes the old entry out.",
    "integrity.payload": (
        "custody verify-artifacts records the difference as a finding. The rest can be exported "
        "with --hide ARTIFACT: the record stays, the content is left out."
    ),
    "integrity.encrypted": "Nothing of it was kept. Have it sent again.",
    "refused.fingerprint": "Do not use the key. Ask by a number that you knew before.",
    "refused.recipient_unsure": (
        "Have the fingerprint told by another way than the key came, then: "
        "custody recipients confirm DIR NAME --fingerprint … --how … --by PERSON."
    ),
    "input.key_file": (
        "Is $CUSTODY_HOME what it was when the ledger was made? "
        "If the file is lost, bring it back from the backup."
    ),
    "input.list_form": "Give --format bsd, which takes every algorithm and every name.",
    "input.pin": "Look at --passphrase-file PERSON.p11=FILE and $CUSTODY_PIN, or type it again.",
    "input.pin_last": "Make sure of the PIN before it is given again.",
    "input.pin_locked": "Whoever issued the token can unlock it.",
    "input.pin_low": "Make sure of the PIN before it is given again.",
    "input.token_absent": "Put the token in, or give its label by --token.",
    "input.token_key": "Give the label of another key by --key, or change it on the token.",
    "input.token_suite": "Ed25519, ECDSA P-256 and P-384, and RSA of 2048 to 8192 bits can.",
    "storage.token": "Put the token in again, then give the same command again.",
    "input.several_cases": "Leave --item and --artifact out, or make a bundle of each case.",
    "input.roster": "custody roster --help shows how one is made and used.",
    "input.roster_file": "Look at the name and the place of the file: the agency sends it.",
    "input.roster_agency": "Give it like a domain, such as police.example, without a slash.",
    "integrity.roster_dropped": "Ask the agency what became of that station; keep both rosters.",
    "integrity.roster_fork": "Keep both: together they prove that its key signed twice.",
    "integrity.roster_old": "Ask the agency for its newest one.",
    "input.bundle": "Name the bundle's own folder, in which bagit.txt lies, or its ZIP.",
    "input.passphrase_source": (
        "Give --passphrase-file [PERSON=]FILE (readable by you alone), or set "
        "$CUSTODY_PASSPHRASE_<PERSON>, or run at a terminal."
    ),
    "input.no_procedure": "custody procedures lists them.",
    "input.no_request": "custody request list DIR lists them.",
    "input.profile": "custody procedures --profiles lists them.",
    "input.request_fields": "custody procedures NAME tells of each field who asks for it and why.",
    "input.document_field": "Record what is missing, or correct what was recorded.",
    "input.document_kind": "custody document list tells the kinds and what each is made of.",
    "input.document_subject": "custody document list tells what each kind is made of.",
    "input.anchors": "custody stamp --help tells what stands in anchors.toml.",
    "input.paper": "Type origin, size and root, a line each, as they are printed; or name a scan.",
    "input.document_scan": "Scan the first page whole, at 200 dots an inch or more.",
    "input.template": "Mend the file in the folder templates of the ledger.",
    "input.template_unknown": "Mend the file in the folder templates of the ledger.",
    "input.target_exists": "Name another --out.",
    "refused.channel": "custody procedures NAME tells its channels; a supervisor may override.",
    "refused.same_person": "Let another person do one of the two, or sign it.",
    "input.witness": "Give the witness's verifier key itself, or a file that holds it.",
    "input.usage": "custody COMMAND --help tells the options.",
    "input.enrolled": "A further role is given by a further --role; custody rotate replaces a key.",
    "input.file": "Look at its name and its place; a trust line may also be given itself.",
    "input.artifact_absent": "custody verify-artifacts DIR records what is missing.",
    "input.foreign_bundle": "custody show DIR foreign lists them; name the root_digest.",
    "input.foreign_offer": "custody exchange list DIR lists the offers that came.",
    "refused.answer_missing": (
        "custody exchange receive DIR BUNDLE takes the other station's bundle in; a supervisor may "
        "recall without one."
    ),
    "refused.bundle_fails": "custody verify BUNDLE tells every verdict.",
    "refused.offer_unproven": "Receive a newer bundle of that ledger, with --trust.",
    "refused.trust_other": "Ask that agency, by another way than the bundle's, which line holds.",
    "refused.approval": "Let one who holds that role sign too: a further --as PERSON.",
    "refused.approver": "custody commands request.approve tells who signs.",
    "refused.artifact_unknown": _CASE,
    "refused.case_unknown": "custody show DIR case lists the cases.",
    "refused.item_unknown": _CASE,
    "refused.event_unknown": "custody show DIR case CASE lists them with their ids.",
    "refused.checkpoint_unknown": "custody show DIR tells how many events there are, and the root.",
    "refused.field_missing": "custody commands NAME lists them by procedure, under by_procedure.",
    "refused.condition_barred": "consent.record with conditions names what was consented to.",
    "refused.course_state": "custody procedures NAME tells which step follows which.",
    "refused.procedure_off": "custody procedures NAME tells what it waits for.",
    "refused.finding_open": "A supervisor acknowledges and resolves it: finding.acknowledge.",
    "refused.finding_unnamed": (
        "Export the whole case, which shows the finding, or have it resolved first."
    ),
    "refused.key": "custody enrol DIR PERSON … enrols a person's key.",
    "refused.late_entry": "Put late_entry_reason among the fields.",
    "refused.no_holder": "Record first who took it: item.seize or item.receive.",
    "refused.not_member": "The officer in charge assigns people: case.assign.",
    "refused.not_unlocked": "The station's secret is with the user who made the ledger.",
    "refused.not_verified": "custody verify-artifacts DIR --case CASE verifies them now.",
    "refused.person_unknown": "custody enrol DIR PERSON … registers a person.",
    "refused.persons": _SIGN,
    "refused.origin_unknown": (
        "custody intake takes files in; artifact.acquire and artifact.receive tell of their origin."
    ),
    "refused.seal_unnamed": "custody show DIR item ITEM tells its seals.",
    "refused.unwitnessed": (
        "A witness in present has said so with no_interest: true; of a signed page, attachments "
        "gives sha256, size and media_type."
    ),
    "refused.role": "custody enrol DIR PERSON --role CODE … gives a further role.",
    "refused.role_open": 'Give --acting-role CODE, or "role" in the command document.',
    "refused.seal_alone": "custody export makes a bundle and seals it.",
    "refused.of_other_item": "Leave the item out: it is taken from what brought the artifact.",
    "refused.place_unknown": "custody show DIR event ID tells what it holds; lists begin at 0.",
    "refused.second_role": _SIGN,
    "refused.signature_missing": _SIGN,
    "refused.alarm_unexplained": _ALARM,
    "integrity.fork": _ALARM,
    "integrity.rollback": _ALARM,
    "storage.full": "Make room, then give the same command again.",
    "storage.disk_full": "Make room, then give the same command again.",
    "storage.key_exists": (
        "custody enrol takes the key that is there; custody rotate replaces it. Once it is "
        "revoked, custody key and custody enrol keep its file aside and take a new one."
    ),
    "storage.no_answer": "What waits is kept; give the same command again when there is a network.",
    "storage.ledger_busy": "Give the same command again when that program has finished.",
}


def advice(
    code: str, facts: Mapping[str, object], *, founding: bool = False, language: str = "en"
) -> str:
    """Two or three sentences under the one that tells what happened.

    Args:
        code: Of the refusal or fault.
        facts: What it tells.
        founding: A ledger was to be made: nothing was there before.
        language: `kk`, `ru` or `en`.
    """
    family = code.partition(".")[0]
    was: Mapping[str, str] = _AS_IT_WAS
    following: Mapping[str, str] = _NEXT
    if language != "en":
        from custody.domain import error_words

        was, following = error_words.as_it_was(language), error_words.terminal(language)
    parts = [say(_NOT_FOUNDED) if founding and family in _AFTER_KEYS else was[family]]
    holder = facts.get("holder")
    if code == "storage.ledger_busy" and isinstance(holder, Mapping) and holder:
        parts.append(say(_HOLDER, **holder))
    if code == "refused.second_role" and facts.get("type") == "person.registered":
        parts.append(say(_AUDITOR))
    elif code in following:
        parts.append(following[code])
    return " ".join(parts)
