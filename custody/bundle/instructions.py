"""`VERIFY.txt`: lines to copy and paste that check a bundle with ordinary tools (format.md §7)."""

from typing import Final

from custody.bundle.words import words
from custody.domain.events import LANGUAGES
from custody.keys.signer import Suite

_SIGNED: Final = "tagmanifest-sha256.txt"
_DIGEST: Final = (
    "openssl dgst {options} -verify seal/signer.pem"
    f" -signature seal/tagmanifest-sha256.sig {_SIGNED}"
)
_PSS: Final = (
    "-sha256 -sigopt rsa_padding_mode:pss -sigopt rsa_pss_saltlen:32 -sigopt rsa_mgf1_md:sha256"
)
_SIGNATURE: Final = {
    Suite.ED25519: (
        "openssl pkeyutl -verify -pubin -inkey seal/signer.pem -rawin"
        f" -in {_SIGNED} -sigfile seal/tagmanifest-sha256.sig"
    ),
    Suite.ECDSA_P256: _DIGEST.format(options="-sha256"),
    Suite.ECDSA_P384: _DIGEST.format(options="-sha384"),
    Suite.RSA_PSS: _DIGEST.format(options=_PSS),
    Suite.RSA_PKCS1: _DIGEST.format(options="-sha256"),
}
_ANSWER: Final = {Suite.ED25519: "Signature Verified Successfully"}
_ANSWER_OF_DIGEST: Final = "Verified OK"

_SAME: Final = """\
sha256sum -c --strict --quiet manifest-sha256.txt && sha256sum -c --strict --quiet tagmanifest-sha256.txt && echo same
sha512sum -c --strict --quiet manifest-sha512.txt && sha512sum -c --strict --quiet tagmanifest-sha512.txt && echo same"""  # noqa: E501 - a line to paste
_UNLISTED: Final = (
    r"seal/(tagmanifest-sha256\.(sig|p7s)|signer\.pem|event\.json|proof\.json"
    r"|checkpoint(\.tsr)?|cosignatures)|tagmanifest-sha(256|512)\.txt"
)
"""What no manifest lists: the tag manifests, and the closed list of `seal/`."""
_COMPLETE: Final = (
    "diff <(cut -c67- manifest-sha256.txt tagmanifest-sha256.txt)"
    " <(cut -c131- manifest-sha512.txt tagmanifest-sha512.txt)"
    " && diff <(cut -c67- manifest-sha256.txt tagmanifest-sha256.txt | LC_ALL=C sort)"
    f" <(find . ! -type d | cut -c3- | grep -vxE '{_UNLISTED}' | LC_ALL=C sort) && echo complete"
)
_SIGNER: Final = """\
grep -c "sha256:$(openssl pkey -pubin -in seal/signer.pem -outform DER | sha256sum | cut -c1-64)" seal/event.json
grep -o '"payload":"[^"]*"' seal/event.json | cut -d'"' -f4 | base64 -d | grep -c "$(sha256sum tagmanifest-sha256.txt | cut -c1-64)" """  # noqa: E501
_POWERSHELL_OF: Final = (
    "${name} = @(Get-Content 'manifest-{name}.txt', 'tagmanifest-{name}.txt' | ForEach-Object {{"
    " $digest, $file = $_ -split '  ', 2;"
    " if (-not (Test-Path -LiteralPath $file) -or"
    " (Get-FileHash -LiteralPath $file -Algorithm {name}).Hash -ne $digest)"
    ' {{ Out-Host -InputObject "FAILED: $file" }}; $file }})\n'
)
_POWERSHELL: Final = (
    f"{_POWERSHELL_OF.format(name='sha256')}{_POWERSHELL_OF.format(name='sha512')}"
    "$there = @(Get-ChildItem -Recurse -File -Force -Name | ForEach-Object {"
    f" $_.Replace('\\', '/') }} | Where-Object {{ $_ -cnotmatch '^({_UNLISTED})$' }})\n"
    "$differ = @(Compare-Object $sha256 $there -CaseSensitive;"
    " Compare-Object $sha256 $sha512 -CaseSensitive);"
    " if ($differ) { $differ } else { 'complete' }"
)


def signature_command(suite: Suite) -> str:
    """The line that verifies the seal's signature with OpenSSL."""
    return _SIGNATURE[suite]


def bash_lines() -> tuple[str, str, str]:
    """The lines for a shell: every file the same, all there, the signer is the event's."""
    return _SAME, _COMPLETE, _SIGNER.rstrip()


def powershell_lines() -> str:
    """The lines for Windows: every file the same by both digests, and all there."""
    return _POWERSHELL


def write_instructions(suite: Suite) -> str:
    """The text of `VERIFY.txt`, in three languages.

    Args:
        suite: Of the key that seals the bundle.
    """
    same, complete, signer = bash_lines()
    answer = _ANSWER.get(suite, _ANSWER_OF_DIGEST)
    parts: list[str] = []
    for language in LANGUAGES:
        said = words(language)
        parts += [
            said.text("verify.title"),
            said.text("verify.page"),
            said.text("verify.intro"),
            "Linux, WSL (bash):",
            said.text("verify.same"),
            same,
            said.text("verify.complete"),
            complete,
            said.text("verify.signature", answer=answer),
            signature_command(suite),
            said.text("verify.signer"),
            signer,
            said.text("verify.windows"),
            powershell_lines(),
            said.text("verify.limits"),
            "-" * 72,
        ]
    return "\n\n".join(parts) + "\n"
