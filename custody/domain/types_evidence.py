"""Examination, artifacts and digests; findings and reports (procedures §4.3, §3.4)."""

from typing import Final

from custody.domain.types_base import ASSIGNED, EventType, Kind, event_type, may, need
from custody.domain.types_blocks import (
    ARTIFACTS,
    CATEGORIES,
    DOCUMENT,
    FOREIGN,
    PERIOD,
    REASON,
    SEAL_STATES,
    TOOLS,
)

_EXAMINATION = need("examination", Kind.ID)
_SIZE = need("size", Kind.INTEGER)
_DIGESTS = need("digests", Kind.DIGESTS)
_LEGACY = may("legacy", Kind.LEGACY)
_STORAGE = may("storage", Kind.LINE)
_TOOL = (need("tool", Kind.LINE), need("tool_version", Kind.LINE))
_EXPECTED = need(
    "expected",
    Kind.GROUP,
    (
        need("source", Kind.CHOICE, "own_record provider_list image_file other"),
        may("size", Kind.INTEGER),
        may("digests", Kind.DIGESTS),
        may("legacy", Kind.LEGACY),
    ),
)
_NAMES = may(
    "names",
    Kind.GROUP,
    (
        need("artifact", Kind.ARTIFACT),
        need("name", Kind.FILE_NAME),
        may("path", Kind.FILE_NAME),
        may("source", Kind.FILE_NAME),
        may(
            "times",
            Kind.GROUP,
            (
                may("created", Kind.INSTANT),
                may("modified", Kind.INSTANT),
                may("accessed", Kind.INSTANT),
                may("changed", Kind.INSTANT),
            ),
        ),
    ),
    many=True,
)

EVIDENCE_TYPES: Final[tuple[EventType, ...]] = (
    event_type(
        "examination.started",
        "examination.start",
        "EXA EXP",
        "1",
        (
            _EXAMINATION,
            need("order", Kind.LINE),
            need("questions", Kind.TEXT, many=True),
            TOOLS,
            need("method", Kind.TEXT),
            may("artifacts", Kind.ARTIFACT, many=True),
        ),
        items="optional",
    ),
    event_type(
        "examination.finished",
        "examination.finish",
        "EXA EXP",
        "1",
        (
            _EXAMINATION,
            need("started_at", Kind.INSTANT),
            need("ended_at", Kind.INSTANT),
            TOOLS,
            need("method", Kind.TEXT),
            may("summary", Kind.TEXT),
        ),
        items="optional",
    ),
    event_type(
        "artifact.received_from_provider",
        "artifact.receive",
        "INV POC",
        "1",
        (
            may("request", Kind.REQUEST),
            may("unsolicited_reason", Kind.TEXT),
            ARTIFACTS,
            may("container", Kind.ARTIFACT),
            need(
                "container_kind",
                Kind.CHOICE,
                "mail portal disc sealed_envelope archive message other",
            ),
            need(
                "source_kind",
                Kind.CHOICE,
                "provider authorised_unit foreign_authority person other",
            ),
            need(
                "received_from",
                Kind.GROUP,
                (need("name", Kind.NAME), may("person", Kind.NAME), may("address", Kind.ADDRESS)),
            ),
            need("seal_state", Kind.CHOICE, SEAL_STATES),
            need("data_categories", Kind.CHOICE, CATEGORIES, many=True),
            may("category_basis", Kind.TEXT),
            may(
                "cover_letter",
                Kind.GROUP,
                (
                    may("number", Kind.LINE),
                    may("date", Kind.DATE),
                    *PERIOD,
                    may("identifiers", Kind.NAME, many=True),
                    may("document", Kind.DOCUMENT),
                ),
            ),
            may(
                "files",
                Kind.GROUP,
                (
                    need("artifact", Kind.ARTIFACT),
                    may("data_categories", Kind.CHOICE, CATEGORIES, many=True),
                    may(
                        "comparison",
                        Kind.CHOICE,
                        "match differ only_ours not_compared",
                    ),
                    may("digests", Kind.DIGESTS),
                    may("legacy", Kind.LEGACY),
                    may("handed_over", Kind.GROUP, (*FOREIGN, need("theirs", Kind.ID))),
                ),
                many=True,
            ),
            may("only_theirs", Kind.FILE_NAME, many=True),
            may("completeness", Kind.TEXT),
            may("medium_label", Kind.LINE),
            may("use_decision", Kind.LINE),
            may("collected_by_state", Kind.LINE),
            may("under_law", Kind.LINE),
            may("contributed_at", Kind.INSTANT),
            may("clock_source", Kind.LINE),
            may("logs_offset", Kind.OFFSET),
            may("answer_language", Kind.LINE),
            may("conditions", Kind.CONDITION, many=True),
        ),
        items="optional",
        either=(("request", "unsolicited_reason"),),
    ),
    event_type(
        "artifact.acquired",
        "artifact.acquire",
        "EXA SPC INV",
        "1 2B",
        (
            ARTIFACTS,
            need(
                "kind",
                Kind.CHOICE,
                (
                    "physical_image logical file_system memory cloud_export "
                    "screenshots live_response network_capture web_capture other"
                ),
            ),
            *_TOOL,
            may("tool_sha256", Kind.SHA256),
            need("write_protection", Kind.CHOICE, "hardware software none"),
            may("write_blocker", Kind.LINE),
            may("why_unprotected", Kind.TEXT),
            need("started_at", Kind.INSTANT),
            need("ended_at", Kind.INSTANT),
            may(
                "source_state",
                Kind.CHOICE,
                "on off sleep removed remote unknown",
            ),
            may("operator", Kind.PERSON),
            may("specialist", Kind.PERSON),
            may("source_digests", Kind.GROUP, (may("digests", Kind.DIGESTS), _LEGACY)),
            may("format", Kind.LINE),
            may("segments", Kind.INTEGER),
            may("size", Kind.INTEGER),
            may("bad_sectors", Kind.INTEGER),
            may("errors", Kind.TEXT),
            may("verified_at", Kind.INSTANT),
            may("verification", Kind.CHOICE, "same different not_done"),
            may("copy_role", Kind.CHOICE, "master working"),
            _STORAGE,
            may("copy_encryption", Kind.LINE),
            may("log_artifact", Kind.ARTIFACT),
            may("web_address", Kind.ADDRESS),
            may("resolver", Kind.LINE),
            may("ip_seen", Kind.LINE),
            may("account_used", Kind.NAME),
            may("consent", Kind.CONSENT),
            may("authority", Kind.AUTHORITY),
        ),
        items="optional",
    ),
    event_type(
        "artifact.hashed",
        "artifact.hash",
        f"{ASSIGNED} SYS",
        "1 S",
        (
            need(
                "artifacts",
                Kind.GROUP,
                (
                    need("artifact", Kind.ARTIFACT),
                    _SIZE,
                    _DIGESTS,
                    _LEGACY,
                    may("media_type", Kind.MEDIA_TYPE),
                    may("kept", Kind.CHOICE, "store in-place"),
                    may("container", Kind.ARTIFACT),
                    may(
                        "read_errors",
                        Kind.GROUP,
                        (need("offset", Kind.INTEGER), need("length", Kind.INTEGER)),
                        many=True,
                    ),
                    may("holes", Kind.INTEGER),
                    may(
                        "media",
                        Kind.GROUP,
                        (
                            _SIZE,
                            _DIGESTS,
                            _LEGACY,
                            may("inside", Kind.GROUP, (may("legacy", Kind.LEGACY),)),
                            may("equal", Kind.FLAG),
                        ),
                    ),
                ),
                many=True,
            ).ascending("artifact"),
            *_TOOL,
            _NAMES,
        ),
        items="at_most_one",
    ),
    event_type(
        "artifact.copied",
        "artifact.copy",
        "EXA",
        "1",
        (
            need("source", Kind.GROUP, (need("artifact", Kind.ARTIFACT), _DIGESTS)),
            need("copy", Kind.GROUP, (need("artifact", Kind.ARTIFACT), _DIGESTS)),
            need("purpose", Kind.CHOICE, "working_copy replacement backup hand_over"),
            _STORAGE,
        ),
        items="optional",
    ),
    event_type(
        "artifact.verified",
        "artifact.verify",
        f"{ASSIGNED} SYS",
        "1 S",
        (
            need(
                "artifacts",
                Kind.GROUP,
                (
                    need("artifact", Kind.ARTIFACT),
                    may("size", Kind.INTEGER),
                    _DIGESTS,
                    _LEGACY,
                    may("last_equal_at", Kind.INSTANT),
                ),
                many=True,
            ),
            may(
                "run",
                Kind.GROUP,
                (
                    need("same", Kind.INTEGER),
                    need("different", Kind.INTEGER),
                    need("missing", Kind.INTEGER),
                    need("unreadable", Kind.INTEGER),
                    need("unexpected", Kind.INTEGER),
                    may("place_unknown", Kind.INTEGER),
                ),
            ),
            _STORAGE,
        ),
        items="optional",
    ),
    event_type(
        "artifact.mismatch_found",
        "artifact.report_mismatch",
        f"{ASSIGNED} SYS",
        "1 S",
        (
            need("artifact", Kind.ARTIFACT),
            _EXPECTED,
            need(
                "computed",
                Kind.GROUP,
                (_SIZE, _DIGESTS, _LEGACY),
            ),
            _STORAGE,
            may("last_good_at", Kind.INSTANT),
            may("place", Kind.FILE_NAME),
        ),
        items="optional",
    ),
    event_type(
        "artifact.missing_found",
        "artifact.report_missing",
        f"{ASSIGNED} SYS",
        "1 S",
        (
            need("artifact", Kind.ARTIFACT),
            need("state", Kind.CHOICE, "missing unreadable"),
            need("expected_place", Kind.TEXT),
            may("last_seen_at", Kind.INSTANT),
        ),
        items="optional",
    ),
    event_type(
        "artifact.accessed",
        "artifact.access",
        ASSIGNED,
        "S",
        (
            ARTIFACTS,
            need("person", Kind.PERSON),
            need("purpose", Kind.TEXT),
            need("shown", Kind.TEXT),
        ),
        items="optional",
    ),
    event_type(
        "artifact.derived",
        "artifact.derive",
        "EXA INV",
        "1",
        (
            ARTIFACTS,
            need("parents", Kind.ARTIFACT, many=True),
            need(
                "kind",
                Kind.CHOICE,
                "decoding extract filter translation redaction report timeline",
            ),
            *_TOOL,
            need("parameters", Kind.TEXT),
            need("reproducible", Kind.FLAG),
        ),
        items="optional",
    ),
    event_type(
        "artifact.access_restricted",
        "artifact.restrict",
        "INV EXA",
        "1",
        (
            ARTIFACTS,
            need("restriction", Kind.CHOICE, "nobody named_persons"),
            need(
                "ground",
                Kind.CHOICE,
                ("privileged over_disclosed secret_data credentials private_life other"),
            ),
            may("persons", Kind.PERSON, many=True),
            may("explanation", Kind.TEXT),
        ),
        items="optional",
    ),
    event_type(
        "artifact.access_lifted",
        "artifact.lift_restriction",
        "PRO",
        "2B",
        (ARTIFACTS, need("reason", Kind.TEXT), may("persons", Kind.PERSON, many=True)),
        items="optional",
    ),
    event_type(
        "artifact.purged",
        "artifact.purge",
        "EXA CUS",
        "2B",
        (
            ARTIFACTS,
            REASON,
            need("method", Kind.CHOICE, "overwriting deletion key_destroyed other"),
            may("remaining", Kind.ARTIFACT),
            may("order", Kind.LINE),
        ),
        items="optional",
        either=(("remaining", "order"),),
    ),
    event_type(
        "data.rendered_inaccessible",
        "data.render_inaccessible",
        "INV SPC",
        "2B",
        (
            need("measure", Kind.ID),
            need("method", Kind.CHOICE, "encrypted_in_place access_disabled removed"),
            need("system", Kind.TEXT),
            need("copy", Kind.ARTIFACT),
            need("key_holder", Kind.NAME),
            need("restoring_steps", Kind.TEXT),
            may("authority", Kind.AUTHORITY),
        ),
        items="optional",
    ),
    event_type(
        "data.access_restored",
        "data.restore_access",
        "INV SPC",
        "2B",
        (
            need("measure", Kind.ID),
            need("method", Kind.CHOICE, "decrypted access_enabled written_back"),
            need("system", Kind.TEXT),
            need("copy", Kind.ARTIFACT),
            need("key_holder", Kind.NAME),
            need("restoring_steps", Kind.TEXT),
        ),
        items="optional",
    ),
    event_type(
        "finding.raised",
        "finding.raise",
        f"{ASSIGNED} SYS",
        "1 S",
        (
            need("finding", Kind.FINDING),
            need(
                "kind",
                Kind.CHOICE,
                (
                    "digest_mismatch artifact_missing provider_list_differs "
                    "over_disclosure seal_mismatch seal_broken_on_arrival "
                    "transfer_overdue urgent_search_unreviewed preservation_ending "
                    "preservation_lapsed recognition_missing charge_unchecked not_verified "
                    "checkpoint_unstamped clock_offset key_out_of_term "
                    "finding_unresolved_in_bundle item_not_in_inventory other"
                ),
            ),
            need("severity", Kind.CHOICE, "red amber"),
            need(
                "facts",
                Kind.GROUP,
                (
                    need(
                        "fact",
                        Kind.CHOICE,
                        (
                            "expected computed expected_size computed_size file place seal "
                            "due last_done offset number text"
                        ),
                    ),
                    need("value", Kind.TEXT),
                ),
                many=True,
            ),
            may("artifacts", Kind.ARTIFACT, many=True),
            may("request", Kind.REQUEST),
            may("event", Kind.EVENT),
            may("bundle", Kind.BUNDLE),
        ),
        case="optional",
        items="optional",
    ),
    event_type(
        "finding.acknowledged",
        "finding.acknowledge",
        "SUP",
        "1",
        (
            need("finding", Kind.FINDING),
            need("decision", Kind.TEXT),
            need("effect", Kind.CHOICE, "none not_relied_on limited excluded"),
        ),
        case="optional",
        items="optional",
    ),
    event_type(
        "finding.resolved",
        "finding.resolve",
        "SUP",
        "2B",
        (
            need("finding", Kind.FINDING),
            need("explanation", Kind.TEXT),
            need("evidence", Kind.TEXT),
            may("documents", Kind.DOCUMENT, many=True),
        ),
        case="optional",
        items="optional",
    ),
    event_type(
        "report.issued",
        "report.issue",
        "EXA EXP",
        "1",
        (
            need("report", Kind.ID),
            _EXAMINATION,
            DOCUMENT,
            need("conclusion", Kind.TEXT),
            need("qualification", Kind.TEXT),
            may("artifacts", Kind.ARTIFACT, many=True),
        ),
        items="optional",
    ),
)
