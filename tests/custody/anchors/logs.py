"""Logs without a ledger: a tree of invented leaves and a key that signs its heads."""

import hashlib
from dataclasses import dataclass, field

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from custody.anchors.request import Request
from custody.keys.private_key import PrivateKey, hold
from custody.ledger.checkpoint import Checkpoint, TrustLine, sign_note
from custody.ledger.tree import Tree, hash_leaf

ORIGIN = "agency.example/field/0123456789abcdef"
WITNESS = "peer.example/witness"


@dataclass
class Log:
    """One log, honest or not."""

    key: PrivateKey = field(
        default_factory=lambda: hold(Ed25519PrivateKey.generate(), source="software")
    )
    tree: Tree = field(default_factory=Tree)

    @property
    def trust(self) -> TrustLine:
        return TrustLine(ORIGIN, self.key.public.ed25519_raw)

    def grow(self, leaves: int, flavour: str = "") -> "Log":
        """Append leaves; another flavour makes another history."""
        for _ in range(leaves):
            self.tree.append(hash_leaf(f"{flavour}{self.tree.size}".encode()))
        return self

    def twin(self, size: int) -> "Log":
        """The same log as it stood at a size, under the same key: the beginning of a fork."""
        twin = Log(self.key)
        for index in range(size):
            leaf = hash_leaf(f"{index}".encode())
            twin.tree.append(leaf)
        assert twin.tree.root() == self.tree.root(size)
        return twin

    def note(self, size: int | None = None) -> bytes:
        size = self.tree.size if size is None else size
        head = Checkpoint(ORIGIN, size, self.tree.root(size))
        return sign_note(head, self.trust, self.key).encode()

    def request(self, old: int = 0, size: int | None = None) -> Request:
        size = self.tree.size if size is None else size
        path = self.tree.consistency(old, size) if 0 < old < size else []
        return Request(old, tuple(path), self.note(size))


def root_of(text: str) -> bytes:
    """Some root."""
    return hashlib.sha256(text.encode()).digest()
