# shellcheck shell=bash disable=SC2154,SC2034 # variables of lib.sh, and for those who source this
# Debian systems in folders of the cache, to try packages and other PHPs in. Source it after tools/lib.sh; needs root.

# sources KIND SUITE: this machine's sources of Debian packages (deb or deb-src), for a suite. The suites that are never
# released have neither updates nor a security archive.
sources() {
    local suite
    suite=$(. /etc/os-release && echo "$VERSION_CODENAME")
    apt-get indextargets --format "$1 [signed-by=/usr/share/keyrings/debian-archive-keyring.gpg] \$(REPO_URI) \$(RELEASE) \$(COMPONENT)" \
        'Created-By: Packages' 'Origin: Debian' | sort -u |
        if [[ $2 == sid || $2 == experimental ]]; then sed -n "s/ $suite / $2 /p"; else sed "s/ $suite/ $2/"; fi
}

# make_system SUITE[+experimental] ARCHITECTURE[,ARCHITECTURE] PACKAGE…: makes a minimal system with these packages, and sets
# system to its folder. With +experimental, packages that the suite lacks come from there.
make_system() {
    need_packages mmdebstrap arch-test
    local suite=$1 architectures=$2 options=(--include="${*:3}") digest
    digest=$(printf '%s\n' "$@" | sha256sum)
    system=$cache/system-$suite-${architectures//,/+}-${digest::8}
    [[ ! -d $system ]] || return 0
    say "Making a minimal system of Debian's $suite for $architectures"
    aside
    sources deb "${suite%+experimental}" >"$aside/sources.list"
    # A mirror may have the updates for other architectures late, or not at all.
    [[ $architectures == "$(dpkg --print-architecture)" ]] || sed -i "/ $suite /!d" "$aside/sources.list"
    if [[ $suite == *+experimental ]]; then
        sources deb experimental >>"$aside/sources.list"
        options+=(--aptopt='Acquire::Check-Valid-Until "false"')
    fi
    mmdebstrap --quiet --variant=apt --architectures="$architectures" --dpkgopt=force-unsafe-io "${options[@]}" \
        "${suite%+experimental}" "$aside/system" "$aside/sources.list" >&2 || return 1
    into_cache "$aside/system" "$system"
}

# throwaway SYSTEM SCRIPT [FILE…]: runs the script as root in that system. /given has the files, /cache is the cache. What it
# changes is gone afterwards, except in the cache.
throwaway() {
    local mnt
    mnt=$(mktemp -d)
    mkdir -p "$cache"
    # shellcheck disable=SC2016 # for the inner shell
    unshare --mount bash -euc '
        mnt=$1 cache=$2 lower=$3 script=$4
        shift 4
        mount -t tmpfs none "$mnt"
        mkdir "$mnt/"{up,work,root}
        mount -t overlay -o "lowerdir=$lower,upperdir=$mnt/up,workdir=$mnt/work" none "$mnt/root"
        for folder in proc dev; do mount --rbind "/$folder" "$mnt/root/$folder"; done
        mkdir -p "$mnt/root/given" "$mnt/root/cache"
        mount --bind "$cache" "$mnt/root/cache"
        [[ $# == 0 ]] || cp -R "$@" "$mnt/root/given/"
        rm -f "$mnt/root/etc/resolv.conf"
        cat /etc/resolv.conf >"$mnt/root/etc/resolv.conf"
        cat /etc/hosts >"$mnt/root/etc/hosts"
        printf "#!/bin/sh\nexit 101\n" >"$mnt/root/usr/sbin/policy-rc.d"
        chmod 755 "$mnt/root/usr/sbin/policy-rc.d"
        DEBIAN_FRONTEND=noninteractive AIKEY_CACHE=/cache chroot "$mnt/root" sh -exc "$script"
    ' throwaway "$mnt" "$cache" "$@" || { rmdir "$mnt"; return 1; }
    rmdir "$mnt"
}

# fetch_php SUITE NAME: fetches the sources of that suite's PHP (NAME is php8.2, or the like), and sets php_archive to them.
fetch_php() {
    local folder=$cache/source-$1-$2
    if [[ ! -d $folder ]]; then
        need_packages dpkg-dev
        aside
        sources deb-src "$1" >"$aside/sources.list"
        say "Fetching the sources of Debian's $2"
        download_source "$2" >&2 || return 1
        into_cache "$aside/source" "$folder"
    fi
    php_archive=$(echo "$folder"/*.orig.tar.xz)
}
# A mirror may lack the sources of the newest.
download_source() {
    local version options=(-q -o Dir::State="$aside/state" -o Dir::Cache="$aside/cache"
        -o Dir::Etc::SourceList="$aside/sources.list" -o Dir::Etc::SourceParts=/dev/null -o APT::Sandbox::User=root)
    mkdir -p "$aside"/{source,state/lists/partial,cache/archives/partial}
    apt-get "${options[@]}" update
    for version in $(apt-cache "${options[@]}" showsrc "$1" | sed -n 's/^Version: //p' | sort -rVu); do
        ! (cd "$aside/source" && apt-get "${options[@]}" source --download-only "$1=$version") || return 0
    done
    return 1
}
