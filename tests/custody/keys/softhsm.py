"""A real token in software: SoftHSM, with keys of each kind on it."""

import contextlib
import os
import subprocess
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, Final

from custody.keys.pkcs11_session import TokenPlace

MODULE: Final = next(
    str(path)
    for path in Path("/usr/lib").glob("**/softhsm/libsofthsm2.so")
    if not path.is_symlink()
)
PIN: Final = "135790"
_ED25519: Final = bytes.fromhex("130c656477617264733235353139")


def write_configuration(folder: Path, *lines: str) -> Path:
    """A configuration whose tokens lie in a folder."""
    tokens = folder / "tokens"
    tokens.mkdir(exist_ok=True)
    path = folder / f"softhsm{len(lines)}.conf"
    path.write_text("\n".join([f"directories.tokendir = {tokens}", "log.level = ERROR", *lines]))
    return path


def make_token(label: str, environment: Mapping[str, str] = os.environ) -> None:
    """A token with a PIN and nothing on it."""
    words = ["--init-token", "--free", "--label", label, "--pin", PIN, "--so-pin", "2" * 8]
    subprocess.run(["softhsm2-util", *words], env=environment, check=True, capture_output=True)


def open_to_write(label: str) -> Any:
    """A session of the library itself."""
    import pkcs11

    module = pkcs11.lib(MODULE)
    with contextlib.suppress(pkcs11.PKCS11Error):
        return module.get_token(token_label=label).open(rw=True, user_pin=PIN)
    module.reinitialize()  # it looked before the token was made or put back
    return module.get_token(token_label=label).open(rw=True, user_pin=PIN)


def make_key(session: Any, kind: str, label: str, number: int) -> None:
    """A key made on the token."""
    import pkcs11
    from pkcs11.util.ec import encode_named_curve_parameters

    more = {"store": True, "label": label, "id": bytes([number])}
    if kind == "rsa":
        session.generate_keypair(pkcs11.KeyType.RSA, 2048, **more)
        return
    edwards = kind == "ed25519"
    parameters = session.create_domain_parameters(
        pkcs11.KeyType.EC_EDWARDS if edwards else pkcs11.KeyType.EC,
        {pkcs11.Attribute.EC_PARAMS: _ED25519 if edwards else encode_named_curve_parameters(kind)},
        local=True,
    )
    if edwards:
        more["mechanism"] = pkcs11.Mechanism.EC_EDWARDS_KEY_PAIR_GEN
    parameters.generate_keypair(**more)


def put(session: Any, label: str, number: int, key: bytes, certificates: Iterable[bytes]) -> None:
    """An RSA key from elsewhere (PKCS#1, DER), with its certificates and no public object."""
    from pkcs11 import Attribute
    from pkcs11.util.rsa import decode_rsa_private_key
    from pkcs11.util.x509 import decode_x509_certificate

    named = {Attribute.TOKEN: True, Attribute.LABEL: label}
    held = decode_rsa_private_key(key)
    session.create_object({**held, **named, Attribute.ID: bytes([number])})
    for place, each in enumerate(certificates):
        told = {**decode_x509_certificate(each), **named}
        session.create_object({**told, Attribute.ID: bytes([number + 100 * place])})


def place(label: str, token: str = "card") -> TokenPlace:  # noqa: S107
    """Where a key is."""
    return TokenPlace(MODULE, token, label)
