"""Strict JSON: the vectors, an independent writer as oracle, and what hides in bytes."""

import base64
import enum
import json
import unicodedata
import uuid
from datetime import UTC, datetime
from pathlib import Path
from types import MappingProxyType
from typing import Any

import pytest
import rfc8785
from hypothesis import given
from hypothesis import strategies as st

from custody import strict_json
from custody.errors import IntegrityError

VECTORS = json.loads((Path(__file__).parents[1] / "vectors" / "strict-json.json").read_text())


def document_of(vector: dict[str, Any]) -> bytes:
    if "input_base64" in vector:
        return base64.b64decode(vector["input_base64"])
    build = vector["build"]
    return str(build["prefix"] + build["repeat"] * build["times"] + build["suffix"]).encode()


@pytest.mark.parametrize("vector", VECTORS["json"], ids=lambda v: v["reason"])
def test_every_document_of_the_vectors_is_judged_as_told(vector: dict[str, Any]) -> None:
    data = document_of(vector)
    if vector["accept"]:
        value = strict_json.parse(data)
        assert value == json.loads(data)
        assert strict_json.canonical(value) == data
    else:
        with pytest.raises(IntegrityError) as caught:
            strict_json.parse(data)
        assert caught.value.code == "integrity.json"


@pytest.mark.parametrize("vector", VECTORS["base64"], ids=lambda v: v["reason"] or v["text"])
def test_every_base64_text_of_the_vectors_is_judged_as_told(vector: dict[str, Any]) -> None:
    if vector["accept"]:
        data = strict_json.unb64(vector["text"])
        assert strict_json.b64(data) == vector["text"]
        assert strict_json.unb64(vector["text"], len(data)) == data
        with pytest.raises(IntegrityError):
            strict_json.unb64(vector["text"], len(data) + 1)
    else:
        with pytest.raises(IntegrityError) as caught:
            strict_json.unb64(vector["text"])
        assert caught.value.code == "integrity.base64"


@pytest.mark.parametrize("vector", VECTORS["identifiers"], ids=lambda v: repr(v["text"]))
def test_every_identifier_of_the_vectors_is_judged_as_told(vector: dict[str, Any]) -> None:
    assert strict_json.is_identifier(vector["text"]) is vector["accept"]


@pytest.mark.parametrize("vector", VECTORS["file_names"], ids=lambda v: v["raw"])
def test_every_file_name_of_the_vectors_is_shown_as_told(vector: dict[str, str]) -> None:
    raw = base64.b64decode(vector["raw"])
    assert strict_json.file_name(raw) == vector


# --- against an independent writer ------------------------------------------------------------

# Astral letters, letters just below the surrogates' place in UTF-16 order, marks, and controls.
TEXTS = st.text(
    st.one_of(
        st.characters(codec="utf-8", exclude_characters="\0"),
        st.sampled_from('aeé\u0301\u0338қӘ\uffff\ue000\ufb00\U00010000\U0001f512\n\x1f\\"/\x7f'),
    ),
    max_size=8,
).map(lambda text: unicodedata.normalize("NFC", text))
SCALARS = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-(2**53 - 1), 2**53 - 1),
    TEXTS,
)
VALUES = st.recursive(
    SCALARS,
    lambda inner: st.one_of(st.lists(inner, max_size=4), st.dictionaries(TEXTS, inner, max_size=4)),
    max_leaves=12,
)
DOCUMENTS = st.dictionaries(TEXTS, VALUES, max_size=6)


@given(DOCUMENTS)
def test_what_is_written_equals_rfc_8785_and_reads_back(document: dict[str, Any]) -> None:
    data = strict_json.canonical(document)
    assert data == rfc8785.dumps(document)
    assert strict_json.parse(data) == document


@given(DOCUMENTS, st.data())
def test_any_changed_byte_is_refused_or_another_document(
    document: dict[str, Any], data: st.DataObject
) -> None:
    good = strict_json.canonical(document)
    at = data.draw(st.integers(0, len(good) - 1))
    byte = data.draw(st.integers(0, 255).filter(lambda byte: byte != good[at]))
    changed = good[:at] + bytes([byte]) + good[at + 1 :]
    try:
        value = strict_json.parse(changed)
    except IntegrityError:
        return
    assert value != document
    assert strict_json.canonical(value) == rfc8785.dumps(value) == changed


@given(st.binary(max_size=40))
def test_any_bytes_are_refused_or_canonical(data: bytes) -> None:
    try:
        value = strict_json.parse(data)
    except IntegrityError:
        return
    assert rfc8785.dumps(value) == data


@given(st.text(st.sampled_from('{}[]",:\\u0d8e\u03011.-+ntfals '), max_size=30))
def test_any_text_of_json_signs_is_refused_or_canonical(text: str) -> None:
    for attempt in (text, '{"":' + text + "}", '{"' + text + '":0}'):
        try:
            value = strict_json.parse(attempt.encode())
        except IntegrityError:
            continue
        assert rfc8785.dumps(value) == attempt.encode()
        assert all(
            unicodedata.is_normalized("NFC", string) and "\0" not in string
            for string in strict_json._strings(value)
        )


# --- single rules ------------------------------------------------------------------------------


@pytest.mark.parametrize("escape", ["\n", "\b", "\t", "\r", "\f", "\x1f"])
def test_a_mark_after_an_escape_is_in_normal_form(escape: str) -> None:
    # In the bytes it follows the letter of the escape (`\n` and U+0301 look like ń).
    document = {"a": unicodedata.normalize("NFC", escape + "\u0301\u0323\u0307")}
    data = strict_json.canonical(document)
    assert strict_json.parse(data) == document
    assert data == rfc8785.dumps(document)


@pytest.mark.parametrize("text", ["\\u0000", "\\\\u0000", "u0000", "\\"])
def test_text_that_only_looks_like_an_escaped_nul_is_good(text: str) -> None:
    for document in ({"a": text}, {text: 1}):
        assert strict_json.parse(strict_json.canonical(document)) == document


@pytest.mark.parametrize("text", ["\0", "\\\0", "a\0b", "\\\\\0"])
def test_a_nul_is_refused_wherever_it_stands(text: str) -> None:
    for document in ({"a": text}, {text: 1}, {"a": [{"b": [text]}]}):
        with pytest.raises(IntegrityError, match=r"U\+0000"):
            strict_json.canonical(document)
        with pytest.raises(IntegrityError):
            strict_json.parse(rfc8785.dumps(document))


def test_the_limit_is_a_mebibyte_or_what_the_caller_says() -> None:
    fill = "x" * (strict_json.MAX_BYTES - len('{"a":""}'))
    data = strict_json.canonical({"a": fill})
    assert len(data) == strict_json.MAX_BYTES
    assert strict_json.parse(data) == {"a": fill}
    with pytest.raises(IntegrityError, match="larger"):
        strict_json.canonical({"a": fill + "x"})
    with pytest.raises(IntegrityError, match="larger"):
        strict_json.parse(data, limit=len(data) - 1)


class Word(enum.StrEnum):
    A = "a"


class Text(str):
    __slots__ = ()


class Number(int):
    __slots__ = ()


@pytest.mark.parametrize(
    "value",
    [
        1.0,
        float("nan"),
        b"bytes",
        {1, 2},
        Word.A,
        Text("a"),
        Number(1),
        uuid.UUID(int=0),
        datetime(2026, 1, 1, tzinfo=UTC),
        MappingProxyType({"a": 1}),
        2**53,
        -(2**53),
        2**64,
        "\ud800",
        "e\u0301",
        object,
        {1: 2},
        {None: 2},
    ],
    ids=repr,
)
def test_a_value_without_strict_form_is_not_written(value: object) -> None:
    for document in ({"a": value}, {"a": [value]}, {"a": {"b": value}}):
        with pytest.raises(IntegrityError) as caught:
            strict_json.canonical(document)
        assert caught.value.code == "integrity.json"


@pytest.mark.parametrize("key", ["\ud800", "e\u0301", 1, None, b"a", Word.A])
def test_a_key_without_strict_form_is_not_written(key: Any) -> None:
    with pytest.raises(IntegrityError):
        strict_json.canonical({key: 1})


def test_a_tuple_is_written_as_a_list_and_any_mapping_as_an_object() -> None:
    assert strict_json.canonical(MappingProxyType({"b": (1, ("x",)), "a": []})) == (
        b'{"a":[],"b":[1,["x"]]}'
    )
    assert strict_json.canonical({"\U00010000": (1,), "\uffff": 2}) == (
        '{"\U00010000":[1],"\uffff":2}'.encode()
    )


def nested(depth: int, kind: str) -> bytes:
    """A document of a depth; its objects or lists inside one another."""
    if kind == "object":
        return b'{"a":' * (depth - 1) + b"{}" + b"}" * (depth - 1)
    return b'{"a":' + b"[" * (depth - 1) + b"]" * (depth - 1) + b"}"


@pytest.mark.parametrize("kind", ["object", "list"])
def test_depth_ends_at_sixteen(kind: str) -> None:
    assert strict_json.canonical(strict_json.parse(nested(16, kind))) == nested(16, kind)
    for depth in (17, 200, 5000):
        with pytest.raises(IntegrityError):
            strict_json.parse(nested(depth, kind))
    with pytest.raises(IntegrityError, match="deeper"):
        strict_json.canonical(json.loads(nested(17, kind)))


def test_a_value_inside_itself_is_not_written() -> None:
    loop: dict[str, Any] = {}
    loop["a"] = loop
    with pytest.raises(IntegrityError):
        strict_json.canonical(loop)


def test_lines_are_documents_each_ended_by_one_line_feed() -> None:
    assert list(strict_json.parse_lines([b'{"a":1}\n', b"{}\n"])) == [{"a": 1}, {}]
    assert list(strict_json.parse_lines([])) == []
    for lines in ([b"{}"], [b"{}\n", b"{}"], [b"\n"], [b"{}\n", b"\n"], [b"{}\r\n"], [b"{} \n"]):
        with pytest.raises(IntegrityError):
            list(strict_json.parse_lines(lines))


@given(st.binary(max_size=70))
def test_base64_reads_back(data: bytes) -> None:
    assert strict_json.unb64(strict_json.b64(data), len(data)) == data


@given(st.binary(min_size=1, max_size=8), st.data())
def test_every_other_spelling_of_base64_is_refused_or_other_bytes(
    data: bytes, draw: st.DataObject
) -> None:
    text = strict_json.b64(data)
    at = draw.draw(st.integers(0, len(text)))
    sign = draw.draw(st.sampled_from(list("A=/+-_ \n\0é")))
    for other in (text[:at] + sign + text[at:], text[:at] + sign + text[at + 1 :]):
        if other == text:
            continue
        try:
            decoded = strict_json.unb64(other)
        except IntegrityError:
            continue
        assert decoded != data


@pytest.mark.parametrize("value", [None, 1, b"YQ==", ["YQ=="], True])
def test_base64_is_a_text(value: object) -> None:
    with pytest.raises(IntegrityError):
        strict_json.unb64(value)


def test_a_digest_has_lower_case_and_the_exact_length() -> None:
    for algorithm, length in strict_json.DIGEST_HEX.items():
        assert strict_json.is_digest("0123456789abcdef"[:8] * (length // 8), algorithm)
        for bad in ("a" * (length - 1), "a" * (length + 1), "A" * length, "g" * length):
            assert not strict_json.is_digest(bad, algorithm)
        for other in ("", "a" * (length - 1) + "\n", "٣" * length, None, 1, ["a"] * length):
            assert not strict_json.is_digest(other, algorithm)
    assert not strict_json.is_digest("a" * 64, "sha3")


@pytest.mark.parametrize("name", ["con", "CON", "nul.x", "aux.tar.gz", "COM1", "lpt9.", "conin$"])
def test_a_device_of_windows_is_told(name: str) -> None:
    assert strict_json.is_device_name(name)
    assert not strict_json.is_identifier(name)


@pytest.mark.parametrize("name", ["console", "nul-x", "com", "com10", "xcon", "lpt", "au.x"])
def test_what_only_begins_like_a_device_is_none(name: str) -> None:
    assert not strict_json.is_device_name(name)
    assert strict_json.is_identifier(name)


def test_an_identifier_is_a_text_of_at_most_64() -> None:
    assert strict_json.is_identifier("a" * 64)
    for value in ("a" * 65, "", "-a", "a-", ".a", "a.", "_a", "a b", "a/b", "a\n", None, 1, b"a"):
        assert not strict_json.is_identifier(value)


@given(st.text("aéx\u0301\u0316\u0334\u0345\u0344\u0f73\u1100\u1161\u0439\u20dd", max_size=40))
def test_a_long_name_is_composed_as_a_short_one(text: str) -> None:
    long = text * 60 + "\u0316\u0301" * 600
    assert strict_json.shown_name(long.encode()) == unicodedata.normalize("NFC", long)


def test_a_name_of_marks_in_disorder_is_shown_soon() -> None:
    raw = ("a" + "\u0301\u0316" * 190_000).encode()
    assert strict_json.shown_name(raw) == "\u00e1" + "\u0316" * 190_000 + "\u0301" * 189_999


@given(st.binary(max_size=24))
def test_a_shown_name_hides_nothing_and_is_in_normal_form(raw: bytes) -> None:
    shown = strict_json.shown_name(raw)
    assert unicodedata.is_normalized("NFC", shown)
    assert not strict_json._HIDING.search(shown)
    document = {"name": strict_json.file_name(raw)}
    assert strict_json.parse(strict_json.canonical(document)) == document
