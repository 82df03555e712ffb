"""`case.jsonld`: the disclosed record as a graph in CASE 1.5, for other tools (format.md §7).

Each event of a disclosed case is an `InvestigativeAction`. What an event does to an item it takes
in as its object, together with the item's `ProvenanceRecord` before, and results in a new record:
so the chain of an item is the chain of CASE. A record is named by the leaf hash of its event, which
the next event of the item names as `prev`; an event that is erased or missing thus leaves a break
which `case_prov_check` shows. An item is a result of its first event, an artifact of those that
hash it, and neither of any other. Texts are only those that the bundle discloses.

One node stands on a line, written as it is made: memory grows with items and people, not events.
"""

import json
import uuid
from collections.abc import Iterable, Iterator
from typing import Any, BinaryIO, Final

from custody.bundle.rows import File
from custody.bundle.story import Case, Item, Person, Story, Told
from custody.bundle.words import Words, readable
from custody.domain.events import LEDGER_CASE, Event, Link
from custody.ledger.event import Envelope

NAME: Final = "case.jsonld"
Node = dict[str, Any]
_UCO: Final = "https://ontology.unifiedcyberontology.org/uco/"
_PREFIXES: Final = {
    "case-investigation": "https://ontology.caseontology.org/case/investigation/",
    "uco-action": f"{_UCO}action/",
    "uco-core": f"{_UCO}core/",
    "uco-identity": f"{_UCO}identity/",
    "uco-observable": f"{_UCO}observable/",
    "uco-tool": f"{_UCO}tool/",
    "uco-types": f"{_UCO}types/",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
_METHODS: Final = {
    "sha256": "SHA256", "sha512": "SHA512", "sha3-256": "SHA3-256", "md5": "MD5", "sha1": "SHA1",
}  # fmt: skip
"""Of our algorithms those that UCO has a name for."""
_TIMES: Final = {
    "created": "observableCreatedTime",
    "modified": "modifiedTime",
    "accessed": "accessedTime",
    "changed": "metadataChangeTime",
}


class CaseGraph:
    """The graph while it is written."""

    def __init__(self, out: BinaryIO, origin: str, items: frozenset[str], said: Words) -> None:
        """Begin the document.

        Args:
            out: Where it goes.
            origin: Of the ledger; ids of one ledger give the same nodes in all its bundles.
            items: Those whose events are disclosed.
            said: The words for what happened.
        """
        self._out, self._origin, self._items, self._words = out, origin, items, said
        self._space = uuid.uuid5(uuid.NAMESPACE_URL, f"custody:{origin}")
        self._tools: set[tuple[str, str]] = set()
        self._separator = b""
        out.write(b'{"@context":' + _json(_PREFIXES) + b',"@graph":[\n')

    def end(self, story: Story) -> None:
        """Add the cases, and end the document."""
        for case in story.cases.values():
            self._case(case)
        self._out.write(b"\n]}\n")

    def people(self, story: Story) -> None:
        """The agency, its people by their ids, and its stations."""
        self._add("agency", "", "uco-identity:Organization", {"uco-core:name": story.agency})
        for person in story.people.values():
            self._person(person)

    def _person(self, person: Person) -> None:
        kind = "uco-tool:Tool" if person.station else "uco-identity:Person"
        self._add("person", person.id, kind, {"uco-core:name": person.id})

    def _case(self, case: Case) -> None:
        """A case, and its items as they were last described."""
        self._add("case", case.id, "case-investigation:Investigation", {
            "uco-core:name": case.id,
            **({"uco-core:description": readable(case.title)} if case.title else {}),
            **({"uco-core:externalReference": self._external("registration", case.registration)}
               if case.registration else {}),
        })  # fmt: skip
        for item in case.items.values():
            if item.id in self._items:
                self._item(item)

    def _item(self, item: Item) -> None:
        told = ": ".join(filter(None, (item.make, item.description)))
        node = {"uco-core:name": item.exhibit or item.id, "uco-core:tag": item.id}
        if told:
            node["uco-core:description"] = readable(told)
        self._add("item", item.id, "uco-core:Item", node)

    def event(self, told: Told, envelope: Envelope, leaf: str, story: Story) -> None:
        """An event of a disclosed case, and the provenance records that it leaves.

        Args:
            told: The event.
            envelope: In which it stands signed.
            leaf: Its leaf hash in hex.
            story: Whose key is whose.
        """
        event = told.event
        if event.case is None or event.case.id == LEDGER_CASE:
            return
        links = [link for link in event.items if link.id in self._items]
        artifacts = list(self._artifacts(event))
        records = [self._record(leaf, link, artifacts) for link in links]
        if artifacts and not event.items:
            records.append(self._record_of_none(leaf, event, artifacts))
        self._tool(event)
        self._add("event", event.id, "case-investigation:InvestigativeAction", {
            "uco-core:name": event.type,
            "uco-core:description": readable(self._words.history(told)),
            "uco-core:externalReference": self._external(self._origin, event.id),
            "uco-action:startTime": _instant(told.at),
            "uco-action:endTime": _instant(told.at),
            **self._people_of(event, envelope, story),
            "uco-action:instrument": self._id("tool", f"{event.app_name} {event.app_version}"),
            "uco-action:object": [ref for link in links for ref in self._used(link)],
            "uco-action:result": [
                *(self._id("item", link.id) for link in links if link.prev is None),
                *artifacts, *records,
            ],
            "@reverse": {"uco-core:object": self._id("case", event.case.id)},
        })  # fmt: skip

    def _people_of(self, event: Event, envelope: Envelope, story: Story) -> Node:
        """Who did it, and who else signed or was to receive."""
        actor, to = story.person_of(event), event.body.get("to")
        others = {story.owner.get(name, "") for name, _ in envelope.signatures}
        others |= {to} if isinstance(to, str) else set()
        others &= story.people.keys() - {actor}
        performer = {"uco-action:performer": self._id("person", actor)} if actor else {}
        return {
            **performer,
            "uco-action:participant": [self._id("person", each) for each in sorted(others)],
        }

    def _used(self, link: Link) -> Iterator[Node]:
        """What an event takes in of an item: it, and the record that the event before left."""
        if link.prev is not None:
            yield self._id("item", link.id)
            yield self._id("record", f"{link.prev} {link.id}")

    def files(self, files: Iterable[File]) -> Iterator[File]:
        """Files of the bundle that hold artifacts; they are passed on as they come."""
        for file in files:
            self._file(file)
            yield file

    def _file(self, file: File) -> None:
        """Where a file is, and how it was named."""
        facet = {
            **self._id("file", f"{file.called} {file.path}"),
            "@type": "uco-observable:FileFacet",
            "uco-observable:fileName": readable(file.name),
            "uco-observable:filePath": file.path,
            "uco-observable:sizeInBytes": file.size,
            **{f"uco-observable:{_TIMES[name]}": _instant(at) for name, at in file.times.items()},
        }
        self._add("artifact", file.called, "uco-observable:File", {"uco-core:hasFacet": facet})

    def _artifacts(self, event: Event) -> Iterator[Node]:
        """What an event says of the contents of artifacts; their references."""
        if event.type != "artifact.hashed":
            return
        for said in event.body["artifacts"]:
            name, place = said["artifact"], f"{said['artifact']} {event.id}"
            digests = {**said["digests"], **said.get("legacy", {})}
            hashes = [
                {
                    **self._id("hash", f"{place} {algorithm}"),
                    "@type": "uco-types:Hash",
                    "uco-types:hashMethod": _METHODS[algorithm],
                    "uco-types:hashValue": {"@type": "xsd:hexBinary", "@value": digest},
                }
                for algorithm, digest in digests.items()
                if algorithm in _METHODS
            ]
            content = {
                **self._id("content", place),
                "@type": "uco-observable:ContentDataFacet",
                "uco-observable:sizeInBytes": said["size"],
                "uco-observable:hash": hashes,
            }
            self._add("artifact", name, "uco-observable:ObservableObject", {
                "uco-core:name": name, "uco-core:hasFacet": content,
            })  # fmt: skip
            yield self._id("artifact", name)

    def _record(self, leaf: str, link: Link, artifacts: list[Node]) -> Node:
        """The provenance record that an event leaves of an item."""
        name = f"{leaf} {link.id}"
        self._add("record", name, "case-investigation:ProvenanceRecord", {
            "case-investigation:exhibitNumber": f"{link.id}/{link.seq + 1}",
            "case-investigation:rootExhibitNumber": link.id,
            "uco-core:object": [self._id("item", link.id), *artifacts],
        })  # fmt: skip
        return self._id("record", name)

    def _record_of_none(self, leaf: str, event: Event, artifacts: list[Node]) -> Node:
        """The provenance record of artifacts that come from no item."""
        self._add("record", leaf, "case-investigation:ProvenanceRecord", {
            "case-investigation:exhibitNumber": event.id, "uco-core:object": artifacts,
        })  # fmt: skip
        return self._id("record", leaf)

    def _tool(self, event: Event) -> None:
        tool = (event.app_name, event.app_version)
        if tool not in self._tools:
            self._tools.add(tool)
            self._add("tool", " ".join(tool), "uco-tool:Tool", {
                "uco-core:name": readable(tool[0]), "uco-tool:version": readable(tool[1]),
            })  # fmt: skip

    def _external(self, context: str, name: str) -> Node:
        return {
            **self._id("reference", f"{context} {name}"),
            "@type": "uco-core:ExternalReference",
            "uco-core:definingContext": context,
            "uco-core:externalIdentifier": readable(name),
        }

    def _add(self, kind: str, name: str, type_name: str, members: Node) -> None:
        node = {**self._id(kind, name), "@type": type_name, **members}
        self._out.write(self._separator + _json(node))
        self._separator = b",\n"

    def _id(self, kind: str, name: str) -> Node:
        return {"@id": f"urn:uuid:{uuid.uuid5(self._space, f'{kind} {name}')}"}


def _instant(at: str) -> Node:
    return {"@type": "xsd:dateTime", "@value": at}


def _json(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()
