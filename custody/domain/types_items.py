"""Types of items and the fields that each asks for (procedures §3.1, §3.2).

Numbers printed on a thing are kept as printed. No field takes a password, a PIN, seed words, a
recovery key or a full card number; those lie in a sealed item or a restricted artifact.
"""

from typing import Final

from custody.domain.types_base import Field, Kind, may, need

_SIM_FIELDS = (may("iccid", Kind.ICCID), may("imsi", Kind.LINE), may("operator", Kind.LINE))
_COMPUTER = (
    may("disk_count", Kind.INTEGER),
    may("memory_bytes", Kind.INTEGER),
    may("firmware_lock", Kind.FLAG),
    may("encryption_kind", Kind.LINE),
    may("tpm", Kind.FLAG),
    may("user_logged_in", Kind.FLAG),
)
_DISK = (
    may("firmware", Kind.LINE),
    may("wwn", Kind.LINE),
    may("sectors", Kind.INTEGER),
    may("sector_bytes", Kind.INTEGER),
    may("hpa_dco", Kind.FLAG),
    may("interface", Kind.LINE),
    may("jumper", Kind.LINE),
    may("disk_locked", Kind.FLAG),
)

EXTRA_FIELDS: Final[dict[str, tuple[Field, ...]]] = {
    "phone": (
        may("imei", Kind.IMEI, many=True),
        may("imei_source", Kind.CHOICE, "label dialled tray settings box"),
        *_SIM_FIELDS,
        may("eid", Kind.EID),
        may("esim_profiles", Kind.INTEGER),
        may("os_version", Kind.LINE),
        may("patch_date", Kind.DATE),
        may("lock_kind", Kind.CHOICE, "none pin password pattern biometric other"),
        may("remote_wipe_on", Kind.FLAG),
        may("backup_account_seen", Kind.FLAG),
    ),
    "sim": (
        *_SIM_FIELDS,
        may("eid", Kind.EID),
        may("adapter", Kind.FLAG),
        may("slot", Kind.LINE),
        may("linked_item", Kind.ITEM),
        may("puk_seen", Kind.FLAG),
    ),
    "laptop": (*_COMPUTER, may("docked", Kind.FLAG), may("asleep", Kind.FLAG)),
    "desktop": (
        *_COMPUTER,
        may("bays", Kind.INTEGER),
        may("raid_order", Kind.LINE),
        may("external_boxes", Kind.INTEGER),
        may("expansion_cards", Kind.LINE, many=True),
        may("ups", Kind.FLAG),
    ),
    "hdd": _DISK,
    "ssd": (
        *_DISK,
        may("form_factor", Kind.LINE),
        may("trim", Kind.FLAG),
        may("self_encrypting", Kind.FLAG),
        may("health", Kind.LINE),
    ),
    "usb_storage": (
        may("usb_id", Kind.LINE),
        may("device_serial", Kind.LINE),
        may("volume_labels", Kind.LINE, many=True),
        may("hardware_encryption", Kind.FLAG),
        may("hidden_partitions", Kind.FLAG),
    ),
    "memory_card": (
        may("card_class", Kind.LINE),
        may("cid_number", Kind.LINE),
        may("adapter", Kind.FLAG),
        may("linked_item", Kind.ITEM),
        may("lock_switch_on", Kind.FLAG),
    ),
    "server": (
        *_COMPUTER,
        may("rack", Kind.LINE),
        may("services", Kind.LINE, many=True),
        may("raid_order", Kind.LINE),
        may("hypervisor", Kind.LINE),
        may("snapshots", Kind.INTEGER),
        may("tenants", Kind.INTEGER),
        may("sync_accounts_seen", Kind.FLAG),
        may("criticality", Kind.LINE),
    ),
    "network": (
        may("mac", Kind.MAC, many=True),
        may("ports_in_use", Kind.LINE, many=True),
        may("firmware", Kind.LINE),
        may("ssids", Kind.LINE, many=True),
        may("tables_saved", Kind.FLAG),
        may("configuration_saved", Kind.FLAG),
        may("logs_saved", Kind.FLAG),
        may("login_method", Kind.LINE),
    ),
    "optical_tape": (
        may("media_kind", Kind.LINE),
        may("label_text", Kind.LINE),
        may("barcode", Kind.LINE),
        may("set_order", Kind.LINE),
        may("sessions", Kind.INTEGER),
        may("encrypted", Kind.FLAG),
    ),
    "smart_device": (
        may("mac", Kind.MAC, many=True),
        may("paired_phone", Kind.LINE),
        may("cloud_account_seen", Kind.FLAG),
        may("storage_kind", Kind.LINE),
        may("overwrite_days", Kind.INTEGER),
        may("channels", Kind.INTEGER),
    ),
    "vehicle": (
        may("vin", Kind.VIN),
        may("plate", Kind.LINE),
        may("infotainment", Kind.LINE),
        may("telematics", Kind.LINE),
        may("event_recorder", Kind.FLAG),
        may("paired_phones", Kind.INTEGER),
        may("keys_count", Kind.INTEGER),
    ),
    "drone": (
        may("flight_controller", Kind.LINE),
        may("remote_control", Kind.FLAG),
        may("registration_number", Kind.LINE),
        may("cards", Kind.INTEGER),
        may("home_point_seen", Kind.FLAG),
        may("geofence_logs_seen", Kind.FLAG),
    ),
    "crypto_wallet": (
        may("wallet_kind", Kind.CHOICE, "hardware app paper other"),
        may("firmware", Kind.LINE),
        may("pin_tries_left", Kind.INTEGER),
        may("addresses_seen", Kind.LINE, many=True),
        may("seed_words_present", Kind.FLAG),
        may("passphrase_known", Kind.FLAG),
        may("coins", Kind.LINE, many=True),
    ),
    "cloud_account": (
        may("provider", Kind.LINE),
        may("region", Kind.LINE),
        may("login_method", Kind.LINE),
        may("access_ground", Kind.LINE),
        may("second_factor", Kind.CHOICE, "on off unknown"),
        may("active_sessions", Kind.INTEGER),
        may("territory", Kind.CHOICE, "in_country abroad unknown"),
    ),
    "message_account": (
        may("provider", Kind.LINE),
        may("active_sessions", Kind.INTEGER),
        may("export_method", Kind.LINE),
    ),
    "radio_tool": (
        may("ports", Kind.INTEGER),
        may("slots", Kind.INTEGER),
        may("sim_count", Kind.INTEGER),
        may("imei", Kind.IMEI, many=True),
        may("firmware", Kind.LINE),
    ),
    "payment": (
        may("payment_kind", Kind.CHOICE, "card terminal other"),
        may("last_four", Kind.LINE),
        may("issuer", Kind.LINE),
        may("terminal_id", Kind.LINE),
    ),
    "cash": (
        may("currency", Kind.LINE),
        may("amount", Kind.LINE),
        may("serials", Kind.LINE, many=True),
        may("counted_by", Kind.PERSON, many=True),
    ),
    "secret_note": (
        may("form", Kind.LINE),
        may("lines_count", Kind.INTEGER),
        may("data_kinds", Kind.LINE, many=True),
    ),
    "paper": (may("pages", Kind.INTEGER), may("linked_item", Kind.ITEM)),
    "other": (may("linked_item", Kind.ITEM),),
}
"""Item type to the fields that it has besides the common ones."""

ITEM_TYPES: Final = tuple(EXTRA_FIELDS)

COMMON_ITEM_FIELDS: Final = (
    need("item", Kind.ITEM),
    need("type", Kind.CHOICE, ITEM_TYPES),
    may("exhibit_no", Kind.LINE),
    may("parent", Kind.ITEM),
    may("quantity", Kind.INTEGER),
    may("measure", Kind.LINE),
    may("weight_g", Kind.INTEGER),
    may("maker", Kind.LINE),
    may("model", Kind.LINE),
    may("model_no", Kind.LINE),
    may("serial", Kind.LINE),
    may("asset_tag", Kind.LINE),
    may("colour", Kind.LINE),
    may("capacity_label", Kind.LINE),
    may("capacity_read_bytes", Kind.INTEGER),
    may("manner", Kind.CHOICE, "voluntary forced"),
    may("credential_refs", Kind.ID, many=True),
    may("encryption_seen", Kind.FLAG),
    may("unlocked_at_seizure", Kind.FLAG),
    may("biometric_available", Kind.FLAG),
    may("recovery_key_seen", Kind.FLAG),
    may("third_party_owner", Kind.FLAG),
    may("privileged", Kind.FLAG),
    may("charge_check_due_at", Kind.INSTANT),
)
"""Fields of every item, in the open part."""


def _all_extra_fields() -> tuple[Field, ...]:
    seen: dict[str, Field] = {}
    for fields in EXTRA_FIELDS.values():
        for field in fields:
            seen.setdefault(field.name, field)
    return tuple(seen.values())


DETAILS: Final = need("details", Kind.GROUP, (*COMMON_ITEM_FIELDS, *_all_extra_fields()), many=True)
"""What each item is; of the extra fields only those of its type may be given."""

DESCRIPTIONS: Final = may(
    "descriptions",
    Kind.GROUP,
    (
        need("item", Kind.ITEM),
        may("description", Kind.TEXT),
        may("marks", Kind.TEXT),
        may("value", Kind.LINE),
        may("found_where", Kind.TEXT),
        may("sketch_position", Kind.LINE),
        may("found_at", Kind.INSTANT),
        may("found_by", Kind.NAME),
        may("circumstances", Kind.TEXT),
        may("claimed_owner", Kind.NAME),
        may("possessor", Kind.NAME),
        may("relevance", Kind.TEXT),
        may("connected_to", Kind.TEXT),
        may("accessories", Kind.TEXT),
        may("phone_number", Kind.NAME),
        may("account", Kind.NAME),
        may("chat_apps", Kind.TEXT),
        may("damage", Kind.TEXT),
    ),
    many=True,
)
"""What is said of each item in words, in the private part."""
