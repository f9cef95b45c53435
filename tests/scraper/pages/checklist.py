"""Which test proves which line of the parser checklist and which trap of the pages (MODERNGOV.md sections 9 and 3).

One row a statement: the section, the statement in our words, and the tests, as `file::function`. Files are those beside
this one unless they begin with `../`. `test_checklist` holds that each test exists and that no section is left out.
"""

from __future__ import annotations

Row = tuple[str, str, tuple[str, ...]]

TRAPS, LISTS, PAGES, REAL = "test_traps", "test_traps_lists", "test_traps_pages", "test_real_pages"
HTML, URLS, DATES, VERDICT = "../test_html", "../test_urls", "../test_dates", "../test_verdict"
GAPS, GOLDEN, OTHERS = "test_gaps", "test_golden", "test_traps_others"
VOTES_IN_TEXT = "../../extract/test_resolutions"


def by(file: str, *functions: str) -> tuple[str, ...]:
    """Test ids of functions in one file."""
    return tuple(f"{file}::{function}" for function in functions)


# The numbers after 9 are those of its lines, from the top.
CHECKLIST: tuple[Row, ...] = (
    ("9.1", "only what is inside the frame is read", by(TRAPS, "test_links_outside_the_frame_are_not_followed")
     + by(HTML, "test_frame_is_found_by_id_alone")),
    ("9.1", "Dublin Core metas stand in for what the frame lacks",
     by(TRAPS, "test_meta_date_stands_in_for_an_unreadable_heading") + by(HTML, "test_title_of", "test_meta_of_the_meeting")),
    ("9.1", "what is no ModernGov page, or a refusal, is said to be one and never an empty meeting",
     by(TRAPS, "test_no_frame_is_never_an_empty_meeting", "test_another_page_of_the_site_is_never_an_empty_meeting")
     + by(VERDICT, "test_verdict") + by(LISTS, "test_a_search_page_is_never_an_empty_list")),
    ("9.2", "names of pages and parameters in any case, aliases as one id", by(URLS, "test_known_urls")),
    ("9.2", "ids are of one host and one base directory",
     by(URLS, "test_what_is_not_a_page_of_the_site", "test_base_directory")
     + by(TRAPS, "test_install_directory_of_the_page_counts", "test_a_page_of_another_host_does_not_lead_there")),
    ("9.2", "noise goes, T and CT of documents stay", by(URLS, "test_canonical_form")
     + by(TRAPS, "test_printed_papers_keep_their_t")),
    ("9.3", "direct rows of the item table only", by(TRAPS, "test_recorded_vote_table_does_not_become_minutes_or_items",
                                                     "test_nested_tables_of_the_council_are_text")),
    ("9.3", "a page without the table is borne", by(PAGES, "test_no_item_table_is_told_from_an_empty_agenda")),
    ("9.4", "hidden words, sizes, scripts and comments are no text", by(HTML, "test_text_of")
     + by(TRAPS, "test_title_is_without_size_and_hidden_words")),
    ("9.4", "type and size of a file are a field", by(TRAPS, "test_size_is_a_field_not_a_part_of_the_title")
     + by(HTML, "test_links_keep_address_and_size_apart_from_text")),
    ("9.5", "blocks by their labels, in any order", by(TRAPS, "test_blocks_in_any_order")
     + by(HTML, "test_blocks_keep_raw_labels_in_any_order", "test_blocks_inside_wrappers_of_a_skin")),
    ("9.5", "labels in both languages", by(PAGES, "test_labels_without_colon_and_case_in_both_languages")
     + by(TRAPS, "test_welsh_page")),
    ("9.5", "unknown labels are kept", by(TRAPS, "test_unknown_labels_are_kept_and_reported")),
    ("9.6", "cut text is known in each block", by(HTML, "test_cut_text_is_known", "test_whole_text_is_not_cut")
     + by(TRAPS, "test_truncation_of_other_blocks")),
    ("9.6", "cut text is never stored, and its whole is asked for", by(TRAPS, "test_truncated_minutes_are_never_stored")
     + by(PAGES, "test_a_text_of_two_blocks_is_cut_where_one_is")
     + by(REAL, "test_kingston_truncated_items")),
    ("9.7", "Word's wrapped lines, spacers, markers, cells and inline marks", by(HTML, "test_text_of")
     + by(PAGES, "test_word_marks_inside_a_paragraph", "test_word_list_paragraphs_keep_their_typed_markers")),
    ("9.8", "the meta's date, else the heading's, English and Welsh", by(DATES, "test_date", "test_no_date", "test_heading")
     + by(TRAPS, "test_heading_is_kept_where_the_meta_date_differs")),
    ("9.8", "times in every form, as the clock in London shows them", by(DATES, "test_time")),
    ("9.9", "every state, and none guessed", by(TRAPS, "test_status_from_the_heading", "test_unknown_status_is_not_guessed")),
    ("9.9", "draft minutes are told by the title alone", by(TRAPS, "test_minutes_status_from_the_h1")),
    ("9.10", "labels raw, headings among the items, order of the page",
     by(TRAPS, "test_number_labels_are_raw_and_order_is_the_page_s", "test_a_heading_row_without_number_can_carry_minutes")),
    ("9.11", "unknown labels of a decision are kept", by(TRAPS, "test_what_cannot_be_read_is_kept_verbatim")),
    ("9.11", "the meeting's link joins them", by(TRAPS, "test_decided_at_meeting_joins_decision_and_meeting")),
    ("9.11", "one decision in several lists is one", by(LISTS, "test_one_decision_in_two_registers_is_one_record")),
    ("9.12", "no line ends, spaces encoded once, query kept", by(URLS, "test_canonical_form",
                                                                 "test_document_names_become_one_stable_address")),
    ("9.12", "the key is the number with its letter", by(TRAPS, "test_document_addresses_are_clean_and_keyed_on_their_number",
                                                         "test_xml_and_page_join_on_the_attachment")),
    ("9.13", "values stripped, True and False read", by(LISTS, "test_empty_elements_of_the_service_state_nothing")
     + by(TRAPS, "test_expired_and_deleted_committees_are_listed_with_a_flag")),
    ("9.13", "plain fields unescaped twice", by(TRAPS, "test_xml_titles_are_unescaped_twice_and_html_once")),
    ("9.13", "the root decides", by(TRAPS, "test_xml_that_is_not_the_meeting_gives_nothing")),
    ("9.13", "hosts named by the service are not asked", by(TRAPS, "test_xml_hosts_are_distrusted")),
    ("9.14", "windows of six months, halved on failure", by(URLS, "test_windows_cover_every_day_once",
                                                            "test_halving_ends_and_loses_no_day")),
    ("9.14", "earlier pages of a meeting list", by(TRAPS, "test_earlier_and_later_each_lead_onward_once")),
)  # fmt: skip

LIST_TRAPS: tuple[Row, ...] = (
    ("3.1", "the category is the heading above, where there is one", by(TRAPS, "test_committee_category_is_the_heading_before_it")),
    ("3.1", "expired committees are in the service only", by(TRAPS, "test_expired_and_deleted_committees_are_listed_with_a_flag")),
    ("3.2", "name, purpose, members with roles", by(LISTS, "test_committee_has_its_name_and_purpose")
     + by(TRAPS, "test_expired_members_are_not_members")),
    ("3.2", "feed and contact on the page are neither", by(LISTS, "test_committee_page_leads_to_its_meetings_and_not_to_its_feed")),
    ("3.3", "words after the link, known and unknown", by(TRAPS, "test_meeting_list_suffixes") + by(LISTS, "test_words_after_a_listed_meeting")),
    ("3.3", "date and time of the link", by(LISTS, "test_dates_and_times_of_listed_meetings")),
    ("3.3", "the steps are printed twice", by(TRAPS, "test_earlier_and_later_each_lead_onward_once")),
    ("3.3", "other links to meetings are not listed", by(TRAPS, "test_only_listed_meetings_count")),
    ("3.3", "years of the selector", by(LISTS, "test_years_are_those_the_page_offers")),
    ("3.7", "rows that lead elsewhere, hidden references", by(TRAPS, "test_register_rows_that_lead_elsewhere_are_not_decisions")),
    ("3.7", "columns by name, cells in comments", by(TRAPS, "test_register_columns_go_by_name") + by(LISTS, "test_commented_out_cells_are_no_cells")),
    ("3.7", "the details view has no table", by(LISTS, "test_details_view_lists_decisions_without_a_table")),
    ("3.7", "the officer list is a part of the register", by(LISTS, "test_one_decision_in_two_registers_is_one_record")),
    ("3.7", "an empty register says so", by(TRAPS, "test_empty_register_is_not_a_silent_one")),
    ("3.7", "windows by day of publication", by(URLS, "test_windows_cover_every_day_once")),
    ("3.11", "calendar: states before or after the name", by(LISTS, "test_calendar_prefixes", "test_calendar_does_not_take_a_name_for_a_state")),
    ("3.11", "calendar: the parameter DD is the year", by(LISTS, "test_calendar_month_and_year_are_read_as_the_address_has_them")),
    ("3.11", "calendar: other events, committees without id", by(LISTS, "test_calendar_events_that_are_no_meetings",
                                                              "test_calendar_names_committees_only_by_their_id")),
    ("3.11", "calendar: an empty month is not a changed page", by(LISTS, "test_an_empty_month_has_its_grid")),
    ("3.11", "what's new is a sign, never a record", by(LISTS, "test_whats_new_is_only_a_sign", "test_nothing_new_is_not_silence")),
    ("3.11", "plans lead to issues", by(OTHERS, "test_plan_items_lead_to_issues")),
    ("3.11", "search is known, not crawled, and never an empty list", by(LISTS, "test_a_search_page_is_never_an_empty_list",
                                                                        "test_hits_of_a_search_are_not_news")
     + by(REAL, "test_kent_search_pages_are_moderngov_and_classified")),
    ("3.12", "old minutes are one document, without items", by(LISTS, "test_an_old_meeting_is_a_document_without_items",
                                                              "test_an_old_meeting_may_be_a_bare_link")
     + by(TRAPS, "test_old_meetings_are_listed_without_items")),
    ("3.12", "what is no old meeting is none", by(LISTS, "test_an_old_page_that_is_something_else_is_no_meeting",
                                                  "test_minutes_that_begin_with_no_are_no_notice")),
)  # fmt: skip
