"""Who sits at this station: one unlocked key at a time, and others who sign beside it."""

from collections.abc import Callable, Collection, Iterable
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal

from custody.clock import format_instant
from custody.errors import RefusedError
from custody.keys.keyring import SUFFIXES
from custody.keys.passphrases import from_text
from custody.keys.private_key import PrivateKey
from custody.progress import Progress
from custody.station import Station
from ui.cases import Cases
from ui.jobs import Job, Jobs
from ui.settings import Settings
from ui.touch import Touch


class People(QObject):
    """The person whose key is unlocked, and how others are asked for theirs."""

    leaving = Signal()
    """The person at the desk leaves: last moment at which their key can be used."""
    changed = Signal()
    """Somebody unlocked or locked."""

    def __init__(self, station: Station, cases: Cases, jobs: Jobs, settings: Settings) -> None:
        """Begin with nobody."""
        super().__init__()
        self._station = station
        self._cases = cases
        self._jobs = jobs
        self._settings = settings
        self._signer: PrivateKey | None = None
        self._person: str | None = None
        self._idle = QTimer(self)
        self._idle.setSingleShot(True)
        self._idle.timeout.connect(self.lock)
        Touch(self).touched.connect(self._on_touched)

    @property
    def person(self) -> str | None:
        """Whose key is unlocked."""
        return self._person

    @property
    def last(self) -> str:
        """Who was at the desk last, before a start too, and will most likely come back."""
        return self._settings.worked(self._station.ledger.trust.origin)

    @property
    def signer(self) -> PrivateKey | None:
        """The unlocked key."""
        return self._signer

    def roles(self, person: str | None = None) -> frozenset[str]:
        """Roles that a person holds now; of the one at the desk by default."""
        person = person or self._person
        if person is None:
            return frozenset()
        return self._cases.roster().roles(person, format_instant(self._station.ledger.clock.now()))

    def role_of(self, order: Iterable[str]) -> str | None:
        """In which role the one at the desk acts: the first of these that they hold."""
        mine = self.roles()
        return next((role for role in order if role in mine), None)

    def known(self) -> tuple[str, ...]:
        """Persons with a key that may sign today, by id."""
        keys = self._cases.roster().keys.values()
        return tuple(sorted({k.person for k in keys if k.ended is None and not k.is_station}))

    def with_key_here(self) -> tuple[str, ...]:
        """Those of them whose key file lies at this station."""
        folder = self._station.folder
        return tuple(person for person in self.known() if key_file(folder, person) is not None)

    def fit(self, roles: Collection[str]) -> tuple[str, ...]:
        """Those of them who hold one of these roles."""
        return tuple(person for person in self.with_key_here() if self.roles(person) & set(roles))

    def has_token(self, person: str) -> bool:
        """Tell whether a person's key is on a card or token."""
        path = key_file(self._station.folder, person)
        return path is not None and path.suffix == SUFFIXES[-1]

    def opening(self, person: str, passphrase: str) -> Job:
        """A job that opens a person's key; it succeeds with the signer, and unlocks nothing.

        The job is not started: connect first, then hand it to `Jobs.read`.
        """
        keys = dict(self._cases.roster().keys)

        def work(_progress: Progress) -> PrivateKey:
            signer = self._station.keyring.open(person, from_text(passphrase))
            known = keys.get(signer.public.name)
            if known is None or known.person != person or known.ended is not None:
                raise RefusedError("refused.key", person=person)
            return signer.bound(known.public.suite)

        job = Job(work)
        job.is_bytes = False
        return job

    def unlock(self, person: str, passphrase: str, *, failed: Callable[[Exception], None]) -> None:
        """Open a person's key and let them work until they lock, or leave."""
        job = self.opening(person, passphrase)
        job.succeeded.connect(lambda signer: self.take(person, signer))
        job.failed.connect(failed)
        self._jobs.read(job)

    def take(self, person: str, signer: PrivateKey) -> None:
        """Let a person work whose key was opened."""
        self.leaving.emit()
        self._person, self._signer = person, signer
        self._settings.keep_worked(self._station.ledger.trust.origin, person)
        if self._idle.interval():
            self._idle.start()
        self.changed.emit()

    def lock(self) -> None:
        """Forget the unlocked key; nobody is told where nobody was there."""
        self._idle.stop()
        if self._signer is None:
            return
        self.leaving.emit()
        self._person = self._signer = None
        self.changed.emit()

    def lock_after(self, minutes: int) -> None:
        """Lock when nobody has touched the program for so long; 0 is never."""
        self._idle.setInterval(minutes * 60_000)
        if minutes and self._signer is not None:
            self._idle.start()
        else:
            self._idle.stop()

    def _on_touched(self) -> None:
        if self._signer is not None and self._idle.interval():
            self._idle.start()


def key_file(folder: Path, person: str) -> Path | None:
    """The file of a person's key in a ledger's folder."""
    for suffix in SUFFIXES:
        path = folder / "keys" / f"{person}{suffix}"
        if path.is_file():
            return path
    return None
