"""What is lost first: the order in which things are looked at, and the first step with each.

Hints, not commands (procedures §3.2, §3.3): the specialist decides, and the record says what was
done, by whom and why.
"""

from typing import Final

from PySide6.QtCore import QCoreApplication

translate = QCoreApplication.translate

_AWAKE: Final = frozenset({"on", "sleep", "charging", "unknown"})
_COMPUTERS: Final = frozenset({"laptop", "desktop", "server"})
_REMOTE: Final = frozenset({"cloud_account", "message_account"})
_LIVE: Final = frozenset(
    {"phone", "network", "smart_device", "vehicle", "drone", "crypto_wallet", "radio_tool"}
)
_DISKS: Final = frozenset({"hdd", "ssd", "usb_storage", "memory_card", "sim"})

NEEDS_STATE: Final = _COMPUTERS | _LIVE
"""Types whose power state is always asked for."""
HAS_RADIO: Final = frozenset({"phone", "laptop", "smart_device", "vehicle", "drone", "radio_tool"})
"""Types that are cut off from their networks."""


def rank(kind: str, power: str | None) -> int:
    """How soon traces in a thing of this type fade: 1 is first.

    Args:
        kind: Type of item.
        power: Its power state as found, if it was noted.
    """
    if kind in _COMPUTERS | _LIVE:
        return 1 if power is None or power in _AWAKE else 3
    if kind in _REMOTE:
        return 2
    return 3 if kind in _DISKS else 4


def hint(kind: str, power: str | None, locked: str | None) -> str:
    """The first step with a thing, in the language of the screen; empty where there is none."""
    awake = power in _AWAKE
    match kind:
        case "phone" if awake and locked == "unlocked":
            return translate(
                "Volatility",
                "On and unlocked: keep it awake, isolate it, photograph it, and decide now "
                "whether to read it out live.",
            )
        case "phone" if awake:
            return translate("Volatility", "On: isolate it and keep it powered.")
        case "laptop" | "desktop" if awake and locked != "locked":
            return translate(
                "Volatility",
                "On: is the disk encrypted? Then memory first, a live image next, and only then "
                "power off.",
            )
        case "laptop" | "desktop" | "phone" if power == "off":
            return translate("Volatility", "Off: leave it off.")
        case _:
            return _of_type(kind)


def _of_type(kind: str) -> str:
    return {
        "sim": translate("Volatility", "Note the slot; do not insert it elsewhere."),
        "hdd": translate("Volatility", "No power in the field; read it behind a write blocker."),
        "ssd": translate(
            "Volatility",
            "It erases in the background even behind a write blocker: image it early, once.",
        ),
        "usb_storage": translate(
            "Volatility", "Never plug it into your own computer without a write blocker."
        ),
        "memory_card": translate("Volatility", "Set its lock switch; use a read-only reader."),
        "server": translate(
            "Volatility",
            "A targeted live copy or a snapshot with memory, not removal, is the normal choice.",
        ),
        "network": translate(
            "Volatility", "Read its tables first, photograph it then, and only then its power."
        ),
        "drone": translate(
            "Volatility", "Take the battery out after the photograph; keep its cards apart."
        ),
        "crypto_wallet": translate(
            "Volatility",
            "Whoever has the words can move the funds: two people, a camera, the prosecutor at "
            "once. Never type the words.",
        ),
        "cloud_account": translate("Volatility", "A preservation letter first, then the capture."),
        "message_account": translate("Volatility", "Photograph the screen before you scroll."),
        "radio_tool": translate("Volatility", "Register the SIM cards in it one by one."),
        "payment": translate(
            "Volatility", "Only the last four digits; it goes into a sealed envelope."
        ),
        "cash": translate("Volatility", "Two people count it, on video."),
        "secret_note": translate(
            "Volatility", "Photograph the outside only. What it says is never typed here."
        ),
        "paper": translate("Volatility", "Labels and boxes go with their device."),
    }.get(kind, "")
