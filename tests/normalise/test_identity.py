from __future__ import annotations

from councilpapers.normalise.identity import Identities, action_key


def test_ids_come_from_content_and_not_from_what_was_read_before() -> None:
    first, second = Identities("d"), Identities("d")
    first.of("actions", "something else")
    assert first.of("actions", "r", "Open a day centre") == second.of("actions", "r", "Open a day centre")


def test_the_same_words_twice_have_two_ids() -> None:
    identities = Identities("d")
    assert identities.of("findings", "r", "None") != identities.of("findings", "r", "None")


def test_documents_do_not_share_ids() -> None:
    assert Identities("d").of("actions", "x") != Identities("e").of("actions", "x")


def test_an_action_keeps_its_key_when_a_referenced_row_is_reworded() -> None:
    key = action_key("X1", "Housing Plan", "HSG-01", "Bring homes back into use")
    assert key == action_key("X1", "housing plan", "hsg\u201301", "Bring forty homes back into use")
    assert key != action_key("X2", "Housing Plan", "HSG-01", "Bring homes back into use")


def test_without_a_reference_the_words_are_the_key() -> None:
    assert action_key(None, None, None, "Open a day centre.") == action_key(None, None, None, "open a  day centre")
    assert action_key(None, None, None, "Open a day centre") != action_key(None, None, None, "Close a day centre")
