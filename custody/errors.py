"""Every error raised on purpose: a code, the facts, and an English sentence for the log.

Families tell who has to act. The client finds its own words by the code; the sentence here is
for logs and for the command line. A code never changes its meaning once released.
"""

from typing import ClassVar, Final

SENTENCES: Final[dict[str, str]] = {
    "cancelled": "the job was cancelled; nothing half-done was kept",
    # --- What was asked is forbidden, nothing was written: refused.* (procedures §4.3, §4.4, §5.2)
    # ledger, bundles and erasure
    "refused.alarm_unexplained": "only an administrator's event of type {types} may end the alarm",
    "refused.bundle_unknown": "bundle {bundle} was not exported from this case",
    "refused.case_changed": "artifacts were recorded while bundle {bundle} was made: make it again",
    "refused.cosign": "the head of {origin} is not cosigned: {reason}",
    "refused.erasure": "the event {index} may not be erased: {reason}",
    "refused.finding_unnamed": "the red finding {finding} is open and the bundle does not name it",
    "refused.no_fork": "the two heads join: there is nothing to prove",
    "refused.not_unlocked": "the ledger was opened without its log key, only to read",
    "refused.seal_alone": "a seal is recorded together with its bundle, never alone",
    # persons, roles, signatures
    "refused.key": "the key of {person} may not sign now",
    "refused.not_author": "only {author} or a supervisor corrects this",
    "refused.not_member": "{person} is not assigned to case {case}",
    "refused.not_recipient": "only {recipient}, who is named, does this",
    "refused.person_unknown": "{person} is not registered",
    "refused.persons": "{type} is signed by {needed} distinct persons, not {signed}",
    "refused.right": "{type} would not be valid: {reason}",
    "refused.role": "{person} does not hold a role for this: {role}",
    "refused.role_open": "{person} holds several roles for this, name one: {roles}",
    "refused.same_person": "{person} cannot play both parts: {parts}",
    "refused.second_role": "{type} needs a second person of a different role, or an approver",
    "refused.signature_missing": "{person} must sign too",
    "refused.station": "the station does not sign {type}",
    "refused.station_only": "only the station records {type}",
    # what every event must say
    "refused.clock_unmarked": "the clock is doubtful and {type} does not say so",
    "refused.correction_of_other": "{field} tells of another person's act and is not corrected",
    "refused.digest_correction": "{field} is a digest; hash anew and raise a finding instead",
    "refused.event_unknown": "the case has no event {event}",
    "refused.field_unknown": "{type} has no field {field}",
    "refused.id_taken": "the {kind} id {id} is taken, in case {case}",
    "refused.late_entry": "the act of {occurred_at} is entered late and no reason is given",
    "refused.not_overridable": "nobody may depart from the rule {rule}",
    "refused.occurred_later": "the act cannot have happened later than now: {occurred_at}",
    "refused.place_unknown": "event {event} tells nothing at {field}",
    "refused.secret": "{field} seems to hold a secret: {kind}",
    "refused.value_private": "{field} is private: what replaces it is given as private_value",
    # cases, authorities, findings, searches
    "refused.decision_undated": "decision {decision} is in force from a day that is not given",
    "refused.authority_incomplete": "authority {authority} lacks {fields}",
    "refused.authority_invalid": "authority {authority} is not recorded, or does not hold now",
    "refused.case_closed": "case {case} is closed",
    "refused.case_not_closed": "case {case} is not closed",
    "refused.case_scope": "{type} does not go into that case, or needs one",
    "refused.case_unknown": "there is no case {case}",
    "refused.checkpoint_unknown": "this ledger never had the root {root} at the size {size}",
    "refused.consent_unknown": "there is no consent {consent} that stands",
    "refused.fates_unchecked": "the fate of the items of {case} has not been looked at",
    "refused.finding_open": "finding {finding} is open",
    "refused.finding_state": "finding {finding} is not in a state for this",
    "refused.inspection_end": "the end of the inspection is not between its beginning and now",
    "refused.protocol_unknown": "there is no signed protocol {protocol}",
    "refused.search_end": "the end of search {search} is not between its start and now",
    "refused.search_not_open": "search {search} is not open",
    "refused.search_open": "search {search} has not finished",
    "refused.unwitnessed": "{type} needs an attesting witness in present, or the signed page "
    "in attachments",
    "refused.witness_interest": "{name} was not asked whether they have an interest: no_interest "
    "of a witness is true once they have said so",
    "refused.witnesses": "{needed} attesting witnesses are needed, {present} are present",
    # items and who holds them
    "refused.already_held": "item {item} is held by {holder} already",
    "refused.details_missing": "item {item} is not described",
    "refused.disposal_barred": "item {item} may not leave custody: {reason}",
    "refused.expected_past": "the expected arrival {expected_at} is not ahead",
    "refused.answer_missing": "the offer {offer} went to the ledger {ledger}: answer names what is "
    "recorded there",
    "refused.bundle_before": "the bundle {bundle} of {origin} was received before",
    "refused.bundle_fails": "the bundle does not hold: {reason}",
    "refused.bundle_own": "the bundle is of this ledger, {origin}",
    "refused.offer_ended_there": "the offer {offer} was ended in the ledger {origin}",
    "refused.offer_unproven": "the bundle that tells of {offer} is {headline}: its trust line is "
    "not held",
    "refused.trust_other": "another trust line of {origin} is held already",
    "refused.handed_over_before": "the offer {offer} of another station was answered before",
    "refused.in_transit": "item {item} is on its way",
    "refused.inside": "item {item} lies in {parent} and moves with it",
    "refused.item_gone": "the custody of item {item} has ended: {state}",
    "refused.item_missing": "item {item} is reported missing",
    "refused.item_not_named": "item {item} is spoken of but not among the items named",
    "refused.item_state": "item {item} is {state}",
    "refused.item_unknown": "the case has no item {item}",
    "refused.items_differ": "the items are not exactly those of the offer {offer}",
    "refused.no_holder": "item {item} is held by nobody now",
    "refused.not_custodian": "item {item} is held by {custodian}",
    "refused.not_giver": "only {giver}, who gave, does this",
    "refused.not_inspected": "item {item} was not inspected",
    "refused.not_live": "item {item} has neither power nor radio",
    "refused.not_scanned": "item {item} was not scanned",
    "refused.offer_ended": "the offer {offer} was {outcome} before",
    "refused.offer_unknown": "there is no offer {offer}",
    "refused.reason_missing": "item {item} was touched before; give the reason",
    "refused.recipient_role": "{person} has no role that may hold these items",
    # seals
    "refused.reseal": "item {item} was opened; seal it anew by item.reseal",
    "refused.seal_not_broken": "no breaking of seal {seal} on item {item} is recorded",
    "refused.seal_unknown": "seal {seal} is not a whole seal of item {item}",
    "refused.seal_unnamed": "item {item} is sealed with {seal}, and seals does not name it",
    "refused.seal_used": "the seal number {seal} was used before, in case {case}",
    "refused.sealed": "item {item} is sealed",
    # artifacts and examinations
    "refused.artifact_unknown": "the case has no artifact {artifact}",
    "refused.caption": "the photograph {artifact} has no caption",
    "refused.digest_differs": "the digest given for {artifact} differs from the recorded one",
    "refused.examination": "examination {examination} is not in a state for this",
    "refused.not_derived": "artifact {artifact} is known and was not derived",
    "refused.not_hashed": "artifact {artifact} has no recorded digest",
    "refused.not_restricted": "artifact {artifact} is not restricted",
    "refused.not_verified": "artifact {artifact} was not verified within the last 24 hours",
    "refused.of_other_item": "artifact {artifact} comes from item {item}, not from the one named",
    "refused.only_copy": "no other verified copy of {artifact} is known",
    "refused.origin_unknown": "nothing tells where the artifact {artifact} came from: it was never "
    "acquired, received, photographed, copied, derived or taken in",
    "refused.own_ancestor": "artifact {artifact} would be made from itself",
    "refused.parent_unknown": "the case has no artifact {artifact} to derive from",
    "refused.parent_unverified": "artifact {artifact} was not verified since it was last opened",
    "refused.restricted_material": "artifact {artifact} is restricted",
    "refused.source_missing": "the source of {artifact} is not named",
    # recipients' keys
    "refused.fingerprint": "the fingerprint is not that of the key we have of {name}",
    "refused.recipient_unsure": "nobody has made sure of the key of {name}",
    # requests, their terms and conditions
    "refused.alerted": "the warning {level} of {rule} is recorded already",
    "refused.approval": "nobody with the role {role} has approved it",
    "refused.approval_unknown": "no new approval of {request} is recorded for this renewal",
    "refused.approver": "the role {role} may not approve by the procedure {procedure}",
    "refused.category": "data of the category {category} cannot be asked for by {procedure}",
    "refused.channel": "the channel {channel} is not open for this on {day}",
    "refused.clock_open": "a term of {request} still runs: {rule}",
    "refused.clock_runs": "the term of {request} has not passed",
    "refused.condition_barred": "condition {condition} ({kind}) bars this: {barred}; record the "
    "consent of whoever set it first",
    "refused.condition_dropped": "condition {condition} is not carried on",
    "refused.condition_text": "condition {condition} has no text",
    "refused.confidential": "{request} binds us to silence towards {recipient}",
    "refused.condition_unknown": "condition {condition} is not offered, or answered already",
    "refused.duration": "{days} days is outside the limit of {limit}",
    "refused.field_missing": "the procedure {procedure} asks for {fields}: {why}",
    "refused.incoming_unknown": "there is no open incoming request {incoming}",
    "refused.measure_unknown": "there is no measure {measure} that stands",
    "refused.nothing_received": "nothing was received for {request}",
    "refused.nothing_to_confirm": "nothing of {request} waits for a confirmation",
    "refused.preservation_ended": "the preservation of {request} ended at {ended_at}",
    "refused.course_state": "{subject} is {state}; {type} does not fit",
    "refused.procedure_off": "{procedure} is switched off: {channel} is not in force on {day}",
    "refused.procedure_unknown": "there is no procedure {procedure} for requests",
    "refused.renewal_longer": "the renewal of {request} is approved until {approved} only",
    "refused.renewal_shorter": "the renewal of {request} ends no later than what it renews",
    "refused.renewals": "{request} may not be renewed beyond the limit of {limit}",
    "refused.request_state": "{request} is {state}; {type} does not fit",
    "refused.request_unknown": "the case has no request {request}",
    "refused.rule": "the terms of {procedure} are not counted by the rule {rule}",
    "refused.supporting_part": "the supporting part of {request} never goes to the provider",
    "refused.sent_before": "{request} went to this address before",
    # --- What was handed in cannot be used: input.*
    # commands and the files of procedures
    "input.command": "there is no command {command!r}",
    "input.command_document": "the command cannot be read: {reason}",
    "input.language": "there are no words in {language!r}; give kk, ru or en",
    "input.procedure": "the procedure file {file} is malformed: {reason}",
    "input.profile": "there is no legal profile {profile}; known are {known}",
    "input.schema": "{pointer} {reason}",
    "input.usage": "{reason}",
    # stations, persons and their keys
    "input.agency": "the agency's name cannot be kept as text: {reason}",
    "input.enrolled": "{person} is enrolled already, with the roles {roles}",
    "input.foreign_bundle": "{count} bundles of other ledgers are known by {bundle}",
    "input.foreign_offer": "no bundle that was received offers {offer} to this ledger",
    "input.founders": "a ledger is founded by two administrators, or one for a demonstration; "
    "their ids and the station's differ, and not by case alone",
    "input.key_file": "{path} cannot be used: {reason}",
    "input.key_person": "{person!r} cannot name a key file",
    "input.name": "{person} is new here, and --name is missing",
    "input.no_key": "there is no key of {person} in {folder}",
    "input.not_enrolled": "the key of {person} is not enrolled, or not any more",
    "input.offset": "{offset!r} is no offset from UTC such as +05:00",
    "input.origin": "{origin!r} is no origin: agency/station in a-z, 0-9, dots and hyphens",
    "input.passphrase": "the passphrase does not open {path}, or the file is damaged",
    "input.passphrase_source": "no passphrase: {reason}",
    "input.pin": "the PIN does not open the token {token}",
    "input.pin_last": "the PIN does not open the token {token}; one more wrong one locks it",
    "input.pin_locked": "the PIN of the token {token} is locked",
    "input.pin_low": "the PIN does not open the token {token}; only a few tries are left",
    "input.token_absent": "no token {token}, or more than one, is in a reader of {module}",
    "input.token_key": "the token {token} has {count} private keys called {key}, not one",
    "input.token_module": "{module} cannot be used as a PKCS#11 module: {reason}",
    "input.token_suite": "the key {key} on the token {token} cannot sign by a suite of the format",
    "input.station": "{station!r} cannot name a station",
    # ledgers and what they hold
    "input.ledger_exists": "{path} holds a ledger already",
    "input.newer_ledger": "{path} was written by a newer Custody (version {found}; known {known})",
    "input.no_case": "there is no case {case}",
    "input.no_procedure": "there is no procedure {procedure}; known are {known}",
    "input.no_request": "there is no request {request}",
    "input.request_fields": "{procedure} asks for more: {fields}",
    "input.no_event": "the ledger has no event {index}",
    "input.no_finding": "there is no finding {finding}",
    "input.no_id": "name the {kind}: custody show DIR {kind} ID",
    "input.no_item": "there is no item {item}",
    "input.no_ledger": "there is no ledger in {path}",
    "input.not_a_ledger": "{path} is not a ledger of Custody",
    "input.other_ledger": "{path} is the ledger of {found}, not of {expected}",
    # evidence
    "input.archive_alike": "{path} has {name!r} and {other!r}, which other systems take for one",
    "input.archive_broken": "{path} cannot be unpacked: {reason}",
    "input.archive_deep": "{path} lies too deep in other containers, it is kept as it is",
    "input.archive_form": "{path} is a container of the form {form}, which is not opened here",
    "input.archive_large": "{path} would unpack to {size} bytes, which is beyond all measure",
    "input.archive_locked": "{path} is protected by a password: {name} cannot be read",
    "input.archive_many": "{path} has more than {limit} entries, which is beyond all measure",
    "input.archive_method": "{path}: {name} is packed in a way that is not known here",
    "input.archive_name": "{path} has an entry that is no plain file inside it: {name!r}",
    "input.archive_password": "the password does not open {path}, or it is damaged",
    "input.archive_twice": "{path} has {name!r} twice",
    "input.act": "{command} brings no artifacts; use artifact.acquire, .receive or .derive",
    "input.algorithm": "there is no digest algorithm {name!r}; known are {known}",
    "input.digest": "not a SHA-256 in lower-case hex: {text!r}",
    "input.hash_list": "line {line} of the list cannot be read: {reason}",
    "input.list_form": "a list in the form of {form} cannot hold {what}",
    "input.filter": "the column {column} cannot be filtered by {text!r}",
    "input.list_algorithm": "{path} gives digests by {algorithms} alone; known are {known}",
    "input.list_large": "{path} is larger than {limit} bytes, too large for a list of digests",
    "input.image": "the image {path} cannot be read: {reason}",
    "input.no_paths": "name at least one file or folder",
    "input.not_a_file": "{path} is neither a regular file nor a block device",
    "input.ids_left": "ids that are named: {named}; files taken in: only {files}",
    "input.nothing_taken": "no file could be taken in from {paths}",
    "input.one_folder": "a list is compared with one folder",
    "input.table": "{path} cannot be read as a table: {reason}",
    "input.table_column": "the table has no column {column!r}",
    "input.zone": "there is no time zone {zone!r}; give one such as Asia/Almaty or +05:00",
    # bundles and what is pinned
    "input.anchors": "{path} does not tell authorities and witnesses: {reason}",
    "input.artifact_absent": "the content of artifact {artifact} is not here; hide it to go on",
    "input.bundle_size": "an event about bundle {bundle} would be larger than {limit} bytes: "
    "hand over some items at a time, in several bundles",
    "input.age_identity": "none of your keys opens {path}: it was encrypted to somebody else, or "
    "its head was altered",
    "input.age_recipient": "{key!r} is no age key of a recipient (age1 and 58 characters)",
    "input.encrypted": "{path} is encrypted: the recipient's own key is needed",
    "input.no_recipient": "the book of recipients has no {name}",
    "input.recipient_known": "the book of recipients has {name} already",
    "input.roster": "the roster cannot be made or used so: {reason}",
    "input.roster_file": "the roster {path} cannot be read: {reason}",
    "input.roster_agency": "{agency!r} is no agency's name: a-z, 0-9, dots and hyphens",
    "input.bundle": "{path} is neither a folder with bagit.txt nor a ZIP",
    "input.file": "{path} cannot be read: {reason}",
    "input.paper": "no checkpoint can be read: {reason}",
    "input.prior": "a head that you hold cannot be read: {reason}",
    "input.quorum": "{needed} of {witnesses} witnesses cannot be asked for",
    "input.several_cases": "items and artifacts can be picked out where one case is handed over",
    "input.scope": "the ledger has no {what}",
    "input.document_absent": "no document {sha256} made by Custody is kept here",
    "input.document_field": "{kind} cannot be printed without {label} ({field}), {article}: {why}",
    "input.document_kind": "there is no document {kind}; there are: {kinds}",
    "input.document_origin": "the paper is of another ledger: {origin}",
    "input.document_scan": "no code of a document could be read from {path}",
    "input.document_subject": "the document {kind} cannot be made of {subject!r}",
    "input.document_unsignable": "{path} cannot be signed: {reason}",
    "input.glyph": "the document's fonts have no letter {letter!r} ({point}); nothing was made",
    "input.no_checkpoint": "the ledger has no checkpoint of the size {size}",
    "input.template": "the template {file} is malformed: {reason}",
    "input.template_unknown": "the template {file} names what there is not: {word}",
    "input.target_exists": "{path} is there already; nothing is ever overwritten",
    "input.trust": "the trust line cannot be read: {reason}",
    "input.witness": "the line of a witness cannot be read: {reason}",
    # --- What must match does not: integrity.* (format.md)
    # bytes and texts (§1), keys (§2)
    "integrity.base64": "not standard padded base64: {reason}",
    "integrity.json": "not strict canonical JSON: {reason}",
    "integrity.key": "the public key is not acceptable: {reason}",
    "integrity.text": "{what} is malformed: {text!r}",
    # events and the rules that verifiers hold them to (§3, §8)
    "integrity.artifact_record": "artifact {artifact}: {reason}",
    "integrity.chain": "event {seq} ({type}): {reason}",
    "integrity.custody": "event {seq} ({type}): {reason}",
    "integrity.envelope": "the envelope is malformed: {reason}",
    "integrity.erased": "{id}: {reason}",
    "integrity.event": "the event is malformed: {reason}",
    "integrity.right": "event {seq} ({type}): {reason}",
    "integrity.signature": "the signature by {key} does not verify",
    # tree and checkpoints (§4, §5)
    "integrity.checkpoint": "the checkpoint is not good: {reason}",
    "integrity.cosignature": "the cosignature is not good: {reason}",
    "integrity.fork_proof": "it is no proof of a fork: {reason}",
    "integrity.proof": "the proof does not hold: {reason}",
    "integrity.witness": "the head does not join what a witness has cosigned: {reason}",
    "integrity.roster": "the agency's roster is not good: {reason}",
    "integrity.roster_dropped": "the roster {number} has station {station} no longer as the roster "
    "{known} had it: a station is retired, never removed or changed",
    "integrity.roster_fork": "the agency signed another roster of the number {number} before",
    "integrity.roster_old": "the roster has the number {number}, and {known} was accepted before",
    "integrity.trust_line": "the trust line is malformed: {reason}",
    # the ledger's files (§6)
    "integrity.append_only": "the ledger refused a change to what it keeps: {reason}",
    "integrity.fork": "the ledger differs from what this machine has seen, up to size {remembered}",
    "integrity.ledger": "the ledger does not hold together: {reason}",
    "integrity.ledger_corrupt": "{path} is damaged: {reason}",
    "integrity.rollback": "events in the ledger: {held}; this machine has seen {remembered}",
    # bundles (§7) and what others sign in them
    "integrity.archive": "the ZIP is not acceptable: {reason}",
    "integrity.bundle": "the bundle is malformed: {reason}",
    "integrity.bundle_made": "the bundle as written does not verify, it was not kept: {reason}",
    "integrity.cms": "the CMS signature is not good: {reason}",
    "integrity.encrypted": "{path} was altered or cut short since it was encrypted: {reason}",
    "integrity.payload": "{what} is not what the record says: {reason}",
    "integrity.stamp": "the time stamp is not good: {reason}",
    # evidence, and the demonstration's story
    "integrity.artifact": "the artifact kept as {path} is not what its name says ({sha256})",
    "integrity.copy": "the copy {path} reads back other bytes than were written ({sha256})",
    "integrity.story": "row {row} of the story did not go as told: {reason}",
    # --- Disk, lock or permission: storage.*
    # files
    "storage.full": "the disk is full; {path} was not kept",
    "storage.key_exists": "{path} is there already; a key is never overwritten",
    "storage.key_file": "{path} could not be written: {reason}",
    "storage.no_answer": "{address} did not answer: {reason}",
    "storage.read": "{path} cannot be read: {reason}",
    "storage.time_stamp": "the time-stamp authority {address} did not answer: {reason}",
    "storage.token": "the token {token} does not answer: {reason}",
    "storage.write": "{path} cannot be written: {reason}",
    # the ledger
    "storage.disk_full": "no room is left for {path}",
    "storage.ledger": "{path} cannot be used: {reason}",
    "storage.not_plain": "{path} is a link, a pipe, a device or a folder, not a file of its own",
    "storage.ledger_busy": "another writer holds the ledger",
    "storage.read_only": "{path} cannot be written: {reason}",
    # bundles, and other programs
    "storage.bundle": "{path} cannot be read: {reason}",
    "storage.child": "the helper process {name} ended: {reason}",
    "storage.tool": "{tool} failed: {reason}",
}
"""Code to sentence, by family and subject; facts in braces are the error's keyword arguments."""


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
