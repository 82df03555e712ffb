"""The command line: for field scripts, for automation, and as the test bed.

Human text by default, one JSON object with `--json`. Exit status: 0 done (or authentic and
complete) · 1 refused, or something does not match · 2 nothing fails but something needed was not
checked · 3 unusable input or option · 4 storage: try again or call someone · 70 a bug · 130
stopped by the user · 141 whoever read the output has gone. Each command's work is imported only
when it is asked for.
"""

import argparse
import importlib
import os
import signal
import sys
import traceback
from collections.abc import Callable, Sequence
from typing import cast

from custody.cli.parser import FOUNDING, make_parser
from custody.cli.words import LANGUAGES, say, speak
from custody.errors import (
    CancelledError,
    CustodyError,
    InputError,
    StorageError,
)

DONE, REFUSED, UNCHECKED, UNUSABLE, STORAGE = 0, 1, 2, 3, 4
BUG, STOPPED, UNHEARD = 70, 130, 141


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command; the process's exit status."""
    given = sys.argv[1:] if argv is None else list(argv)
    as_json, founding = "--json" in given, False
    told: tuple[str, str, dict[str, object], int]
    language = _language(given)
    speak(language)
    try:
        arguments = make_parser().parse_args(given)
        language, founding = arguments.lang, arguments.work == FOUNDING
        speak(language)
        signal.signal(signal.SIGTERM, signal.default_int_handler)
        status = _work(arguments.work)(arguments)
        sys.stdout.flush()
    except SystemExit:  # only after --help or --version
        return DONE
    except (KeyboardInterrupt, CancelledError):
        told = "cancelled", _sentence(CancelledError(), language), {}, STOPPED
        return _fail(*told, as_json=as_json, founding=founding, language=language)
    except CustodyError as err:
        told = err.code, _sentence(err, language), err.facts, _status(err)
        return _fail(*told, as_json=as_json, founding=founding, language=language)
    except BrokenPipeError:
        # What was done is done; the interpreter shall not try to write the rest at its end.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return UNHEARD
    except Exception as err:  # noqa: BLE001 - the outermost place: a bug is shown as one
        traceback.print_exc()
        if as_json:
            _print_fault("bug", f"a bug in Custody: {err!r}", {}, BUG, "")
        return BUG
    return status


def _language(given: Sequence[str]) -> str:
    """That of `--lang`, also where the rest of the line cannot be read."""
    parser = argparse.ArgumentParser(add_help=False, exit_on_error=False, allow_abbrev=False)
    parser.add_argument("--lang", choices=LANGUAGES, default="en")
    try:
        return str(parser.parse_known_args(list(given))[0].lang)
    except (argparse.ArgumentError, SystemExit):
        return "en"


def _work(name: str) -> Callable[[argparse.Namespace], int]:
    module, _, function = name.partition(":")
    found = getattr(importlib.import_module(f"custody.cli.{module}"), function)
    return cast("Callable[[argparse.Namespace], int]", found)


def _status(err: CustodyError) -> int:
    match err:
        case InputError():
            return UNUSABLE
        case StorageError():
            return STORAGE
        case _:
            return REFUSED


def _sentence(err: CustodyError, language: str) -> str:
    if language == "en":
        return str(err)
    from custody.domain import error_words  # brings the vocabulary

    return error_words.told(err, language)


def _fail(
    code: str,
    sentence: str,
    facts: dict[str, object],
    status: int,
    *,
    as_json: bool,
    founding: bool = False,
    language: str = "en",
) -> int:
    from custody.cli.advice import advice
    from custody.cli.terminal import printable

    then = advice(code, facts, founding=founding, language=language)
    if as_json:
        _print_fault(code, sentence, facts, status, then)
    else:
        print(f"custody: {printable(sentence)} [{code}]", file=sys.stderr)
        reason = facts.get("reason")
        if language != "en" and isinstance(reason, str) and reason not in sentence:
            print(f"  en: {printable(reason)}", file=sys.stderr)  # a detail of options or a library
        faults = facts.get("faults")
        for place, reason in faults[1:] if isinstance(faults, list) else ():
            print("  " + say("and {fault}", fault=printable(f"{place} {reason}")), file=sys.stderr)
        print(printable(then), file=sys.stderr)
    return status


def _print_fault(
    code: str, sentence: str, facts: dict[str, object], status: int, then: str
) -> None:
    from custody.cli.terminal import print_json

    fault = {"error": code, "sentence": sentence, "facts": facts, "status": status}
    print_json({**fault, "advice": then})


if __name__ == "__main__":
    sys.exit(main())
