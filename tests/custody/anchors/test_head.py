"""A bundle leaves with what others outside say of its seal's checkpoint."""

from pathlib import Path

from custody.bundle import layout
from custody.dates import UTC, shown_instant
from tests.custody.anchors.authority import Authority, name_authorities, serving
from tests.custody.anchors.test_witness_served import served
from tests.custody.office import CASE, Office
from tests.verify_page.browser import Verifier, chromium, in_scope, of_page

WORDS = ("--recipient", "Prosecutor's office", "--purpose", "trial", "--lang", "en")


def test_a_bundle_leaves_stamped_and_cosigned(
    office: Office, authority: Authority, tmp_path: Path
) -> None:
    office.open_case()
    roots, bundle = authority.folder / "roots.pem", tmp_path / "BND-1"
    trust = tmp_path / "trust.txt"
    trust.write_text(office.cli("trust").out)
    folder = tmp_path / "witness"
    made = office.free("witness", "init", folder, "peer.example/witness", "--json")
    line = made.json["witness"]
    assert office.free("witness", "trust", folder, trust).status == 0
    with serving(authority.answer) as stamps, served(folder) as address:
        name_authorities(office.folder, roots, stamps.address)
        with (office.folder / "anchors.toml").open("a") as policy:
            policy.write(f'[[witness]]\nline = "{line}"\naddress = "{address}"\n')
        told = office.cli(
            "export", "--case", CASE, "--out", bundle, *WORDS, "--as", "ANNA", "--as", "CHIEF"
        )
    assert told.status == 0, told
    shown = office.cli("show", "--json").json
    assert shown["last head outside"]["size"] == shown["events"] - 2
    assert shown["waiting for a stamp"]["events"] == 2  # the stamp's record, the export's
    assert "waiting for a stamp" in office.cli("show").out
    assert (bundle / layout.SEAL_STAMP).is_file()
    found = office.free(
        "verify", bundle, "--trust", trust, "--stamp-roots", roots, "--witness", line, "--json"
    )
    assert found.status == 0, found.out
    verdicts = found.json["verdicts"]
    assert verdicts["10"]["result"] == "pass"
    assert verdicts["14"]["result"] == "pass"
    (bundle / layout.SEAL_COSIGNATURES).unlink()
    lacking = office.free("verify", bundle, "--trust", trust, "--witness", line, "--json")
    assert (lacking.status, lacking.json["verdicts"]["14"]["result"]) == (1, "fail")


def test_a_bundle_leaves_without_them_where_nobody_answers(
    office: Office, authority: Authority, tmp_path: Path
) -> None:
    office.open_case()
    name_authorities(office.folder, authority.folder / "roots.pem", "http://127.0.0.1:9/")
    bundle = tmp_path / "BND-1"
    told = office.cli(
        "export", "--case", CASE, "--out", bundle, *WORDS, "--as", "ANNA", "--as", "CHIEF"
    )
    assert told.status == 0, told
    assert not (bundle / layout.SEAL_STAMP).exists()
    assert office.cli("stamp", "--json").json["waiting"] is not None
    assert office.cli("show", "--json").json["last head outside"] is None


def test_a_bundle_is_proven_to_be_sealed_between_two_stamps(
    office: Office, authority: Authority, tmp_path: Path
) -> None:
    office.open_case()
    roots, bundle = authority.folder / "roots.pem", tmp_path / "BND-1"
    signing = ("--as", "ANNA", "--as", "CHIEF")
    with serving(authority.answer) as stamps:
        name_authorities(office.folder, roots, stamps.address)
        first = office.cli("stamp", "--json").json["stamped"]["at"]
        assert office.cli("export", "--case", CASE, "--out", bundle, *WORDS, *signing).status == 0
    trust = office.cli("trust").out.strip()
    found = office.free("verify", bundle, "--trust", trust, "--stamp-roots", roots, "--json")
    verdict = found.json["verdicts"]["10"]
    assert (found.status, verdict["result"]) == (0, "pass")
    shown = shown_instant(first, UTC, "en")
    assert f"not before {shown}" in verdict["reason"]
    assert "not after" in verdict["reason"]
    unnamed = office.free("verify", bundle, "--trust", trust, "--json").json["verdicts"]["10"]
    assert unnamed["result"] == "not_checked"
    assert "not before" not in unnamed["reason"]
    with chromium() as browser:
        page = Verifier(browser.new_page())
        page.give(trust)
        assert of_page(page.check(bundle).verdicts) == in_scope(found.json)
        assert page.errors == []
