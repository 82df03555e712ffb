"""Export a bundle: what leaves is chosen, foreseen, signed, made, and checked from its bytes."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any, ClassVar

from custody.enclosures import enclosures
from custody.exports import Handed, export
from custody.foreseen import Export, foresee, next_bundle
from custody.progress import Progress
from custody.service import Act, Receipt
from custody.station import Station
from ui.cases import Wish
from ui.desk import Desk
from ui.jobs import Job
from ui.runs.export_preview import PreviewStep
from ui.runs.export_scope import ScopeStep
from ui.runs.run import Run


class ExportRun(Run):
    """Hand a case, several, or some items of one, to somebody else."""

    name: ClassVar[str] = "export"
    icon: ClassVar[str] = "export"
    reads_long: ClassVar[bool] = True

    def __init__(self, desk: Desk, argument: Any = None) -> None:
        """Begin from a case and items, where they are chosen already."""
        super().__init__(desk, argument)
        self.scope_step = ScopeStep(desk, self.argument)
        self.preview_step = PreviewStep(desk, self.wish)
        self.steps = (self.scope_step, self.preview_step)
        self._bundle = ""
        self.made: Path | None = None

    def title(self) -> str:
        return self.tr("Export a bundle")

    def signs(self) -> Sequence[str]:
        return ("bundle.exported",)

    def draft_title(self) -> str:
        recipient = self.scope_step.fields.document().get("recipient", "")
        return f"{self.title()}: {self.scope_step.what.case} {recipient}".rstrip()

    def wish(self) -> Export:
        """The export as chosen so far."""
        scope, what = self.scope_step, self.scope_step.what
        fields = scope.fields.document()
        return Export(
            case=what.case,
            also=what.also,
            target=Path(scope.place.text()),
            recipient=str(fields.get("recipient", "")),
            purpose=str(fields.get("purpose", "")),
            recipient_kind=str(fields.get("recipient_kind", "other")),
            items=what.items,
            answer=what.answer,
            bundle=self._bundle or None,
            language=scope.tongue.value(),
            as_zip=scope.container.value() == "zip",
            encrypt_to=scope.encrypt_to,
            withhold=self.preview_step.withhold,
            hide=self.preview_step.hide_artifacts,
        )

    def wishes(self) -> Sequence[Wish]:
        wish = self.wish()
        self._bundle = next_bundle(self.desk.cases)
        states = map(self.desk.cases.state, wish.cases)
        return [Wish(foresee(state, wish, self._bundle).command) for state in states]

    def start(
        self,
        acts: Sequence[Act],
        then: Callable[[Receipt], None],
        failed: Callable[[Exception], None],
    ) -> Job:
        """Make the bundle, check it, and record it."""
        wish = self.wish()
        act = acts[0]

        def work(station: Station, progress: Progress) -> Handed:
            known = enclosures(station, wish)
            asked = replace(wish, role=act.command.role, documents=known)
            return export(station, asked, (act.actor, *act.cosigners), progress)

        def handed(result: Handed) -> None:
            self.made = result.exported.path
            then(result.receipt)

        return self.desk.carry_out(work, then=handed, failed=failed, title=self.title())

    def finished(self, receipt: Receipt) -> Sequence[tuple[str, str, Any]]:
        return (
            (self.tr("Open it as the recipient will"), "open_bundle", self.made),
            (self.tr("Show all bundles"), "bundles", None),
        )
