#!/usr/bin/env bash
# Set everything up and do one thing. Usage: bash run.sh [page|test|setup]
#   page   (default) install, build the index of the shipped articles, open the page on 127.0.0.1:7860
#   test   install with the test tools and the browser, run all tests
#   setup  only install
# YOUJU_VENV names the virtual environment (default .venv).
set -euo pipefail
cd "$(dirname "$0")"
venv="${YOUJU_VENV:-.venv}"
say() { printf '%s\n' "$*" >&2; }
stop() { say "run.sh: $*"; exit 1; }

python_found() {
  for p in python3.14 python3.13 python3.12 python3.11 python3; do
    if command -v "$p" >/dev/null && "$p" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then echo "$p"; return; fi
  done
  return 1
}

as_root() { # runs a command as root where that needs no password, else fails
  if [ "$(id -u)" = 0 ]; then "$@"; elif command -v sudo >/dev/null && sudo -n true 2>/dev/null; then sudo "$@"; else return 1; fi
}

apt_install() { # apt_install WHY PACKAGE...
  local why="$1"; shift
  command -v apt-get >/dev/null || stop "$why is missing; install: $*"
  say "installing $* ($why)"
  { as_root apt-get update -qq && as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$@" >/dev/null; } \
    || stop "$why is missing; run: sudo apt-get install $*"
}

setup() { # setup EXTRA
  local python; python=$(python_found) || { apt_install "Python 3.11 or newer" python3 python3-venv; python=$(python_found) || stop "no Python 3.11 or newer found"; }
  if [ ! -x "$venv/bin/pip" ]; then
    "$python" -c 'import ensurepip' 2>/dev/null || apt_install "Python's venv" "$("$python" -c 'import sys; print(f"python3.{sys.version_info[1]}-venv")')"
    "$python" -m venv "$venv"
  fi
  say "installing Youju into $venv (the first time takes some minutes)"
  "$venv/bin/pip" install --quiet --disable-pip-version-check --editable ".$1" 2> >(grep -v '^WARNING' >&2)
}

browser_program() {
  local name
  [ -z "${YOUJU_CHROMIUM:-}" ] || { echo "$YOUJU_CHROMIUM"; return; }
  for name in chromium chromium-browser google-chrome google-chrome-stable chrome; do command -v "$name" && return; done
  return 1
}

browser() {
  browser_program >/dev/null || apt_install "a Chromium for the browser tests" chromium fonts-wqy-microhei
  "$venv"/lib/python3.*/site-packages/playwright/driver/node --version >/dev/null 2>&1 \
    || apt_install "a library for the driver of the browser" libatomic1
  "$(browser_program)" --version >/dev/null 2>&1 \
    || stop "the installed Chromium does not start (Ubuntu's is a snap, which needs snapd); install Google Chrome, or name a program in YOUJU_CHROMIUM"
}

case "${1:-page}" in
  setup) setup "" ;;
  page) setup ""; shift || true; exec "$venv/bin/youju" serve --open "$@" ;;
  test) setup "[dev]"; browser; shift; exec "$venv/bin/python" -m pytest -n auto --maxprocesses 4 "$@" ;;
  *) stop "unknown: $1; one of page, test, setup" ;;
esac
