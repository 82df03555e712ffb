"""Keys, persons and roles of a ledger at an index: who may sign what (format.md §2-3). Pure.

Events are admitted in order of index; the roster then tells the standing right after the last one.
That signatures are good is another question, answered by `verify` or, for many events, by worker
processes that are given the keys; `admit` takes it as given and judges rights: every signer's
standing, the kinds of keys, the actor's role, the distinct persons that the type asks for, and the
rules of the events that change the roster itself. An event that is refused changes nothing.
"""

from collections.abc import Iterable, Mapping
from typing import Any, Final

from custody.domain.bodies import STATION_ROLE
from custody.domain.enrolled_key import EnrolledKey
from custody.domain.events import Event
from custody.domain.reasons import Reason
from custody.domain.signatures import SIGNING
from custody.errors import IntegrityError
from custody.keys.signer import PublicKey
from custody.strict_json import b64, unb64

ADMINISTRATOR: Final = "ADM"
_MANAGERS: Final = frozenset({ADMINISTRATOR, "SUP"})
"""Roles that revoke keys, and grant and revoke roles."""
SEALERS: Final = frozenset({"OIC", "PRO"})
"""Roles in which bundles are sealed (format.md §7)."""
_FOUNDERS: Final = 2
_LOG_KEY: Final = b"\x01"
"""What stands before the log's key in a trust line, which ends with the two in base64."""
_FOR_EVER: Final = "~"
"""Sorts behind every instant: the term of a role without `until`."""
_CHANGING: Final = frozenset(
    {
        "ledger.genesis",
        "key.enrolled",
        "key.rotated",
        "key.revoked",
        "role.granted",
        "role.revoked",
    }
)
"""Types that change the roster, and whose right rests on what they say."""


class Roster:
    """All keys, persons and roles of one ledger, after the events admitted so far."""

    def __init__(self) -> None:
        self.demonstration = False
        """One person may do everything; every verdict repeats it."""
        self.agency = ""
        self.log = ""
        """The trust line that the genesis names."""
        self.origin = ""
        self.keys: dict[str, EnrolledKey] = {}
        self._terms: dict[str, dict[str, str]] = {}
        self._stations: set[str] = set()
        self._spelled: dict[str, str] = {}
        self._admitted: dict[tuple[str, str, str, tuple[str, ...]], str] = {}

    # what others ask

    def roles(self, person: str, at: str) -> frozenset[str]:
        """Roles that a person holds, for events recorded at an instant in its wire form."""
        terms = self._terms.get(person, {})
        return frozenset(role for role, until in terms.items() if at <= until)

    def has_holder(self, role: str, at: str) -> bool:
        """Tell whether anybody holds a role at an instant in its wire form."""
        return any(at <= terms[role] for terms in self._terms.values() if role in terms)

    def spelled(self, person: str) -> str | None:
        """A known person's id as it was first spelled, whatever the letters' case asked for."""
        return self._spelled.get(person.casefold())

    def standing(self, name: str) -> EnrolledKey | None:
        """The key of this name, if it may still sign."""
        key = self.keys.get(name)
        return key if key is not None and key.ended is None else None

    def verify(
        self, event: Event, signed: bytes, signatures: Iterable[tuple[str, bytes]]
    ) -> tuple[str, ...]:
        """Demand that every signature of the next event is good; the names of its keys.

        Args:
            event: The next event.
            signed: The bytes under the signatures.
            signatures: Key name and signature.

        Raises:
            IntegrityError: An unknown or ended key, or a signature that is not good.
        """
        own = {key.public.name: key.public for key in _brought(event)}
        names = []
        for name, signature in signatures:
            known = self.standing(name)
            public = known.public if known is not None else own.get(name)
            if public is None:
                raise _no_right(event, self._why_not(name))
            if not public.verify(signature, signed):
                raise IntegrityError("integrity.signature", key=name)
            names.append(name)
        return tuple(names)

    def suspects(self) -> tuple[int, ...]:
        """Indices of suspect events: by a key in the time in which it is called compromised, or
        by a key that a suspect event enrolled; in order.
        """  # noqa: D205
        suspects: set[int] = set()
        tainted: set[str] = set()
        for key in self.keys.values():
            if key.suspect:
                suspects.update(index for index in key.signed if index in key.suspect)
        grew = True
        while grew:
            grew = False
            for name, key in self.keys.items():
                if name not in tainted and key.enrolled in suspects:
                    tainted.add(name)
                    suspects.update(key.signed)
                    grew = True
        return tuple(sorted(suspects))

    def is_tainted(self, name: str) -> bool:
        """Tell whether a suspect event enrolled this key."""
        key = self.keys.get(name)
        return key is not None and key.enrolled in self.suspects()

    # admitting

    def admit(self, event: Event, names: Iterable[str]) -> None:
        """Judge the right of the next event and take over what it changes.

        Args:
            event: The next event of those that the roster sees.
            names: Keys of its signatures, which are good.

        Raises:
            IntegrityError: `integrity.right`; the roster is as before.
        """
        names = tuple(names)
        if event.type in _CHANGING:
            self._admitted.clear()
            self._admit(event, names)
        else:
            # The right to sign such an event rests on nothing else, until the roster changes.
            act = (event.type, event.actor_key, event.actor_role, names)
            until = self._admitted.get(act)
            if until is None or event.recorded.at > until or event.seq == 0:
                self._admit(event, names)
                person = self.keys[event.actor_key].person
                self._admitted[act] = self._terms[person][event.actor_role]
        for name in names:
            self.keys[name].signed.append(event.seq)

    def _admit(self, event: Event, names: tuple[str, ...]) -> None:
        brought = _brought(event)
        signers = self._signers(event, names, brought)
        actor = signers.get(event.actor_key)
        if actor is None:
            raise _no_right(event, Reason("actor_unsigned"))
        self._check_new_keys(event, brought, signers)
        self._check_role(event, actor)
        self._check_stations(event, signers, brought)
        self._check_persons(event, actor, signers)
        match event.type:
            case "ledger.genesis":
                self._found(event, brought)
            case "key.enrolled":
                self._enrol(event, actor, brought)
            case "key.rotated":
                self._rotate(event, brought, signers)
            case "key.revoked":
                self._revoke(event, actor)
            case "role.granted" | "role.revoked":
                self._change_role(event, actor)
            case _:
                pass

    def _signers(
        self, event: Event, names: tuple[str, ...], brought: tuple[EnrolledKey, ...]
    ) -> dict[str, EnrolledKey]:
        own = {key.public.name: key for key in brought}
        signers: dict[str, EnrolledKey] = {}
        for name in names:
            key = self.standing(name) or own.get(name)
            if key is None:
                raise _no_right(event, self._why_not(name))
            signers[name] = key
        return signers

    def _why_not(self, name: str) -> Reason:
        if name in self.keys:
            return Reason("key_revoked", key=_short(name))
        return Reason("key_unknown", key=_short(name))

    def _check_new_keys(
        self, event: Event, brought: tuple[EnrolledKey, ...], signers: Mapping[str, EnrolledKey]
    ) -> None:
        """What holds for every key that an event brings."""
        is_first = event.seq == 0 and not self.origin
        if (event.type == "ledger.genesis") != is_first:
            raise _no_right(event, Reason("genesis_place"))
        log = event.body["log"] if is_first else self.log
        if any(log.endswith(b64(_LOG_KEY + key.public.ed25519_raw)) for key in brought):
            raise _no_right(event, Reason("log_key_signs"))
        names = [key.public.name for key in brought]
        if len(set(names)) != len(names):
            raise _no_right(event, Reason("key_twice"))
        spelled: dict[str, str] = {}
        for key in brought:
            if key.public.name in self.keys:
                raise _no_right(event, Reason("key_enrolled"))
            if key.public.name not in signers:
                raise _no_right(event, Reason("new_key_unsigned"))
            if key.is_station != (key.role == STATION_ROLE):
                raise _no_right(event, Reason("station_role", role=STATION_ROLE))
            if spelled.setdefault(key.person.casefold(), key.person) != key.person:
                raise _no_right(event, Reason("person_twin", person=key.person))
            self._check_person(event, key.person, is_station=key.is_station)

    def _check_person(self, event: Event, person: str, *, is_station: bool) -> None:
        if self._spelled.get(person.casefold(), person) != person:
            raise _no_right(event, Reason("person_twin", person=person))
        if person.casefold() in self._spelled and is_station != (person in self._stations):
            raise _no_right(event, Reason("person_station", person=person))

    def _check_role(self, event: Event, actor: EnrolledKey) -> None:
        if actor.public.name not in self.keys and event.type != "key.rotated":
            held = frozenset({actor.role})  # a founder, or somebody who may not enrol themself
        else:
            held = self.roles(actor.person, event.recorded.at)
        if event.actor_role not in held:
            raise _no_right(
                event, Reason("role_not_held", person=actor.person, role=event.actor_role)
            )
        if event.type == "bundle.sealed" and event.actor_role not in SEALERS:
            raise _no_right(event, Reason("role_seals_not", role=event.actor_role))

    def _check_stations(
        self, event: Event, signers: Mapping[str, EnrolledKey], brought: tuple[EnrolledKey, ...]
    ) -> None:
        own = {key.public.name for key in brought}
        for name, key in signers.items():
            if key.is_station and name not in own and not SIGNING[event.type].station:
                raise _no_right(event, Reason("station_signs_not", person=key.person))

    def _check_persons(
        self, event: Event, actor: EnrolledKey, signers: Mapping[str, EnrolledKey]
    ) -> None:
        needed = SIGNING[event.type].persons
        if event.type == "key.revoked" and "compromised_since" in event.body:
            needed = 2
        founding = event.type == "ledger.genesis" and "demonstration" in event.body
        if self.demonstration or founding:
            needed = 1
        if actor.is_station and SIGNING[event.type].station:
            needed = 0
        signed = len({key.person for key in signers.values() if not key.is_station})
        if signed < needed:
            raise _no_right(event, Reason("persons_few", needed=needed, signed=signed))

    # the events that change the roster

    def _found(self, event: Event, brought: tuple[EnrolledKey, ...]) -> None:
        demonstration = "demonstration" in event.body
        if any(key.role != ADMINISTRATOR for key in brought):
            raise _no_right(event, Reason("genesis_roles"))
        if len(brought) != _FOUNDERS and not (demonstration and len(brought) == 1):
            raise _no_right(event, Reason("genesis_founders"))
        if event.body["log"].partition("+")[0] != event.ledger:
            raise _no_right(event, Reason("genesis_log"))
        self.demonstration = demonstration
        self.agency = event.body["agency"]
        self.log = event.body["log"]
        self.origin = event.ledger
        for key in brought:
            self._add(key)

    def _enrol(self, event: Event, actor: EnrolledKey, brought: tuple[EnrolledKey, ...]) -> None:
        (key,) = brought
        if event.actor_role != ADMINISTRATOR or actor is key:
            raise _no_right(event, Reason("enrol_role"))
        if actor.person == key.person and not self.demonstration:
            raise _no_right(event, Reason("enrol_own"))
        self._add(key)

    def _rotate(
        self, event: Event, brought: tuple[EnrolledKey, ...], signers: Mapping[str, EnrolledKey]
    ) -> None:
        (key,) = brought
        old = signers.get(event.body["replaces"])
        if old is None or old is key:
            raise _no_right(event, Reason("rotate_unsigned"))
        if old.person != key.person:  # so it is of one kind too: no person is a station
            raise _no_right(event, Reason("rotate_person"))
        if key.role not in self.roles(key.person, event.recorded.at):
            raise _no_right(event, Reason("rotate_role"))
        old.ended = event.seq
        self.keys[key.public.name] = key

    def _revoke(self, event: Event, actor: EnrolledKey) -> None:
        key = self.keys.get(event.body["key"])
        if key is None:
            raise _no_right(event, Reason("revoke_unknown"))
        if event.actor_role not in _MANAGERS and actor.person != key.person:
            raise _no_right(event, Reason("revoke_right"))
        since = event.body.get("compromised_since")
        if since is not None:
            if not key.enrolled <= since <= event.seq:
                raise _no_right(event, Reason("revoke_since"))
            known = key.suspect or range(since, since)
            key.suspect = range(min(known.start, since), event.seq)
        if key.ended is None:
            key.ended = event.seq

    def _change_role(self, event: Event, actor: EnrolledKey) -> None:
        person, role = event.body["person"], event.body["role"]
        if event.actor_role not in _MANAGERS:
            raise _no_right(event, Reason("roles_right"))
        if actor.person == person and not self.demonstration:
            raise _no_right(event, Reason("roles_own"))
        if role == STATION_ROLE:
            raise _no_right(event, Reason("station_role", role=STATION_ROLE))
        self._check_person(event, person, is_station=False)
        if event.type == "role.granted":
            self._grant(person, role, event.body.get("until", _FOR_EVER))
        else:
            self._terms.get(person, {}).pop(role, None)

    def _add(self, key: EnrolledKey) -> None:
        self.keys[key.public.name] = key
        if key.is_station:
            self._stations.add(key.person)
        self._grant(key.person, key.role, _FOR_EVER)

    def _grant(self, person: str, role: str, until: str) -> None:
        self._spelled[person.casefold()] = person
        terms = self._terms.setdefault(person, {})
        terms[role] = max(terms.get(role, ""), until)


def _brought(event: Event) -> tuple[EnrolledKey, ...]:
    """The keys that an event brings into the ledger."""
    if event.type == "ledger.genesis":
        given: list[Mapping[str, Any]] = event.body["keys"]
    elif event.type in ("key.enrolled", "key.rotated"):
        given = [event.body]
    else:
        return ()
    return tuple(_load(event.seq, key) for key in given)


def _load(seq: int, key: Mapping[str, Any]) -> EnrolledKey:
    spki = unb64(key["spki"])
    chain = tuple(unb64(certificate) for certificate in key.get("chain", ()))
    if chain and spki not in chain[0]:
        raise IntegrityError("integrity.key", reason=Reason("certificate_other"))
    return EnrolledKey(
        public=PublicKey.load(key["suite"], spki),
        kind=key["kind"],
        person=key["person"],
        role=key["role"],
        enrolled=seq,
        chain=chain,
    )


def _short(name: str) -> str:
    return name[:19] + "…"


def _no_right(event: Event, reason: Reason) -> IntegrityError:
    return IntegrityError("integrity.right", seq=event.seq, type=event.type, reason=reason)
