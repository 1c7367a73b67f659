#!/usr/bin/env bash
# Verifies the units that Systemd/README.md shows: units_verify.sh CHASER. Nothing on standard error counts as sound.
set -euo pipefail
chaser=$(realpath "$1")
readme=$(realpath "$(dirname "$0")/../../Systemd/README.md")
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT

# The text of the first ini block below the heading that names the file.
block() {
    awk -v name="/$1\`" '
        index($0, "## ") == 1 { here = index($0, name) > 0 }
        here && /^```$/ { exit }
        here && inside { print }
        here && /^```ini$/ { inside = 1 }' "$readme"
}

for unit in chaser.service chaser.timer; do
    block "$unit" | sed "s|/usr/local/bin/chaser|$chaser|" >"$folder/$unit"
    [ -s "$folder/$unit" ] || { echo "Systemd/README.md shows no $unit" >&2; exit 1; }
done

# What the installed units of the machine do wrong is none of ours: only lines that name these two count.
systemd-analyze verify --man=no "$folder/chaser.service" "$folder/chaser.timer" 2>"$folder/said" || status=$?
if [ "${status:-0}" -ne 0 ] || grep -q chaser "$folder/said"; then
    cat "$folder/said" >&2
    exit 1
fi
echo "2 units verified"
