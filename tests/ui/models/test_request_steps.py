"""What the forms of a request's next steps hold already."""

from ui.desk import Desk
from ui.models.request_steps import known_fields

CASE = "EX-26-0417"


def test_what_came_in_answer_is_named_where_a_disclosure_is_recorded(desk: Desk) -> None:
    kind, queries = "disclosure.partial_received", desk.queries
    artifacts = desk.cases.state(CASE).artifacts.values()
    came = {each.id for each in artifacts if each.request == "RQ-02"}
    assert came
    named = known_fields(queries, CASE, "RQ-02", kind)
    assert named["request"] == "RQ-02"
    assert set(named["artifacts"]) == {"ART-010"} <= came
    assert "artifacts" not in known_fields(queries, CASE, "RQ-77", kind)
