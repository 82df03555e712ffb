"""Take artifacts of a received bundle over into a case of ours, each with a link back.

They are copied out of the bundle that is kept here and hashed again; the record names what each is
there. Nothing of it is an artifact of ours before the signature.
"""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any, ClassVar, Final

from custody.acquisition import in_one_role
from custody.progress import Progress
from custody.service import Act, Receipt
from ui.cases import Wish
from ui.desk import Desk
from ui.runs.run import Run
from ui.runs.take_artifacts_copy import ArtifactsStep

_ROLES: Final = ("INV", "POC")
"""In which role artifacts are taken over, where somebody holds several."""


class TakeArtifactsRun(Run):
    """Artifacts of another station go on in a case of ours."""

    name: ClassVar[str] = "take_artifacts"
    icon: ClassVar[str] = "artifact"

    def __init__(self, desk: Desk, argument: Any = None) -> None:
        """Begin from `bundle` (its digest) and `case`, where they are chosen already."""
        super().__init__(desk, argument)
        self.artifacts_step = ArtifactsStep(desk, self.argument)
        self.steps = (self.artifacts_step,)
        self.left.connect(self.artifacts_step.stop)

    def title(self) -> str:
        return self.tr("Take over artifacts")

    def signs(self) -> Sequence[str]:
        return ("artifact.received_from_provider",)

    def draft_title(self) -> str:
        bundle = self.artifacts_step.bundle
        return f"{self.title()}: {'' if bundle is None else bundle.bundle}"

    def wishes(self) -> Sequence[Wish]:
        role = self.desk.people.role_of(_ROLES)
        return [Wish(replace(each, role=role)) for each in self.artifacts_step.commands]

    def perform(self, acts: Sequence[Act], progress: Progress) -> Receipt:
        """Record the receipt and every digest, in one role."""
        first = acts[0]
        told = in_one_role(
            self.desk.station, (each.command for each in acts), first.actor, first.cosigners
        )
        return self.desk.station.service.execute_all(told)

    def finished(self, receipt: Receipt) -> Sequence[tuple[str, str, Any]]:
        shown = {"case": self.artifacts_step.case, "tab": "artifacts"}
        return ((self.tr("Show the case"), "case", shown),)
