"""Guided runs: steps that are filled in, kept as a draft, reviewed and signed at once.

The way of what is typed, from a click to a signed event:

1. A run (`hand_over.py`; `seizure.py` with `seizure_plan.py`) makes wishes of its filled steps:
   commands, and who signs them (`Run.wishes`).
2. `frame.py` asks for them when the last step is left, and hands them to the page of review.
3. `ui/dialogs/review_and_sign.py` has them judged (`ui/cases.py`; nothing is locked) and shows the
   statements. Signing judges again, and makes of each wish an `Act` with open keys.
4. `ui/desk.py`, `record`: `Run.perform` on the writing lane (`ui/jobs.py`). What reads for long
   before it records (`Run.reads_long`) is started by `Run.start` beside that lane.
5. `custody/service.py`, `execute`: the lock, what others appended, `decide` of
   `custody/domain/rules.py`, and what the station adds by itself.
6. `custody/ledger/ledger.py`, `writing`, with `writer.py`: canonical bytes, signatures, leaf,
   checkpoint, commit.
7. The `Receipt` comes back as `desk.news.recorded`: lists gain a row, `closing.py` tells what was
   recorded and what may come next.
"""
