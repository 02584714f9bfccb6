#!/usr/bin/env bash
# SPDX-License-Identifier: BSL-1.0
# Whole commands, timed beside `osmium fileinfo -e` (which only reads the file) on the same extract in the same run.
# usage: tests/bench/compare.sh [PROGRAM] [EXTRACT]      needs osmium-tool; each command runs 5 times, the best counts
set -euo pipefail
root=$(cd "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/../.." && pwd)
program=${1:-$root/build/release/bin/roadbook}
extract=${2:-${ROADBOOK_DATA:?set ROADBOOK_DATA, or name an extract}/extracts/trento.osm.pbf}
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT

best_of_five() {
    local best="" i start end taken
    for i in 1 2 3 4 5; do
        start=$(date +%s%N)
        "$@" >/dev/null 2>&1
        end=$(date +%s%N)
        taken=$(((end - start) / 1000))
        if [ -z "$best" ] || [ "$taken" -lt "$best" ]; then best=$taken; fi
    done
    echo "$best"
}

report() { awk -v name="$1" -v us="$2" -v ref="$3" 'BEGIN { printf "%-28s %8.3f s   %6.2f × fileinfo\n", name, us / 1e6, us / ref }'; }

reference=$(best_of_five osmium fileinfo -e "$extract")
report "osmium fileinfo -e" "$reference" "$reference"
report "roadbook import" "$(best_of_five "$program" import "$extract" -o "$scratch/x.roadnet")" "$reference"
report "roadbook info" "$(best_of_five "$program" info "$scratch/x.roadnet")" "$reference"
case $(basename "$extract") in
trento.*)
    report "roadbook plan (Trento)" "$(best_of_five "$program" plan "$root/samples/trento" -n "$scratch/x.roadnet")" "$reference"
    report "roadbook build (Trento)" "$(best_of_five "$program" build "$root/samples/trento" -n "$scratch/x.roadnet" -o "$scratch/out")" "$reference"
    ;;
esac
