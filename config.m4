PHP_ARG_ENABLE([aikey],
  [whether to enable aikey support],
  [AS_HELP_STRING([--enable-aikey], [Enable aikey support (API keys of AI providers)])],
  [no])

if test "$PHP_AIKEY" != "no"; then
  PKG_CHECK_MODULES([AIKEY_CURL], [libcurl >= 7.66.0])
  PKG_CHECK_MODULES([AIKEY_OPENSSL], [openssl >= 1.1.1])
  PHP_EVAL_INCLINE([$AIKEY_CURL_CFLAGS $AIKEY_OPENSSL_CFLAGS])
  PHP_EVAL_LIBLINE([$AIKEY_CURL_LIBS $AIKEY_OPENSSL_LIBS], [AIKEY_SHARED_LIBADD])
  dnl Where functions are bound when they are first called, the linker first saves on the stack what registers hold: a key.
  aikey_ldflags=$LDFLAGS
  LDFLAGS="$LDFLAGS -Wl,-z,now"
  AC_LINK_IFELSE([AC_LANG_PROGRAM([], [])], [
    if test "$ext_shared" = "yes"; then
      AIKEY_SHARED_LIBADD="$AIKEY_SHARED_LIBADD -Wl,-z,now"
    else
      EXTRA_LDFLAGS="$EXTRA_LDFLAGS -Wl,-z,now"
      EXTRA_LDFLAGS_PROGRAM="$EXTRA_LDFLAGS_PROGRAM -Wl,-z,now"
    fi
  ])
  LDFLAGS=$aikey_ldflags
  PHP_SUBST([AIKEY_SHARED_LIBADD])

  PHP_NEW_EXTENSION([aikey],
    m4_normalize([
      aikey.c
      src/core/bytes/base64.c
      src/core/bytes/handover.c
      src/core/bytes/heap.c
      src/core/bytes/hex.c
      src/core/bytes/mark.c
      src/core/bytes/page.c
      src/core/bytes/secret.c
      src/core/bytes/slice.c
      src/core/vault/keyring.c
      src/core/vault/seal.c
      src/core/provider/connector.c
      src/core/provider/diagnose.c
      src/core/provider/environment.c
      src/core/provider/http.c
      src/core/provider/lookup.c
      src/core/provider/models.c
      src/core/provider/outcome.c
      src/core/provider/probe.c
      src/core/provider/quote.c
      src/core/provider/reader.c
      src/core/provider/retry.c
      src/core/provider/site.c
      src/core/provider/url.c
      src/core/keys/failure.c
      src/core/keys/fingerprint.c
      src/core/keys/hint.c
      src/core/keys/lint.c
      src/core/keys/mask.c
      src/core/keys/names.c
      src/core/keys/obtain.c
      src/core/keys/resolve.c
      src/core/keys/saved.c
      src/core/keys/store.c
      src/core/keys/trial.c
      src/core/keys/verify.c
      src/php/call.c
      src/php/exception.c
      src/php/ini.c
      src/php/interned.c
      src/php/json_parser.c
      src/php/opened.c
      src/php/sealing.c
      src/php/transfer.c
      src/wp/callbacks.c
      src/wp/database.c
      src/wp/lock.c
      src/wp/option.c
      src/wp/read.c
      src/wp/record.c
      src/wp/registry.c
      src/wp/requests.c
      src/api/functions.c
      src/api/result.c
      src/api/subject.c
    ]),
    [$ext_shared],,
    [-DZEND_ENABLE_STATIC_TSRMLS_CACHE=1 -D_GNU_SOURCE -fvisibility=hidden -I@ext_srcdir@])
  PHP_ADD_BUILD_DIR([$ext_builddir/src/core/bytes])
  PHP_ADD_BUILD_DIR([$ext_builddir/src/core/vault])
  PHP_ADD_BUILD_DIR([$ext_builddir/src/core/provider])
  PHP_ADD_BUILD_DIR([$ext_builddir/src/core/keys])
  PHP_ADD_BUILD_DIR([$ext_builddir/src/php])
  PHP_ADD_BUILD_DIR([$ext_builddir/src/wp])
  PHP_ADD_BUILD_DIR([$ext_builddir/src/api])
  PHP_ADD_EXTENSION_DEP([aikey], [json])
  PHP_ADD_EXTENSION_DEP([aikey], [spl])
fi
