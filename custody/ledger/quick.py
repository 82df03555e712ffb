"""A second, quicker way to read an envelope, for audits and appends of many events.

`event.open_envelope` reads member by member and says what is wrong. Here one pattern stands for
the frame of every event whose texts are plain ASCII: what fits it has its members in canonical
order and their right form, so only `body` is still parsed and checked. What does not fit is not
judged: it is left to `open_envelope`. So this can be narrower than the format, never wider.
"""

import re
from binascii import Error as BinasciiError
from binascii import a2b_base64, b2a_base64
from functools import lru_cache
from typing import Final, NamedTuple

import orjson
import pybase64

from custody.clock import is_instant, is_offset
from custody.domain.bodies import check_body
from custody.domain.events import LEDGER_CASE, Event, Link, Occurred, Recorded
from custody.ledger.event import PAYLOAD_TYPE, Envelope, open_envelope
from custody.strict_json import MAX_BYTES, is_device_name, parse

_TEXT: Final = r"[ !#-\[\]-~]++"
"""Printable ASCII that stands for itself in JSON."""
_ID: Final = r"[A-Za-z0-9](?:[A-Za-z0-9._-]{0,62}[A-Za-z0-9])?"
_KEY: Final = r"sha256:[0-9a-f]{64}"
_NUMBER: Final = r"(?:0|[1-9][0-9]{0,14}+)"
_AT: Final = r"[0-9]{4}-[0-9]{2}-[0-9]{2}T(?:[01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9]\.[0-9]{3}Z"
"""An instant, if there is such a day."""
_OFFSET: Final = r"[+-][0-9]{2}:[0-5][0-9]"
_BASE64_32: Final = r"[A-Za-z0-9+/]{42}[AEIMQUYcgkosw048]="
"""32 bytes; the last digit before the padding has its two low bits clear."""
_PLACE: Final = r'(?:null,"seq":0|"[0-9a-f]{64}","seq":[1-9][0-9]{0,14})'
"""The event before, and the place; the first has none before it."""
_PLACE_PARTS: Final = r'(?:null,"seq":0|"([0-9a-f]{64})","seq":([1-9][0-9]{0,14}))'
_LINK: Final = rf'\{{"id":"{_ID}","prev":{_PLACE}\}}'
_LINK_PARTS: Final = re.compile(rf'\{{"id":"({_ID})","prev":{_PLACE_PARTS}\}}')
_PAYLOAD: Final = re.compile(
    rf'\{{"actor":\{{"key":"({_KEY})","role":"([A-Z]{{3}})"\}},'
    rf'"app":\{{"name":"({_TEXT})","version":"({_TEXT})"\}},'
    r'"body":(\{.*?\}),'
    rf'(?:"case":\{{"id":"({_ID})","prev":{_PLACE_PARTS}\}},)?'
    r'"id":"([0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12})",'
    rf'(?:"items":\[\{{"id":"({_ID})","prev":{_PLACE_PARTS}\}}((?:,{_LINK})*)\],)?'
    rf'"ledger":"({_TEXT})",'
    rf'(?:"occurred":\{{"at":"({_AT})","offset":"({_OFFSET})"\}},)?'
    rf'(?:"private":\{{"commitment":"({_BASE64_32})"\}},)?'
    rf'"recorded":\{{"at":"({_AT})",(?:"boot":"([0-9a-f]{{16}})",)?'
    rf'(?:"monotonic_ms":({_NUMBER}),)?"offset":"({_OFFSET})",'
    r'"source":"(system|ntp|manual)"\},'
    rf'"seq":({_NUMBER}),'
    r'(?:"statement":\{"lang":"(kk|ru|en)"\},)?'
    rf'"tree":\{{"root":"({_BASE64_32})","size":({_NUMBER})\}},'
    r'"type":"([a-z_.]+)","v":1\}',
    re.ASCII | re.DOTALL,
)
_SIGNATURE: Final = re.compile(
    rb'\{"keyid":"(sha256:[0-9a-f]{64})","sig":"([A-Za-z0-9+/]{85}[AQgw]==)"\}'  # 64 bytes
)
HEAD: Final = b'{"payload":"'
MIDDLE: Final = f'","payloadType":"{PAYLOAD_TYPE}","signatures":['.encode()
CASE: Final = b'"case":{"id":"'
BEHIND_BODY: Final = re.compile(
    rb'"case":\{"id":"([^"]++)"[^}]*+\},"id":"[^"]++",(?:"items":\[[^\]]*+\],)?+"ledger":"[^"]++",'
    rb'(?:"occurred":[^}]*+\},)?+(?:"private":\{"commitment":"([^"]++)"\},)?+"recorded":[^}]*+\},'
    rb'"seq":[^,]++,(?:"statement":[^}]*+\},)?+"tree":\{"root":"([^"]++)"[^}]*+\},"type":"([^"]++)","v":1\}'
)
"""The members behind `body` of a payload that is known to be good, up to its end. Wherever this
takes a closing brace, other members follow than behind that of the body; so it begins behind it."""
_APP_TEXT: Final = 64
_is_device = lru_cache(4096)(is_device_name)
_is_offset = lru_cache(64)(is_offset)


@lru_cache(64)
def _is_day(date: str) -> bool:
    return is_instant(f"{date}T00:00:00.000Z")


@lru_cache(256)
def _is_reserved(type_name: str) -> bool:
    """Whether events of the type form the case `ledger`."""
    return type_name == "ledger.genesis" or type_name.startswith(("key.", "role."))


def read_envelope(data: bytes) -> Envelope:
    """Read an envelope and its event: what `open_envelope` gives, mostly in half the time.

    Raises:
        IntegrityError: Envelope, payload or a member of the event is malformed.
    """
    return _quick(data) or open_envelope(data)


def _quick(data: bytes) -> Envelope | None:
    """The envelope, or None where only `open_envelope` can tell."""
    middle = data.find(MIDDLE)
    if middle < 0 or not data.startswith(HEAD) or len(data) > MAX_BYTES:
        return None
    signatures = _signatures(data, middle + len(MIDDLE))
    if signatures is None:
        return None
    encoded = data[len(HEAD) : middle]
    try:
        payload = pybase64.b64decode(encoded, None, True)
    except BinasciiError:
        return None
    # Only the last digit of base64 can be spelled otherwise.
    if b2a_base64(payload[-(len(payload) % 3 or 3) :], newline=False) != encoded[-4:]:
        return None
    event = quick_event(payload)
    return None if event is None else Envelope(data, payload, event, signatures)


def _signatures(data: bytes, at: int) -> tuple[tuple[str, bytes], ...] | None:
    """Names and signatures, which stand at the end; None where only `open_envelope` can tell."""
    signatures: list[tuple[str, bytes]] = []
    while (one := _SIGNATURE.match(data, at)) is not None:
        name = one[1].decode("ascii")
        if signatures and name <= signatures[-1][0]:
            return None
        signatures.append((name, a2b_base64(one[2])))
        at = one.end() + 1
        if data[at - 1 :] == b"]}":
            return tuple(signatures)
        if data[at - 1 : at] != b",":
            return None
    return None


def read_payload(payload: bytes) -> Event:
    """Read the event of a payload, as every reader of its envelope will.

    Raises:
        IntegrityError: A member of the event is malformed.
    """
    return quick_event(payload) or Event.parse(parse(payload))


def quick_event(payload: bytes) -> Event | None:
    """The event of a payload, or None where only `Event.parse` can tell."""
    if not payload.isascii():
        return None
    found = _PAYLOAD.fullmatch(payload.decode("ascii"))
    if found is None:
        return None
    (
        key, role, app_name, app_version, body_text, case_id, case_prev, case_seq,
        event_id, item_id, item_prev, item_seq, more_items, ledger,
        occurred_at, occurred_offset, commitment, at, boot, monotonic_ms, offset, source, seq,
        language, root, size, type_name,
    ) = found.groups()  # fmt: skip
    case = None if case_id is None else Link(case_id, int(case_seq or 0), case_prev)
    items: tuple[Link, ...] = ()
    if item_id is not None:
        items = (Link(item_id, int(item_seq or 0), item_prev),)
        if more_items:
            items += _links(more_items)
    if not (
        len(app_name) <= _APP_TEXT
        and len(app_version) <= _APP_TEXT
        and _is_day(at[:10])
        and _is_offset(offset)
        and (occurred_at is None or (_is_day(occurred_at[:10]) and _is_offset(occurred_offset)))
        and (language is None or commitment is not None)
        and _belong(type_name, case, items)
    ):
        return None
    parsed = parse(b'{"body":%s}' % body_text.encode("ascii"))
    if len(parsed) != 1:
        return None  # a malformed member behind the body was taken for a part of it
    body = parsed["body"]
    check_body(type_name, body)
    return Event._make(
        (
            type_name,
            ledger,
            int(seq),
            a2b_base64(root),
            int(size),
            event_id,
            Recorded(at, offset, source, boot, None if monotonic_ms is None else int(monotonic_ms)),
            key,
            role,
            body,
            app_name,
            app_version,
            None if occurred_at is None else Occurred(occurred_at, occurred_offset),
            case,
            items,
            commitment,
            language,
        )
    )


class Skimmed(NamedTuple):
    """What an audit asks first of a payload."""

    type: str
    case: str | None
    commitment: str | None


def skim_envelope(data: bytes) -> Skimmed:
    """What `Skimmed` has, of an envelope that was read and found good before."""
    payload = pybase64.b64decode(data[len(HEAD) : data.find(MIDDLE)], None, True)
    found = BEHIND_BODY.fullmatch(payload, max(payload.rfind(CASE), 0))
    if found is None:
        event = event_again(payload)
        return Skimmed(event.type, event.case and event.case.id, event.commitment)
    case, commitment, _, type_name = found.groups()
    return Skimmed(
        type_name.decode(), case.decode(), None if commitment is None else commitment.decode()
    )


def event_again(payload: bytes) -> Event:
    """The event of a payload that was read and found good just now, elsewhere."""
    document = orjson.loads(payload)
    tree, recorded, actor = document["tree"], document["recorded"], document["actor"]
    case, occurred, app = document.get("case"), document.get("occurred"), document["app"]
    private, statement = document.get("private"), document.get("statement")
    return Event(
        document["type"],
        document["ledger"],
        document["seq"],
        a2b_base64(tree["root"]),
        tree["size"],
        document["id"],
        Recorded(**recorded),
        actor["key"],
        actor["role"],
        document["body"],
        app["name"],
        app["version"],
        occurred and Occurred(occurred["at"], occurred["offset"]),
        case and Link(case["id"], case["seq"], case["prev"]),
        tuple([Link(link["id"], link["seq"], link["prev"]) for link in document.get("items", ())]),
        private and private["commitment"],
        statement and statement["lang"],
    )


def _links(text: str) -> tuple[Link, ...]:
    return tuple(
        [Link(name, int(seq or 0), prev or None) for name, prev, seq in _LINK_PARTS.findall(text)]
    )


def _belong(type_name: str, case: Link | None, items: tuple[Link, ...]) -> bool:
    """Whether the places are such as any event of the type may take; else `Event.parse` tells."""
    if case is None:
        return not (items or _is_reserved(type_name) or type_name.startswith("erasure."))
    if _is_reserved(type_name) != (case.id == LEDGER_CASE) or type_name == "bundle.sealed":
        return False
    if _is_device(case.id):
        return False
    last = ""
    for link in items:
        if link.id <= last or _is_device(link.id):
            return False
        last = link.id
    return True
