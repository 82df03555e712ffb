"""What a checked bundle tells, for a screen."""

from pathlib import Path

from custody.bundle.contents import read_contents

GOOD = Path("tests/vectors/bundle-good.zip")


def test_it_is_known_from_the_first_event_how_many_will_be_told() -> None:
    seen: list[tuple[int, int]] = []
    found = read_contents(GOOD, lambda done, total: seen.append((done, total)))
    assert [done for done, _ in seen] == list(range(1, found.events + 1))
    of_cases = sum(each.event.case is not None for each in found.told)
    assert of_cases < seen[0][1] <= found.events
