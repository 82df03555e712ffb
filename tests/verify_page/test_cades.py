"""The page checks the seal's CMS signature by a second implementation of its own."""

from pathlib import Path

from custody.bundle import layout
from tests.custody.bundle.test_cades import export_certified
from tests.custody.conftest import office as office
from tests.custody.conftest import office_template as office_template
from tests.custody.office import Office
from tests.verify_page.browser import Verifier


def test_a_cades_seal_is_good_and_a_changed_byte_of_it_is_not(
    verifier: Verifier, office: Office, tmp_path: Path
) -> None:
    bundle = export_certified(office, tmp_path)
    trust = office.cli("trust").out.strip()
    signature = bundle / layout.SEAL_CMS
    good = signature.read_bytes()
    for data, expected in ((good, "authentic"), (good[:-1] + bytes([good[-1] ^ 1]), "fail")):
        signature.write_bytes(data)
        verifier.give(trust)
        assert verifier.check(bundle).headline == expected
