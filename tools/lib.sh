# shellcheck shell=bash
# What the scripts in this folder share. Sourced, after `set -euo pipefail`.

# shellcheck disable=SC2034 # used by those who source this
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
# shellcheck disable=SC2034
cache=${AIKEY_CACHE:-${XDG_CACHE_HOME:-$HOME/.cache}/aikey}

# Progress goes to stderr: a script's stdout is its result.
say() { printf '%s\n' "$*" >&2; }
die() { say "${0##*/}: $*"; exit 1; }

# at_exit COMMAND…: run it when this script ends, however it ends; the last one first.
exit_commands=()
at_exit() { exit_commands=("$(printf '%q ' "$@")" ${exit_commands[@]+"${exit_commands[@]}"}); }
run_exit_commands() {
    local status=$? command
    trap '' INT TERM HUP
    for command in ${exit_commands[@]+"${exit_commands[@]}"}; do eval "$command" || true; done
    exit "$status"
}
trap run_exit_commands EXIT
trap 'exit 130' INT
trap 'exit 143' TERM
trap 'exit 129' HUP

# end_process PID: ends a process that this script started, and waits for its end; by force if it takes over 5 s.
end_process() {
    kill "$1" 2>/dev/null || return 0
    wait_until 5 gone "$1" || kill -KILL "$1" 2>/dev/null || true
    wait "$1" 2>/dev/null || true
}
gone() { ! kill -0 "$1" 2>/dev/null; }

# wait_until SECONDS COMMAND…: true as soon as the command is, false when the time is up.
wait_until() {
    local end=$((SECONDS + $1))
    until "${@:2}"; do
        ((SECONDS < end)) || return 1
        sleep 0.05
    done
}

# need_packages PACKAGE…: installs those Debian packages that are missing.
need_packages() {
    local package missing=()
    for package in "$@"; do
        [[ $(dpkg-query -W -f '${db:Status-Status}' "$package" 2>/dev/null) == installed ]] || missing+=("$package")
    done
    ((${#missing[@]})) || return 0
    command -v apt-get >/dev/null || die "needs ${missing[*]}; there is no apt-get here, please install them yourself"
    ((EUID == 0)) || command -v sudo >/dev/null || die "needs ${missing[*]}; run it as root, or install sudo"

    say "Installing ${missing[*]}"
    local install=(install -y --no-install-recommends "${missing[@]}")
    apt_get "${install[@]}" || { apt_get update && apt_get "${install[@]}"; } || {
        say "$apt_said"
        die "apt-get could not install ${missing[*]}"
    }
}
apt_get() {
    local as_root=()
    ((EUID == 0)) || as_root=(sudo)
    apt_said=$("${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get -q -o DPkg::Lock::Timeout=300 "$@" 2>&1)
}

# PHP with what WordPress needs, unless AIKEY_PHP names another one.
need_php() { [[ ${AIKEY_PHP:-php} != php ]] || need_packages php-cli php-sqlite3 php-mbstring php-xml; }

# A Node that did not come as a Debian package will do.
need_node() {
    command -v node >/dev/null || need_packages nodejs
    local version
    version=$(node --version)
    version=${version#v}
    ((${version%%.*} >= 18)) || die "needs Node 18 or newer; here is $version"
}
need_npm() {
    need_node
    command -v npm >/dev/null || need_packages npm
}

# start_standin OPTION…: the stand-in for the providers' APIs; standin_pid, standin_addresses and at_standin (PHP's options
# that make it every provider) are known after it. It watches the pipe between them, and so ends with this script however
# that ends.
standin=$root/tests/standin/standin.mjs
start_standin() {
    need_node
    need_packages openssl
    say "Starting the stand-in for the providers' APIs"
    coproc STANDIN { exec node "$standin" --exit-with-stdin "$@"; }
    # shellcheck disable=SC2153 # coproc sets it
    standin_pid=$STANDIN_PID
    at_exit end_process "$standin_pid"
    read -r -t 30 standin_addresses <&"${STANDIN[0]}" || die "the stand-in did not start"
    local connector
    at_standin=(-d aikey.ca_file="$(address ca)")
    for connector in openai anthropic google mistral; do
        at_standin+=(-d "aikey.$connector.base_url=$(address "$connector")")
    done
}

# address NAME: where the stand-in listens, or the path of its CA (no string in its JSON holds a quote).
address() {
    [[ $standin_addresses =~ \"$1\":\"([^\"]*)\" ]] || die "the stand-in does not say where $1 is"
    printf '%s' "${BASH_REMATCH[1]}"
}

# What is fetched into the cache is made aside and moved into place whole, so that two at once do no harm.
# aside: a folder to make it in is known as $aside after it.
aside() {
    mkdir -p "$cache"
    aside=$(mktemp -d "$cache/.fetching.XXXXXX")
    at_exit rm -rf "$aside"
}
# into_cache MADE PLACE
into_cache() {
    chmod 755 "$1"
    mv -T "$1" "$2" 2>/dev/null || [[ -d $2 ]] || die "could not write $2"
}

# fetch_npm NAME@VERSION INTEGRITY DIR [MEMBER…]: unpacks an npm package, which must be the file that was checked, in DIR.
fetch_npm() {
    need_npm
    need_packages openssl
    local archive got
    say "Fetching $1"
    archive=$3/$(cd "$3" && npm pack --loglevel=error "$1") || die "npm could not fetch $1"
    got=sha512-$(openssl dgst -sha512 -binary "$archive" | base64 -w 0)
    [[ $got == "$2" ]] || die "$1 is not the file that was checked: $got"
    tar -xzf "$archive" -C "$3" --no-same-owner "${@:4}"
    rm "$archive"
}
