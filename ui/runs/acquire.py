"""Take data from an item in hand: images, files or folders, hashed while they are copied."""

from collections.abc import Iterator, Sequence
from typing import Any, ClassVar, Final

from custody.domain import wording
from custody.domain.vocabulary import TYPES
from custody.errors import InputError
from custody.service import Receipt
from ui.cases import Wish
from ui.desk import Desk
from ui.runs.items_in_hand import ItemsStep
from ui.runs.run import MANY_FILES, Run
from ui.runs.seizure_data import DataStep
from ui.translations import language

_ACQUIRED: Final = TYPES["artifact.acquired"]
_ROLES: Final = ("EXA", "SPC", "INV")
"""In which role data are taken, where somebody holds several."""


class SourcesStep(ItemsStep):
    """The case, and the items in hand that data are taken from."""

    def hint(self) -> str:
        return self.tr("Choose what the data come from. Scan it, or tick it.")

    def nothing_words(self) -> tuple[str, str]:
        return (
            self.tr("Nothing to take data from"),
            self.tr(
                "You hold no item of this case. Whoever holds it hands it over, or the store "
                "checks it out to you."
            ),
        )


class CopiesStep(DataStep):
    """What is taken, and how it was read."""

    def faults(self) -> list[str]:
        return super().faults() if self.takes else [self.tr("Take at least one file.")]

    def hint(self) -> str:
        return self.tr(
            "The image or the files, as they lie on this machine or on a mounted medium. They are "
            "hashed while they are copied."
        )


class AcquireRun(Run):
    """Data are acquired: the act and the digests, signed once."""

    name: ClassVar[str] = "acquire"
    icon: ClassVar[str] = "image"

    def __init__(self, desk: Desk, argument: Any = None) -> None:
        """Begin from a case and items, where they are chosen already."""
        super().__init__(desk, argument)
        self.items_step = SourcesStep(desk, self.argument)
        self.data_step = CopiesStep(desk, self._sources, self.enclosed)
        self.steps = (self.items_step, self.data_step)
        self.left.connect(self.data_step.stop)

    def signs(self) -> Sequence[str]:
        return (_ACQUIRED.name,)

    def title(self) -> str:
        return self.tr("Take data from an item")

    def draft_title(self) -> str:
        return f"{self.title()}: {', '.join(self.items_step.items) or self.items_step.case or ''}"

    @property
    def is_much(self) -> bool:
        return self.data_step.files > MANY_FILES

    def forming(self) -> Iterator[Sequence[Wish]]:
        person, case = self.desk.people.person, self.items_step.case
        if person is None or case is None:
            raise InputError("input.no_case", case="")
        role = self.desk.people.role_of(_ROLES)
        given: list[str] = []
        for take in self.data_step.takes:
            brought: list[str] = []
            for command in take.acts(case, person, given, role):
                if command.type is _ACQUIRED:
                    brought += command.fields["artifacts"]
                yield (Wish(command),)
            given += brought

    def finished(self, receipt: Receipt) -> Sequence[tuple[str, str, Any]]:
        items = self.items_step.items
        return ((self.tr("Show the item"), "item", items[0]),) if items else ()

    def end(self) -> None:
        super().end()
        self.data_step.stop()

    def _sources(self) -> list[tuple[str, str]]:
        case = self.items_step.case
        if case is None:
            return []
        state, tongue = self.desk.cases.state(case), language()
        return [
            (name, wording.choice("type", state.items[name].type, tongue))
            for name in self.items_step.items
        ]
