/* This is a generated file, edit the .stub.php file instead.
 * Stub hash: fb7d7076973165c322510fc05501131d3b832e7a */

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(arginfo_aikey_resolve, 0, 0, IS_STRING, 1)
	ZEND_ARG_TYPE_INFO_WITH_DEFAULT_VALUE(0, connector, IS_STRING, 0, "\"openai\"")
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(arginfo_aikey_source, 0, 0, IS_STRING, 0)
	ZEND_ARG_TYPE_INFO_WITH_DEFAULT_VALUE(0, connector, IS_STRING, 0, "\"openai\"")
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(arginfo_aikey_mask, 0, 1, IS_STRING, 0)
	ZEND_ARG_TYPE_INFO(0, key, IS_STRING, 0)
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(arginfo_aikey_lint, 0, 1, IS_ARRAY, 0)
	ZEND_ARG_TYPE_INFO(0, key, IS_STRING, 0)
	ZEND_ARG_TYPE_INFO_WITH_DEFAULT_VALUE(0, connector, IS_STRING, 0, "\"openai\"")
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(arginfo_aikey_test, 0, 0, IS_ARRAY, 0)
	ZEND_ARG_TYPE_INFO_WITH_DEFAULT_VALUE(0, key, IS_STRING, 1, "null")
	ZEND_ARG_TYPE_INFO_WITH_DEFAULT_VALUE(0, connector, IS_STRING, 0, "\"openai\"")
	ZEND_ARG_TYPE_INFO_WITH_DEFAULT_VALUE(0, options, IS_ARRAY, 0, "[]")
ZEND_END_ARG_INFO()

#define arginfo_aikey_save_and_test arginfo_aikey_test

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(arginfo_aikey_report, 0, 2, IS_STRING, 0)
	ZEND_ARG_TYPE_INFO(0, http_status, IS_LONG, 0)
	ZEND_ARG_TYPE_INFO(0, body, IS_STRING, 0)
	ZEND_ARG_TYPE_INFO_WITH_DEFAULT_VALUE(0, connector, IS_STRING, 0, "\"openai\"")
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(arginfo_aikey_is_verified, 0, 0, _IS_BOOL, 0)
	ZEND_ARG_TYPE_INFO_WITH_DEFAULT_VALUE(0, connector, IS_STRING, 0, "\"openai\"")
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(arginfo_aikey_status, 0, 0, IS_ARRAY, 0)
	ZEND_ARG_TYPE_INFO_WITH_DEFAULT_VALUE(0, connector, IS_STRING, 0, "\"openai\"")
ZEND_END_ARG_INFO()

#define arginfo_aikey_models arginfo_aikey_status

#define arginfo_aikey_forget arginfo_aikey_is_verified

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(arginfo_aikey_seal, 0, 1, IS_STRING, 0)
	ZEND_ARG_TYPE_INFO(0, key, IS_STRING, 0)
	ZEND_ARG_TYPE_INFO_WITH_DEFAULT_VALUE(0, option, IS_STRING, 0, "\"connectors_ai_openai_api_key\"")
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(arginfo_aikey_open, 0, 1, IS_STRING, 0)
	ZEND_ARG_TYPE_INFO(0, sealed, IS_STRING, 0)
	ZEND_ARG_TYPE_INFO_WITH_DEFAULT_VALUE(0, option, IS_STRING, 0, "\"connectors_ai_openai_api_key\"")
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(arginfo_aikey_wipe, 0, 0, IS_LONG, 0)
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(arginfo_aikey_is_sealed, 0, 1, _IS_BOOL, 0)
	ZEND_ARG_TYPE_INFO(0, value, IS_STRING, 0)
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(arginfo_aikey_connectors, 0, 0, IS_ARRAY, 0)
ZEND_END_ARG_INFO()


ZEND_FUNCTION(aikey_resolve);
ZEND_FUNCTION(aikey_source);
ZEND_FUNCTION(aikey_mask);
ZEND_FUNCTION(aikey_lint);
ZEND_FUNCTION(aikey_test);
ZEND_FUNCTION(aikey_save_and_test);
ZEND_FUNCTION(aikey_report);
ZEND_FUNCTION(aikey_is_verified);
ZEND_FUNCTION(aikey_status);
ZEND_FUNCTION(aikey_models);
ZEND_FUNCTION(aikey_forget);
ZEND_FUNCTION(aikey_seal);
ZEND_FUNCTION(aikey_open);
ZEND_FUNCTION(aikey_wipe);
ZEND_FUNCTION(aikey_is_sealed);
ZEND_FUNCTION(aikey_connectors);


static const zend_function_entry ext_functions[] = {
	ZEND_FE(aikey_resolve, arginfo_aikey_resolve)
	ZEND_FE(aikey_source, arginfo_aikey_source)
	ZEND_FE(aikey_mask, arginfo_aikey_mask)
	ZEND_FE(aikey_lint, arginfo_aikey_lint)
	ZEND_FE(aikey_test, arginfo_aikey_test)
	ZEND_FE(aikey_save_and_test, arginfo_aikey_save_and_test)
	ZEND_FE(aikey_report, arginfo_aikey_report)
	ZEND_FE(aikey_is_verified, arginfo_aikey_is_verified)
	ZEND_FE(aikey_status, arginfo_aikey_status)
	ZEND_FE(aikey_models, arginfo_aikey_models)
	ZEND_FE(aikey_forget, arginfo_aikey_forget)
	ZEND_FE(aikey_seal, arginfo_aikey_seal)
	ZEND_FE(aikey_open, arginfo_aikey_open)
	ZEND_FE(aikey_wipe, arginfo_aikey_wipe)
	ZEND_FE(aikey_is_sealed, arginfo_aikey_is_sealed)
	ZEND_FE(aikey_connectors, arginfo_aikey_connectors)
	ZEND_FE_END
};


static const zend_function_entry class_AikeyException_methods[] = {
	ZEND_FE_END
};

static void register_aikey_symbols(int module_number)
{

	zend_add_parameter_attribute(zend_hash_str_find_ptr(CG(function_table), "aikey_mask", sizeof("aikey_mask") - 1), 0, ZSTR_KNOWN(ZEND_STR_SENSITIVEPARAMETER), 0);

	zend_add_parameter_attribute(zend_hash_str_find_ptr(CG(function_table), "aikey_lint", sizeof("aikey_lint") - 1), 0, ZSTR_KNOWN(ZEND_STR_SENSITIVEPARAMETER), 0);

	zend_add_parameter_attribute(zend_hash_str_find_ptr(CG(function_table), "aikey_test", sizeof("aikey_test") - 1), 0, ZSTR_KNOWN(ZEND_STR_SENSITIVEPARAMETER), 0);

	zend_add_parameter_attribute(zend_hash_str_find_ptr(CG(function_table), "aikey_save_and_test", sizeof("aikey_save_and_test") - 1), 0, ZSTR_KNOWN(ZEND_STR_SENSITIVEPARAMETER), 0);

	zend_add_parameter_attribute(zend_hash_str_find_ptr(CG(function_table), "aikey_report", sizeof("aikey_report") - 1), 1, ZSTR_KNOWN(ZEND_STR_SENSITIVEPARAMETER), 0);

	zend_add_parameter_attribute(zend_hash_str_find_ptr(CG(function_table), "aikey_seal", sizeof("aikey_seal") - 1), 0, ZSTR_KNOWN(ZEND_STR_SENSITIVEPARAMETER), 0);
}

static zend_class_entry *register_class_AikeyException(zend_class_entry *class_entry_RuntimeException)
{
	zend_class_entry ce, *class_entry;

	INIT_CLASS_ENTRY(ce, "AikeyException", class_AikeyException_methods);
	class_entry = zend_register_internal_class_ex(&ce, class_entry_RuntimeException);

	zval const_NO_WORDPRESS_value;
	ZVAL_LONG(&const_NO_WORDPRESS_value, 1);
	zend_string *const_NO_WORDPRESS_name = zend_string_init_interned("NO_WORDPRESS", sizeof("NO_WORDPRESS") - 1, 1);
	zend_declare_class_constant_ex(class_entry, const_NO_WORDPRESS_name, &const_NO_WORDPRESS_value, ZEND_ACC_PUBLIC, NULL);
	zend_string_release(const_NO_WORDPRESS_name);

	zval const_INTERNAL_value;
	ZVAL_LONG(&const_INTERNAL_value, 2);
	zend_string *const_INTERNAL_name = zend_string_init_interned("INTERNAL", sizeof("INTERNAL") - 1, 1);
	zend_declare_class_constant_ex(class_entry, const_INTERNAL_name, &const_INTERNAL_value, ZEND_ACC_PUBLIC, NULL);
	zend_string_release(const_INTERNAL_name);

	zval const_NO_KEYRING_value;
	ZVAL_LONG(&const_NO_KEYRING_value, 3);
	zend_string *const_NO_KEYRING_name = zend_string_init_interned("NO_KEYRING", sizeof("NO_KEYRING") - 1, 1);
	zend_declare_class_constant_ex(class_entry, const_NO_KEYRING_name, &const_NO_KEYRING_value, ZEND_ACC_PUBLIC, NULL);
	zend_string_release(const_NO_KEYRING_name);

	zval const_KEYRING_UNREADABLE_value;
	ZVAL_LONG(&const_KEYRING_UNREADABLE_value, 4);
	zend_string *const_KEYRING_UNREADABLE_name = zend_string_init_interned("KEYRING_UNREADABLE", sizeof("KEYRING_UNREADABLE") - 1, 1);
	zend_declare_class_constant_ex(class_entry, const_KEYRING_UNREADABLE_name, &const_KEYRING_UNREADABLE_value, ZEND_ACC_PUBLIC, NULL);
	zend_string_release(const_KEYRING_UNREADABLE_name);

	zval const_UNKNOWN_KEY_ID_value;
	ZVAL_LONG(&const_UNKNOWN_KEY_ID_value, 5);
	zend_string *const_UNKNOWN_KEY_ID_name = zend_string_init_interned("UNKNOWN_KEY_ID", sizeof("UNKNOWN_KEY_ID") - 1, 1);
	zend_declare_class_constant_ex(class_entry, const_UNKNOWN_KEY_ID_name, &const_UNKNOWN_KEY_ID_value, ZEND_ACC_PUBLIC, NULL);
	zend_string_release(const_UNKNOWN_KEY_ID_name);

	zval const_TAMPERED_value;
	ZVAL_LONG(&const_TAMPERED_value, 6);
	zend_string *const_TAMPERED_name = zend_string_init_interned("TAMPERED", sizeof("TAMPERED") - 1, 1);
	zend_declare_class_constant_ex(class_entry, const_TAMPERED_name, &const_TAMPERED_value, ZEND_ACC_PUBLIC, NULL);
	zend_string_release(const_TAMPERED_name);

	zval const_OTHER_TENANT_value;
	ZVAL_LONG(&const_OTHER_TENANT_value, 7);
	zend_string *const_OTHER_TENANT_name = zend_string_init_interned("OTHER_TENANT", sizeof("OTHER_TENANT") - 1, 1);
	zend_declare_class_constant_ex(class_entry, const_OTHER_TENANT_name, &const_OTHER_TENANT_value, ZEND_ACC_PUBLIC, NULL);
	zend_string_release(const_OTHER_TENANT_name);

	return class_entry;
}
