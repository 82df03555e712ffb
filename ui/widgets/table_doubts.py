"""What to look at in a table before one relies on it: times without a zone, cells not read."""

from PySide6.QtCore import QCoreApplication

from custody.tables.table import Table
from custody.tables.values import Kind
from ui import formats
from ui.widgets.banner import Banner

translate = QCoreApplication.translate


def kind_words() -> dict[Kind, str]:
    """What each kind of column is called."""
    return {
        Kind.TIME: translate("TableKinds", "time"),
        Kind.IP: translate("TableKinds", "IP address"),
        Kind.IMEI: "IMEI",
        Kind.IMSI: "IMSI",
        Kind.DURATION: translate("TableKinds", "duration"),
        Kind.BYTES: translate("TableKinds", "amount of data"),
        Kind.PHONE: translate("TableKinds", "phone number"),
        Kind.NUMBER: translate("TableKinds", "number"),
        Kind.TEXT: translate("TableKinds", "text"),
    }


class TableDoubts(Banner):
    """A line for each doubt; hidden where there is none."""

    def __init__(self) -> None:
        """Doubt nothing yet."""
        super().__init__("warn")
        self.hide()

    def show_table(self, table: Table) -> None:
        """Tell what is doubtful in a table, in the current language."""
        lines, words = [], kind_words()
        if table.surplus:
            told = self.tr(
                "%n row(s) with more cells than columns: the last column shows the rest.",
                "",
                table.surplus,
            )
            lines.append(told)
        if table.shape.formulas:
            told = self.tr("Cells with a formula: {count}. Shown is what the file stores.")
            lines.append(told.format(count=formats.count(table.shape.formulas)))
        if table.shape.unstored:
            told = self.tr("Formulas without a stored value, shown as empty cells: {count}.")
            lines.append(told.format(count=formats.count(table.shape.unstored)))
        times = [each for each in table.columns if each.kind is Kind.TIME]
        bare = [each.name for each in times if each.zoned == 0]
        if bare and not table.zone.name:
            told = self.tr("{names}: no time zone is said; times are taken as UTC.")
            lines.append(told.format(names=", ".join(bare)))
        for each in table.columns:
            facts = {"name": each.name, "kind": words[each.kind]}
            if each.is_guessed:
                told = self.tr("{name}: the day is taken to stand before the month.")
                lines.append(told.format_map(facts))
            if each.doubtful:
                told = self.tr(
                    "{name}: %n time(s) came twice or never in this zone.", "", each.doubtful
                )
                lines.append(told.format_map(facts))
            if each.unread:
                told = self.tr("{name}: %n cell(s) not readable as {kind}.", "", each.unread)
                lines.append(told.format_map(facts))
        self.setVisible(bool(lines))
        self.set_words(self.tr("Look at these before you rely on them"), "\n".join(lines))
