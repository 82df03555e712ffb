"""Draw the photographs and letters of the worked example into `resources/demo/`.

Everything in them is invented. They are drawn once and kept, so that the demonstration needs no
drawing library; run this again after a change: `python packaging/demo_files.py`.
"""

import os
import sys
from collections.abc import Callable
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QMarginsF, QPointF, QRectF, Qt
from PySide6.QtGui import (
    QBrush,
    QColor,
    QFont,
    QGuiApplication,
    QImage,
    QLinearGradient,
    QPageSize,
    QPainter,
    QPdfWriter,
    QPen,
    QTextDocument,
)

FOLDER = Path(__file__).resolve().parent.parent / "resources" / "demo" / "files"
WIDTH, HEIGHT = 960, 640
FONT = "DejaVu Sans"

Draw = Callable[[QPainter], None]


def _table(painter: QPainter, tint: str) -> None:
    shade = QLinearGradient(0, 0, WIDTH, HEIGHT)
    shade.setColorAt(0, QColor(tint).lighter(118))
    shade.setColorAt(1, QColor(tint).darker(125))
    painter.fillRect(0, 0, WIDTH, HEIGHT, QBrush(shade))
    painter.setPen(QPen(QColor(0, 0, 0, 18), 2))
    for y in range(40, HEIGHT, 46):
        painter.drawLine(0, y, WIDTH, y + 10)


def _scale(painter: QPainter, caption: str) -> None:
    """A photographer's scale with its caption, in the lower corner."""
    box = QRectF(40, HEIGHT - 92, 420, 58)
    painter.setPen(QPen(QColor("#222"), 2))
    painter.setBrush(QColor("#f6f4ee"))
    painter.drawRect(box)
    for step in range(21):
        x = box.left() + step * 20 + 10
        painter.drawLine(
            QPointF(x, box.top()), QPointF(x, box.top() + (18 if step % 5 == 0 else 9))
        )
    painter.setFont(QFont(FONT, 15))
    painter.drawText(box.adjusted(12, 16, 0, 0), Qt.AlignmentFlag.AlignVCenter, caption)


def _slab(painter: QPainter, box: QRectF, colour: str, radius: float = 22) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(0, 0, 0, 60))
    painter.drawRoundedRect(box.translated(9, 12), radius, radius)
    painter.setBrush(QColor(colour))
    painter.drawRoundedRect(box, radius, radius)


def _lines(painter: QPainter, box: QRectF, text: str, size: int, colour: str) -> None:
    painter.setPen(QColor(colour))
    painter.setFont(QFont(FONT, size))
    painter.drawText(box, Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextWordWrap, text)


def _phone(painter: QPainter) -> None:
    _table(painter, "#8d8577")
    _slab(painter, QRectF(360, 60, 240, 460), "#14171b", 34)
    screen = QRectF(374, 86, 212, 408)
    painter.setBrush(QColor("#dfe9ee"))
    painter.drawRoundedRect(screen, 18, 18)
    _lines(painter, screen.adjusted(14, 10, -8, 0), "07:13:02          61 %", 12, "#223")
    for row, text in enumerate(("phones left?", "2 left, pay today", "sent, when?", "tomorrow")):
        left = 14 if row % 2 == 0 else 70
        bubble = QRectF(screen.left() + left, screen.top() + 60 + row * 66, 128, 46)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor("#ffffff" if row % 2 == 0 else "#bfe3c0"))
        painter.drawRoundedRect(bubble, 10, 10)
        _lines(painter, bubble.adjusted(8, 12, 0, 0), text, 10, "#223")
    _scale(painter, "ITM-01  overall, screen")


def _laptop(painter: QPainter) -> None:
    _table(painter, "#7c868c")
    _slab(painter, QRectF(230, 70, 500, 300), "#2a2e33", 16)
    painter.setBrush(QColor("#10151b"))
    painter.drawRect(QRectF(250, 88, 460, 262))
    _lines(
        painter,
        QRectF(270, 110, 420, 200),
        "locked volume: open\nuser session: active",
        16,
        "#9fd2a8",
    )
    _slab(painter, QRectF(180, 376, 600, 130), "#3b4046", 14)
    painter.setBrush(QColor("#22262b"))
    for row in range(4):
        for column in range(14):
            painter.drawRoundedRect(QRectF(214 + column * 38, 390 + row * 22, 32, 17), 3, 3)
    _scale(painter, "ITM-03  overall, woken by SPC1")


def _note(painter: QPainter) -> None:
    _table(painter, "#8a7a62")
    _slab(painter, QRectF(330, 150, 300, 220), "#efe9d7", 4)
    painter.setPen(QPen(QColor("#cbbf9f"), 2))
    painter.drawLine(330, 260, 630, 260)
    painter.drawLine(480, 150, 480, 370)
    _scale(painter, "ITM-04  outside only, folded")


def _stick(painter: QPainter) -> None:
    _table(painter, "#6f7f78")
    _slab(painter, QRectF(330, 240, 230, 90), "#20405f", 12)
    _slab(painter, QRectF(560, 258, 80, 54), "#b9bec3", 4)
    _scale(painter, "ITM-00  close")


def _disc(painter: QPainter) -> None:
    _table(painter, "#7b7488")
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor("#c9ced6"))
    painter.drawEllipse(QRectF(320, 90, 360, 360))
    painter.setBrush(QColor("#6f6a7c"))
    painter.drawEllipse(QRectF(470, 240, 60, 60))
    _lines(painter, QRectF(390, 140, 240, 80), "envelope 00441", 16, "#333")
    _scale(painter, "ITM-05  sealed envelope opened")


def _bag(painter: QPainter) -> None:
    _table(painter, "#84807a")
    _slab(painter, QRectF(250, 70, 460, 410), "#e9edf0", 10)
    painter.setPen(QPen(QColor("#b3261e"), 6))
    painter.drawLine(250, 130, 710, 130)
    _lines(painter, QRectF(280, 150, 400, 120), "B-0104   S-3301\nITM-01 (with ITM-02)", 20, "#333")
    _scale(painter, "ITM-01  packed and sealed")


def _shop(painter: QPainter) -> None:
    painter.fillRect(0, 0, WIDTH, HEIGHT, QColor("#ffffff"))
    painter.fillRect(0, 0, WIDTH, 84, QColor("#d9a514"))
    _lines(painter, QRectF(30, 22, 800, 60), "GoldPhone-KZ  ·  MarketLoop", 24, "#3b2c00")
    for column in range(3):
        card = QRectF(40 + column * 300, 130, 270, 380)
        painter.setPen(QPen(QColor("#ddd"), 2))
        painter.drawRoundedRect(card, 10, 10)
        painter.fillRect(card.adjusted(20, 20, -20, -160), QColor("#eef1f4"))
        _lines(
            painter,
            card.adjusted(20, 240, -10, 0),
            f"Phone {column + 1}\n189 000 ₸\nin stock",
            16,
            "#222",
        )


def _picture(name: str, draw: Draw) -> None:
    image = QImage(WIDTH, HEIGHT, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    draw(painter)
    painter.end()
    if not image.save(str(FOLDER / name)):
        raise SystemExit(f"could not write {name}")


def _letter(name: str, title: str, paragraphs: tuple[str, ...]) -> None:
    writer = QPdfWriter(str(FOLDER / name))
    writer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    writer.setPageMargins(QMarginsF(20, 20, 20, 20))
    writer.setResolution(96)
    writer.setTitle(title)
    document = QTextDocument()
    document.setDefaultFont(QFont(FONT, 11))
    body = "".join(f"<p>{text}</p>" for text in paragraphs)
    document.setHtml(f"<h2>{title}</h2>{body}<p><i>Invented, for demonstration only.</i></p>")
    document.print_(writer)


LETTERS = {
    "subscriber.pdf": (
        "Steppe Telecom: ответ на запрос RQ-02",
        (
            "Адрес 203.0.113.24, порт 51022, 14.02.2026 21:03:10 (+05:00): абонент установлен.",
            "Личность: сведения по договору. Оплата: карта, последние четыре цифры 0000.",
            "Место установки оборудования: сведения отсутствуют.",
        ),
    ),
    "rq-01.pdf": (
        "RQ-01: request to preserve stored data",
        (
            "To MarketLoop Inc. Please preserve log-ins, messages and payouts of the account "
            "gp_kz_2025 from 1 December 2025 to 3 March 2026 (UTC). This letter is voluntary for "
            "its addressee; a formal request will follow. Please do not tell the account holder.",
        ),
    ),
    "rq-01-extension.pdf": (
        "RQ-01: extension",
        ("To MarketLoop Inc. Please keep the data preserved under ML-77120 until 31 August 2026.",),
    ),
    "rq-01-release.pdf": (
        "RQ-01: end of preservation",
        ("To MarketLoop Inc. All data have been received; preservation may end.",),
    ),
    "rq-02.pdf": (
        "RQ-02: запрос сведений об абоненте",
        ("АО «Steppe Telecom»: сведения об абоненте по адресу 203.0.113.24 и двум номерам.",),
    ),
    "rq-03.pdf": (
        "RQ-03: поручение о соединениях",
        ("Два номера, 1 декабря 2025 – 4 марта 2026. Основание: санкция судьи, УПК 244.",),
    ),
    "rq-04.pdf": (
        "RQ-04: request for legal assistance",
        ("Messages, log-ins and payouts of the account gp_kz_2025, on the ground of reciprocity.",),
    ),
    "approval-31.pdf": ("Заключение № 31", ("Запрос RQ-04 согласован.",)),
    "ml-77120.pdf": (
        "MarketLoop: ticket ML-77120",
        ("Data frozen on 4 March 2026, until 2 June.",),
    ),
    "ml-77120-2.pdf": ("MarketLoop: ticket ML-77120", ("The data stay frozen until 31 August.",)),
    "sanction-58.pdf": ("Санкция № 58", ("Соединения двух номеров, 1.12.2025 – 4.03.2026.",)),
    "sanction-112.pdf": (
        "Санкция № 112",
        ("Обыск в квартире К. Р.: телефоны, компьютеры, записи.",),
    ),
    "sanction-140.pdf": ("Санкция № 140", ("Доступ к сведениям за рубежом, запрос RQ-04.",)),
    "st-2071.pdf": ("Steppe Telecom: письмо 2071", ("Сведения направлены в полном объёме.",)),
    "letter-00441.pdf": ("Письмо 00441", ("Диск с файлом conn.csv: два номера, период указан.",)),
    "letter-00441-2.pdf": (
        "Пояснение к письму 00441",
        (
            "Перечень контрольных сумм составлен до преобразования концов строк файла conn.csv.",
            "Исправленный перечень прилагается.",
        ),
    ),
    "protocol-1.pdf": (
        "Хаттама · Протокол обыска",
        (
            "18.03.2026, 07:05–09:12 (+05:00). Изъято: ITM-01 (с ITM-02), ITM-03, ITM-04.",
            "Понятые W1, W2. Замечаний нет. К. Р. от подписи отказался.",
        ),
    ),
    "protocol-261.pdf": (
        "Протокол принятия (ст. 261 УПК)",
        ("V-01 передаёт ITM-00; упакован при нём, печать S-3290. Подписи на странице.",),
    ),
    "packing-00441.pdf": (
        "Акт упаковки",
        ("ITM-05 из конверта 00441 упакован вновь, печать S-3291. Подписи на странице.",),
    ),
    "inspection-1.pdf": ("Протокол осмотра", ("Осмотрены упаковки, печати целы.",)),
    "transfer-act.pdf": ("Акт передачи", ("ITM-01, ITM-02, ITM-03 переданы по решению суда.",)),
    "receipt-1.pdf": ("Расписка", ("Копия протокола получена.",)),
    "receipt-2.pdf": ("Расписка", ("BND-1 получен нарочным.",)),
    "receipt-3.pdf": ("Расписка", ("ITM-00 возвращён владельцу.",)),
    "report-1.pdf": (
        "Заключение R-1",
        ("Входы в магазин и выплаты связаны с ITM-03 и с абонентом из ART-010.",),
    ),
    "verdict.pdf": ("Приговор (выписка)", ("Решение о вещественных доказательствах.",)),
    "certificate.pdf": ("Справка", ("Приговор вступил в законную силу.",)),
}


def main() -> int:
    """Draw everything."""
    application = QGuiApplication(sys.argv[:1])
    FOLDER.mkdir(parents=True, exist_ok=True)
    for name, draw in {
        "photo-phone.png": _phone,
        "photo-laptop.png": _laptop,
        "photo-note-outside.png": _note,
        "photo-stick.png": _stick,
        "photo-disc.png": _disc,
        "photo-bag.png": _bag,
        "screenshot-shop.png": _shop,
    }.items():
        _picture(name, draw)
    for name, (title, paragraphs) in LETTERS.items():
        _letter(name, title, paragraphs)
    del application
    return 0


if __name__ == "__main__":
    sys.exit(main())
