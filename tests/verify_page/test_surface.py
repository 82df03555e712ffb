"""What a reader sees and does: languages, trust, refusals, hostile bundles, long work."""

import base64
import os
import re
import zipfile
from pathlib import Path

from playwright.sync_api import Browser, expect

from custody.anchors.fork import ForkProof
from custody.bundle import layout
from custody.ledger.checkpoint import TrustLine
from custody.strict_json import canonical
from tests.corpus.good import GOOD as GOOD_ONES
from tests.corpus.held import HELD
from tests.custody.bundle.bends import event
from tests.custody.bundle.forge import Forge, write_folder, write_zip
from tests.custody.bundle.forge_acts import OTHER_LOG, TRUST, listed
from tests.verify_page.browser import PAGE, Verifier

VECTORS = Path("tests/vectors")
GOOD = VECTORS / "bundle-good.zip"
LINE = (VECTORS / "trust.txt").read_text()
HOSTILE = (
    "<img src=x onerror=alert(1)><script>alert(2)</script>"
    '"><svg onload=alert(3)><a href=javascript:alert(4)>\u202egnp.exe'
)


def test_all_words_change_at_once_with_the_language(verifier: Verifier) -> None:
    verifier.give(LINE)
    verifier.check(GOOD)
    seen = {}
    for language, words in (
        ("kk", "Түпнұсқа және толық"),
        ("ru", "Подлинный и полный"),
        ("en", "Authentic and complete"),
    ):
        verifier.say(language)
        assert verifier.page.evaluate("document.documentElement.lang") == language
        expect(verifier.page.locator(".headline h2")).to_have_text(words)
        own = "header, #input, .note, .headline, .verdicts, .warnings, #result h2, dt, th, button"
        seen[language] = " ".join(verifier.page.locator(own).all_text_contents())
    for language in ("kk", "ru"):
        english = set(re.findall(r"\b(?:the|and|is|of|was|every|signed)\b", seen[language]))
        assert english == set(), (language, english)


def test_a_word_has_the_form_that_goes_with_its_number(verifier: Verifier) -> None:
    told = "count => told({ text: '{count} events, signed by those who may', facts: { count } })"
    said = {}
    for language in ("en", "ru", "kk"):
        verifier.say(language)
        said[language] = [
            verifier.page.evaluate(told, count).split(",")[0] for count in (1, 2, 5, 21)
        ]
    assert said == {
        "en": ["1 event", "2 events", "5 events", "21 events"],
        "ru": ["1 событие", "2 события", "5 событий", "21 событие"],
        "kk": ["1 оқиға", "2 оқиға", "5 оқиға", "21 оқиға"],
    }


def test_without_a_trust_line_it_says_plainly_what_is_not_shown(verifier: Verifier) -> None:
    shown = verifier.check(GOOD)
    assert (shown.headline, shown.verdicts[5]) == ("intact", "not_checked")
    expect(verifier.page.locator(".headline")).to_contain_text("not shown that the agency")
    verifier.give(LINE)
    verifier.page.click("#again")
    expect(verifier.page.locator("#result[data-headline=authentic]")).to_be_visible()


def test_a_trust_line_is_taken_from_a_file_and_a_bad_one_is_refused(verifier: Verifier) -> None:
    page = verifier.page
    page.set_input_files("#trust-file", VECTORS / "trust.txt")
    expect(page.locator("#trust")).to_have_value(LINE.strip())
    assert verifier.check(GOOD).headline == "authentic"
    verifier.give(LINE.replace("A", "B"))
    page.click("#again")
    expect(page.locator("#trust-error")).to_contain_text("This is no trust line.")
    expect(page.locator("#result")).to_be_hidden()


def test_heads_are_taken_and_what_is_no_head_is_refused(verifier: Verifier) -> None:
    page = verifier.page
    page.locator("#heads").evaluate("each => each.closest('details').open = true")
    page.set_input_files("#heads-file", [VECTORS / "prior.txt", VECTORS / "prior.txt"])
    verifier.page.fill("#trust", LINE)
    shown = verifier.check(GOOD)
    assert (shown.headline, shown.verdicts[9]) == ("authentic", "pass")
    page.fill("#heads", "not a head")
    page.click("#again")
    expect(page.locator("#heads-error")).to_contain_text("These are no signed heads.")


def test_of_a_fork_proof_both_heads_are_taken(verifier: Verifier, tmp_path: Path) -> None:
    page, note = verifier.page, (VECTORS / "prior.txt").read_text()
    proof = tmp_path / "fork.json"
    proof.write_bytes(ForkProof(TrustLine.parse(LINE.strip()), (note.encode(),) * 2).write())
    verifier.drop(proof)
    expect(page.locator("#heads")).to_have_value(f"{note}\n{note}".rstrip("\n"))
    verifier.give(LINE, note)
    page.locator("#heads").evaluate("each => each.closest('details').open = true")
    page.set_input_files("#heads-file", [proof, VECTORS / "prior.txt"])
    expect(page.locator("#heads")).to_have_value(f"{note}\n{note}{note}".rstrip("\n"))
    assert verifier.check(GOOD).verdicts[9] == "pass"


def test_what_is_no_bundle_is_named_and_not_judged(verifier: Verifier, tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "folder" / "a.txt").write_text("x")
    (tmp_path / "a.zip").write_text("no zip")
    for picker, given in (("#folder", tmp_path / "folder"), ("#zip", tmp_path / "a.zip")):
        verifier.page.set_input_files(picker, given)
        expect(verifier.page.locator("#bundle-error")).to_contain_text("neither a folder with")
        expect(verifier.page.locator("#result")).to_be_hidden()


def test_a_bundle_that_is_encrypted_is_told_to_be(verifier: Verifier, tmp_path: Path) -> None:
    for head in (b"age-encryption.org/v1\n-> X25519 x\n", b"-----BEGIN AGE ENCRYPTED FILE-----\n"):
        (tmp_path / "bundle.zip.age").write_bytes(head + bytes(99))
        verifier.page.set_input_files("#zip", tmp_path / "bundle.zip.age")
        expect(verifier.page.locator("#bundle-error")).to_contain_text("age -d -i KEYFILE")
        expect(verifier.page.locator("#result")).to_be_hidden()


def test_whoever_holds_another_line_or_head_is_told_what_that_means(
    verifier: Verifier, tmp_path: Path
) -> None:
    bundle = write_zip(Forge().files(), tmp_path / "bundle.zip")
    headline = verifier.page.locator(".headline")
    verifier.give(str(TrustLine(TRUST.origin, OTHER_LOG.raw)))
    assert verifier.check(bundle).verdicts[5] == "fail"
    expect(headline).to_contain_text("another ledger sealed it")
    files, prior = HELD["of-another-root"].make()
    verifier.give(str(TRUST), prior.decode())
    assert verifier.check(write_zip(files, tmp_path / "other.zip")).verdicts[9] == "fail"
    expect(headline).to_contain_text("Your head of size")
    expect(headline).to_contain_text("rolled back or was written anew")


def test_what_is_not_disclosed_is_told_with_its_count(verifier: Verifier, tmp_path: Path) -> None:
    verifier.give(str(TRUST))
    verifier.check(write_zip(Forge(only_items=("I-2",)).files(), tmp_path / "part.zip"))
    told = verifier.page.locator("dt", has_text="Not disclosed").locator("+ dd")
    expect(told).to_have_text("events withheld: 10, erased: 1")
    verifier.check(write_zip(GOOD_ONES["artifact-held-back"][0](), tmp_path / "held.zip"))
    expect(verifier.page.locator("#result")).to_contain_text("not in this bundle: ART-1.")


def test_a_bundle_that_fails_is_not_shown(verifier: Verifier, tmp_path: Path) -> None:
    folder = tmp_path / "bundle"
    with zipfile.ZipFile(GOOD) as good:
        good.extractall(folder)
    (top,) = folder.iterdir()
    artifact = next((top / "data").rglob("*.bin"))
    artifact.chmod(0o644)
    artifact.write_bytes(artifact.read_bytes() + b"x")
    verifier.give(LINE)
    shown = verifier.check(top)
    assert (shown.headline, shown.verdicts[1]) == ("fail", "fail")
    assert artifact.name in shown.reasons[1]
    expect(verifier.page.locator(".headline .why")).to_contain_text("Changed: data/")
    assert verifier.page.locator(".story, .picture, table").count() == 0


def test_a_file_that_was_changed_since_it_was_picked_is_not_judged(
    verifier: Verifier, tmp_path: Path
) -> None:
    """The browser lends a file as it was; what has become of it is asked for by picking again."""
    folder = write_folder(Forge().files(), tmp_path)
    verifier.give(str(TRUST))
    assert verifier.check(folder).headline == "authentic"
    artifact = folder / "data/artifacts/000001.bin"
    os.utime(artifact, (1_000_000_000, 1_000_000_000))
    verifier.page.click("#again")
    expect(verifier.page.locator("#bundle-error")).to_contain_text(
        "data/artifacts/000001.bin (NotReadableError)"
    )
    expect(verifier.page.locator("#result")).to_be_hidden()
    assert verifier.check(folder).headline == "authentic"


def test_the_story_and_the_picture_are_drawn_from_the_events(verifier: Verifier) -> None:
    verifier.give(LINE)
    verifier.check(GOOD)
    page = verifier.page
    with zipfile.ZipFile(GOOD) as good:
        events = good.read("BND-2026-0001/custody/events.jsonl").count(b"\n")
    assert page.locator(".story li").count() == events
    assert {"P-INV", "P-CUS", "P-EXA"} <= set(page.locator(".picture text").all_text_contents())
    page.locator(".story details").first.evaluate("each => each.open = true")
    expect(page.locator(".story pre").first).to_contain_text('"ledger.genesis"')
    wide = page.locator(".picture").count()
    page.set_viewport_size({"width": 390, "height": 800})
    expect(page.locator(".picture").nth(wide)).to_be_attached()  # in more rows
    assert page.evaluate("document.documentElement.scrollWidth") == 390
    assert page.locator(".picture").first.evaluate("each => each.viewBox.baseVal.width") < 390


def test_nothing_that_stands_in_a_bundle_runs_or_asks_for_anything(
    verifier: Verifier, tmp_path: Path
) -> None:
    forge = Forge()
    note = event("bad note", "event.annotated", "inv", role="INV", text=HOSTILE)
    note.private, note.language = {"statement": HOSTILE}, "en"
    note.items = ("I-1",)
    forge.insert("note", note)
    forge.act("genesis").body["agency"] = HOSTILE
    forge.act("order").body["basis"] = HOSTILE
    forge.seal_body = lambda body: body.update(
        recipient=HOSTILE, purpose=HOSTILE, conditions=[HOSTILE, "CND-1: только для этого дела"]
    )

    def rename(files: dict[str, bytes]) -> None:
        line = listed("ART-1", forge.disk, "000001.bin", HOSTILE.encode())
        files["data/items/I-1/files.jsonl"] = canonical(line) + b"\n"
        files["reading/history.en.html"] = HOSTILE.encode()

    forge.files_change = rename
    verifier.give(str(TRUST))
    shown = verifier.check(write_folder(forge.files(), tmp_path))
    assert shown.headline == "authentic", shown.reasons
    page = verifier.page
    page.locator(".story details").evaluate_all(
        "all => all.forEach((each) => { each.open = true; })"
    )
    expect(page.locator(".story pre.read", has_text="<img src=x").first).to_be_visible()
    body = page.inner_text("body")
    assert body.count("<script>alert(2)</script>") >= 6
    assert "\u202e" not in body
    assert "CND-1: for this case only" in body  # sealed in Russian, in words that are known
    made = "#result img, #result script, #result a, #result iframe, #result [onload], [onerror]"
    assert page.locator(made).count() == 0
    page.wait_for_timeout(200)  # what would run has run; the fixture asks what did


def test_names_of_files_that_are_not_listed_are_shown_as_text(
    verifier: Verifier, tmp_path: Path
) -> None:
    files = Forge().files() | {f"custody/{HOSTILE[:-9].replace('/', '')}.txt": b"x"}
    verifier.give(str(TRUST))
    shown = verifier.check(write_zip(files, tmp_path / "bundle.zip"))
    assert (shown.headline, shown.verdicts[2]) == ("fail", "fail")
    assert "<script>" in shown.reasons[2]


def test_its_policy_forbids_the_network_and_scripts_of_others(verifier: Verifier) -> None:
    told, ran = verifier.page.evaluate("""async () => {
        const told = [];
        const tell = (event) => told.push(event.effectiveDirective);
        document.addEventListener("securitypolicyviolation", tell);
        await fetch("http://127.0.0.1:9/").catch(() => {});
        const script = document.createElement("script");
        script.textContent = "window.ran = true";
        document.body.append(script);
        await new Promise((resolve) => setTimeout(resolve, 100));
        return [told, window.ran === true];
    }""")
    assert told == ["connect-src", "script-src-elem"]
    assert not ran
    assert all("Content Security Policy" in error for error in verifier.errors)
    verifier.errors.clear()


def test_a_large_bundle_shows_how_far_it_is_and_can_be_cancelled(
    verifier: Verifier, tmp_path: Path
) -> None:
    folder = write_folder(Forge().files(), tmp_path)
    with (folder / "data/artifacts/000001.bin").open("r+b") as file:
        file.truncate(4 << 30)
    page = verifier.page
    page.set_input_files("#folder", folder)
    expect(page.locator("#bar")).not_to_have_js_property("value", 0)
    expect(page.locator("#rate")).to_contain_text("of 4.3 GB read")
    expect(page.locator("#file")).to_have_text("data/artifacts/000001.bin")
    page.click("#cancel")
    expect(page.locator("#bundle-error")).to_have_text("Cancelled. Nothing was decided.")
    expect(page.locator("#work")).to_be_hidden()
    for _ in range(200):  # the browser tells a little later that they have ended
        if not page.workers:
            break
        page.wait_for_timeout(50)
    assert page.workers == []


def test_it_shows_how_many_events_it_has_checked(verifier: Verifier) -> None:
    seen = verifier.page.evaluate_handle("""() => {
        const seen = [];
        const file = document.getElementById("file");
        new MutationObserver(() => seen.push(file.textContent)).observe(file, { childList: true });
        return seen;
    }""")
    assert verifier.check(GOOD).headline == "intact"
    assert "Events checked: 0" in seen.json_value()  # of more it tells a few times a second
    steps = verifier.core("progress", base64.b64encode(GOOD.read_bytes()).decode())
    with zipfile.ZipFile(GOOD) as packed:
        lines = packed.read(f"{packed.namelist()[0].split('/')[0]}/{layout.EVENTS}").splitlines(
            True
        )
    done = [sum(map(len, lines[:count])) for count in range(len(lines) + 1)]
    assert steps == [[each, done[-1], layout.EVENTS, at] for at, each in enumerate(done)]


def test_a_dropped_folder_is_read_whole_with_its_empty_folders(
    verifier: Verifier, tmp_path: Path
) -> None:
    folder = write_folder(Forge().files(), tmp_path)
    (folder / "New folder").mkdir()
    verifier.give(str(TRUST))
    verifier.drop(folder)
    expect(verifier.page.locator("#result[data-headline=authentic]")).to_be_visible()
    assert verifier.shown().warnings == ["Empty folder: New folder/"]


def test_it_prints_the_whole_story_on_white(verifier: Verifier) -> None:
    verifier.give(LINE)
    verifier.check(GOOD)
    printed = verifier.page.pdf(format="A4")
    assert printed.startswith(b"%PDF-")
    verifier.page.emulate_media(media="print", color_scheme="dark")
    assert verifier.page.locator("#input").is_hidden()
    white = verifier.page.evaluate("getComputedStyle(document.body).backgroundColor")
    assert white == "rgb(255, 255, 255)"


def test_where_webcrypto_knows_no_ed25519_it_verifies_all_the_same(browser: Browser) -> None:
    context = browser.new_context()
    context.add_init_script("""
        const Own = Blob;
        window.Blob = function (parts, options) {
            const refuse = `{ const own = SubtleCrypto.prototype.importKey;
                SubtleCrypto.prototype.importKey = function (format, bytes, algorithm, ...rest) {
                    return algorithm.name === "Ed25519"
                        ? Promise.reject(new DOMException("", "NotSupportedError"))
                        : own.call(this, format, bytes, algorithm, ...rest);
                }; }\\n`;
            const isScript = options?.type === "text/javascript";
            return new Own(isScript ? [refuse, ...parts] : parts, options);
        };
    """)
    verifier = Verifier(context.new_page())
    verifier.give(LINE)
    assert verifier.check(GOOD).headline == "authentic"
    assert verifier.check(VECTORS / "bundle-resigned-all-keys_fail.zip").headline == "fail"
    assert verifier.errors == []
    context.close()


def test_it_is_the_file_that_goes_into_each_bundle() -> None:
    assert layout.is_in_layout("verify.html")
    assert PAGE.is_file()
