# shellcheck shell=bash
# Servers for tests, on their own sockets and free ports. Source it after tools/lib.sh.

# prepare_servers PACKAGE…: sets work, the folder for everything that servers write, and as_server, which runs a command as
# their user: they don't run as root.
prepare_servers() {
    PATH+=:/usr/sbin # where servers are; not in the PATH of ordinary users
    need_packages util-linux "$@"
    work=$(mktemp -d)
    at_exit rm -rf "$work"
    as_server=(setpriv --pdeathsig TERM)
    if ((EUID == 0)); then
        as_server+=(--reuid www-data --regid www-data --clear-groups)
        chown www-data:www-data "$work"
    fi
}

# start NAME COMMAND…: starts a server in the background, with its log in server_log and its PID in $!.
start() {
    server_log=$work/$1.log
    "${as_server[@]}" "${@:2}" >>"$server_log" 2>&1 &
    at_exit end_process "$!"
}
listens() { [[ -S $1 ]]; }
free_port() { node -e 'const s = require("net").createServer().listen(0, "127.0.0.1", () => { console.log(s.address().port); s.close(); })'; }

start_database() {
    say "Starting MariaDB"
    local mine=(--no-defaults --datadir="$work/database")
    "${as_server[@]}" mariadb-install-db "${mine[@]}" --auth-root-authentication-method=normal --skip-test-db \
        >"$work/mariadb.log" 2>&1 || die "MariaDB could not make a database: $(tail -n 5 "$work/mariadb.log")"
    start mariadb mariadbd "${mine[@]}" --socket="$work/mariadb.sock" --pid-file="$work/mariadb.pid" \
        --skip-networking --innodb-buffer-pool-size=64M --innodb-flush-log-at-trx-commit=0
    wait_until 30 listens "$work/mariadb.sock" || die "MariaDB did not start: $(tail -n 5 "$server_log")"
}
sql() { mariadb --no-defaults --socket="$work/mariadb.sock" --user=root "$@"; }

# start_fpm SOCKET CONFIG OPTION…: starts php-fpm with the extension and waits until it listens on SOCKET.
start_fpm() {
    say "Starting php-fpm"
    local version
    version=$("${AIKEY_PHP:-php}" -r 'echo PHP_MAJOR_VERSION, ".", PHP_MINOR_VERSION;')
    # shellcheck disable=SC2154 # root is lib.sh's
    install -m 644 "$("$root/tools/build")" "$work/aikey.so"
    start php-fpm "${AIKEY_PHP_FPM:-php-fpm$version}" --nodaemonize --fpm-config "$2" -d extension="$work/aikey.so" \
        -d aikey.ca_file="$(address ca)" "${@:3}"
    wait_until 10 listens "$1" || die "php-fpm did not start: $(tail -n 5 "$server_log")"
}
