"""What the door to the benchmarks passes on, and what it tells at the end."""

import importlib.util
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

BENCH = Path(__file__).resolve().parents[2] / "packaging" / "bench.py"
GOOD = """
import sys
print("a", sys.argv[1:], "  >= 1.2  met")
print("b", "1.00   <= 0.5  NOT MET")
known = ("--quick", "--full")
"""


@pytest.fixture
def bench(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """The module, with two benchmarks of which one fails."""
    spec = importlib.util.spec_from_file_location("bench", BENCH)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    monkeypatch.setitem(sys.modules, "bench", module)
    spec.loader.exec_module(module)
    assert set(module.scripts()) >= {"bundle", "bundle_check", "client", "hashing", "ledger"}
    known = {"good": tmp_path / "bench_good.py", "bad": tmp_path / "bench_bad.py"}
    known["good"].write_text(GOOD)
    known["bad"].write_text("raise SystemExit(3)")
    monkeypatch.setattr(module, "scripts", lambda: known)
    return module


def test_all_are_run_and_told_of_at_the_end(
    bench: ModuleType, capsys: pytest.CaptureFixture[str]
) -> None:
    assert bench.main(["--full"]) == 1
    told = capsys.readouterr().out.splitlines()
    assert told[0] == "a ['--full']   >= 1.2  met"
    assert told[3].split() == ["benchmark", "took", "as", "wanted"]
    assert told[4].endswith("1 of 2")
    assert told[5].endswith("0 of 0   failed with status 3")
    assert told[6:] == ["b 1.00   <= 0.5  NOT MET"]


def test_options_of_a_named_benchmark_are_passed_on(
    bench: ModuleType, capsys: pytest.CaptureFixture[str]
) -> None:
    assert bench.main(["good", "--quick", "--only", "a", "--rounds=2"]) == 0
    assert capsys.readouterr().out.startswith("a ['--quick', '--only', 'a', '--rounds=2']")


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        (["other"], "no such benchmark: other"),
        (["--only", "a"], "name the benchmark that knows --only"),
        (["--quick", "--full"], "not allowed with"),
    ],
)
def test_what_nobody_knows_is_refused(
    bench: ModuleType, capsys: pytest.CaptureFixture[str], words: list[str], reason: str
) -> None:
    with pytest.raises(SystemExit):
        bench.main(words)
    assert reason in capsys.readouterr().err


def test_what_measures_no_speed_is_run_by_itself(bench: ModuleType) -> None:
    """Every so manieth byte of a bundle is changed, and each change is refused."""
    command = [sys.executable, str(BENCH), "--mutate", "--step", "401"]
    changed = subprocess.run(command, capture_output=True, text=True, check=False)
    assert changed.returncode == 0, changed.stdout + changed.stderr
    assert changed.stdout.endswith("every other change was refused\n")
    assert all(script.exists() for script in bench.endurance().values())
