"""Items handed over between the ledgers of stations, by files."""

from pathlib import Path

from tests.custody.exchange.three_stations import PHONE, Stop

Stops = tuple[Stop, Stop, Stop]
ARRIVED = ("--packaging", "bag, whole", "--seals", "none")


def hand_over(giver: Stop, case: str, person: str, taker: Stop, folder: Path, ours: str) -> str:
    """One phone, by two files, into a case of the other station; the offer."""
    offer = giver.offer(case, person, "BORIS", taker.origin)
    sent = giver.send(case, folder / f"{offer}.zip", PHONE)
    taker.exchange("receive", sent, "--trust", giver.trust, "--case", ours, by=["GUL"])
    taker.exchange(
        "accept", offer, "--case", ours, "--item", PHONE, *ARRIVED,
        by=["BORIS"],
    )  # fmt: skip
    back = taker.send(ours, folder / f"{offer}-back.zip", PHONE)
    giver.exchange("receive", back, "--trust", taker.trust, "--case", case, by=["GUL"])
    giver.exchange("close", offer, by=[person])
    return offer


def test_one_offer(stops: Stops, tmp_path: Path) -> None:
    field, store, _ = stops
    field.begin("F-1")
    store.begin("S-1")
    field.take_phone("F-1")
    hand_over(field, "F-1", "ANNA", store, tmp_path, "S-1")
    assert field.item()["state"] == "transferred_outside"
    assert store.item()["holder"] == "BORIS"
