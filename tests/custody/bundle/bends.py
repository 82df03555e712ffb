"""How bundles are bent: the registry of bad ones, and the tools to make them."""

import base64
import json
from collections.abc import Callable

from custody.bundle.verdicts import Question
from custody.strict_json import b64, canonical
from tests.custody.bundle.forge import Forge
from tests.custody.bundle.forge_acts import KEYS, Act

Bend = Callable[[Forge], None]
FIXITY, COMPLETE, SEAL, SIGNER, TRUSTED = (Question(number) for number in range(1, 6))
EVENTS, INCLUSION, TREE, HEADS, TIME = (Question(number) for number in range(6, 11))
CHAINS, CUSTODY, ARTIFACTS = (Question(number) for number in range(11, 14))
LATER = "2026-03-19T00:00:00.000Z"
BAD: dict[str, tuple[Question, Bend]] = {}


def bad(question: Question) -> Callable[[Bend], Bend]:
    def note(bend: Bend) -> Bend:
        BAD[bend.__name__] = (question, bend)
        return bend

    return note


def also(name: str, question: Question, bend: Bend) -> None:
    """Note one of a table of bad bundles under a name of its own."""
    assert name not in BAD
    BAD[name] = (question, bend)


def rewrite(label: str, old: bytes, new: bytes) -> Bend:
    """Replace bytes of a payload, which is then signed as it stands."""

    def change(payload: bytes) -> bytes:
        assert payload.count(old) == 1, payload
        return payload.replace(old, new)

    def bend(forge: Forge) -> None:
        forge.payloads[label] = change

    return bend


def put(forge: Forge, when: str, path: str, data: bytes | None) -> None:
    """At a stage of making, replace a file, or drop it."""

    def change(files: dict[str, bytes]) -> None:
        if data is None:
            del files[path]
        else:
            files[path] = data

    setattr(forge, when, change)


def edit(forge: Forge, when: str, path: str, old: bytes, new: bytes) -> None:
    """At a stage of making, replace bytes in a file that must have them."""

    def change(files: dict[str, bytes]) -> None:
        assert old in files[path]
        files[path] = files[path].replace(old, new, 1)

    setattr(forge, when, change)


def flip(forge: Forge, path: str, at: int = -1) -> None:
    """In the finished bundle, change one bit of a file."""

    def change(files: dict[str, bytes]) -> None:
        data = bytearray(files[path])
        data[at] ^= 1
        files[path] = bytes(data)

    forge.seal_change = change


def resign_badly(envelope: bytes) -> bytes:
    document = json.loads(envelope)
    signature = bytearray(base64.b64decode(document["signatures"][0]["sig"]))
    signature[0] ^= 1
    document["signatures"][0]["sig"] = b64(bytes(signature))
    return canonical(document)


def revoke(label: str, *signers: str, **other: object) -> Act:
    body = {"key": KEYS[label].name, "reason": "left", **other}
    return Act("revoke", "key.revoked", body, signers or ("adm1",), "ADM", case="ledger")


def event(label: str, type_name: str, *signers: str, role: str, **body: object) -> Act:
    case = "ledger" if type_name.startswith(("key.", "role.")) else "C-1"
    return Act(label, type_name, body, signers, role, case=case)


def transfer(label: str, *signers: str, to: str, role: str, items: tuple[str, ...]) -> Act:
    act = event(label, "transfer.offered", *signers, role=role, to=to)
    act.items = items
    return act


def answer(label: str, kind: str, signer: str, offer: str, items: tuple[str, ...]) -> Act:
    act = event(label, f"transfer.{kind}", signer, role=KEYS[signer].role, offer=offer)
    act.items = items
    return act


def sealing(label: str, kind: str, signers: tuple[str, ...], item: str, seal: str) -> Act:
    act = event(label, kind, *signers, role=KEYS[signers[0]].role,
                seals=[{"item": item, "seal": seal}])  # fmt: skip
    act.items = (item,)
    return act
