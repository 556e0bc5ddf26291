PHP_ARG_ENABLE([aikey],
  [whether to enable aikey support],
  [AS_HELP_STRING([--enable-aikey], [Enable aikey support (API keys of AI providers)])],
  [no])

if test "$PHP_AIKEY" != "no"; then
  PKG_CHECK_MODULES([AIKEY_CURL], [libcurl >= 7.66.0])
  PKG_CHECK_MODULES([AIKEY_OPENSSL], [openssl >= 1.1.1])
  PHP_EVAL_INCLINE([$AIKEY_CURL_CFLAGS $AIKEY_OPENSSL_CFLAGS])
  PHP_EVAL_LIBLINE([$AIKEY_CURL_LIBS $AIKEY_OPENSSL_LIBS], [AIKEY_SHARED_LIBADD])
  PHP_SUBST([AIKEY_SHARED_LIBADD])

  PHP_NEW_EXTENSION([aikey],
    m4_normalize([
      aikey.c
      src/core/base64.c
      src/core/connector.c
      src/core/diagnose.c
      src/core/fingerprint.c
      src/core/heap.c
      src/core/hex.c
      src/core/http.c
      src/core/keyring.c
      src/core/lint.c
      src/core/mask.c
      src/core/names.c
      src/core/outcome.c
      src/core/page.c
      src/core/probe.c
      src/core/resolve.c
      src/core/retry.c
      src/core/seal.c
      src/core/secret.c
      src/core/site.c
      src/core/slice.c
      src/core/store.c
      src/core/trial.c
      src/core/url.c
      src/core/verify.c
      src/zend/call.c
      src/zend/exception.c
      src/zend/functions.c
      src/zend/callbacks.c
      src/zend/ini.c
      src/zend/json_parser.c
      src/zend/lock.c
      src/zend/interned.c
      src/zend/option.c
      src/zend/read.c
      src/zend/record.c
      src/zend/registry.c
      src/zend/result.c
      src/zend/sealing.c
      src/zend/requests.c
      src/zend/subject.c
      src/zend/transfer.c
    ]),
    [$ext_shared],,
    [-DZEND_ENABLE_STATIC_TSRMLS_CACHE=1 -fvisibility=hidden -I@ext_srcdir@])
  PHP_ADD_BUILD_DIR([$ext_builddir/src/core])
  PHP_ADD_BUILD_DIR([$ext_builddir/src/zend])
  PHP_ADD_EXTENSION_DEP([aikey], [json])
  PHP_ADD_EXTENSION_DEP([aikey], [spl])
fi
