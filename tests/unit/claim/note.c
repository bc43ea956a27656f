/* SPDX-License-Identifier: MIT */
#include "claim/note.h"
#include "unit/claim/tests.h"
#include "unit/unit.h"

/* A change whose spans are all of two texts, told by the first place of the words given; NULL for no words. */
static fh_str note_of(fh_claim__told told, const char *was, const char *now, const char *theirs, const char *mine) {
    fh_report parent = {.text = fh_str_of(was)}, child = {.text = fh_str_of(now)};
    told.change.parent_span = (fh_span){0, (uint32_t)parent.text.len};
    told.change.child_span = (fh_span){0, (uint32_t)child.text.len};
    size_t at;
    if (theirs && (at = fh_str_find(parent.text, fh_str_of(theirs), 0)) != SIZE_MAX) told.parent_words = fh_str_cut(parent.text, at, at + fh_str_of(theirs).len);
    if (mine && (at = fh_str_find(child.text, fh_str_of(mine), 0)) != SIZE_MAX) told.child_words = fh_str_cut(child.text, at, at + fh_str_of(mine).len);
    fh_claim__choose_words(&told, &parent, &child);
    return fh_claim__note_change(keep, &told);
}

static fh_claim__told of_type(fh_change_type type) { return (fh_claim__told){.change = {.type = type}, .kind = FH_CLAIM__LINE}; }

static void a_figure_that_became_another_is_told_with_both(void **state) {
    (void)state;
    fh_str note = note_of(of_type(FH_CHANGE_NUMBER), "About 3,900 ships came.", "About 3,000 ships came.", "3,900", "3,000");
    assert_str(note, "the figure is another: \"3,900\" became \"3,000\"");
}

static void a_figure_that_both_sides_have_became_no_other(void **state) {
    (void)state;
    const char *was = "It offers 7.5 per cent and the union wants 12 per cent.", *now = "The union wants 12 per cent.";
    assert_str(note_of(of_type(FH_CHANGE_NUMBER), was, now, "7.5 per cent", "12 per cent"), "a figure is told otherwise");
    assert_str(note_of(of_type(FH_CHANGE_NUMBER), "Unit 2 was closed.", "Units 2 and 3 were closed.", "2", "3"), "a figure is told otherwise");
}

static void half_of_a_word_is_not_quoted(void **state) {
    (void)state;
    fh_str note = note_of(of_type(FH_CHANGE_DATE), "It passed its 12-monthly test.", "It passed its annual test.", "monthly", "annual");
    assert_str(note, "the time is another: \"12-monthly\" became \"annual\"");
    assert_str(note_of(of_type(FH_CHANGE_PLACE), "The dam in Halland\u2019s valley broke.", "The dam in Norland's valley broke.", "Halland\u2019s", "Norland's"), "the place is another: \"Halland\" became \"Norland\"");
    assert_str(note_of(of_type(FH_CHANGE_NUMBER), "It costs $68 million.", "It costs $60 million.", "68 million", "60 million"), "the figure is another: \"$68 million\" became \"$60 million\"");
    assert_str(note_of(of_type(FH_CHANGE_DATE), "They came at 7.30.", "They came at 7.30am.", "7.30", "7.30am"), "a time is told otherwise");
}

static void a_source_that_is_still_spoken_of_is_not_left_out(void **state) {
    (void)state;
    const char *was = "The race director, Odo Brandt, said it had the right to stand.", *gone = "It had the right to stand.";
    assert_str(note_of(of_type(FH_CHANGE_ATTRIBUTION), was, gone, "Odo Brandt", NULL), "the source is left out: \"Odo Brandt\"");
    assert_str(note_of(of_type(FH_CHANGE_ATTRIBUTION), was, "Race boss Brandt washed his hands of it.", "Odo Brandt", NULL), "the source is told otherwise");
    assert_str(note_of(of_type(FH_CHANGE_ATTRIBUTION), was, "It had the right to stand, he said.", "Odo Brandt", NULL), "the source is told otherwise");
}

static void a_source_swapped_is_told_with_both(void **state) {
    (void)state;
    fh_str note = note_of(of_type(FH_CHANGE_ATTRIBUTION), "A driver said so.", "The ministry said so.", "A driver", "The ministry");
    assert_str(note, "the source is told otherwise: \"A driver\" became \"The ministry\"");
}

static void a_paper_that_was_told_of_it_is_no_new_source(void **state) {
    (void)state;
    fh_str note = note_of(of_type(FH_CHANGE_ATTRIBUTION), "It was signed, an aide told the Tern.", "It was signed, the Tern reports.", "an aide", "the Tern");
    assert_str(note, "the source is left out: \"an aide\"");
}

static void what_was_said_of_a_source_is_quoted_without_its_comma(void **state) {
    (void)state;
    fh_claim__told told = of_type(FH_CHANGE_ATTRIBUTION);
    told.plain = true;
    fh_str note = note_of(told, "A clerk, who was not allowed to speak, said so.", "A clerk said so.", "who was not allowed to speak,", NULL);
    assert_str(note, "what is said of the source is left out: \"who was not allowed to speak\"");
}

static void only_opposites_are_called_so(void **state) {
    (void)state;
    fh_claim__told told = of_type(FH_CHANGE_POLARITY);
    assert_str(note_of(told, "They asked for a lamp.", "They begged for a lamp.", "asked", "begged"), "a stronger or a weaker word: \"asked\" became \"begged\"");
    told.opposed = true;
    assert_str(note_of(told, "Prices rose.", "Prices fell.", "rose", "fell"), "an opposite word: \"rose\" became \"fell\"");
    assert_str(note_of(of_type(FH_CHANGE_POLARITY), "Prices rose.", "Prices did not rise.", NULL, NULL), "it may be turned round");
}

static void what_is_dropped_is_told_once(void **state) {
    (void)state;
    assert_str(note_of(of_type(FH_CHANGE_DROPPED), "He may pay, if asked.", "He may pay.", "if asked", NULL), "the retelling leaves this out: \"if asked\"");
}

int test_note(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_figure_that_became_another_is_told_with_both),
        cmocka_unit_test(a_figure_that_both_sides_have_became_no_other),
        cmocka_unit_test(half_of_a_word_is_not_quoted),
        cmocka_unit_test(a_source_that_is_still_spoken_of_is_not_left_out),
        cmocka_unit_test(a_source_swapped_is_told_with_both),
        cmocka_unit_test(a_paper_that_was_told_of_it_is_no_new_source),
        cmocka_unit_test(what_was_said_of_a_source_is_quoted_without_its_comma),
        cmocka_unit_test(only_opposites_are_called_so),
        cmocka_unit_test(what_is_dropped_is_told_once),
    };
    return cmocka_run_group_tests(tests, open_arenas, close_arenas);
}
