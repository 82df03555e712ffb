"""Appends against bare inserts and bare signatures, in the same run; part of `bench_ledger`."""

import os
import sqlite3
import time
from collections.abc import Callable
from contextlib import closing
from functools import partial
from itertools import count
from pathlib import Path
from secrets import token_bytes
from typing import Final

from custody.ledger.checkpoint import Checkpoint, sign_note
from custody.ledger.event import (
    commitment_to_bytes,
    leaf_data,
    open_envelope,
    pae,
    seal_envelope,
)
from custody.ledger.ledger import Ledger
from custody.ledger.quick import read_payload
from custody.ledger.store import Entry, Store
from custody.ledger.tree import Frontier, hash_leaf
from custody.ledger.writer import Appended
from custody.strict_json import b64, canonical, parse
from tests.benchmarks.ledger_steps import append_steps
from tests.benchmarks.measure import Table, alone, micro, turns
from tests.custody.ledger.station import KEYS, Station, note_event, open_case

SEIZURE: Final = 200
"""Events of one transaction: a seizure with its photographs."""


def bare_tables(path: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(path, isolation_level=None)
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = FULL")
    for name, columns in (
        ("leaf", "data BLOB"),
        ("opening", "salt BLOB, envelope BLOB"),
        ("private_part", "salt BLOB, doc BLOB"),
        ("checkpoint", "note BLOB"),
    ):
        connection.execute(f"CREATE TABLE {name} (idx INTEGER PRIMARY KEY, {columns})")
    return connection


def bare_insert(connection: sqlite3.Connection, index: int, sizes: tuple[int, int, int]) -> None:
    envelope, private, note = sizes
    connection.execute("BEGIN IMMEDIATE")
    connection.execute("INSERT INTO leaf VALUES (?, ?)", (index, bytes(33)))
    connection.execute("INSERT INTO opening VALUES (?, ?, ?)", (index, bytes(32), bytes(envelope)))
    connection.execute(
        "INSERT INTO private_part VALUES (?, ?, ?)", (index, bytes(32), bytes(private))
    )
    connection.execute("INSERT INTO checkpoint VALUES (?, ?)", (index + 1, bytes(note)))
    connection.execute("COMMIT")


def append_lines(table: Table, folder: Path, *, rounds: int, events: int) -> None:
    """One event a transaction, and a seizure in one transaction."""
    with Station(folder / "append").create() as ledger:
        with ledger.writing() as writer:
            open_case(writer)
            sample = note_event(writer, items=("ITM-1",))
        signing_s = alone(lambda: KEYS["inv"].sign(bytes(len(sample.envelope))))
        single_lines(table, folder, ledger, sample, signing_s, rounds=rounds, events=events)
        seizure_lines(table, folder, ledger, signing_s, rounds=3 * rounds)


def single_lines(
    table: Table,
    folder: Path,
    ledger: Ledger,
    sample: Appended,
    signing_s: float,
    *,
    rounds: int,
    events: int,
) -> None:
    """One event a transaction, against bare inserts; and what its steps cost."""
    entry = ledger.entry(sample.index)
    row = entry._replace(envelope=sample.envelope)
    sizes = (len(sample.envelope), len(entry.private or b""), len(ledger.note))
    numbers = count()
    with closing(bare_tables(folder / "bare.db")) as connection:

        def ours() -> None:
            with ledger.writing() as writer:
                note_event(writer, items=("ITM-1",))

        def floor() -> None:
            bare_insert(connection, next(numbers), sizes)

        between = Between(straight_bytes(ledger, row), floor)
        runs = (
            floor,
            ours,
            guarded_appends(folder / "guarded.db", row, ledger.note),
            straight_appends(folder / "straight.db", straight_bytes(ledger, row)),
            between,
        )
        inserting, one_by_one, guarding, going, _ = turns(
            rounds, *[partial(repeated, run, events) for run in runs]
        )
    table.faster("append, one event a transaction", one_by_one, "bare inserts", inserting, 0.6)
    table.tell("  the same, a second", f"{events / one_by_one:,.0f}", f"{events / inserting:,.0f}")
    found = append_steps(folder / "steps", events, rounds)
    warm = append_steps(folder / "warm", events, rounds, synced=False)
    for what, each_s in found.items():
        table.tell(f"  of it, {what}", micro(each_s), f"no disk to wait for {micro(warm[what])}")
    table.add_up(sum(found.values()), one_by_one / events)
    for what, each_s in {
        "bare inserts, such bytes made between them": between.best_s(events),
        "inserts with triggers and two signatures": guarding / events + 2 * signing_s,
        "all bytes of format.md in one straight line": going / events,
    }.items():
        told = f"{inserting / events / each_s:.2f} of bare inserts"
        table.tell(f"  {what}", micro(each_s), told)


def repeated(run: Callable[[], object], times: int) -> None:
    for _ in range(times):
        run()


class Between:
    """Inserts, timed without what is computed between them: how much they suffer from it."""

    def __init__(self, compute: Callable[[], object], insert: Callable[[], object]) -> None:
        self._compute = compute
        self._insert = insert
        self._took: list[float] = []

    def __call__(self) -> None:
        self._compute()
        began = time.perf_counter()
        self._insert()
        self._took.append(time.perf_counter() - began)

    def best_s(self, at_once: int) -> float:
        """Seconds of an insert, in the best round."""
        rounds = range(0, len(self._took), at_once)
        return min(sum(self._took[at : at + at_once]) for at in rounds) / at_once


def guarded_appends(path: Path, row: Entry, note: bytes) -> Callable[[], object]:
    """Inserts of one event with the triggers and the authorizer, and nothing else."""
    store, numbers = Store.create(path), count()

    def guarded() -> None:
        index = next(numbers)
        with store.transaction():
            store.append([row._replace(index=index)])
            store.add_checkpoint(index + 1, note)

    return guarded


def straight_appends(path: Path, made: Callable[[], tuple[Entry, bytes]]) -> Callable[[], object]:
    """Such inserts of bytes that are made in one straight line."""
    store = Store.create(path)

    def straight() -> None:
        with store.transaction():
            store.written()
            entry, note = made()
            store.append([entry])
            store.add_checkpoint(entry.index + 1, note)

    return straight


def straight_bytes(ledger: Ledger, row: Entry) -> Callable[[], tuple[Entry, bytes]]:
    """What this language needs at least: bytes, hashes and signatures, nothing around them.

    No lock among processes, no memory of the head, no clock, no look at chains; one document that
    is the same each time, but for its place.
    """
    frontier, signer, trust = Frontier(), KEYS["inv"], ledger.trust
    document = open_envelope(row.envelope or b"").event.document()
    private_document = parse(row.private or b"")

    def made() -> tuple[Entry, bytes]:
        index, salt, private_salt = frontier.size, token_bytes(32), token_bytes(32)
        private = canonical(private_document)
        promise = commitment_to_bytes(private_salt, private)
        tree = {"root": b64(frontier.root()), "size": index}
        own = {"seq": index, "private": {"commitment": promise}, "tree": tree}
        payload = canonical({**document, **own})
        read_payload(payload)
        envelope = seal_envelope(payload, {signer.public.name: signer.sign(pae(payload))})
        leaf = leaf_data(salt, envelope)
        frontier.append(hash_leaf(leaf))
        head = Checkpoint(trust.origin, frontier.size, frontier.root())
        note = sign_note(head, trust, KEYS["log"]).encode()
        return Entry(index, leaf, salt, envelope, private_salt, private), note

    return made


def seizure_lines(
    table: Table, folder: Path, ledger: Ledger, signing_s: float, *, rounds: int
) -> None:
    """Many events in one transaction, beside the bare cost of signatures and fsync."""
    with (folder / "fsync").open("wb", buffering=0) as file:

        def seizure() -> None:
            with ledger.writing() as writer:
                for _ in range(SEIZURE):
                    note_event(writer, items=("ITM-1",))

        def sync() -> None:
            file.write(bytes(4096))
            os.fdatasync(file.fileno())

        together, syncing = turns(rounds, seizure, sync)
    whole = f"append, {SEIZURE} events a transaction"
    table.faster(whole, together, "at 8,000/s", SEIZURE / 8000, 1)
    least = SEIZURE / (SEIZURE * signing_s + syncing)
    table.tell("  the same, a second", f"{SEIZURE / together:,.0f}", f"signing, fsync {least:,.0f}")
