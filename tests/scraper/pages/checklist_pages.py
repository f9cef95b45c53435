"""The second half of `checklist`: traps of single pages (MODERNGOV.md sections 3.4 to 3.6 and 3.8 to 3.10)."""

from __future__ import annotations

from tests.scraper.pages.checklist import (
    DATES,
    GAPS,
    HTML,
    LISTS,
    OTHERS,
    PAGES,
    REAL,
    TRAPS,
    URLS,
    VERDICT,
    VOTES_IN_TEXT,
    Row,
    by,
)

PAGE_TRAPS: tuple[Row, ...] = (
    ("3.4", "a title without size and hidden words", by(TRAPS, "test_title_is_without_size_and_hidden_words")),
    ("3.4", "a linked title is the main report", by(TRAPS, "test_linked_title_is_the_main_report")),
    ("3.4", "numbers as printed, never sorted by", by(PAGES, "test_numbers_as_printed")
     + by(TRAPS, "test_number_labels_are_raw_and_order_is_the_page_s")),
    ("3.4", "rows without number may carry minutes", by(TRAPS, "test_a_heading_row_without_number_can_carry_minutes")),
    ("3.4", "text cut in mid-sentence, its link split over lines", by(TRAPS, "test_truncated_minutes_are_never_stored",
                                                                     "test_truncation_of_other_blocks")
     + by(PAGES, "test_even_a_short_text_may_be_cut") + by(HTML, "test_cut_text_is_known")),
    ("3.4", "labels without colon and case, other labels kept", by(PAGES, "test_labels_without_colon_and_case_in_both_languages")
     + by(TRAPS, "test_unknown_labels_are_kept_and_reported")),
    ("3.4", "text before the first label is the agenda's", by(PAGES, "test_minutes_without_decision_and_the_reverse")),
    ("3.4", "an empty list of papers", by(TRAPS, "test_additional_documents_may_stand_alone")
     + by(HTML, "test_an_empty_list_of_documents_is_a_block_without_text")),
    ("3.4", "minutes without decision and the reverse, in any order", by(TRAPS, "test_blocks_in_any_order")
     + by(PAGES, "test_minutes_without_decision_and_the_reverse")),
    ("3.4", "the malformed table of a recorded vote", by(TRAPS, "test_recorded_vote_table_does_not_become_minutes_or_items")
     + by(HTML, "test_text_of") + by(REAL, "test_kingston_votes_names_and_papers")),
    ("3.4", "a council's own tables nest", by(TRAPS, "test_nested_tables_of_the_council_are_text")),
    ("3.4", "a council's own stray tags", by(TRAPS, "test_stray_closing_tag_does_not_end_the_minutes",
                                             "test_unbalanced_tags_of_the_skin_do_not_hide_the_items")),
    ("3.4", "Word's markup", by(HTML, "test_text_of") + by(PAGES, "test_word_marks_inside_a_paragraph",
                                                           "test_word_list_paragraphs_keep_their_typed_markers")),
    ("3.4", "a cancelled meeting has no table and says why",
     by(TRAPS, "test_cancelled_meeting_is_a_meeting_with_a_reason_for_being_empty")
     + by(PAGES, "test_no_item_table_is_told_from_an_empty_agenda")),
    ("3.4", "states after the heading", by(TRAPS, "test_status_from_the_heading", "test_unknown_status_is_not_guessed")),
    ("3.4", "names with dashes before the date", by(TRAPS, "test_committee_names_hold_dashes") + by(DATES, "test_heading")),
    ("3.4", "dates in every form of heading", by(DATES, "test_heading", "test_date")
     + by(TRAPS, "test_meta_date_stands_in_for_an_unreadable_heading")),
    ("3.4", "titles of the page, printed twice by a skin", by(TRAPS, "test_minutes_status_from_the_h1")
     + by(PAGES, "test_title_printed_twice_by_a_skin")),
    ("3.4", "restricted items keep their row", by(TRAPS, "test_restricted_item_keeps_its_row", "test_restricted_by_title",
                                                 "test_restricted_papers_do_not_make_the_item_restricted")),
    ("3.4", "a page to log in is a refusal", by(VERDICT, "test_a_log_in_page_is_a_refusal")),
    ("3.4", "a player's script is no text", by(PAGES, "test_a_player_s_script_is_neither_text_nor_link")),
    ("3.4", "lists to share an item are no papers", by(PAGES, "test_a_share_list_of_a_skin_is_no_paper_and_no_text")),
    ("3.4", "the agenda's number is not the meeting's", by(PAGES, "test_the_agenda_s_number_is_not_the_meeting_s")
     + by(LISTS, "test_a_pack_belongs_to_the_meeting_that_links_to_it", "test_packs_without_a_meeting_stand_nowhere")),
    ("3.4", "a constitution stored as a meeting is none", by(TRAPS, "test_constitution_chapters_are_not_meetings")
     + by(URLS, "test_known_urls")),
    ("3.4", "an item without minutes says why", by(GAPS, "test_why_there_are_no_minutes_under_an_item")),
    ("3.5", "papers under their other label", by(PAGES, "test_item_page_papers_stand_under_supporting_documents")),
    ("3.5", "the text is whole", by(TRAPS, "test_item_page_has_the_whole_text", "test_item_page_that_is_cut_too_is_a_problem")),
    ("3.5", "the page may not name its meeting", by(PAGES, "test_item_page_that_does_not_name_its_meeting")),
    ("3.6", "labels in any style, trailing semicolons", by(TRAPS, "test_decision_labels_in_any_style")),
    ("3.6", "no maker where a committee decided", by(PAGES, "test_a_committee_s_decision_names_no_maker")),
    ("3.6", "the heading may be missing", by(TRAPS, "test_decision_without_heading")),
    ("3.6", "reasons written inside the text", by(PAGES, "test_reasons_inside_the_text_stay_in_the_text")),
    ("3.6", "unknown pairs verbatim", by(TRAPS, "test_what_cannot_be_read_is_kept_verbatim")),
    ("3.6", "published years after it was taken", by(PAGES, "test_a_decision_may_be_published_years_later")),
    ("3.6", "status in the site's words", by(PAGES, "test_status_is_kept_in_the_site_s_words")),
    ("3.6", "call-in words of a register", by(LISTS, "test_call_in_words_of_a_register")),
    ("3.8", "an issue's labels", by(OTHERS, "test_issue_labels")),
    ("3.8", "many meetings of one issue on one page", by(OTHERS, "test_meetings_of_an_issue_are_kept_apart")),
    ("3.9", "attendance in the site's words", by(PAGES, "test_attendance_is_in_the_site_s_words")),
    ("3.9", "expected is not present", by(TRAPS, "test_expected_is_not_present")),
    ("3.9", "a member's statistics are no attendance", by(OTHERS, "test_statistics_of_a_member_are_no_attendance")),
    ("3.9", "a recorded vote's names and counts", by(OTHERS, "test_recorded_votes_by_name")),
    ("3.9", "most votes stand in the text", by(VOTES_IN_TEXT, "test_votes")),
    ("3.10", "expired seats are hidden by style only", by(TRAPS, "test_expired_members_are_not_members")
     + by(OTHERS, "test_expired_seats_of_a_member_are_marked")),
    ("3.10", "members as a table or a list", by(OTHERS, "test_members_as_table_and_as_list")),
)  # fmt: skip
