#ifndef AIKEY_UNIT_FAKE_PROVIDER_H
#define AIKEY_UNIT_FAKE_PROVIDER_H

#include "src/core/keys/io.h"

/* Replaces aikey_http_perform() in tests that are linked with it. What it answers depends on the
 * key that is sent and on the path. */

#define KEY_WORKING "sk-test-working-0123456789-0123456789-0123456789-abcd"
#define KEY_OTHER "sk-test-other-works-too-0123456789-0123456789-01234-efgh"
#define KEY_WRONG "sk-test-wrong-0123456789-0123456789-0123456789-01-ijkl"
#define KEY_NO_CREDIT "sk-test-no-credit-0123456789-0123456789-0123456789-mnop"
#define KEY_RESTRICTED "sk-test-restricted-0123456789-0123456789-0123456-qrst"
#define KEY_LIMITED "sk-test-rate-limited-0123456789-0123456789-01234-uvwx"
#define KEY_OUTAGE "sk-test-times-out-0123456789-0123456789-0123456-yzab"
#define KEY_HALF "sk-test-model-says-wrong-rest-times-out-0123456-cdef"
#define KEY_STOPPED "sk-test-cancelled-0123456789-0123456789-0123456-ghij"
#define KEY_OLD_SERVER "sk-test-no-responses-path-0123456789-0123456789-opqr"
#define KEY_NO_MODEL_PATH "sk-test-no-models-path-limited-0123456789-01234-wxyz"
#define KEY_NO_MODEL "sk-test-model-not-found-0123456789-0123456789-01-stuv"
#define KEY_RETIRED "sk-test-only-other-models-0123456789-0123456789-0-yzab"
#define KEY_RETIRED_POOR "sk-test-other-models-but-no-credit-0123456789-012-cdef"
#define KEY_RETIRED_SLOW "sk-test-other-models-take-their-time-0123456789-0-ghij"
#define KEY_CHAT_ONLY "sk-test-may-chat-only-0123456789-0123456789-01234-klmn"
#define KEY_NO_SCOPE "sk-test-may-do-nothing-0123456789-0123456789-0123-opqr"
#define KEY_ECHOED "sk-test-echoed-0123456789-0123456789-0123456789-klmn"

extern int fake_provider_calls;
extern int fake_provider_timeout_ms; /* of the last call */

/* The connector openai with its own base URL. */
struct aikey_subject fake_provider_subject(void);

#endif
