"""Third step of receiving provider data: which categories it holds, against what was asked for."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QVBoxLayout

from custody.deliveries import File
from custody.domain import wording
from custody.domain.types_blocks import CATEGORIES
from custody.procedures.requests import Request
from ui.desk import Desk
from ui.forms.known import Context, Known
from ui.models.categories_model import CategoriesModel
from ui.runs.fieldset import FieldSet, Part, chosen
from ui.runs.provider_request import RECEIVED
from ui.runs.run import Step
from ui.translations import language
from ui.widgets.banner import Banner
from ui.widgets.rows_table import ROW_HEIGHT

_BASIS: Final = ("category_basis",)
_MOST_ROWS: Final = 12
_CATEGORY_WIDTH: Final = 124
_COVER_WIDTH: Final = 180
_HEAD_HEIGHT: Final = 92
_HEAD_ALIGNMENT: Final = Qt.AlignmentFlag(
    Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextWordWrap
)


class ContentsStep(Step):
    """Nothing is guessed from names: somebody says what each file holds."""

    def __init__(
        self,
        desk: Desk,
        files: Callable[[], Sequence[File]],
        request: Callable[[], Request | None],
    ) -> None:
        """Ask the steps before which files came, and what they answer."""
        super().__init__()
        self._files = files
        self._request = request
        self._kept: Mapping[str, Any] = {}
        self.model = CategoriesModel()
        self.table = QTableView()
        self.table.setModel(self.model)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.table.setShowGrid(False)
        self.table.setTabKeyNavigation(False)
        self.table.setWordWrap(False)
        rows = self.table.verticalHeader()
        rows.setDefaultSectionSize(ROW_HEIGHT)
        rows.hide()
        head = self.table.horizontalHeader()
        head.setHighlightSections(False)
        head.setDefaultAlignment(_HEAD_ALIGNMENT)
        self.table.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self._over = Banner("warn")
        self._over.hide()
        known = Known(desk, RECEIVED, Context())
        self.basis = FieldSet(known, chosen(RECEIVED.fields, _BASIS), RECEIVED.name)
        self._part = Part(self.table, self.basis)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(12)
        layout.addWidget(self._over)
        layout.addWidget(self._part)
        self.model.edited.connect(self._on_edited)
        self.basis.changed.connect(self.changed)
        self.retranslate()

    # ---- values ----

    def general(self) -> list[str]:
        """Categories of the whole: those of every file together."""
        held = self.model.all_held()
        return [each for each in CATEGORIES if each in held]

    def own(self) -> dict[int, tuple[str, ...]]:
        """Number of a file to its categories, where they are not those of the whole."""
        whole = frozenset(self.general())
        return {
            number: tuple(each for each in CATEGORIES if each in self.model.held(row))
            for row, number in enumerate(self._numbers())
            if self.model.held(row) != whole
        }

    def _numbers(self) -> list[int]:
        """Files of which something is to be said; an opened container holds what is in it."""
        return [number for number, file in enumerate(self._files()) if not file.is_opened]

    def _names(self) -> list[str]:
        files = self._files()
        return [files[number].shown for number in self._numbers()]

    def document(self) -> Mapping[str, Any]:
        names = self._names()
        if not names:
            return self._kept
        own = {names[number]: list(held) for number, held in self.model.own().items()}
        return {"general": list(self.model.general), "own": own, **self.basis.document()}

    def load(self, document: Mapping[str, Any]) -> None:
        self._kept = document
        self.basis.load(document)
        self.model.set_held(document.get("general", ()), {})

    def faults(self) -> list[str]:
        unsaid = self.model.unclassified()
        if unsaid:
            told = self.tr("Say what every file holds; nothing is said of {name}.")
            return [told.format(name=unsaid[0])]
        return self.basis.faults(RECEIVED, "", {"case": "C"})

    # ---- words ----

    def title(self) -> str:
        return self.tr("What it holds")

    def hint(self) -> str:
        return self.tr(
            "Tick the categories in the first line, and in a file’s own line where it differs. "
            "What nobody can classify yet counts as content."
        )

    def retranslate(self) -> None:
        self._part.say(self.tr("Categories of data"))
        self.table.setAccessibleName(self.tr("Categories of data in each file"))
        self.model.set_words(
            self.tr("File"),
            self.tr("All files"),
            self.tr("not covered"),
            self.tr("covered"),
        )
        self._fit()
        self._judge()

    def enter(self) -> None:
        request = self._request()
        if request is None:
            self.model.uncovered = lambda _held: frozenset()
        else:
            asked, procedure = request.data_categories, request.procedure
            self.model.uncovered = lambda held: procedure.over_disclosed(asked, held)
        names = self._names()
        self.model.show_files(names)
        if self._kept and names:
            own = self._kept.get("own", {})
            numbered = {at: own[name] for at, name in enumerate(names) if name in own}
            self.model.set_held(self._kept.get("general", ()), numbered)
            self._kept = {}
        if not self.model.general and request is not None and len(request.data_categories) == 1:
            self.model.set_held(request.data_categories, self.model.own())
        self._fit()
        self._judge()
        self.table.setFocus()
        self.table.setCurrentIndex(self.model.index(0, 1))

    def _fit(self) -> None:
        head = self.table.horizontalHeader()
        last = self.model.columnCount() - 1
        head.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        head.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        for section in range(1, last):
            head.resizeSection(section, _CATEGORY_WIDTH)
        head.resizeSection(last, _COVER_WIDTH)
        head.setFixedHeight(_HEAD_HEIGHT)
        shown = min(self.model.rowCount(), _MOST_ROWS)
        self.table.setFixedHeight(_HEAD_HEIGHT + shown * ROW_HEIGHT + 8)

    def _on_edited(self) -> None:
        self._judge()
        self.changed.emit()

    def _judge(self) -> None:
        request, beyond = self._request(), self.model.beyond()
        self._over.setVisible(bool(beyond) and request is not None)
        if request is None or not beyond:
            return
        tongue = language()
        words = ", ".join(
            f"{wording.choice('data_categories', each, tongue)} ({number})"
            for each, number in beyond.items()
        )
        self._over.set_words(
            self.tr("{request} did not cover: {categories}").format(
                request=request.id, categories=words
            ),
            self.tr(
                "It is recorded as it came, and a finding is raised. Open nothing of it until the "
                "prosecutor has decided; access can be restricted right after signing."
            ),
        )
