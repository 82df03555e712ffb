"""Events of a bundle beside their private parts, as far as these are disclosed (format.md §7)."""

from collections.abc import Iterable, Iterator

from custody.bundle.story import Told
from custody.ledger.event import Envelope, open_envelope
from custody.strict_json import parse_lines


def told_lines(
    events: Iterable[bytes], private: Iterable[bytes] = ()
) -> Iterator[tuple[Told, Envelope]]:
    """Each event with its private part, or without one, and the envelope in which it is signed.

    Args:
        events: Lines of `custody/events.jsonl`, line feeds included.
        private: Lines of `custody/private.jsonl`; in order of index, like the events.

    Raises:
        IntegrityError: A line cannot be read as the format says.
    """
    parts = ((each["index"], each["doc"]) for each in parse_lines(private))
    index, document = next(parts, (-1, {}))
    for line in events:
        envelope = open_envelope(line[:-1])
        event = envelope.event
        while 0 <= index < event.seq:
            index, document = next(parts, (-1, {}))
        yield Told(event, document if index == event.seq else None), envelope
