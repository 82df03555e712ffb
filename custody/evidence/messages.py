"""Messages taken apart: their text and what was attached, for `containers_child.py`.

Both forms are read whole into memory, in a child with limits. Names are given as the message has
them; whoever writes files makes plain names of them.
"""

from collections.abc import Callable, Iterator
from typing import IO, Any, Final

_MOST_PARTS: Final = 5000
Parts = Iterator[tuple[str, bytes]]


def load_eml() -> Callable[[IO[bytes]], Parts]:
    """A reader of RFC 5322 messages, its modules loaded."""
    import email.policy
    from email.parser import BytesParser

    parser = BytesParser(policy=email.policy.compat32)

    def read(file: IO[bytes]) -> Parts:
        return _parts(parser.parse(file))

    return read


def _parts(message: Any) -> Parts:
    """Leaves in their order; a message within this one stays whole, to be opened by itself."""
    waiting, number = [message], 0
    while waiting:
        part = waiting.pop()
        number += 1
        if number > _MOST_PARTS:
            raise ValueError(f"more than {_MOST_PARTS} parts")
        if part is not message and part.get_content_type() == "message/rfc822":
            inner = part.get_payload()
            for each in inner if isinstance(inner, list) else []:
                yield _name(part, "message.eml"), each.as_bytes()
        elif part.is_multipart():
            _judge(part)
            waiting.extend(reversed(part.get_payload()))
        else:
            suffix = {"text/plain": ".txt", "text/html": ".html"}.get(part.get_content_type(), "")
            data = part.get_payload(decode=True)
            _judge(part)
            yield _name(part, f"body{suffix}"), data if isinstance(data, bytes) else b""


def _judge(part: Any) -> None:
    """Refuse what was cut off, or was lost on the way: the library passes over both."""
    from email import errors

    for defect in part.defects:
        match defect:
            case errors.CloseBoundaryNotFoundDefect():
                raise ValueError("it ends before its last part does")
            case errors.InvalidBase64CharactersDefect() | errors.InvalidBase64LengthDefect():
                raise ValueError("what is attached is no whole base64")
            case _:
                pass


def _name(part: Any, otherwise: str) -> str:
    from email.header import decode_header, make_header

    given = part.get_filename()
    if not given:
        return otherwise
    try:
        return str(make_header(decode_header(given)))
    except (UnicodeError, LookupError, ValueError):
        return str(given)


def load_msg() -> Callable[[IO[bytes]], Parts]:
    """A reader of Outlook messages, its modules loaded."""
    from oxmsg import Message

    def read(file: IO[bytes]) -> Parts:
        message = Message.load(file)
        headers = "".join(f"{name}: {value}\r\n" for name, value in message.message_headers.items())
        if headers:
            yield "headers.txt", headers.encode("utf-8", "replace")
        if message.body:
            yield "body.txt", message.body.encode("utf-8", "replace")
        if message.html_body:
            yield "body.html", message.html_body.encode("utf-8", "replace")
        for attachment in message.attachments:
            data = attachment.file_bytes
            if data is None:  # a message or an object: to show it as an empty file would be a lie
                raise ValueError("what is attached is no file, but a message or an object")
            yield attachment.file_name or "", data

    return read
