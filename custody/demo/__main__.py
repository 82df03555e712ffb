"""`./run demo`: a whole case on real files, from the first report to the court.

Makes a station, people and keys, plays the worked example, exports the prosecutor's and the
defence's bundles, checks both by four independent means, changes one byte, and shows that all of
them refuse.
"""

import argparse
import os
import re
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from custody.cli.terminal import printable
from custody.errors import CancelledError, CustodyError

MARK: Final = ".custody-demo"
"""File that says: this folder was made by the demonstration and may be made again."""


@dataclass(frozen=True, slots=True)
class Check:
    """One way to check a bundle, and what it said."""

    name: str
    good: bool
    said: str


def main(argv: Sequence[str] | None = None) -> int:
    """Play the demonstration; 0 when everything went as it must."""
    parser = argparse.ArgumentParser(prog="run demo", description=__doc__)
    parser.add_argument("--out", type=Path, default=Path("demo-out"), metavar="DIR")
    parser.add_argument("files", nargs="*", type=Path, metavar="FILES")
    arguments = parser.parse_args(argv)
    out = arguments.out.absolute()
    for file in arguments.files:
        if not file.exists():
            print(f"demo: there is no {file}", file=sys.stderr)
            return 3
    if not _fresh(out):
        print(
            f"demo: {out} is there already and was not made by the demonstration", file=sys.stderr
        )
        return 3
    os.environ["CUSTODY_HOME"] = str(out / "state")
    try:
        return _play(out, [file.absolute() for file in arguments.files])
    except (KeyboardInterrupt, CancelledError):
        print(f"\nstopped; what is in {out} is whole as far as it goes", file=sys.stderr)
        return 130
    except CustodyError as err:
        print(f"demo: {printable(str(err))} [{err.code}]", file=sys.stderr)
        return 1


def _fresh(out: Path) -> bool:
    """Make an empty folder; what an earlier demonstration left is replaced."""
    if (out / MARK).is_file():
        shutil.rmtree(out)
    elif out.exists() and any(out.iterdir()):
        return False
    out.mkdir(parents=True, exist_ok=True)
    (out / MARK).write_text("Made by the demonstration; the next one replaces this folder.\n")
    return True


def _play(out: Path, files: Sequence[Path]) -> int:
    from custody.demo.evidence import has_imager
    from custody.demo.founding import found_demonstration

    print("Everything in this case is invented.")
    if not has_imager():
        print("ewfacquire is not here: the laptop's disk is imaged raw instead of as E01.")
    print("\nA station, its people and their keys …")
    player = found_demonstration(out, files)
    row = 0
    for played in player.play():
        number = f"#{played.row}" if played.row != row else ""
        row = played.row
        text = played.text if played.refused is None else f"{played.text} ({played.refused})"
        print(f"{number:>4}  {played.at}  {played.by:<12} {printable(text)}")
    trust = str(player.station.ledger.trust)
    (out / "trust.txt").write_text(trust + "\n")
    size = player.station.ledger.head.size
    player.station.close()
    print(f"\n{size} signed events. The whole ledger, audited: ", end="", flush=True)
    audited = _run([sys.executable, "-P", "-m", "custody", "audit", str(out / "ledger")])
    print("good" if audited.returncode == 0 else f"NOT GOOD\n{audited.stdout}{audited.stderr}")
    bundles = out / "bundles"
    good = audited.returncode == 0
    print("\nEach bundle, checked by means that share no code:")
    good &= _report("prosecutor", _checks(bundles / "prosecutor", out / "trust.txt"), wanted=True)
    unpacked = out / "workbench" / "defence-unpacked"
    shutil.unpack_archive(bundles / "defence.zip", unpacked)
    (folder,) = unpacked.iterdir()
    checks = _checks(folder, out / "trust.txt", archive=bundles / "defence.zip")
    good &= _report("defence.zip", checks, wanted=True)
    good &= _tamper(out, bundles / "prosecutor")
    _farewell(out)
    return 0 if good else 1


def _checks(bundle: Path, trust: Path, archive: Path | None = None) -> list[Check]:
    """Our own checker, and three tools that know nothing of us."""
    ways: tuple[Callable[[Path, Path], Check], ...] = (_sha256sum, _openssl, _bagit)
    return [_custody(archive or bundle, trust), *(way(bundle, trust) for way in ways)]


def _custody(bundle: Path, trust: Path) -> Check:
    from custody.bundle.check import check_bundle
    from custody.ledger.checkpoint import TrustLine

    line = TrustLine.parse(trust.read_text().removesuffix("\n"))
    report = check_bundle(bundle, trust=line)
    return Check("custody verify", report.status == 0, report.sentence)


def _sha256sum(bundle: Path, _trust: Path) -> Check:
    lists = ("manifest-sha256.txt", "tagmanifest-sha256.txt")
    done = [_run(["sha256sum", "-c", "--strict", "--quiet", name], cwd=bundle) for name in lists]
    wrong = "; ".join(each.stdout.strip().splitlines()[0] for each in done if each.stdout.strip())
    good = all(each.returncode == 0 for each in done)
    return Check("sha256sum", good, wrong or "both lists agree with the files")


def _openssl(bundle: Path, _trust: Path) -> Check:
    done = _run(
        [
            "openssl", "pkeyutl", "-verify", "-pubin", "-inkey", "seal/signer.pem", "-rawin",
            "-in", "tagmanifest-sha256.txt", "-sigfile", "seal/tagmanifest-sha256.sig",
        ],
        cwd=bundle,
    )  # fmt: skip
    said = (done.stdout.strip() or done.stderr.strip()).splitlines()[:1]
    return Check("openssl (seal)", done.returncode == 0, said[0] if said else "")


def _bagit(bundle: Path, _trust: Path) -> Check:
    done = _run([sys.executable, "-m", "bagit", "--validate", "--quiet", str(bundle)])
    good = done.returncode == 0
    wrong = re.search(r"invalid: (.+?)(: expected|;|$)", done.stderr)
    return Check("bagit.py", good, "valid bag" if good else wrong[1] if wrong else "not valid")


def _report(name: str, checks: Sequence[Check], *, wanted: bool) -> bool:
    print(f"  {name}")
    for check in checks:
        mark = "ok " if check.good else "NO "
        print(f"    {mark} {check.name:<16} {printable(check.said)}")
    return all(check.good is wanted for check in checks)


def _tamper(out: Path, bundle: Path) -> bool:
    """One byte of one file, then one byte of the list: each means refuses what it covers."""
    copy = out / "workbench" / "tampered"
    shutil.copytree(bundle, copy)
    victim = max(copy.glob("data/items/*/*.bin"), key=lambda path: path.stat().st_size)
    _flip(victim)
    print(f"\nOne byte of {victim.relative_to(copy)} is changed in a copy:")
    found = _checks(copy, out / "trust.txt")
    content = [check for check in found if check.name != "openssl (seal)"]
    good = _report("tampered", content, wanted=False)
    _relist(copy, victim)
    print("The forger writes the lists anew, so that they agree again:")
    found = _checks(copy, out / "trust.txt")
    sealed = [check for check in found if check.name in ("custody verify", "openssl (seal)")]
    good &= _report("tampered and listed anew", sealed, wanted=False)
    shutil.rmtree(copy)
    return good


def _flip(path: Path) -> None:
    path.chmod(0o644)
    with path.open("r+b") as file:
        file.seek(path.stat().st_size // 2)
        byte = file.read(1)
        file.seek(-1, os.SEEK_CUR)
        file.write(bytes([byte[0] ^ 1]))


def _relist(bundle: Path, victim: Path) -> None:
    """Put the changed file's digest into the lists, and the lists' into theirs."""
    import hashlib

    algorithms = ("sha256", "sha512")
    manifests = [bundle / f"manifest-{each}.txt" for each in algorithms]
    for prefix, members in (("manifest", [victim]), ("tagmanifest", manifests)):
        for algorithm in algorithms:
            path = bundle / f"{prefix}-{algorithm}.txt"
            path.chmod(0o644)
            lines = path.read_text().splitlines()
            for member in members:
                relative = str(member.relative_to(bundle))
                digest = hashlib.new(algorithm, member.read_bytes()).hexdigest()
                lines = [
                    f"{digest}  {relative}" if line.endswith(f"  {relative}") else line
                    for line in lines
                ]
            path.write_text("\n".join(lines) + "\n")


def _run(command: Sequence[str], cwd: Path | None = None) -> "subprocess.CompletedProcess[str]":
    try:
        return subprocess.run(  # noqa: S603
            command, cwd=cwd, capture_output=True, text=True, check=False, errors="replace"
        )
    except FileNotFoundError:
        return subprocess.CompletedProcess(command, 127, "", f"{command[0]} is not here")


def _farewell(out: Path) -> None:
    from custody.demo.founding import PASSPHRASE

    print(
        f"""
Where everything lies
  {out / "ledger"}               the record
  {out / "trust.txt"}            its trust line: what a recipient pins, on paper
  {out / "bundles/prosecutor"}   open reading/history.en.html (also .ru, .kk) in a browser
  {out / "bundles/defence.zip"}  the same case, less what concerns third persons

Try
  ./run custody verify {out / "bundles/prosecutor"} --trust {out / "trust.txt"}
  ./run custody show {out / "ledger"} case
  follow {out / "bundles/prosecutor/VERIFY.txt"} with sha256sum and openssl alone

To write to this ledger
  export CUSTODY_HOME={out / "state"} CUSTODY_PASSPHRASE={PASSPHRASE.decode()}"""
    )


if __name__ == "__main__":
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    sys.exit(main())
