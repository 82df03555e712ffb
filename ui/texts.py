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
from custody.domain import wording
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
    """Code to what happened; facts in braces."""
    return {
        "cancelled": translate("Errors", "Stopped as you asked. Nothing half-done was kept."),
        "refused.alarm_unexplained": translate(
            "Errors",
            "The ledger is in an alarm. Only an administrator’s explaining event may end "
            "it: {types}.",
        ),
        "refused.bundle_unknown": translate(
            "Errors",
            "Bundle {bundle} was not exported from this case.",
        ),
        "refused.case_changed": translate(
            "Errors",
            "Artifacts were recorded while bundle {bundle} was being made.",
        ),
        "refused.cosign": translate("Errors", "The head of {origin} was not cosigned: {reason}."),
        "refused.no_fork": translate("Errors", "The two heads join: there is nothing to prove."),
        "refused.erasure": translate("Errors", "The event {index} may not be erased: {reason}."),
        "refused.finding_unnamed": translate(
            "Errors",
            "The red finding {finding} is open, and the bundle does not name it.",
        ),
        "refused.not_unlocked": translate(
            "Errors",
            "This ledger was opened only to read: its log key is not here.",
        ),
        "refused.seal_alone": translate(
            "Errors",
            "A seal is recorded together with its bundle, never alone.",
        ),
        "refused.key": translate("Errors", "The key of {person} may not sign now."),
        "refused.not_author": translate(
            "Errors", "Only {author} or a supervisor can correct this."
        ),
        "refused.not_member": translate("Errors", "{person} is not assigned to case {case}."),
        "refused.not_recipient": translate(
            "Errors", "Only {recipient}, who is named, can do this."
        ),
        "refused.person_unknown": translate("Errors", "{person} is not registered."),
        "refused.persons": translate(
            "Errors",
            "“{type}” is signed by {needed} different persons, not by {signed}.",
        ),
        "refused.role": translate(
            "Errors",
            "{person} does not hold a role for this. It takes: {role}.",
        ),
        "refused.role_open": translate(
            "Errors",
            "{person} holds several roles for this: {roles}. Choose one.",
        ),
        "refused.same_person": translate("Errors", "{person} cannot be both: {parts}."),
        "refused.second_role": translate(
            "Errors",
            "“{type}” needs a second person of a different role, or one who approved it.",
        ),
        "refused.signature_missing": translate("Errors", "{person} has to sign as well."),
        "refused.station": translate("Errors", "The station itself does not sign “{type}”."),
        "refused.station_only": translate("Errors", "Only the station records “{type}”."),
        "refused.clock_unmarked": translate(
            "Errors",
            "The clock of this machine is doubtful, and “{type}” does not say so.",
        ),
        "refused.correction_of_other": translate(
            "Errors",
            "“{field}” tells of another person’s act and cannot be corrected by you.",
        ),
        "refused.digest_correction": translate(
            "Errors",
            "“{field}” is a digest, and digests are not corrected.",
        ),
        "refused.event_unknown": translate("Errors", "The case has no event {event}."),
        "refused.of_other_item": translate(
            "Errors",
            "The digital object {artifact} comes from item {item}, not from the one that is named.",
        ),
        "refused.place_unknown": translate("Errors", "The entry tells nothing at “{field}”."),
        "refused.field_unknown": translate("Errors", "“{type}” has no field “{field}”."),
        "refused.id_taken": translate("Errors", "The id {id} is taken already, in case {case}."),
        "refused.late_entry": translate(
            "Errors",
            "The act of {occurred_at} is entered late, and no reason is given.",
        ),
        "refused.not_overridable": translate("Errors", "Nobody may depart from this rule: {rule}."),
        "refused.occurred_later": translate(
            "Errors",
            "The act cannot have happened later than now: {occurred_at}.",
        ),
        "refused.secret": translate(
            "Errors",
            "“{field}” seems to hold a secret: {kind}. Secrets are never recorded.",
        ),
        "refused.value_private": translate(
            "Errors",
            "“{field}” is private, and so is what replaces it.",
        ),
        "refused.authority_incomplete": translate(
            "Errors",
            "The authority {authority} lacks: {what}.",
        ),
        "refused.authority_invalid": translate(
            "Errors",
            "Authority {authority} is not recorded, or does not hold now.",
        ),
        "refused.case_closed": translate("Errors", "Case {case} is closed."),
        "refused.case_not_closed": translate("Errors", "Case {case} is not closed."),
        "refused.case_scope": translate(
            "Errors",
            "“{type}” does not go into that case, or needs one.",
        ),
        "refused.case_unknown": translate("Errors", "There is no case {case}."),
        "refused.checkpoint_unknown": translate(
            "Errors",
            "This ledger never had that head at the size {size}.",
        ),
        "refused.consent_unknown": translate(
            "Errors",
            "There is no consent {consent} that stands.",
        ),
        "refused.fates_unchecked": translate(
            "Errors",
            "The fate of the items of case {case} has not been looked at.",
        ),
        "refused.finding_open": translate("Errors", "Finding {finding} is open."),
        "refused.finding_state": translate(
            "Errors",
            "Finding {finding} is not at the stage for this.",
        ),
        "refused.inspection_end": translate(
            "Errors",
            "The end of the inspection is not between its beginning and now.",
        ),
        "refused.protocol_unknown": translate("Errors", "There is no signed protocol {protocol}."),
        "refused.search_end": translate(
            "Errors",
            "The end of search {search} is not between its start and now.",
        ),
        "refused.search_not_open": translate("Errors", "Search {search} is not open."),
        "refused.search_open": translate("Errors", "Search {search} has not finished."),
        "refused.unwitnessed": translate(
            "Errors",
            "“{type}” needs an attesting witness among those present, or the signed page attached.",
        ),
        "refused.witness_interest": translate(
            "Errors",
            "{name} was not asked whether they have an interest in the case.",
        ),
        "refused.witnesses": translate(
            "Errors",
            "{needed} attesting witnesses are needed, {present} are present.",
        ),
        "refused.already_held": translate("Errors", "Item {item} is held by {holder} already."),
        "refused.details_missing": translate("Errors", "Item {item} is not described."),
        "refused.disposal_barred": translate(
            "Errors",
            "Item {item} may not leave custody: {reason}.",
        ),
        "refused.expected_past": translate(
            "Errors",
            "The expected arrival {expected_at} is not ahead.",
        ),
        "refused.answer_missing": translate(
            "Errors",
            "The offer {offer} went to the ledger {ledger}. What was recorded there is needed.",
        ),
        "refused.bundle_before": translate(
            "Errors",
            "Bundle {bundle} of {origin} was received before.",
        ),
        "refused.bundle_fails": translate("Errors", "The bundle does not hold: {reason}."),
        "refused.bundle_own": translate("Errors", "The bundle is of this ledger, {origin}."),
        "refused.offer_ended_there": translate(
            "Errors",
            "The offer {offer} was ended in the ledger {origin}.",
        ),
        "refused.offer_unproven": translate(
            "Errors",
            "The bundle that tells of the offer {offer} is not proven: its trust line is not held.",
        ),
        "refused.trust_other": translate(
            "Errors",
            "Another trust line of {origin} is held already.",
        ),
        "refused.handed_over_before": translate(
            "Errors",
            "The offer {offer} of another station was answered before.",
        ),
        "refused.in_transit": translate("Errors", "Item {item} is on its way."),
        "refused.inside": translate("Errors", "Item {item} lies in {parent} and moves with it."),
        "refused.item_gone": translate(
            "Errors",
            "The custody of item {item} has ended: “{state}”.",
        ),
        "refused.item_missing": translate("Errors", "Item {item} is reported missing."),
        "refused.item_not_named": translate(
            "Errors",
            "Item {item} is spoken of, but is not among the items chosen.",
        ),
        "refused.item_state": translate("Errors", "Item {item} is “{state}”."),
        "refused.item_unknown": translate("Errors", "The case has no item {item}."),
        "refused.items_differ": translate(
            "Errors",
            "The items are not exactly those that were offered ({offer}).",
        ),
        "refused.no_holder": translate("Errors", "Item {item} is held by nobody now."),
        "refused.not_custodian": translate("Errors", "Item {item} is held by {custodian}."),
        "refused.not_giver": translate("Errors", "Only {giver}, who gave it, can do this."),
        "refused.not_inspected": translate("Errors", "Item {item} was not inspected."),
        "refused.not_live": translate("Errors", "Item {item} has neither power nor radio."),
        "refused.not_scanned": translate("Errors", "Item {item} was not scanned."),
        "refused.offer_ended": translate(
            "Errors",
            "The offer {offer} was answered before: {outcome}.",
        ),
        "refused.offer_unknown": translate("Errors", "There is no offer {offer}."),
        "refused.reason_missing": translate(
            "Errors",
            "Item {item} was touched before. A reason is needed.",
        ),
        "refused.recipient_role": translate(
            "Errors",
            "{person} has no role that may hold these items.",
        ),
        "refused.reseal": translate(
            "Errors",
            "Item {item} was opened; it is sealed anew, not sealed for the first time.",
        ),
        "refused.seal_not_broken": translate(
            "Errors",
            "No breaking of seal {seal} on item {item} is recorded.",
        ),
        "refused.seal_unknown": translate("Errors", "Seal {seal} is no whole seal of item {item}."),
        "refused.seal_unnamed": translate(
            "Errors",
            "Item {item} bears the seal {seal}, which is not named.",
        ),
        "refused.seal_used": translate(
            "Errors",
            "The seal number {seal} was used before, in case {case}.",
        ),
        "refused.sealed": translate("Errors", "Item {item} is sealed."),
        "refused.artifact_unknown": translate("Errors", "The case has no artifact {artifact}."),
        "refused.caption": translate("Errors", "The photograph {artifact} has no caption."),
        "refused.digest_differs": translate(
            "Errors",
            "The digest given for {artifact} differs from the recorded one.",
        ),
        "refused.examination": translate(
            "Errors",
            "Examination {examination} is not at the stage for this.",
        ),
        "refused.not_derived": translate(
            "Errors",
            "Artifact {artifact} is known and was not derived.",
        ),
        "refused.not_hashed": translate("Errors", "Artifact {artifact} has no recorded digest."),
        "refused.not_restricted": translate("Errors", "Artifact {artifact} is not restricted."),
        "refused.not_verified": translate(
            "Errors",
            "Artifact {artifact} was not verified within the last 24 hours.",
        ),
        "refused.only_copy": translate("Errors", "No other verified copy of {artifact} is known."),
        "refused.origin_unknown": translate(
            "Errors",
            "Nothing tells where the artifact {artifact} came from: it was never "
            "acquired, received, photographed, copied, derived or taken in.",
        ),
        "refused.own_ancestor": translate(
            "Errors",
            "Artifact {artifact} would be made from itself.",
        ),
        "refused.parent_unknown": translate(
            "Errors",
            "The case has no artifact {artifact} to derive from.",
        ),
        "refused.parent_unverified": translate(
            "Errors",
            "Artifact {artifact} was not verified since it was last opened.",
        ),
        "refused.restricted_material": translate("Errors", "Artifact {artifact} is restricted."),
        "refused.source_missing": translate("Errors", "The source of {artifact} is not named."),
        "refused.fingerprint": translate(
            "Errors",
            "The fingerprint is not that of the key of {name} in the book.",
        ),
        "refused.recipient_unsure": translate(
            "Errors",
            "Nobody has made sure of the key of {name}.",
        ),
        "refused.alerted": translate("Errors", "This warning about {rule} is recorded already."),
        "refused.approval": translate("Errors", "Nobody with the role “{role}” has approved it."),
        "refused.approval_unknown": translate(
            "Errors",
            "No new approval of {request} is recorded for this renewal.",
        ),
        "refused.approver": translate(
            "Errors",
            "The role “{role}” may not approve under the procedure {procedure}.",
        ),
        "refused.category": translate(
            "Errors",
            "Data of the category “{category}” cannot be asked for by {procedure}.",
        ),
        "refused.channel": translate(
            "Errors",
            "The channel “{channel}” is not open for this on {day}.",
        ),
        "refused.clock_open": translate("Errors", "A term of {request} still runs: {rule}."),
        "refused.clock_runs": translate("Errors", "The term of {request} has not passed."),
        "refused.condition_barred": translate(
            "Errors",
            "Condition {condition} bars this: {what}. Record the consent of whoever set it first.",
        ),
        "refused.confidential": translate(
            "Errors",
            "{request} binds us to silence towards “{recipient}”.",
        ),
        "refused.course_state": translate(
            "Errors",
            "This does not fit the present state of {subject}.",
        ),
        "refused.procedure_off": translate(
            "Errors",
            "{procedure} is switched off: its legal basis is not in force on {day}.",
        ),
        "refused.supporting_part": translate(
            "Errors",
            "The supporting part of {request} never goes to the provider.",
        ),
        "refused.condition_dropped": translate(
            "Errors",
            "Condition {condition} is not carried on.",
        ),
        "refused.condition_text": translate("Errors", "Condition {condition} has no text."),
        "refused.condition_unknown": translate(
            "Errors",
            "Condition {condition} is not offered, or answered already.",
        ),
        "refused.duration": translate("Errors", "{days} days is outside the limit of {limit}."),
        "refused.field_missing": translate(
            "Errors",
            "The procedure {procedure} asks for “{fields}”.",
        ),
        "refused.incoming_unknown": translate(
            "Errors",
            "There is no open incoming request {incoming}.",
        ),
        "refused.measure_unknown": translate(
            "Errors",
            "There is no measure {measure} that stands.",
        ),
        "refused.nothing_received": translate("Errors", "Nothing was received for {request}."),
        "refused.nothing_to_confirm": translate(
            "Errors",
            "Nothing of {request} waits for a confirmation.",
        ),
        "refused.preservation_ended": translate(
            "Errors",
            "The preservation of {request} ended at {ended_at}.",
        ),
        "refused.procedure_unknown": translate(
            "Errors",
            "There is no procedure {procedure} for requests.",
        ),
        "refused.renewal_longer": translate(
            "Errors",
            "The renewal of {request} is approved until {approved} only.",
        ),
        "refused.renewal_shorter": translate(
            "Errors",
            "The renewal of {request} ends no later than what it renews.",
        ),
        "refused.renewals": translate(
            "Errors",
            "{request} may not be renewed beyond the limit of {limit}.",
        ),
        "refused.request_state": translate(
            "Errors",
            "{request} is {state}; “{type}” does not fit.",
        ),
        "refused.request_unknown": translate("Errors", "The case has no request {request}."),
        "refused.rule": translate(
            "Errors",
            "The terms of {procedure} are not counted by the rule {rule}.",
        ),
        "refused.sent_before": translate("Errors", "{request} went to this address before."),
        "input.command": translate("Errors", "There is no command “{command}”."),
        "input.command_document": translate("Errors", "What was entered cannot be read."),
        "input.language": translate("Errors", "There are no words in “{language}”."),
        "input.procedure": translate("Errors", "The file of procedures {file} is malformed."),
        "input.profile": translate("Errors", "There is no legal profile “{profile}”."),
        "input.no_procedure": translate("Errors", "There is no procedure “{procedure}”."),
        "input.no_request": translate("Errors", "There is no request {request}."),
        "input.request_fields": translate("Errors", "{procedure} asks for more: {fields}."),
        "input.schema": translate("Errors", "One field is not as it has to be: {pointer}."),
        "input.usage": translate("Errors", "That cannot be done so."),
        "input.enrolled": translate(
            "Errors",
            "{person} is enrolled already, with the roles “{roles}”.",
        ),
        "input.foreign_bundle": translate(
            "Errors",
            "Bundles of other ledgers known by {bundle}: {count}. Exactly one is needed.",
        ),
        "input.foreign_offer": translate(
            "Errors",
            "No bundle that was received offers {offer} to this ledger.",
        ),
        "input.founders": translate(
            "Errors",
            "A ledger is founded by two administrators, or one for a demonstration.",
        ),
        "input.key_file": translate("Errors", "The key file {path} cannot be used."),
        "input.key_person": translate("Errors", "“{person}” cannot name a key file."),
        "input.name": translate("Errors", "{person} is new here, and the name is missing."),
        "input.no_key": translate("Errors", "There is no key of {person} at this station."),
        "input.not_enrolled": translate(
            "Errors",
            "The key of {person} is not enrolled, or not any more.",
        ),
        "input.offset": translate("Errors", "“{offset}” is no offset from UTC such as +05:00."),
        "input.origin": translate(
            "Errors",
            "“{origin}” is no origin. It is agency/station, in a–z, 0–9, dots and hyphens.",
        ),
        "input.passphrase": translate(
            "Errors",
            "The passphrase does not open this key, or the key file is damaged.",
        ),
        "input.passphrase_source": translate("Errors", "No passphrase was given."),
        "input.station": translate("Errors", "“{station}” cannot name a station."),
        "input.ledger_exists": translate("Errors", "{path} holds a ledger already."),
        "input.newer_ledger": translate(
            "Errors",
            "{path} was written by a newer Custody (version {found}; this one knows {known}).",
        ),
        "input.no_case": translate("Errors", "There is no case {case}."),
        "input.no_event": translate("Errors", "The ledger has no event {index}."),
        "input.no_id": translate("Errors", "The id is missing."),
        "input.no_item": translate("Errors", "There is no item {item}."),
        "input.no_ledger": translate("Errors", "There is no ledger in {path}."),
        "input.not_a_ledger": translate("Errors", "{path} is not a ledger of Custody."),
        "input.other_ledger": translate(
            "Errors",
            "{path} is the ledger of {found}, not of {expected}.",
        ),
        "input.act": translate("Errors", "“{command}” brings no data."),
        "input.archive_alike": translate(
            "Errors",
            "The archive {path} has two names that other systems take for one: {name} and {other}",
        ),
        "input.archive_broken": translate("Errors", "The archive {path} is damaged."),
        "input.archive_deep": translate(
            "Errors", "{path} lies too deep in other archives. It is kept as the file it is."
        ),
        "input.archive_large": translate(
            "Errors", "The archive {path} would grow beyond all measure when it is unpacked."
        ),
        "input.archive_locked": translate(
            "Errors", "The archive {path} is protected by a password."
        ),
        "input.archive_many": translate(
            "Errors", "The archive {path} has more than {limit} entries, beyond all measure."
        ),
        "input.archive_method": translate(
            "Errors", "The archive {path} is packed in a way that is not known here."
        ),
        "input.archive_name": translate(
            "Errors", "The archive {path} has an entry that is no plain file inside it: {name}"
        ),
        "input.archive_password": translate(
            "Errors", "The password does not open {path}, or the archive is damaged."
        ),
        "input.archive_twice": translate("Errors", "The archive {path} has one name twice: {name}"),
        "input.filter": translate("Errors", "“{column}” cannot be filtered by “{text}”."),
        "input.table": translate("Errors", "{path} cannot be read as a table."),
        "input.table_column": translate("Errors", "The table has no column “{column}”."),
        "input.zone": translate("Errors", "There is no time zone “{zone}”."),
        "input.list_algorithm": translate(
            "Errors",
            "The list {path} gives digests by {algorithms} alone, and nothing here computes those.",
        ),
        "input.algorithm": translate("Errors", "There is no digest algorithm “{name}”."),
        "input.digest": translate("Errors", "This is no SHA-256 digest: {text}"),
        "input.hash_list": translate(
            "Errors",
            "Line {line} of the list of digests cannot be read.",
        ),
        "input.image": translate("Errors", "The image {path} cannot be read."),
        "input.no_paths": translate("Errors", "No file or folder was chosen."),
        "input.not_a_file": translate("Errors", "{path} is neither a file nor a disk."),
        "input.ids_left": translate(
            "Errors",
            "{named} artifacts are named, but {files} files were taken in.",
        ),
        "input.nothing_taken": translate("Errors", "No file could be taken in from {paths}."),
        "input.one_folder": translate("Errors", "A list is compared with one folder."),
        "input.artifact_absent": translate(
            "Errors",
            "The content of artifact {artifact} is not here; hide it to go on.",
        ),
        "input.bundle_size": translate(
            "Errors", "Bundle {bundle} holds more than one event can name."
        ),
        "input.age_identity": translate("Errors", "None of the keys that you gave opens {path}."),
        "input.age_recipient": translate("Errors", "{key} is no key of a recipient."),
        "input.encrypted": translate("Errors", "{path} is encrypted."),
        "input.no_recipient": translate("Errors", "The book of recipients has no {name}."),
        "input.recipient_known": translate("Errors", "The book of recipients has {name} already."),
        "input.pin": translate("Errors", "The PIN does not open the token {token}."),
        "input.pin_last": translate(
            "Errors",
            "The PIN does not open the token {token}. One more wrong one locks it.",
        ),
        "input.pin_locked": translate("Errors", "The PIN of the token {token} is locked."),
        "input.pin_low": translate(
            "Errors",
            "The PIN does not open the token {token}. Only a few tries are left.",
        ),
        "input.token_absent": translate("Errors", "The token {token} is in no reader."),
        "input.token_key": translate(
            "Errors",
            "The token {token} does not have exactly one key called {key}.",
        ),
        "input.token_module": translate(
            "Errors",
            "{module} cannot be used: it is no PKCS#11 module of this system.",
        ),
        "input.token_suite": translate(
            "Errors",
            "The key {key} on the token {token} cannot sign records.",
        ),
        "input.roster": translate("Errors", "The agency’s roster cannot be made or used so."),
        "input.several_cases": translate(
            "Errors", "Items and artifacts can be picked out where one case is handed over."
        ),
        "input.bundle": translate(
            "Errors",
            "{path} is no bundle: neither a folder with bagit.txt nor a ZIP.",
        ),
        "input.file": translate("Errors", "{path} cannot be read."),
        "input.anchors": translate(
            "Errors",
            "{path} does not tell the time-stamp authorities and the witnesses as it must.",
        ),
        "input.paper": translate("Errors", "No checkpoint can be read in what was typed."),
        "input.prior": translate("Errors", "The earlier head that you hold cannot be read."),
        "input.quorum": translate(
            "Errors",
            "{needed} of {witnesses} witnesses cannot be asked for.",
        ),
        "input.agency": translate("Errors", "The agency's name cannot be kept as text."),
        "input.scope": translate("Errors", "The ledger has no such thing: {what}."),
        "input.document_absent": translate(
            "Errors",
            "No document {sha256} made by Custody is kept here.",
        ),
        "input.document_field": translate(
            "Errors",
            "The document cannot be printed without “{label}” ({article}): {why}.",
        ),
        "input.document_kind": translate("Errors", "There is no document {kind}."),
        "input.document_origin": translate("Errors", "The paper is of another ledger: {origin}."),
        "input.document_scan": translate(
            "Errors",
            "No code of a document could be read from {path}.",
        ),
        "input.document_subject": translate(
            "Errors",
            "The document {kind} cannot be made of {subject}.",
        ),
        "input.document_unsignable": translate("Errors", "{path} cannot be signed or checked."),
        "input.glyph": translate(
            "Errors",
            "The fonts of documents have no letter {letter} ({point}). Nothing was made.",
        ),
        "input.no_checkpoint": translate("Errors", "The ledger has no checkpoint of size {size}."),
        "input.template": translate("Errors", "The template {file} is malformed."),
        "storage.no_answer": translate("Errors", "{address} did not answer: {reason}."),
        "storage.time_stamp": translate(
            "Errors",
            "The time-stamp authority {address} did not answer.",
        ),
        "input.target_exists": translate(
            "Errors",
            "{path} is there already. Nothing is ever overwritten.",
        ),
        "input.trust": translate("Errors", "The trust line cannot be read."),
        "input.witness": translate("Errors", "The line of a witness cannot be read."),
        "integrity.base64": translate(
            "Errors",
            "Bytes are not written as they have to be (base64).",
        ),
        "integrity.json": translate(
            "Errors",
            "A record is not written as it has to be (canonical JSON).",
        ),
        "integrity.key": translate("Errors", "A public key is not acceptable."),
        "integrity.text": translate("Errors", "A part of the record is malformed: {what}."),
        "integrity.artifact_record": translate(
            "Errors",
            "What is recorded about artifact {artifact} does not fit together.",
        ),
        "integrity.chain": translate(
            "Errors",
            "Event {seq} (“{type}”) does not follow from the one before it.",
        ),
        "integrity.custody": translate(
            "Errors",
            "Event {seq} (“{type}”) breaks the custody of an item.",
        ),
        "integrity.envelope": translate("Errors", "The envelope of an event is malformed."),
        "integrity.erased": translate("Errors", "An erasure does not fit its order: {id}."),
        "integrity.event": translate("Errors", "An event is malformed."),
        "integrity.right": translate(
            "Errors",
            "Event {seq} (“{type}”) was signed by someone who might not.",
        ),
        "integrity.signature": translate("Errors", "A signature does not verify."),
        "integrity.checkpoint": translate("Errors", "A checkpoint is not good."),
        "integrity.cosignature": translate("Errors", "A cosignature is not good."),
        "integrity.fork_proof": translate("Errors", "This proves no fork of a log: {reason}."),
        "integrity.witness": translate(
            "Errors",
            "The head does not join what a witness has cosigned: {reason}.",
        ),
        "integrity.proof": translate("Errors", "A proof does not hold."),
        "integrity.trust_line": translate("Errors", "The trust line is malformed."),
        "integrity.append_only": translate(
            "Errors",
            "The ledger refused a change to what it keeps.",
        ),
        "integrity.fork": translate(
            "Errors",
            "This is not the ledger that this machine has seen: it differs within the "
            "first {remembered} events.",
        ),
        "integrity.ledger": translate("Errors", "The ledger does not hold together."),
        "integrity.ledger_corrupt": translate("Errors", "The ledger’s file is damaged: {path}"),
        "integrity.rollback": translate(
            "Errors",
            "The ledger has {held} events, but this machine has seen {remembered}. Some are gone.",
        ),
        "integrity.archive": translate("Errors", "The ZIP is not acceptable."),
        "integrity.bundle": translate("Errors", "The bundle is malformed."),
        "integrity.bundle_made": translate(
            "Errors",
            "The bundle as written does not verify. It was not kept.",
        ),
        "integrity.cms": translate("Errors", "A seal by certificate is not good."),
        "integrity.encrypted": translate(
            "Errors",
            "{path} was altered or cut short since it was encrypted.",
        ),
        "integrity.roster": translate("Errors", "The agency’s roster is not good."),
        "integrity.roster_dropped": translate(
            "Errors",
            "The agency’s roster no longer has the station {station} as an earlier one had it. "
            "A station is retired, never removed.",
        ),
        "integrity.roster_fork": translate(
            "Errors",
            "The agency signed another roster of the number {number} before.",
        ),
        "integrity.roster_old": translate(
            "Errors",
            "The agency’s roster has the number {number}, and {known} was accepted before.",
        ),
        "integrity.payload": translate(
            "Errors",
            "A file of the bundle is not what its record says: {what}.",
        ),
        "integrity.stamp": translate("Errors", "A time stamp is not good."),
        "integrity.artifact": translate(
            "Errors",
            "A kept artifact is not what its name says: {path}",
        ),
        "integrity.copy": translate(
            "Errors",
            "The copy {path} reads back other bytes than were written.",
        ),
        "integrity.story": translate(
            "Errors",
            "Row {row} of the demonstration did not go as told.",
        ),
        "storage.full": translate("Errors", "The disk is full. {path} was not kept."),
        "storage.key_exists": translate(
            "Errors",
            "{path} is there already; a key is never overwritten.",
        ),
        "storage.key_file": translate("Errors", "The key file {path} could not be written."),
        "storage.read": translate("Errors", "{path} cannot be read."),
        "storage.token": translate("Errors", "The token {token} does not answer."),
        "storage.write": translate("Errors", "{path} cannot be written."),
        "storage.disk_full": translate("Errors", "No room is left for {path}."),
        "storage.ledger": translate("Errors", "{path} cannot be used."),
        "storage.ledger_busy": translate("Errors", "Another program is writing to this ledger."),
        "storage.read_only": translate("Errors", "{path} cannot be written to."),
        "storage.bundle": translate("Errors", "The bundle {path} cannot be read."),
        "storage.child": translate("Errors", "A helper program ended early: {name}."),
        "storage.tool": translate("Errors", "The program {tool} failed."),
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
