"""7z as a container: told first, then unpacked straight to the parent."""

from collections.abc import Callable, Mapping
from typing import Any

from custody.evidence.containers_told import Entry, Order, Problem, Teller


def seven_zip_reader() -> Callable[[Order, Teller], None]:
    """Load what reads 7z, before this process is limited."""
    import py7zr
    from py7zr.exceptions import PasswordRequired

    def serve(order: Order, teller: Teller) -> None:
        tries = order.passwords or (None,)
        for password in tries:
            order.file.seek(0)
            try:
                archive = py7zr.SevenZipFile(order.file, password=password)
                is_locked = archive.needs_password()
            except PasswordRequired:
                raise Problem("locked", name="its directory") from None
            except Exception:  # a wrong password shows as nonsense in the directory
                if password is None:
                    raise
                continue
            with archive:
                if is_locked and password is None:
                    raise Problem("locked", name=archive.files[0].filename)
                if is_locked and not _seven_zip_opens(archive):
                    continue
                archive.reset()
                _tell_seven_zip(archive, teller)
                return
        raise Problem("password")

    return serve


def _seven_zip_opens(archive: Any) -> bool:
    """Whether the smallest file comes out with the right check sum."""
    from py7zr import io

    files = [each for each in archive.files if not each.is_directory and not each.emptystream]
    if not files:
        return True
    smallest = min(files, key=lambda each: int(each.uncompressed or 0))
    nothing = io.NullIOFactory()  # type: ignore[no-untyped-call]
    try:
        archive.extract(targets=[smallest.filename], factory=nothing)
    except Exception:  # noqa: BLE001 - nonsense comes as anything
        return False
    return True


def _tell_seven_zip(archive: Any, teller: Teller) -> None:
    numbers: dict[str, int] = {}
    for each in archive.files:
        kind = "folder" if each.is_directory else "file"
        if each.is_symlink or each.is_junction or each.is_socket:
            kind = "other"
        name = each.filename.replace("\\", "/").rstrip("/")
        entry = Entry(name.encode("utf-8", "surrogatepass"), kind, int(each.uncompressed or 0))
        numbers[each.filename] = teller.enter(entry)
    archive.extractall(factory=_factory(teller, numbers))


def _factory(teller: Teller, numbers: Mapping[str, int]) -> Any:
    """What gives py7zr the files to write: their bytes go to the parent."""
    from py7zr.io import Py7zIO, WriterFactory

    class Out(Py7zIO):
        def __init__(self, number: int) -> None:
            self._number = number
            self._size = 0

        def write(self, s: bytes | bytearray) -> int:
            teller.give(self._number, s)
            self._size += len(s)
            return len(s)

        def read(self, _size: int | None = None) -> bytes:
            return b""

        def seek(self, offset: int, _whence: int = 0) -> int:
            return offset

        def flush(self) -> None:
            pass

        def size(self) -> int:
            return self._size

    class Outs(WriterFactory):
        def create(self, filename: str) -> Py7zIO:
            if filename not in numbers:
                raise Problem("name", name=filename[:200])
            return Out(numbers[filename])

    return Outs()
