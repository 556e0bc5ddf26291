# shellcheck shell=bash disable=SC2154 # variables of lib.sh
# Programs that host PHP themselves, by its embed SAPI. Source it after tools/lib.sh.

# build_host SOURCE PROGRAM: compiles and links it with that PHP. Debian's library has the version in its name.
build_host() {
    local config=${AIKEY_PHP_CONFIG:-php-config} flags name prefix libraries=''
    [[ $config != php-config ]] || need_packages php-dev libphp-embed
    need_packages gcc
    name=$("$config" --version | cut -d . -f 1-2)
    prefix=$("$config" --prefix)
    [[ $prefix == /usr && -e /usr/lib/libphp$name.so ]] || name=''
    [[ -e $prefix/lib/libphp$name.so ]] || libraries=$("$config" --libs) # a static library doesn't name what it needs
    read -ra flags <<<"$("$config" --includes) -L$prefix/lib $("$config" --ldflags) -lphp$name $libraries"
    # shellcheck disable=SC2086 # a word each
    "${CC:-gcc}" -std=gnu11 ${CFLAGS:--O1 -g} -Wall -Wextra -Wno-unused-parameter -Werror "$1" -o "$2" "${flags[@]}" \
        -Wl,-rpath,"$prefix/lib" -lpthread
}

# write_ini FILE LINE…: php.ini for such a program: the extension, unless PHP has it compiled in, a keyring and the stand-in.
write_ini() {
    local file=$1 folder=${1%/*} option
    [[ -e $folder/keyring ]] || (umask 077 && openssl rand -base64 32 >"$folder/keyring")
    {
        "${AIKEY_PHP:-php}" -n -r 'exit((int) !extension_loaded("aikey"));' || echo "extension=$("$root/tools/build")"
        printf '%s\n' "aikey.keyring=$folder/keyring" display_errors=0 log_errors=0 "${@:2}"
        for option in "${at_standin[@]}"; do [[ $option == -d ]] || echo "$option"; done
    } >"$file"
}
