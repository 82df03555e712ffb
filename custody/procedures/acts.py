"""What acts of law are called: the record keeps one name, people read a title in their language."""

from collections.abc import Mapping
from typing import Any

from custody.procedures.law import Title


def titled(value: Any, acts: Mapping[str, Title], language: str) -> Any:
    """Fields of an event with every act of law that is known under its title.

    Args:
        value: Fields, or a value of one; it is left as it is.
        acts: Names of acts, as rows of legal basis and offences have them, to their titles.
        language: `kk`, `ru` or `en`.
    """
    match value:
        case dict():
            made = {name: titled(each, acts, language) for name, each in value.items()}
            act = acts.get(value["act"]) if isinstance(value.get("act"), str) else None
            return made if act is None else {**made, "act": act.text(language)}
        case list():
            return [titled(each, acts, language) for each in value]
        case _:
            return value
