"""Log a seizure (Article 19): from the legal basis to one signature over everything."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import islice
from typing import Any

from custody.domain import wording
from custody.domain.commands import Command
from custody.errors import InputError
from custody.free_ids import free_ids
from custody.service import Receipt
from ui.cases import Wish
from ui.desk import Desk
from ui.runs.run import MANY_FILES, Run
from ui.runs.seizure_basis import BasisStep
from ui.runs.seizure_data import DataStep
from ui.runs.seizure_end import EndStep
from ui.runs.seizure_items import ThingsStep
from ui.runs.seizure_plan import WITNESS, Filled, numbered_photos, wishes
from ui.runs.seizure_scene import SceneStep
from ui.translations import language


class SeizureRun(Run):
    """Five steps, then the review: one signature, its events in one transaction."""

    name = "seizure"
    icon = "seizure"

    def __init__(self, desk: Desk, argument: Any = None) -> None:
        """Begin; with `{"case": ID}` in that case."""
        super().__init__(desk, argument)
        case = self.argument.get("case")
        self.basis = BasisStep(desk, None if case is None else str(case))
        self.scene = SceneStep(desk, self.basis.case, self.basis.state)
        self.items = ThingsStep(desk, self.basis.case, self.basis.state)
        self.data = DataStep(desk, self._things, self.enclosed)
        self.end_step = EndStep(desk, self._is_witnessed, lambda: bool(self.data.takes))
        self.steps = (self.basis, self.scene, self.items, self.data, self.end_step)
        self.left.connect(self.data.stop)
        self.destroyed.connect(self.data.stop)

    def signs(self) -> Sequence[str]:
        return ("search.started",)

    def title(self) -> str:
        return self.tr("Log a seizure")

    def draft_title(self) -> str:
        case, place = self.basis.case(), str(self.scene.document().get("place", ""))
        parts = [part for part in (case, place.partition("\n")[0][:60]) if part]
        return f"{self.title()}: {', '.join(parts)}" if parts else self.title()

    @property
    def is_much(self) -> bool:
        return self.data.files > MANY_FILES

    def forming(self) -> Iterator[Sequence[Wish]]:
        person = self.desk.people.person
        case = self.basis.case()
        if person is None or case is None:
            raise InputError("input.no_case", case="")
        items = self._numbered()
        given = [photo["artifact"] for item in items for photo in item["photos"]]
        taken: list[Command] = []
        for take in self.data.takes:
            brought: list[str] = []
            for act in take.acts(case, person, given):
                brought += _artifacts(act)
                taken.append(act)
                yield ()
            given += brought
        items_document = self.items.document()
        filled = Filled(
            person=person,
            offset=self.desk.station.ledger.offset,
            now=self.desk.station.ledger.clock.now(),
            basis=self.basis.document(),
            scene=self.scene.document(),
            items=items,
            camera=items_document["camera"],
            end=self.end_step.document(),
            taken=taken,
        )
        yield wishes(filled)

    def finished(self, receipt: Receipt) -> Sequence[tuple[str, str, Any]]:
        case = self.basis.case()
        things = [card.thing.id for card in self.items.cards if not card.thing.is_inside]
        return (
            (self.tr("Show the case"), "case", case),
            (self.tr("Hand the things over"), "run:hand_over", {"case": case, "items": things}),
        )

    def end(self) -> None:
        super().end()
        self.data.stop()

    def _numbered(self) -> list[dict[str, Any]]:
        """The things, each photograph with an id that is free in the whole ledger."""
        items: list[Mapping[str, Any]] = [dict(each) for each in self.items.document()["items"]]
        wanted = sum(len(item["photos"]) for item in items)
        view = self.desk.station.ledger.view_meanwhile()  # once, not for each of hundreds
        return numbered_photos(items, list(islice(free_ids(view, "artifact", "PHO"), wanted)))

    def _things(self) -> list[tuple[str, str]]:
        tongue = language()
        return [
            (thing.id, wording.choice("type", thing.kind, tongue))
            for thing in (card.thing for card in self.items.cards)
            if thing.id and thing.kind
        ]

    def _is_witnessed(self) -> bool:
        present = self.scene.document().get("present", ())
        return any(each.get("capacity") == WITNESS for each in present)


def _artifacts(act: Command) -> list[str]:
    """Ids of the artifacts that an act brings."""
    if act.name == "artifact.acquire":
        return [str(each) for each in act.fields["artifacts"]]
    return [str(each["artifact"]) for each in act.fields["artifacts"]]
