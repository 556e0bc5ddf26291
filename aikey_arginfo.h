/* This is a generated file, edit the .stub.php file instead.
 * Stub hash: 9eb11e0e6a6706deeac834a9e385fcffd3e970de */

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


static const zend_function_entry class_AikeyOutcome_methods[] = {
	ZEND_FE_END
};


static const zend_function_entry class_AikeyVerdict_methods[] = {
	ZEND_FE_END
};


static const zend_function_entry class_AikeySource_methods[] = {
	ZEND_FE_END
};


static const zend_function_entry class_AikeyException_methods[] = {
	ZEND_FE_END
};

static void register_aikey_symbols(int module_number)
{
	REGISTER_STRING_CONSTANT("AIKEY_OLDEST_PLUGIN", AIKEY_OLDEST_PLUGIN, CONST_PERSISTENT);


	zend_add_parameter_attribute(zend_hash_str_find_ptr(CG(function_table), "aikey_mask", sizeof("aikey_mask") - 1), 0, ZSTR_KNOWN(ZEND_STR_SENSITIVEPARAMETER), 0);

	zend_add_parameter_attribute(zend_hash_str_find_ptr(CG(function_table), "aikey_lint", sizeof("aikey_lint") - 1), 0, ZSTR_KNOWN(ZEND_STR_SENSITIVEPARAMETER), 0);

	zend_add_parameter_attribute(zend_hash_str_find_ptr(CG(function_table), "aikey_test", sizeof("aikey_test") - 1), 0, ZSTR_KNOWN(ZEND_STR_SENSITIVEPARAMETER), 0);

	zend_add_parameter_attribute(zend_hash_str_find_ptr(CG(function_table), "aikey_save_and_test", sizeof("aikey_save_and_test") - 1), 0, ZSTR_KNOWN(ZEND_STR_SENSITIVEPARAMETER), 0);

	zend_add_parameter_attribute(zend_hash_str_find_ptr(CG(function_table), "aikey_report", sizeof("aikey_report") - 1), 1, ZSTR_KNOWN(ZEND_STR_SENSITIVEPARAMETER), 0);

	zend_add_parameter_attribute(zend_hash_str_find_ptr(CG(function_table), "aikey_seal", sizeof("aikey_seal") - 1), 0, ZSTR_KNOWN(ZEND_STR_SENSITIVEPARAMETER), 0);
}

static zend_class_entry *register_class_AikeyOutcome(void)
{
	zend_class_entry ce, *class_entry;

	INIT_CLASS_ENTRY(ce, "AikeyOutcome", class_AikeyOutcome_methods);
	class_entry = zend_register_internal_class_ex(&ce, NULL);
	class_entry->ce_flags |= ZEND_ACC_FINAL;

	zval const_CONNECTED_value;
	zend_string *const_CONNECTED_value_str = zend_string_init("connected", strlen("connected"), 1);
	ZVAL_STR(&const_CONNECTED_value, const_CONNECTED_value_str);
	zend_string *const_CONNECTED_name = zend_string_init_interned("CONNECTED", sizeof("CONNECTED") - 1, 1);
	zend_declare_class_constant_ex(class_entry, const_CONNECTED_name, &const_CONNECTED_value, ZEND_ACC_PUBLIC, NULL);
	zend_string_release(const_CONNECTED_name);

	zval const_INVALID_KEY_value;
	zend_string *const_INVALID_KEY_value_str = zend_string_init("invalid_key", strlen("invalid_key"), 1);
	ZVAL_STR(&const_INVALID_KEY_value, const_INVALID_KEY_value_str);
	zend_string *const_INVALID_KEY_name = zend_string_init_interned("INVALID_KEY", sizeof("INVALID_KEY") - 1, 1);
	zend_declare_class_constant_ex(class_entry, const_INVALID_KEY_name, &const_INVALID_KEY_value, ZEND_ACC_PUBLIC, NULL);
	zend_string_release(const_INVALID_KEY_name);

	zval const_KEY_LEAKED_value;
	zend_string *const_KEY_LEAKED_value_str = zend_string_init("key_leaked", strlen("key_leaked"), 1);
	ZVAL_STR(&const_KEY_LEAKED_value, const_KEY_LEAKED_value_str);
	zend_string *const_KEY_LEAKED_name = zend_string_init_interned("KEY_LEAKED", sizeof("KEY_LEAKED") - 1, 1);
	zend_declare_class_constant_ex(class_entry, const_KEY_LEAKED_name, &const_KEY_LEAKED_value, ZEND_ACC_PUBLIC, NULL);
	zend_string_release(const_KEY_LEAKED_name);

	zval const_KEY_EXPIRED_value;
	zend_string *const_KEY_EXPIRED_value_str = zend_string_init("key_expired", strlen("key_expired"), 1);
	ZVAL_STR(&const_KEY_EXPIRED_value, const_KEY_EXPIRED_value_str);
	zend_string *const_KEY_EXPIRED_name = zend_string_init_interned("KEY_EXPIRED", sizeof("KEY_EXPIRED") - 1, 1);
	zend_declare_class_constant_ex(class_entry, const_KEY_EXPIRED_name, &const_KEY_EXPIRED_value, ZEND_ACC_PUBLIC, NULL);
	zend_string_release(const_KEY_EXPIRED_name);

	zval const_ACCOUNT_DEACTIVATED_value;
	zend_string *const_ACCOUNT_DEACTIVATED_value_str = zend_string_init("account_deactivated", strlen("account_deactivated"), 1);
	ZVAL_STR(&const_ACCOUNT_DEACTIVATED_value, const_ACCOUNT_DEACTIVATED_value_str);
	zend_string *const_ACCOUNT_DEACTIVATED_name = zend_string_init_interned("ACCOUNT_DEACTIVATED", sizeof("ACCOUNT_DEACTIVATED") - 1, 1);
	zend_declare_class_constant_ex(class_entry, const_ACCOUNT_DEACTIVATED_name, &const_ACCOUNT_DEACTIVATED_value, ZEND_ACC_PUBLIC, NULL);
	zend_string_release(const_ACCOUNT_DEACTIVATED_name);

	zval const_PROJECT_ARCHIVED_value;
	zend_string *const_PROJECT_ARCHIVED_value_str = zend_string_init("project_archived", strlen("project_archived"), 1);
	ZVAL_STR(&const_PROJECT_ARCHIVED_value, const_PROJECT_ARCHIVED_value_str);
	zend_string *const_PROJECT_ARCHIVED_name = zend_string_init_interned("PROJECT_ARCHIVED", sizeof("PROJECT_ARCHIVED") - 1, 1);
	zend_declare_class_constant_ex(class_entry, const_PROJECT_ARCHIVED_name, &const_PROJECT_ARCHIVED_value, ZEND_ACC_PUBLIC, NULL);
	zend_string_release(const_PROJECT_ARCHIVED_name);

	zval const_EMPTY_KEY_value;
	zend_string *const_EMPTY_KEY_value_str = zend_string_init("empty_key", strlen("empty_key"), 1);
	ZVAL_STR(&const_EMPTY_KEY_value, const_EMPTY_KEY_value_str);
	zend_string *const_EMPTY_KEY_name = zend_string_init_interned("EMPTY_KEY", sizeof("EMPTY_KEY") - 1, 1);
	zend_declare_class_constant_ex(class_entry, const_EMPTY_KEY_name, &const_EMPTY_KEY_value, ZEND_ACC_PUBLIC, NULL);
	zend_string_release(const_EMPTY_KEY_name);

	zval const_MASKED_KEY_value;
	zend_string *const_MASKED_KEY_value_str = zend_string_init("masked_key", strlen("masked_key"), 1);
	ZVAL_STR(&const_MASKED_KEY_value, const_MASKED_KEY_value_str);
	zend_string *const_MASKED_KEY_name = zend_string_init_interned("MASKED_KEY", sizeof("MASKED_KEY") - 1, 1);
	zend_declare_class_constant_ex(class_entry, const_MASKED_KEY_name, &const_MASKED_KEY_value, ZEND_ACC_PUBLIC, NULL);
	zend_string_release(const_MASKED_KEY_name);

	zval const_MALFORMED_KEY_value;
	zend_string *const_MALFORMED_KEY_value_str = zend_string_init("malformed_key", strlen("malformed_key"), 1);
	ZVAL_STR(&const_MALFORMED_KEY_value, const_MALFORMED_KEY_value_str);
	zend_string *const_MALFORMED_KEY_name = zend_string_init_interned("MALFORMED_KEY", sizeof("MALFORMED_KEY") - 1, 1);
	zend_declare_class_constant_ex(class_entry, const_MALFORMED_KEY_name, &const_MALFORMED_KEY_value, ZEND_ACC_PUBLIC, NULL);
	zend_string_release(const_MALFORMED_KEY_name);

	zval const_NOT_A_KEY_value;
	zend_string *const_NOT_A_KEY_value_str = zend_string_init("not_a_key", strlen("not_a_key"), 1);
	ZVAL_STR(&const_NOT_A_KEY_value, const_NOT_A_KEY_value_str);
	zend_string *const_NOT_A_KEY_name = zend_string_init_interned("NOT_A_KEY", sizeof("NOT_A_KEY") - 1, 1);
	zend_declare_class_constant_ex(class_entry, const_NOT_A_KEY_name, &const_NOT_A_KEY_value, ZEND_ACC_PUBLIC, NULL);
	zend_string_release(const_NOT_A_KEY_name);

	zval const_INSUFFICIENT_QUOTA_value;
	zend_string *const_INSUFFICIENT_QUOTA_value_str = zend_string_init("insufficient_quota", strlen("insufficient_quota"), 1);
	ZVAL_STR(&const_INSUFFICIENT_QUOTA_value, const_INSUFFICIENT_QUOTA_value_str);
	zend_string *const_INSUFFICIENT_QUOTA_name = zend_string_init_interned("INSUFFICIENT_QUOTA", sizeof("INSUFFICIENT_QUOTA") - 1, 1);
	zend_declare_class_constant_ex(class_entry, const_INSUFFICIENT_QUOTA_name, &const_INSUFFICIENT_QUOTA_value, ZEND_ACC_PUBLIC, NULL);
	zend_string_release(const_INSUFFICIENT_QUOTA_name);

	zval const_SPEND_LIMIT_value;
	zend_string *const_SPEND_LIMIT_value_str = zend_string_init("spend_limit", strlen("spend_limit"), 1);
	ZVAL_STR(&const_SPEND_LIMIT_value, const_SPEND_LIMIT_value_str);
	zend_string *const_SPEND_LIMIT_name = zend_string_init_interned("SPEND_LIMIT", sizeof("SPEND_LIMIT") - 1, 1);
	zend_declare_class_constant_ex(class_entry, const_SPEND_LIMIT_name, &const_SPEND_LIMIT_value, ZEND_ACC_PUBLIC, NULL);
	zend_string_release(const_SPEND_LIMIT_name);

	zval const_REQUEST_TOO_LARGE_value;
	zend_string *const_REQUEST_TOO_LARGE_value_str = zend_string_init("request_too_large", strlen("request_too_large"), 1);
	ZVAL_STR(&const_REQUEST_TOO_LARGE_value, const_REQUEST_TOO_LARGE_value_str);
	zend_string *const_REQUEST_TOO_LARGE_name = zend_string_init_interned("REQUEST_TOO_LARGE", sizeof("REQUEST_TOO_LARGE") - 1, 1);
	zend_declare_class_constant_ex(class_entry, const_REQUEST_TOO_LARGE_name, &const_REQUEST_TOO_LARGE_value, ZEND_ACC_PUBLIC, NULL);
	zend_string_release(const_REQUEST_TOO_LARGE_name);

	zval const_BILLING_NOT_ACTIVE_value;
	zend_string *const_BILLING_NOT_ACTIVE_value_str = zend_string_init("billing_not_active", strlen("billing_not_active"), 1);
	ZVAL_STR(&const_BILLING_NOT_ACTIVE_value, const_BILLING_NOT_ACTIVE_value_str);
	zend_string *const_BILLING_NOT_ACTIVE_name = zend_string_init_interned("BILLING_NOT_ACTIVE", sizeof("BILLING_NOT_ACTIVE") - 1, 1);
	zend_declare_class_constant_ex(class_entry, const_BILLING_NOT_ACTIVE_name, &const_BILLING_NOT_ACTIVE_value, ZEND_ACC_PUBLIC, NULL);
	zend_string_release(const_BILLING_NOT_ACTIVE_name);

	zval const_MISSING_SCOPE_value;
	zend_string *const_MISSING_SCOPE_value_str = zend_string_init("missing_scope", strlen("missing_scope"), 1);
	ZVAL_STR(&const_MISSING_SCOPE_value, const_MISSING_SCOPE_value_str);
	zend_string *const_MISSING_SCOPE_name = zend_string_init_interned("MISSING_SCOPE", sizeof("MISSING_SCOPE") - 1, 1);
	zend_declare_class_constant_ex(class_entry, const_MISSING_SCOPE_name, &const_MISSING_SCOPE_value, ZEND_ACC_PUBLIC, NULL);
	zend_string_release(const_MISSING_SCOPE_name);

	zval const_PERMISSION_DENIED_value;
	zend_string *const_PERMISSION_DENIED_value_str = zend_string_init("permission_denied", strlen("permission_denied"), 1);
	ZVAL_STR(&const_PERMISSION_DENIED_value, const_PERMISSION_DENIED_value_str);
	zend_string *const_PERMISSION_DENIED_name = zend_string_init_interned("PERMISSION_DENIED", sizeof("PERMISSION_DENIED") - 1, 1);
	zend_declare_class_constant_ex(class_entry, const_PERMISSION_DENIED_name, &const_PERMISSION_DENIED_value, ZEND_ACC_PUBLIC, NULL);
	zend_string_release(const_PERMISSION_DENIED_name);

	zval const_MODEL_NOT_FOUND_value;
	zend_string *const_MODEL_NOT_FOUND_value_str = zend_string_init("model_not_found", strlen("model_not_found"), 1);
	ZVAL_STR(&const_MODEL_NOT_FOUND_value, const_MODEL_NOT_FOUND_value_str);
	zend_string *const_MODEL_NOT_FOUND_name = zend_string_init_interned("MODEL_NOT_FOUND", sizeof("MODEL_NOT_FOUND") - 1, 1);
	zend_declare_class_constant_ex(class_entry, const_MODEL_NOT_FOUND_name, &const_MODEL_NOT_FOUND_value, ZEND_ACC_PUBLIC, NULL);
	zend_string_release(const_MODEL_NOT_FOUND_name);

	zval const_MODEL_NOT_ALLOWED_value;
	zend_string *const_MODEL_NOT_ALLOWED_value_str = zend_string_init("model_not_allowed", strlen("model_not_allowed"), 1);
	ZVAL_STR(&const_MODEL_NOT_ALLOWED_value, const_MODEL_NOT_ALLOWED_value_str);
	zend_string *const_MODEL_NOT_ALLOWED_name = zend_string_init_interned("MODEL_NOT_ALLOWED", sizeof("MODEL_NOT_ALLOWED") - 1, 1);
	zend_declare_class_constant_ex(class_entry, const_MODEL_NOT_ALLOWED_name, &const_MODEL_NOT_ALLOWED_value, ZEND_ACC_PUBLIC, NULL);
	zend_string_release(const_MODEL_NOT_ALLOWED_name);

	zval const_ORGANIZATION_UNVERIFIED_value;
	zend_string *const_ORGANIZATION_UNVERIFIED_value_str = zend_string_init("organization_unverified", strlen("organization_unverified"), 1);
	ZVAL_STR(&const_ORGANIZATION_UNVERIFIED_value, const_ORGANIZATION_UNVERIFIED_value_str);
	zend_string *const_ORGANIZATION_UNVERIFIED_name = zend_string_init_interned("ORGANIZATION_UNVERIFIED", sizeof("ORGANIZATION_UNVERIFIED") - 1, 1);
	zend_declare_class_constant_ex(class_entry, const_ORGANIZATION_UNVERIFIED_name, &const_ORGANIZATION_UNVERIFIED_value, ZEND_ACC_PUBLIC, NULL);
	zend_string_release(const_ORGANIZATION_UNVERIFIED_name);

	zval const_ORGANIZATION_MISMATCH_value;
	zend_string *const_ORGANIZATION_MISMATCH_value_str = zend_string_init("organization_mismatch", strlen("organization_mismatch"), 1);
	ZVAL_STR(&const_ORGANIZATION_MISMATCH_value, const_ORGANIZATION_MISMATCH_value_str);
	zend_string *const_ORGANIZATION_MISMATCH_name = zend_string_init_interned("ORGANIZATION_MISMATCH", sizeof("ORGANIZATION_MISMATCH") - 1, 1);
	zend_declare_class_constant_ex(class_entry, const_ORGANIZATION_MISMATCH_name, &const_ORGANIZATION_MISMATCH_value, ZEND_ACC_PUBLIC, NULL);
	zend_string_release(const_ORGANIZATION_MISMATCH_name);

	zval const_PROJECT_MISMATCH_value;
	zend_string *const_PROJECT_MISMATCH_value_str = zend_string_init("project_mismatch", strlen("project_mismatch"), 1);
	ZVAL_STR(&const_PROJECT_MISMATCH_value, const_PROJECT_MISMATCH_value_str);
	zend_string *const_PROJECT_MISMATCH_name = zend_string_init_interned("PROJECT_MISMATCH", sizeof("PROJECT_MISMATCH") - 1, 1);
	zend_declare_class_constant_ex(class_entry, const_PROJECT_MISMATCH_name, &const_PROJECT_MISMATCH_value, ZEND_ACC_PUBLIC, NULL);
	zend_string_release(const_PROJECT_MISMATCH_name);

	zval const_WRONG_REGION_value;
	zend_string *const_WRONG_REGION_value_str = zend_string_init("wrong_region", strlen("wrong_region"), 1);
	ZVAL_STR(&const_WRONG_REGION_value, const_WRONG_REGION_value_str);
	zend_string *const_WRONG_REGION_name = zend_string_init_interned("WRONG_REGION", sizeof("WRONG_REGION") - 1, 1);
	zend_declare_class_constant_ex(class_entry, const_WRONG_REGION_name, &const_WRONG_REGION_value, ZEND_ACC_PUBLIC, NULL);
	zend_string_release(const_WRONG_REGION_name);

	zval const_IP_NOT_ALLOWED_value;
	zend_string *const_IP_NOT_ALLOWED_value_str = zend_string_init("ip_not_allowed", strlen("ip_not_allowed"), 1);
	ZVAL_STR(&const_IP_NOT_ALLOWED_value, const_IP_NOT_ALLOWED_value_str);
	zend_string *const_IP_NOT_ALLOWED_name = zend_string_init_interned("IP_NOT_ALLOWED", sizeof("IP_NOT_ALLOWED") - 1, 1);
	zend_declare_class_constant_ex(class_entry, const_IP_NOT_ALLOWED_name, &const_IP_NOT_ALLOWED_value, ZEND_ACC_PUBLIC, NULL);
	zend_string_release(const_IP_NOT_ALLOWED_name);

	zval const_UNSUPPORTED_COUNTRY_value;
	zend_string *const_UNSUPPORTED_COUNTRY_value_str = zend_string_init("unsupported_country", strlen("unsupported_country"), 1);
	ZVAL_STR(&const_UNSUPPORTED_COUNTRY_value, const_UNSUPPORTED_COUNTRY_value_str);
	zend_string *const_UNSUPPORTED_COUNTRY_name = zend_string_init_interned("UNSUPPORTED_COUNTRY", sizeof("UNSUPPORTED_COUNTRY") - 1, 1);
	zend_declare_class_constant_ex(class_entry, const_UNSUPPORTED_COUNTRY_name, &const_UNSUPPORTED_COUNTRY_value, ZEND_ACC_PUBLIC, NULL);
	zend_string_release(const_UNSUPPORTED_COUNTRY_name);

	zval const_SERVICE_DISABLED_value;
	zend_string *const_SERVICE_DISABLED_value_str = zend_string_init("service_disabled", strlen("service_disabled"), 1);
	ZVAL_STR(&const_SERVICE_DISABLED_value, const_SERVICE_DISABLED_value_str);
	zend_string *const_SERVICE_DISABLED_name = zend_string_init_interned("SERVICE_DISABLED", sizeof("SERVICE_DISABLED") - 1, 1);
	zend_declare_class_constant_ex(class_entry, const_SERVICE_DISABLED_name, &const_SERVICE_DISABLED_value, ZEND_ACC_PUBLIC, NULL);
	zend_string_release(const_SERVICE_DISABLED_name);

	zval const_RATE_LIMITED_value;
	zend_string *const_RATE_LIMITED_value_str = zend_string_init("rate_limited", strlen("rate_limited"), 1);
	ZVAL_STR(&const_RATE_LIMITED_value, const_RATE_LIMITED_value_str);
	zend_string *const_RATE_LIMITED_name = zend_string_init_interned("RATE_LIMITED", sizeof("RATE_LIMITED") - 1, 1);
	zend_declare_class_constant_ex(class_entry, const_RATE_LIMITED_name, &const_RATE_LIMITED_value, ZEND_ACC_PUBLIC, NULL);
	zend_string_release(const_RATE_LIMITED_name);

	zval const_PROVIDER_UNAVAILABLE_value;
	zend_string *const_PROVIDER_UNAVAILABLE_value_str = zend_string_init("provider_unavailable", strlen("provider_unavailable"), 1);
	ZVAL_STR(&const_PROVIDER_UNAVAILABLE_value, const_PROVIDER_UNAVAILABLE_value_str);
	zend_string *const_PROVIDER_UNAVAILABLE_name = zend_string_init_interned("PROVIDER_UNAVAILABLE", sizeof("PROVIDER_UNAVAILABLE") - 1, 1);
	zend_declare_class_constant_ex(class_entry, const_PROVIDER_UNAVAILABLE_name, &const_PROVIDER_UNAVAILABLE_value, ZEND_ACC_PUBLIC, NULL);
	zend_string_release(const_PROVIDER_UNAVAILABLE_name);

	zval const_DNS_FAILED_value;
	zend_string *const_DNS_FAILED_value_str = zend_string_init("dns_failed", strlen("dns_failed"), 1);
	ZVAL_STR(&const_DNS_FAILED_value, const_DNS_FAILED_value_str);
	zend_string *const_DNS_FAILED_name = zend_string_init_interned("DNS_FAILED", sizeof("DNS_FAILED") - 1, 1);
	zend_declare_class_constant_ex(class_entry, const_DNS_FAILED_name, &const_DNS_FAILED_value, ZEND_ACC_PUBLIC, NULL);
	zend_string_release(const_DNS_FAILED_name);

	zval const_CONNECT_FAILED_value;
	zend_string *const_CONNECT_FAILED_value_str = zend_string_init("connect_failed", strlen("connect_failed"), 1);
	ZVAL_STR(&const_CONNECT_FAILED_value, const_CONNECT_FAILED_value_str);
	zend_string *const_CONNECT_FAILED_name = zend_string_init_interned("CONNECT_FAILED", sizeof("CONNECT_FAILED") - 1, 1);
	zend_declare_class_constant_ex(class_entry, const_CONNECT_FAILED_name, &const_CONNECT_FAILED_value, ZEND_ACC_PUBLIC, NULL);
	zend_string_release(const_CONNECT_FAILED_name);

	zval const_TIMED_OUT_value;
	zend_string *const_TIMED_OUT_value_str = zend_string_init("timed_out", strlen("timed_out"), 1);
	ZVAL_STR(&const_TIMED_OUT_value, const_TIMED_OUT_value_str);
	zend_string *const_TIMED_OUT_name = zend_string_init_interned("TIMED_OUT", sizeof("TIMED_OUT") - 1, 1);
	zend_declare_class_constant_ex(class_entry, const_TIMED_OUT_name, &const_TIMED_OUT_value, ZEND_ACC_PUBLIC, NULL);
	zend_string_release(const_TIMED_OUT_name);

	zval const_TLS_FAILED_value;
	zend_string *const_TLS_FAILED_value_str = zend_string_init("tls_failed", strlen("tls_failed"), 1);
	ZVAL_STR(&const_TLS_FAILED_value, const_TLS_FAILED_value_str);
	zend_string *const_TLS_FAILED_name = zend_string_init_interned("TLS_FAILED", sizeof("TLS_FAILED") - 1, 1);
	zend_declare_class_constant_ex(class_entry, const_TLS_FAILED_name, &const_TLS_FAILED_value, ZEND_ACC_PUBLIC, NULL);
	zend_string_release(const_TLS_FAILED_name);

	zval const_PROXY_FAILED_value;
	zend_string *const_PROXY_FAILED_value_str = zend_string_init("proxy_failed", strlen("proxy_failed"), 1);
	ZVAL_STR(&const_PROXY_FAILED_value, const_PROXY_FAILED_value_str);
	zend_string *const_PROXY_FAILED_name = zend_string_init_interned("PROXY_FAILED", sizeof("PROXY_FAILED") - 1, 1);
	zend_declare_class_constant_ex(class_entry, const_PROXY_FAILED_name, &const_PROXY_FAILED_value, ZEND_ACC_PUBLIC, NULL);
	zend_string_release(const_PROXY_FAILED_name);

	zval const_BLOCKED_BY_SITE_value;
	zend_string *const_BLOCKED_BY_SITE_value_str = zend_string_init("blocked_by_site", strlen("blocked_by_site"), 1);
	ZVAL_STR(&const_BLOCKED_BY_SITE_value, const_BLOCKED_BY_SITE_value_str);
	zend_string *const_BLOCKED_BY_SITE_name = zend_string_init_interned("BLOCKED_BY_SITE", sizeof("BLOCKED_BY_SITE") - 1, 1);
	zend_declare_class_constant_ex(class_entry, const_BLOCKED_BY_SITE_name, &const_BLOCKED_BY_SITE_value, ZEND_ACC_PUBLIC, NULL);
	zend_string_release(const_BLOCKED_BY_SITE_name);

	zval const_AI_DISABLED_value;
	zend_string *const_AI_DISABLED_value_str = zend_string_init("ai_disabled", strlen("ai_disabled"), 1);
	ZVAL_STR(&const_AI_DISABLED_value, const_AI_DISABLED_value_str);
	zend_string *const_AI_DISABLED_name = zend_string_init_interned("AI_DISABLED", sizeof("AI_DISABLED") - 1, 1);
	zend_declare_class_constant_ex(class_entry, const_AI_DISABLED_name, &const_AI_DISABLED_value, ZEND_ACC_PUBLIC, NULL);
	zend_string_release(const_AI_DISABLED_name);

	zval const_CONNECTOR_NOT_ALLOWED_value;
	zend_string *const_CONNECTOR_NOT_ALLOWED_value_str = zend_string_init("connector_not_allowed", strlen("connector_not_allowed"), 1);
	ZVAL_STR(&const_CONNECTOR_NOT_ALLOWED_value, const_CONNECTOR_NOT_ALLOWED_value_str);
	zend_string *const_CONNECTOR_NOT_ALLOWED_name = zend_string_init_interned("CONNECTOR_NOT_ALLOWED", sizeof("CONNECTOR_NOT_ALLOWED") - 1, 1);
	zend_declare_class_constant_ex(class_entry, const_CONNECTOR_NOT_ALLOWED_name, &const_CONNECTOR_NOT_ALLOWED_value, ZEND_ACC_PUBLIC, NULL);
	zend_string_release(const_CONNECTOR_NOT_ALLOWED_name);

	zval const_TOO_MANY_TESTS_value;
	zend_string *const_TOO_MANY_TESTS_value_str = zend_string_init("too_many_tests", strlen("too_many_tests"), 1);
	ZVAL_STR(&const_TOO_MANY_TESTS_value, const_TOO_MANY_TESTS_value_str);
	zend_string *const_TOO_MANY_TESTS_name = zend_string_init_interned("TOO_MANY_TESTS", sizeof("TOO_MANY_TESTS") - 1, 1);
	zend_declare_class_constant_ex(class_entry, const_TOO_MANY_TESTS_name, &const_TOO_MANY_TESTS_value, ZEND_ACC_PUBLIC, NULL);
	zend_string_release(const_TOO_MANY_TESTS_name);

	zval const_UNEXPECTED_REPLY_value;
	zend_string *const_UNEXPECTED_REPLY_value_str = zend_string_init("unexpected_reply", strlen("unexpected_reply"), 1);
	ZVAL_STR(&const_UNEXPECTED_REPLY_value, const_UNEXPECTED_REPLY_value_str);
	zend_string *const_UNEXPECTED_REPLY_name = zend_string_init_interned("UNEXPECTED_REPLY", sizeof("UNEXPECTED_REPLY") - 1, 1);
	zend_declare_class_constant_ex(class_entry, const_UNEXPECTED_REPLY_name, &const_UNEXPECTED_REPLY_value, ZEND_ACC_PUBLIC, NULL);
	zend_string_release(const_UNEXPECTED_REPLY_name);

	zval const_REQUEST_REFUSED_value;
	zend_string *const_REQUEST_REFUSED_value_str = zend_string_init("request_refused", strlen("request_refused"), 1);
	ZVAL_STR(&const_REQUEST_REFUSED_value, const_REQUEST_REFUSED_value_str);
	zend_string *const_REQUEST_REFUSED_name = zend_string_init_interned("REQUEST_REFUSED", sizeof("REQUEST_REFUSED") - 1, 1);
	zend_declare_class_constant_ex(class_entry, const_REQUEST_REFUSED_name, &const_REQUEST_REFUSED_value, ZEND_ACC_PUBLIC, NULL);
	zend_string_release(const_REQUEST_REFUSED_name);

	zval const_OTHER_PROVIDER_value;
	zend_string *const_OTHER_PROVIDER_value_str = zend_string_init("other_provider", strlen("other_provider"), 1);
	ZVAL_STR(&const_OTHER_PROVIDER_value, const_OTHER_PROVIDER_value_str);
	zend_string *const_OTHER_PROVIDER_name = zend_string_init_interned("OTHER_PROVIDER", sizeof("OTHER_PROVIDER") - 1, 1);
	zend_declare_class_constant_ex(class_entry, const_OTHER_PROVIDER_name, &const_OTHER_PROVIDER_value, ZEND_ACC_PUBLIC, NULL);
	zend_string_release(const_OTHER_PROVIDER_name);

	zval const_CANCELLED_value;
	zend_string *const_CANCELLED_value_str = zend_string_init("cancelled", strlen("cancelled"), 1);
	ZVAL_STR(&const_CANCELLED_value, const_CANCELLED_value_str);
	zend_string *const_CANCELLED_name = zend_string_init_interned("CANCELLED", sizeof("CANCELLED") - 1, 1);
	zend_declare_class_constant_ex(class_entry, const_CANCELLED_name, &const_CANCELLED_value, ZEND_ACC_PUBLIC, NULL);
	zend_string_release(const_CANCELLED_name);

	zval const_NO_KEY_value;
	zend_string *const_NO_KEY_value_str = zend_string_init("no_key", strlen("no_key"), 1);
	ZVAL_STR(&const_NO_KEY_value, const_NO_KEY_value_str);
	zend_string *const_NO_KEY_name = zend_string_init_interned("NO_KEY", sizeof("NO_KEY") - 1, 1);
	zend_declare_class_constant_ex(class_entry, const_NO_KEY_name, &const_NO_KEY_value, ZEND_ACC_PUBLIC, NULL);
	zend_string_release(const_NO_KEY_name);

	zval const_UNTESTED_value;
	zend_string *const_UNTESTED_value_str = zend_string_init("untested", strlen("untested"), 1);
	ZVAL_STR(&const_UNTESTED_value, const_UNTESTED_value_str);
	zend_string *const_UNTESTED_name = zend_string_init_interned("UNTESTED", sizeof("UNTESTED") - 1, 1);
	zend_declare_class_constant_ex(class_entry, const_UNTESTED_name, &const_UNTESTED_value, ZEND_ACC_PUBLIC, NULL);
	zend_string_release(const_UNTESTED_name);

	zval const_NO_PROBE_value;
	zend_string *const_NO_PROBE_value_str = zend_string_init("no_probe", strlen("no_probe"), 1);
	ZVAL_STR(&const_NO_PROBE_value, const_NO_PROBE_value_str);
	zend_string *const_NO_PROBE_name = zend_string_init_interned("NO_PROBE", sizeof("NO_PROBE") - 1, 1);
	zend_declare_class_constant_ex(class_entry, const_NO_PROBE_name, &const_NO_PROBE_value, ZEND_ACC_PUBLIC, NULL);
	zend_string_release(const_NO_PROBE_name);

	zval const_SHADOWED_value;
	zend_string *const_SHADOWED_value_str = zend_string_init("shadowed", strlen("shadowed"), 1);
	ZVAL_STR(&const_SHADOWED_value, const_SHADOWED_value_str);
	zend_string *const_SHADOWED_name = zend_string_init_interned("SHADOWED", sizeof("SHADOWED") - 1, 1);
	zend_declare_class_constant_ex(class_entry, const_SHADOWED_name, &const_SHADOWED_value, ZEND_ACC_PUBLIC, NULL);
	zend_string_release(const_SHADOWED_name);

	zval const_SEAL_UNAVAILABLE_value;
	zend_string *const_SEAL_UNAVAILABLE_value_str = zend_string_init("seal_unavailable", strlen("seal_unavailable"), 1);
	ZVAL_STR(&const_SEAL_UNAVAILABLE_value, const_SEAL_UNAVAILABLE_value_str);
	zend_string *const_SEAL_UNAVAILABLE_name = zend_string_init_interned("SEAL_UNAVAILABLE", sizeof("SEAL_UNAVAILABLE") - 1, 1);
	zend_declare_class_constant_ex(class_entry, const_SEAL_UNAVAILABLE_name, &const_SEAL_UNAVAILABLE_value, ZEND_ACC_PUBLIC, NULL);
	zend_string_release(const_SEAL_UNAVAILABLE_name);

	zval const_OTHER_TENANT_value;
	zend_string *const_OTHER_TENANT_value_str = zend_string_init("other_tenant", strlen("other_tenant"), 1);
	ZVAL_STR(&const_OTHER_TENANT_value, const_OTHER_TENANT_value_str);
	zend_string *const_OTHER_TENANT_name = zend_string_init_interned("OTHER_TENANT", sizeof("OTHER_TENANT") - 1, 1);
	zend_declare_class_constant_ex(class_entry, const_OTHER_TENANT_name, &const_OTHER_TENANT_value, ZEND_ACC_PUBLIC, NULL);
	zend_string_release(const_OTHER_TENANT_name);

	zval const_STORE_FAILED_value;
	zend_string *const_STORE_FAILED_value_str = zend_string_init("store_failed", strlen("store_failed"), 1);
	ZVAL_STR(&const_STORE_FAILED_value, const_STORE_FAILED_value_str);
	zend_string *const_STORE_FAILED_name = zend_string_init_interned("STORE_FAILED", sizeof("STORE_FAILED") - 1, 1);
	zend_declare_class_constant_ex(class_entry, const_STORE_FAILED_name, &const_STORE_FAILED_value, ZEND_ACC_PUBLIC, NULL);
	zend_string_release(const_STORE_FAILED_name);

	return class_entry;
}

static zend_class_entry *register_class_AikeyVerdict(void)
{
	zend_class_entry ce, *class_entry;

	INIT_CLASS_ENTRY(ce, "AikeyVerdict", class_AikeyVerdict_methods);
	class_entry = zend_register_internal_class_ex(&ce, NULL);
	class_entry->ce_flags |= ZEND_ACC_FINAL;

	zval const_VALID_value;
	zend_string *const_VALID_value_str = zend_string_init("valid", strlen("valid"), 1);
	ZVAL_STR(&const_VALID_value, const_VALID_value_str);
	zend_string *const_VALID_name = zend_string_init_interned("VALID", sizeof("VALID") - 1, 1);
	zend_declare_class_constant_ex(class_entry, const_VALID_name, &const_VALID_value, ZEND_ACC_PUBLIC, NULL);
	zend_string_release(const_VALID_name);

	zval const_REJECTED_value;
	zend_string *const_REJECTED_value_str = zend_string_init("rejected", strlen("rejected"), 1);
	ZVAL_STR(&const_REJECTED_value, const_REJECTED_value_str);
	zend_string *const_REJECTED_name = zend_string_init_interned("REJECTED", sizeof("REJECTED") - 1, 1);
	zend_declare_class_constant_ex(class_entry, const_REJECTED_name, &const_REJECTED_value, ZEND_ACC_PUBLIC, NULL);
	zend_string_release(const_REJECTED_name);

	zval const_BLOCKED_value;
	zend_string *const_BLOCKED_value_str = zend_string_init("blocked", strlen("blocked"), 1);
	ZVAL_STR(&const_BLOCKED_value, const_BLOCKED_value_str);
	zend_string *const_BLOCKED_name = zend_string_init_interned("BLOCKED", sizeof("BLOCKED") - 1, 1);
	zend_declare_class_constant_ex(class_entry, const_BLOCKED_name, &const_BLOCKED_value, ZEND_ACC_PUBLIC, NULL);
	zend_string_release(const_BLOCKED_name);

	zval const_UNKNOWN_value;
	zend_string *const_UNKNOWN_value_str = zend_string_init("unknown", strlen("unknown"), 1);
	ZVAL_STR(&const_UNKNOWN_value, const_UNKNOWN_value_str);
	zend_string *const_UNKNOWN_name = zend_string_init_interned("UNKNOWN", sizeof("UNKNOWN") - 1, 1);
	zend_declare_class_constant_ex(class_entry, const_UNKNOWN_name, &const_UNKNOWN_value, ZEND_ACC_PUBLIC, NULL);
	zend_string_release(const_UNKNOWN_name);

	return class_entry;
}

static zend_class_entry *register_class_AikeySource(void)
{
	zend_class_entry ce, *class_entry;

	INIT_CLASS_ENTRY(ce, "AikeySource", class_AikeySource_methods);
	class_entry = zend_register_internal_class_ex(&ce, NULL);
	class_entry->ce_flags |= ZEND_ACC_FINAL;

	zval const_ENV_value;
	zend_string *const_ENV_value_str = zend_string_init("env", strlen("env"), 1);
	ZVAL_STR(&const_ENV_value, const_ENV_value_str);
	zend_string *const_ENV_name = zend_string_init_interned("ENV", sizeof("ENV") - 1, 1);
	zend_declare_class_constant_ex(class_entry, const_ENV_name, &const_ENV_value, ZEND_ACC_PUBLIC, NULL);
	zend_string_release(const_ENV_name);

	zval const_CONSTANT_value;
	zend_string *const_CONSTANT_value_str = zend_string_init("constant", strlen("constant"), 1);
	ZVAL_STR(&const_CONSTANT_value, const_CONSTANT_value_str);
	zend_string *const_CONSTANT_name = zend_string_init_interned("CONSTANT", sizeof("CONSTANT") - 1, 1);
	zend_declare_class_constant_ex(class_entry, const_CONSTANT_name, &const_CONSTANT_value, ZEND_ACC_PUBLIC, NULL);
	zend_string_release(const_CONSTANT_name);

	zval const_DATABASE_value;
	zend_string *const_DATABASE_value_str = zend_string_init("database", strlen("database"), 1);
	ZVAL_STR(&const_DATABASE_value, const_DATABASE_value_str);
	zend_string *const_DATABASE_name = zend_string_init_interned("DATABASE", sizeof("DATABASE") - 1, 1);
	zend_declare_class_constant_ex(class_entry, const_DATABASE_name, &const_DATABASE_value, ZEND_ACC_PUBLIC, NULL);
	zend_string_release(const_DATABASE_name);

	zval const_NONE_value;
	zend_string *const_NONE_value_str = zend_string_init("none", strlen("none"), 1);
	ZVAL_STR(&const_NONE_value, const_NONE_value_str);
	zend_string *const_NONE_name = zend_string_init_interned("NONE", sizeof("NONE") - 1, 1);
	zend_declare_class_constant_ex(class_entry, const_NONE_name, &const_NONE_value, ZEND_ACC_PUBLIC, NULL);
	zend_string_release(const_NONE_name);

	return class_entry;
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
