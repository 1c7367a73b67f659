#!/usr/bin/env bash
# Other programs on Chaser's output over the sample site: run.sh CHASER
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
site=$(realpath "$here/../../Rules/southampton")
chaser=$(realpath "$1")
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
at=2020-11-16T09:00
state=$work/state

say() { printf -- '- %s\n' "$*"; }
fail() { printf 'end to end: %s\n' "$*" >&2; exit 1; }

# Whether a program is there; without it the check is skipped, and under CI that is a fault.
have() {
    command -v "$1" >/dev/null && return 0
    [ "${CI:-}" = true ] && fail "$1 is not installed"
    printf 'SKIPPED: %s: %s is not installed\n' "$2" "$1" >&2
    return 1
}

say "the binary needs no Swift library and no Foundation"
if have ldd "the binary's libraries"; then
    ldd "$chaser" >"$work/libraries"
    if grep -Ei 'swift|foundation|dispatch|blocks' "$work/libraries"; then fail "$chaser needs these libraries"; fi
fi
if grep -qaE '/libFoundation|NSBundle' "$chaser"; then fail "$chaser holds Foundation"; fi

say "it starts where there is nothing but it: no home, no locale, an empty environment"
(cd / && env -i "$chaser" --help) >"$work/help"
grep -q '^usage: chaser' "$work/help" || fail "no usage in --help"

say "one tick, then the same again: the second adds no file and no mail"
"$chaser" once "$site" --at "$at" --state "$state" --json >"$work/tick.json"
find "$work/state" -type f | sort >"$work/first"
"$chaser" once "$site" --at "$at" --state "$state" >"$work/again.txt"
find "$work/state" -type f | sort >"$work/second"
cmp "$work/first" "$work/second" || fail "the second tick added or removed a file"
grep -q 'Nobody is told anything this time' "$work/again.txt" || fail "the second tick mailed"
[ "$(find "$state/mail/new" -type f | wc -l)" -eq 12 ] || fail "not 12 mails"
[ -z "$(find "$state/mail/tmp" -type f)" ] || fail "something is left in tmp"

say "a tick over a reader that goes away ends quietly"
set +o pipefail
"$chaser" alerts "$site" --state "$state" 2>"$work/noise" | head -n 1 >/dev/null
set -o pipefail
[ ! -s "$work/noise" ] || fail "words on standard error: $(cat "$work/noise")"

if have python3 "the strict parsers"; then
    say "a strict mail parser takes every message"
    python3 -B "$here/mail_parses.py" "$state/mail"
    say "other readers take the JSON and the CSV"
    python3 -B "$here/document_parses.py" "$work/tick.json" "$state"
fi

if have mutt "mutt over the Maildir" && have script "mutt over the Maildir"; then
    say "mutt lists the Maildir and reads its subjects"
    # It wants a terminal, which script(1) gives it; it pushes its keys itself and quits.
    cat >"$work/muttrc" <<RC
set mbox_type=Maildir folder="$work" spoolfile="$state/mail" record="" header_cache="" quit=yes delete=no
set wait_key=no pipe_decode=yes pipe_split=yes pipe_sep="" sort=mailbox-order
push "<tag-pattern>~A<enter><tag-prefix><pipe-message>cat >>$work/mutt.txt<enter><quit>"
RC
    TERM=xterm HOME="$work" timeout 60 script -qec "mutt -n -R -F '$work/muttrc' -f '$state/mail'" /dev/null \
        </dev/null >"$work/screen" 2>&1 || true
    touch "$work/mutt.txt"
    [ "$(grep -c '^Subject: \[OFFICIAL\]' "$work/mutt.txt")" -eq 12 ] || fail "mutt does not show 12 subjects"
    grep -q 'ICPCs held within 15 working days (%): 35%' "$work/mutt.txt" || fail "mutt does not show the evidence"
fi

"$here/shells/run"

echo "end to end: well"
