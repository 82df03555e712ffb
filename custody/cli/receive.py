"""`custody receive`: what a provider sent, unpacked and held against their list of digests."""

import argparse
import dataclasses
import sys
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Final

from custody.cli.desk import open_desk
from custody.cli.evidence import act_of, print_taken, taken_in
from custody.cli.people import open_signers
from custody.cli.terminal import print_json, print_rows, printable, progress
from custody.cli.words import say, spoken, state
from custody.domain import error_words
from custody.domain.examples import example_of
from custody.errors import InputError, RefusedError
from custody.evidence.comparison import Comparison
from custody.keys import passphrases

if TYPE_CHECKING:
    from custody.deliveries import Delivery
    from custody.domain.commands import Command

_TOLD_BY_FILES: Final = frozenset({"container", "files", "only_theirs"})
"""What the example of the command has may stay in it: the files tell it all the same."""


def receive(arguments: argparse.Namespace) -> int:
    """Take in provider data: containers unpacked, every file hashed, their list compared."""
    from custody.acquisition import in_one_role
    from custody.deliveries import give_up, read_delivery
    from custody.delivery_events import acts
    from custody.service import Act

    act = _receipt(arguments)
    passwords = [_password(Path(file)) for file in arguments.password_file]
    if arguments.ask_password:
        passwords.append(passphrases.from_prompt(Path(arguments.paths[0])).decode())
    paths, lists = ([Path(each) for each in given] for given in (arguments.paths, arguments.list))
    with open_desk(arguments) as station:
        actor, *cosigners = open_signers(arguments, station)
        station.service.judge(Act(act, actor, tuple(cosigners)))  # before hours of copying
        with progress("receiving") as report:
            delivery = read_delivery(station, paths, lists, report, passwords=passwords)
        with delivery:
            try:
                told = acts(station, delivery, act, _categories(arguments.category, delivery))
                receipt = station.service.execute_all(in_one_role(station, told, actor, cosigners))
            except (RefusedError, InputError):
                give_up(station, delivery)
                raise
    taken = taken_in(receipt)
    apart = _apart(delivery)
    compared = _compared(delivery, apart)
    unopened = [
        {"path": str(path), "error": err.code, "sentence": error_words.told(err, spoken())}
        for path, err in delivery.unopened
    ]
    unread = [
        {"list": name, "sentence": error_words.told(err, spoken())}
        for name, err in delivery.unread_lists
    ]
    if arguments.json:
        not_same = [{"path": name, "comparison": outcome} for outcome, name in apart]
        more = {"compared": compared, "not_same": not_same}
        more |= {"unopened": unopened, "unread_lists": unread}
        print_json({**taken, "problems": delivery.problems, "warnings": delivery.warnings, **more})
    else:
        print_taken(taken, delivery.problems, delivery.warnings)
        told_of = ", ".join(f"{count} {state(name)}" for name, count in sorted(compared.items()))
        none = say("none could be read") if unread else say("none came")
        print(say("against their list: {told}", told=told_of or none))
        print_rows([(state(outcome), name) for outcome, name in apart[:40]])
        if len(apart) > 40:
            print("… " + say("and {count} more", count=len(apart) - 40))
        for each in (*unopened, *unread):
            name = each.get("path") or each["list"]
            print(f"{printable(name)}: {printable(each['sentence'])}", file=sys.stderr)
    return 1 if delivery.problems or unopened or unread or taken["findings"] else 0


def _receipt(arguments: argparse.Namespace) -> "Command":
    act = act_of(arguments, ("artifact.receive",))
    example = example_of("artifact.receive")["fields"]
    told = {name: act.fields[name] for name in _TOLD_BY_FILES & act.fields.keys()}
    said = sorted(name for name, value in told.items() if value != example.get(name))
    if said:
        reason = f"{arguments.act}: the files themselves tell {' '.join(said)}; leave that out"
        raise InputError("input.usage", reason=reason)
    items = () if arguments.item is None else (arguments.item,)
    role = arguments.acting_role or act.role
    fields = {name: value for name, value in act.fields.items() if name not in told}
    return dataclasses.replace(
        act, case=arguments.case, items=act.items or items, role=role, fields=fields
    )


def _password(file: Path) -> str:
    return passphrases.from_file(file)(file).decode()


def _categories(given: list[str], delivery: "Delivery") -> dict[int, list[str]]:
    """Categories of single files, each named as it is shown."""
    numbers = {file.shown: number for number, file in enumerate(delivery.files)}
    found = {}
    for each in given:
        name, equals, codes = each.rpartition("=")
        if not equals or name not in numbers:
            raise InputError("input.usage", reason=f"--category {each}: nothing of that name came")
        found[numbers[name]] = codes.split(",")
    return found


def _apart(delivery: "Delivery") -> list[tuple[str, str]]:
    """What the list says of each file that does not match, and of names that it has alone."""
    if delivery.compared is None:
        return []
    ours = [
        (str(outcome), file.shown)
        for number, file in enumerate(delivery.files)
        if not file.is_apart and (outcome := delivery.comparison(number)[0]) is not Comparison.MATCH
    ]
    theirs = (name.decode("utf-8", "backslashreplace") for name in delivery.compared.only_theirs)
    return ours + [("only_theirs", name) for name in theirs]


def _compared(delivery: "Delivery", apart: list[tuple[str, str]]) -> dict[str, int]:
    """How many files match, differ, or stand on one side alone."""
    if delivery.compared is None:
        return {}
    outcomes = Counter(outcome for outcome, _ in apart)
    told_of = sum(not file.is_apart for file in delivery.files)
    matching = told_of - (outcomes.total() - outcomes["only_theirs"])
    return {"match": matching, **outcomes} if matching else dict(outcomes)
