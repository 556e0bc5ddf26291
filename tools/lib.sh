# shellcheck shell=bash
# What the scripts in this folder share. Source it after `set -euo pipefail`.

# shellcheck disable=SC2034 # for the scripts that source this
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
# shellcheck disable=SC2034
cache=${AIKEY_CACHE:-${XDG_CACHE_HOME:-$HOME/.cache}/aikey}

# What the extension is built with.
# shellcheck disable=SC2034
warnings=(-Wall -Wextra -Wno-unused-parameter -Wstrict-prototypes -Wvla -Werror)

# Keys of the person who runs this would take precedence over those that tests and the demo store.
for name in $(compgen -e); do
    [[ $name != *_API_KEY ]] || unset "$name"
done

# Progress goes to stderr: a script's stdout is its result.
say() { printf '%s\n' "$*" >&2; }
die() { say "${0##*/}: $*"; exit 1; }

# at_exit COMMAND…: runs it when this script ends, however it ends. Last in, first out.
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

# end_process PID: ends a process that this script started and waits for it. After 5 s it is killed.
end_process() {
    kill "$1" 2>/dev/null || return 0
    wait_until 5 gone "$1" || kill -KILL "$1" 2>/dev/null || true
    wait "$1" 2>/dev/null || true
}
gone() { ! kill -0 "$1" 2>/dev/null; }

# wait_until SECONDS COMMAND…: repeats the command until it succeeds. False if the time runs out first.
wait_until() {
    local end=$((SECONDS + $1))
    until "${@:2}"; do
        ((SECONDS < end)) || return 1
        sleep 0.05
    done
}

# need_packages PACKAGE…: installs the Debian packages that are missing.
need_packages() {
    local package missing=()
    for package in "$@"; do
        [[ $(dpkg-query -W -f '${db:Status-Status}' "$package" 2>/dev/null) == installed ]] || missing+=("$package")
    done
    ((${#missing[@]})) || return 0
    command -v apt-get >/dev/null || die "needs ${missing[*]}, and there is no apt-get here: install them yourself"
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

# need_root WHY ARGUMENT…: runs this script, with these arguments, as root by sudo, unless it is. What root would build or fetch is
# made before, so that nothing in the tree and in the cache belongs to root.
need_root() {
    ((EUID != 0)) || return 0
    command -v sudo >/dev/null || die "needs root, or sudo: $1"
    "$root/tools/build" >/dev/null
    "$root/tools/wordpress" --wp-cli >/dev/null
    say "Asking sudo for root: $1"
    local name settings=("AIKEY_CACHE=$cache")
    for name in "${!AIKEY_PHP@}"; do settings+=("$name=${!name}"); done
    exec sudo env "${settings[@]}" "$0" "${@:2}"
}

# PHP with the extensions that WordPress needs, unless AIKEY_PHP names another PHP.
need_php() { [[ ${AIKEY_PHP:-php} != php ]] || need_packages php-cli php-sqlite3 php-mbstring php-xml; }

# A Node that is not from a Debian package is fine, too.
need_node() {
    command -v node >/dev/null || need_packages nodejs
    local version
    version=$(node --version)
    printf '%s\n' v18.11 "$version" | sort -CV || die "needs Node 18.11 or newer, but this is $version"
}
need_npm() {
    need_node
    command -v npm >/dev/null || need_packages npm
}

# start_standin OPTION…: starts the stand-in for the providers' APIs and sets standin_pid, standin_addresses and
# at_standin (the PHP options that put it in place of every provider). It watches the pipe between them, so it ends with
# this script, however the script ends.
standin=$root/tests/standin/standin.mjs
start_standin() {
    need_node
    need_packages openssl
    say "Starting the stand-in for the providers' APIs"
    coproc STANDIN { exec node "$standin" --exit-with-stdin "$@"; }
    # shellcheck disable=SC2153 # coproc sets it
    standin_pid=$STANDIN_PID
    at_exit end_standin
    read -r -t 30 standin_addresses <&"${STANDIN[0]}" || die "the stand-in did not start"
    local connector
    at_standin=(-d aikey.ca_file="$(address ca)")
    for connector in $(node "$standin" --connectors); do
        at_standin+=(-d "aikey.$connector.base_url=$(address "$connector")")
    done
}

# Whatever could not connect to a stand-in that failed says so; this says why.
end_standin() {
    ! gone "$standin_pid" || wait "$standin_pid" 2>/dev/null || say "The stand-in for the providers' APIs failed before the end, with $?"
    end_process "$standin_pid"
}

# address NAME: where the stand-in listens, or the path of its CA (no string in its JSON contains a quote).
address() {
    [[ $standin_addresses =~ \"$1\":\"([^\"]*)\" ]] || die "the stand-in does not say where $1 is"
    printf '%s' "${BASH_REMATCH[1]}"
}

# Whatever goes into the cache is made in a folder beside it and then moved into place, so that two scripts at the same
# time do no harm.
# aside: makes that folder and sets $aside.
aside() {
    mkdir -p "$cache"
    aside=$(mktemp -d "$cache/.fetching.XXXXXX")
    at_exit rm -rf "$aside"
}
# into_cache MADE PLACE: moves it into place, unless another script was faster.
into_cache() {
    chmod 755 "$1"
    mv -T "$1" "$2" 2>/dev/null || [[ -d $2 ]] || die "could not write $2"
}

# fetch_npm NAME@VERSION INTEGRITY DIR [MEMBER…]: unpacks an npm package in DIR. It must be exactly the file that was
# reviewed.
fetch_npm() {
    need_npm
    need_packages openssl
    local archive got
    say "Fetching $1"
    archive=$3/$(cd "$3" && npm pack --loglevel=error "$1") || die "npm could not fetch $1"
    got=sha512-$(openssl dgst -sha512 -binary "$archive" | base64 -w 0)
    [[ $got == "$2" ]] || die "$1 is not the file that was reviewed: $got"
    tar -xzf "$archive" -C "$3" --no-same-owner "${@:4}"
    rm "$archive"
}
