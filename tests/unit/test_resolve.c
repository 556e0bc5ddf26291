#include "support.h"

#include "src/core/keys/resolve.h"

#define S(text) AIKEY_SLICE_LITERAL(text)

static const struct aikey_names names = {
    .env = "ENV_NAME", .constant = "CONSTANT_NAME", .option = "option_name"};

struct place {
    enum aikey_status status;
    struct aikey_slice value; /* if AIKEY_OK */
};

/* The content of each place and how often it was read. */
struct places {
    struct place env, constant, database;
    int reads[AIKEY_SOURCE_NONE];
};

static enum aikey_status read_place(void *context, enum aikey_source source, const char *name,
                                    struct aikey_slice *value)
{
    static const char *const expected[] = {"ENV_NAME", "CONSTANT_NAME", "option_name"};
    struct places *places = context;
    const struct place *all[] = {&places->env, &places->constant, &places->database};
    assert_true(source <= AIKEY_SOURCE_DATABASE);
    assert_string_equal(name, expected[source]);
    places->reads[source]++;
    if (all[source]->status == AIKEY_OK) {
        *value = all[source]->value;
    }
    return all[source]->status;
}

static const struct place absent = {.status = AIKEY_ABSENT};

#define PLACE(text) ((struct place){AIKEY_OK, AIKEY_SLICE_LITERAL(text)})

static void check(struct places places, enum aikey_status status, enum aikey_source source,
                  const char *key, int env_reads, int constant_reads, int database_reads)
{
    enum aikey_source found_source = AIKEY_SOURCE_ENV;
    struct aikey_slice found = S("from before");
    assert_int_equal(aikey_resolve_key(&names, read_place, &places, &found_source, &found), status);
    assert_int_equal(found_source, source);
    assert_slice(found, key);
    assert_int_equal(places.reads[AIKEY_SOURCE_ENV], env_reads);
    assert_int_equal(places.reads[AIKEY_SOURCE_CONSTANT], constant_reads);
    assert_int_equal(places.reads[AIKEY_SOURCE_DATABASE], database_reads);
}

TEST(the_first_place_that_has_a_key_counts_and_no_other_is_read)
{
    struct places places = {PLACE("e"), PLACE("c"), PLACE("d"), {0}};
    check(places, AIKEY_OK, AIKEY_SOURCE_ENV, "e", 1, 0, 0);
    places.env = absent;
    check(places, AIKEY_OK, AIKEY_SOURCE_CONSTANT, "c", 1, 1, 0);
    places.constant = absent;
    check(places, AIKEY_OK, AIKEY_SOURCE_DATABASE, "d", 1, 1, 1);
    places.database = absent;
    check(places, AIKEY_ABSENT, AIKEY_SOURCE_NONE, "", 1, 1, 1);
}

TEST(white_space_around_a_key_does_not_count)
{
    check((struct places){PLACE("\t sk-1 2\r\n"), absent, absent, {0}}, AIKEY_OK, AIKEY_SOURCE_ENV,
          "sk-1 2", 1, 0, 0);
    check((struct places){absent, absent, PLACE("sk-1\n"), {0}}, AIKEY_OK, AIKEY_SOURCE_DATABASE,
          "sk-1", 1, 1, 1);
}

TEST(what_is_empty_or_white_space_counts_as_absent)
{
    check((struct places){PLACE(""), PLACE(" \n"), PLACE("d"), {0}}, AIKEY_OK,
          AIKEY_SOURCE_DATABASE, "d", 1, 1, 1);
    check((struct places){PLACE(" "), PLACE(""), PLACE("\n"), {0}}, AIKEY_ABSENT, AIKEY_SOURCE_NONE,
          "", 1, 1, 1);
}

TEST(zero_is_a_key)
{
    check((struct places){PLACE("0"), PLACE("c"), absent, {0}}, AIKEY_OK, AIKEY_SOURCE_ENV, "0", 1,
          0, 0);
}

TEST(an_error_ends_the_search_and_leaves_nothing)
{
    const struct place interrupted = {.status = AIKEY_INTERRUPTED};
    const struct place failed = {.status = AIKEY_FAILED};
    check((struct places){interrupted, PLACE("c"), PLACE("d"), {0}}, AIKEY_INTERRUPTED,
          AIKEY_SOURCE_NONE, "", 1, 0, 0);
    check((struct places){absent, failed, PLACE("d"), {0}}, AIKEY_FAILED, AIKEY_SOURCE_NONE, "", 1,
          1, 0);
    check((struct places){PLACE(" "), absent, failed, {0}}, AIKEY_FAILED, AIKEY_SOURCE_NONE, "", 1,
          1, 1);
}

TEST(sources_have_the_names_that_wordpress_gives_them)
{
    assert_string_equal(aikey_source_name(AIKEY_SOURCE_ENV), "env");
    assert_string_equal(aikey_source_name(AIKEY_SOURCE_CONSTANT), "constant");
    assert_string_equal(aikey_source_name(AIKEY_SOURCE_DATABASE), "database");
    assert_string_equal(aikey_source_name(AIKEY_SOURCE_NONE), "none");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_first_place_that_has_a_key_counts_and_no_other_is_read),
        cmocka_unit_test(white_space_around_a_key_does_not_count),
        cmocka_unit_test(what_is_empty_or_white_space_counts_as_absent),
        cmocka_unit_test(zero_is_a_key),
        cmocka_unit_test(an_error_ends_the_search_and_leaves_nothing),
        cmocka_unit_test(sources_have_the_names_that_wordpress_gives_them),
    };
    return cmocka_run_group_tests_name("resolve", tests, NULL, NULL);
}
