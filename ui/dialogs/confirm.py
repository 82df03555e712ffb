"""A question before something that is not taken back."""

from PySide6.QtWidgets import QMessageBox, QWidget

from ui import theme
from ui.pictures import icon


def is_confirmed(parent: QWidget, question: str, told: str, *, do: str, leave: str) -> bool:
    """Ask, and wait for the answer; closing the box leaves it undone.

    Args:
        parent: The window behind, or a part of it.
        question: In few words.
        told: What follows from it.
        do: Words of the button that does it.
        leave: Words of the button that does not; Enter presses it.
    """
    box = QMessageBox(parent)
    box.setIconPixmap(icon("help", "accent").pixmap(theme.GRID * 8))
    box.setText(question)
    box.setInformativeText(told)
    doing = box.addButton(do, QMessageBox.ButtonRole.DestructiveRole)
    box.setDefaultButton(box.addButton(leave, QMessageBox.ButtonRole.RejectRole))
    theme.dress(box)
    box.exec()
    return box.clickedButton() is doing
