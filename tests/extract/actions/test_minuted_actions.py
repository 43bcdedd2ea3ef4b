"""Actions in the text of minutes."""

from __future__ import annotations

from councilpapers.document import Block
from councilpapers.extract.actions.minuted_actions import find_minuted_actions
from councilpapers.extract.candidates import ActionCandidate, Claims
from councilpapers.extract.meetings.attendances import find_attendances

from ..grids import heading, report, table, text


def found(*blocks: Block, kind: str = "minutes") -> list[ActionCandidate]:
    return list(find_minuted_actions(report(*blocks, kind=kind), Claims()))


def test_owners_at_the_ends_of_paragraphs() -> None:
    actions = found(
        heading("4. MATTERS ARISING"),
        text("4.5vii) The Clerk had written to Mr Price, who would cut the grass when it"),
        text("needed cutting. Cllr. Ann Rees"),
        text("12i) The tree survey was in hand. Cllr. P. Rees"),
        heading("5. CORRESPONDENCE"),
        text("i) Workshop 30 July 2018 - names to be collected at the July meeting. Clerk"),
        text("ii) Letter from the bank. Noted"),
        text("iii) Poster for the fair. Website and Notice Boards"),
        text("iv) Standing orders to be reviewed. Cllrs. G. Rees and P. Rees, Clerk"),
    )
    assert [(a.reference, a.lead_officer, a.theme) for a in actions] == [
        ("4.5vii", "Cllr. Ann Rees", "MATTERS ARISING"),
        ("12i", "Cllr. P. Rees", "MATTERS ARISING"),
        (None, "Clerk", "CORRESPONDENCE"),
        (None, "Cllrs. G. Rees; P. Rees; Clerk", "CORRESPONDENCE"),
    ]
    assert actions[0].description.endswith("when it needed cutting.")
    assert [a.status for a in actions] == [None, "in hand", None, None]
    assert actions[2].deadline == "July meeting"


def test_the_word_action_before_owner_or_task() -> None:
    actions = found(
        heading("Highways"),
        text("The sign at Mill Lane has fallen down. Action: Clerk"),
        text("ACTION: Cllr Moss to ask the county council for a new sign"),
        text("Potholes in Mill Lane. ACTION Clerk"),
        text("The affirmative action policy was noted."),
    )
    assert [(a.description, a.lead_officer) for a in actions] == [
        ("The sign at Mill Lane has fallen down.", "Clerk"),
        ("Cllr Moss to ask the county council for a new sign", "Cllr Moss"),
        ("Potholes in Mill Lane.", "Clerk"),
    ]


def test_an_action_may_be_numbered_in_its_label() -> None:
    first, second = found(
        heading("Highways"),
        text("The sign at Mill Lane has fallen down.Action 2.01: Clerk"),
        text("ACTION 3: Cllr Moss to ask the county council for a new sign"),
    )
    (bare,) = found(heading("Minutes"), text("The minutes were approved. ACTION HB to send them to the county."))
    assert (bare.description, bare.lead_officer) == ("HB to send them to the county", "HB")
    assert (first.reference, first.lead_officer) == ("2.01", "Clerk")
    assert first.description == "The sign at Mill Lane has fallen down."
    assert (second.reference, second.lead_officer) == ("3", "Cllr Moss")


def test_owners_behind_a_labelled_action_or_on_a_line_of_their_own() -> None:
    actions = found(
        heading("Highways"),
        text("Action: Ask the county for a new sign (Ann Hall)"),
        text("Action: Order grit - Bob Fry, 3 May 2019"),
        text("Action: Chidi Ward-Ek to count the lamps"),
        text("ACTION: Highways Maintenance to clear the drains"),
        heading("Parks"),
        text("Members asked for three quotes for the roof."),
        text("ACTION: CLERK"),
        text("The swings were noted"),
        text("Action: Siân Law / Clerk"),
    )
    assert [(a.description, a.lead_officer, a.deadline) for a in actions] == [
        ("Ask the county for a new sign", "Ann Hall", None),
        ("Order grit", "Bob Fry", "3 May 2019"),
        ("Chidi Ward-Ek to count the lamps", "Chidi Ward-Ek", None),
        ("Highways Maintenance to clear the drains", None, None),
        ("Members asked for three quotes for the roof.", "CLERK", None),
        ("The swings were noted", "Siân Law; Clerk", None),
    ]


def test_whoever_is_listed_as_present_can_be_given_something_to_do() -> None:
    paper = report(
        text("Present: Councillor J Hale (Chair)"),
        text("Officers: Ravindra Shah (Director of Resources)"),
        heading("1. BUDGET"),
        text("Action: Ravindra Shah to send a note to members."),
        text("Action: Democratic Services to print the list."),
        kind="minutes",
    )
    claims = Claims()
    assert list(find_attendances(paper, claims))
    actions = list(find_minuted_actions(paper, claims))
    assert [(a.description, a.lead_officer) for a in actions] == [
        ("Ravindra Shah to send a note to members", "Ravindra Shah"),
        ("Democratic Services to print the list", None),
    ]


def test_a_title_before_the_colon_is_the_theme() -> None:
    actions = found(
        text("2427. Highways: The sign has fallen down. Clerk to write to the county."),
        text("2428. Correspondence: Letter from the band. Clerk to reply."),
        heading("22/58 Playing field"),
        text("The gate sticks. Action: Clerk"),
    )
    assert [(a.theme, a.description) for a in actions] == [
        ("Highways", "Clerk to write to the county"),
        ("Correspondence", "Letter from the band. Clerk to reply"),
        ("Playing field", "The gate sticks."),
    ]


def test_what_follows_a_labelled_action_is_another_and_initials_are_of_those_present() -> None:
    paper = report(
        text("Board members: Joan Allen (Chair), Bob Brown"),
        heading("3. Strategy"),
        text("JA asked for the strategy to be sent round by the end of June. Action BB"),
        text("ACTION: Clerk to obtain quotations. Cllr Clay agreed to speak to the school."),
        text("The panel read the plan. Action Plan"),
        kind="minutes",
    )
    claims = Claims()
    assert list(find_attendances(paper, claims))
    assert [(a.description, a.lead_officer) for a in find_minuted_actions(paper, claims)] == [
        ("JA asked for the strategy to be sent round by the end of June.", "BB"),
        ("Clerk to obtain quotations", "Clerk"),
        ("Cllr Clay agreed to speak to the school", "Cllr Clay"),
    ]


def test_initials_of_those_present_and_what_the_table_already_says() -> None:
    listed = table(["No", "Action", "Owner"], ["1", "JB to order new planters for the green", "JB"])
    actions = found(
        text("Jo Bell (JB) and Hugh Dunn (HD) were present."),
        heading("Village upkeep"),
        text("The green looked tired. HD to write up the list of jobs. JB to order planters for the green."),
        text("NB to be noted that the gate sticks."),
        listed,
    )
    assert [(a.description, a.lead_officer, a.theme) for a in actions] == [
        ("HD to write up the list of jobs", "HD", "Village upkeep")
    ]


def test_owners_at_the_margin_do_not_silence_other_wordings() -> None:
    actions = found(
        heading("4. HIGHWAYS"),
        text("The bin had been emptied. Clerk"),
        text("The verge was overgrown. Cllr. P. Rees"),
        text("The grit bin was empty. Clerk"),
        text("The path was muddy. The Clerk would write to the landowner by 3 May 2019. Members thanked him."),
        text("Action: NS to count the lamps"),
    )
    assert [(a.description, a.lead_officer, a.deadline) for a in actions[3:]] == [
        ("The Clerk would write to the landowner by 3 May 2019", "Clerk", "3 May 2019"),
        ("NS to count the lamps", "NS", None),
    ]


def test_a_short_task_takes_the_sentence_before_it() -> None:
    actions = found(
        heading("ASHBY VALE PARISH COUNCIL"),
        text("The new sign had come off its pole. Clerk to follow up."),
        text("The gate was open. The fence will be painted. Cllr Dee to report back in May."),
    )
    assert [(a.description, a.lead_officer, a.deadline) for a in actions] == [
        ("The new sign had come off its pole. Clerk to follow up", "Clerk", None),
        ("Cllr Dee to report back in May", "Cllr Dee", "May"),
    ]


def test_beside_a_list_of_actions_only_its_own_form_counts() -> None:
    listed = table(["No", "Action", "Owner"], ["1", "Order new planters for the green", "JB"])
    claims = Claims()
    claims.take(listed, "table:actions")
    paper = report(
        text("Jo Bell (JB) and Hugh Dunn (HD) were present."),
        heading("Village upkeep"),
        text("HD will walk the village with the warden. Clerk to order new planters for the green."),
        text("HD to write up the list of jobs."),
        listed,
        kind="minutes",
    )
    assert [a.description for a in find_minuted_actions(paper, claims)] == ["HD to write up the list of jobs"]


def test_dates_of_other_sentences_are_not_the_owners() -> None:
    (action, *_) = found(
        heading("DATA PROTECTION"),
        text("The law would come into force on 25 May 2018. The Clerk to make enquiries. Clerk"),
        text("The verge was overgrown. Clerk"),
        text("The grit bin was empty. Clerk"),
    )
    assert (action.lead_officer, action.deadline) == ("Clerk", None)


def test_only_in_minutes() -> None:
    assert found(text("The sign has fallen down. Action: Clerk"), kind="covering_report") == []


def test_what_the_list_at_the_end_gathers_is_not_told_twice() -> None:
    listed = table(["Action", "Owner", "Due"], ["Provide a breakdown of voids by scheme", "Clerk", "June"])
    paper = report(
        heading("2. Housing"),
        text("Action: Clerk to provide a breakdown of voids by scheme"),
        text("Action: Clerk to invite the tenants' panel"),
        listed,
        kind="minutes",
    )
    claims = Claims()
    claims.take(listed, "table:actions")
    assert [a.description for a in find_minuted_actions(paper, claims)] == ["Clerk to invite the tenants' panel"]
