# Sourced by ./run and ./check: packages, configuration, build. Not a program of its own.

hanga_root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
hanga_build="$hanga_root/build/release"

build_packages=(g++ cmake ninja-build ccache mold qt6-base-dev qt6-websockets-dev qt6-httpserver-dev qt6-svg-dev
    qt6-tools-dev qt6-l10n-tools libexpected-dev zlib1g-dev)
run_packages=(qt6-image-formats-plugins qt6-qpa-plugins qt6-translations-l10n libqt6sql6-sqlite fonts-noto-cjk)
test_packages=(xvfb xauth openbox xdotool dbus dbus-x11 at-spi2-core fonts-inter)

as_root() {
    if [ "$(id -u)" = 0 ]; then
        "$@"
    elif [ "${CI:-}" = true ]; then
        sudo -n "$@"
    else
        sudo "$@"
    fi
}

# install_packages NAME…: those that are missing. A list that was found complete once is not asked for again.
install_packages() {
    local stamp="$hanga_root/build/packages-found" list="$*" missing=() package
    if [ -f "$stamp" ] && grep -qxF -- "$list" "$stamp"; then
        return
    fi
    if ! command -v apt-get >/dev/null; then
        cat >&2 <<'NAMES'
hanga: this is no Debian or Ubuntu: install these yourself if the build misses them:
  Fedora  dnf install gcc-c++ cmake ninja-build qt6-qtbase-devel qt6-qtwebsockets-devel qt6-qthttpserver-devel qt6-qtsvg-devel qt6-qttools-devel qt6-linguist expected-devel zlib-devel
  Arch    pacman -S gcc cmake ninja qt6-base qt6-websockets qt6-httpserver qt6-svg qt6-tools tl-expected zlib
  macOS   brew install cmake ninja qt tl-expected
NAMES
        return
    fi
    for package in "$@"; do
        dpkg-query -W -f='${Status}' "$package" 2>/dev/null | grep -q 'install ok installed' || missing+=("$package")
    done
    if [ ${#missing[@]} -gt 0 ]; then
        echo "hanga: installing ${missing[*]}" >&2
        [ "${CI:-}" = true ] && export DEBIAN_FRONTEND=noninteractive
        as_root apt-get -o DPkg::Lock::Timeout=300 update -qq
        as_root apt-get -o DPkg::Lock::Timeout=300 install -y -qq --no-install-recommends "${missing[@]}" >&2
    fi
    mkdir -p "$hanga_root/build"
    echo "$list" >>"$stamp"
}

# build_target NAME: configures when needed and builds; quiet when there is nothing to do.
build_target() {
    # A clone in another folder then still finds its objects in the compiler cache.
    export CCACHE_BASEDIR="$hanga_root" CCACHE_NOHASHDIR=1
    if [ ! -f "$hanga_build/build.ninja" ]; then
        (cd "$hanga_root" && cmake --preset release) >"$hanga_root/build/configure.log" 2>&1 || {
            cat "$hanga_root/build/configure.log" >&2
            echo "hanga: the build could not be configured: see the lines above" >&2
            exit 1
        }
    fi
    # Most starts have nothing to build and take a moment: only a build that takes longer is worth a word and its log.
    local log="$hanga_root/build/build.log" build follow="" code=0 tenths
    cmake --build "$hanga_build" --target "$1" >"$log" 2>&1 &
    build=$!
    for tenths in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15; do
        kill -0 "$build" 2>/dev/null || break
        sleep 0.1
    done
    if kill -0 "$build" 2>/dev/null; then
        echo "hanga: building (the first time takes some minutes)" >&2
        tail -n +1 -f "$log" >&2 &
        follow=$!
    fi
    wait "$build" || code=$?
    if [ -n "$follow" ]; then
        sleep 0.3 # for the last lines
        kill "$follow"
    elif [ "$code" != 0 ]; then
        cat "$log" >&2
    fi
    if [ "$code" != 0 ]; then
        echo "hanga: the build failed: see the lines above" >&2
        exit 1
    fi
}
