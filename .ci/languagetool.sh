#!/bin/sh
# Gets LanguageTool's English jars with Maven, once, for the tests marked `languagetool`, and prints their folder.
# They are kept in TONECHECK_LT_DIR (default: ~/.cache/tonecheck-ci/languagetool); pytest reads the same variable.
# Usage: TONECHECK_LT_DIR=$(.ci/languagetool.sh) pytest -m languagetool
set -eu

here=$(CDPATH= cd -- "$(dirname -- "$0")" && pwd)
pom=$here/../src/tonecheck/languagetool/pom.xml
folder=${TONECHECK_LT_DIR:-$HOME/.cache/tonecheck-ci/languagetool}
# The mark holds the sum of the POM: another version, or an interrupted copy, is got anew.
mark=$folder/.complete
sum=$(cksum <"$pom")

complete() { [ -f "$mark" ] && [ "$(cat "$mark")" = "$sum" ]; }

need() { # need PROGRAM PACKAGE...
    program=$1
    shift
    command -v "$program" >/dev/null 2>&1 && return
    echo "languagetool.sh: installing $*" >&2
    as_root=
    [ "$(id -u)" = 0 ] || as_root=sudo
    { $as_root apt-get update -qq && DEBIAN_FRONTEND=noninteractive $as_root apt-get install -y -qq --no-install-recommends "$@"; } >&2
}

# The tests run Java also where the jars are in the cache already.
need java default-jre-headless
if ! complete; then
    need mvn maven
    mkdir -p "$(dirname "$folder")"
    # Two jobs may share the cache folder.
    exec 9>"$folder.lock"
    if command -v flock >/dev/null 2>&1; then flock 9; fi
    if ! complete; then
        work=$(mktemp -d "$folder.XXXXXX")
        trap 'rm -rf "$work"' EXIT
        trap 'exit 130' INT TERM
        cp "$pom" "$work/pom.xml"
        # Package sources fail for a moment now and then.
        for attempt in 1 2 3; do
            if mvn --batch-mode --no-transfer-progress --quiet --strict-checksums --file "$work/pom.xml" \
                dependency:copy-dependencies "-DoutputDirectory=$work/jars" >&2; then
                break
            fi
            [ "$attempt" -lt 3 ] || exit 1
            sleep $((attempt * 5))
        done
        ls "$work"/jars/languagetool-server-*.jar "$work"/jars/language-en-*.jar >/dev/null
        printf '%s\n' "$sum" >"$work/jars/.complete"
        rm -rf "$folder"
        mv "$work/jars" "$folder"
    fi
fi
printf '%s\n' "$folder"
