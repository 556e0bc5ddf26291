#include "record.h"

#include "src/php/text.h"

static const struct {
    const char *name;
    size_t offset;
    size_t size;
} fields[] = {
#define FIELD(name, size) {#name, offsetof(struct aikey_record, name), (size)},
    AIKEY_RECORD_FIELDS(FIELD)
#undef FIELD
};

void php_aikey_record_to_zval(const struct aikey_record *record, zval *out)
{
    array_init(out);
    for (size_t i = 0; i < AIKEY_COUNT(fields); i++) {
        add_assoc_string(out, fields[i].name, (const char *)record + fields[i].offset);
    }
    add_assoc_long(out, "time", (zend_long)record->time);
}

bool php_aikey_record_from_zval(const zval *value, struct aikey_record *out)
{
    memset(out, 0, sizeof(*out));
    if (Z_TYPE_P(value) != IS_ARRAY) {
        return false;
    }
    for (size_t i = 0; i < AIKEY_COUNT(fields); i++) {
        zval *member =
            zend_hash_str_find(Z_ARRVAL_P(value), fields[i].name, strlen(fields[i].name));
        if (member == NULL || Z_TYPE_P(member) != IS_STRING ||
            !aikey_slice_copy_printable(php_aikey_value_slice(member),
                                        (char *)out + fields[i].offset, fields[i].size)) {
            return false;
        }
    }
    zval *time = zend_hash_str_find(Z_ARRVAL_P(value), "time", strlen("time"));
    if (time == NULL || Z_TYPE_P(time) != IS_LONG) {
        return false;
    }
    out->time = Z_LVAL_P(time);
    return true;
}
