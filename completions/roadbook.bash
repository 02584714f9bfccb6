# SPDX-License-Identifier: BSL-1.0
# What bash offers after "roadbook": commands, their options, and files where they are wanted. tests/cli compares it with --help.

_roadbook_words() { mapfile -t COMPREPLY < <(compgen -W "$1" -- "$2"); }
# The last name of a list of commas.
_roadbook_list() { mapfile -t COMPREPLY < <(compgen -P "${2%"${2##*,}"}" -W "$1" -- "${2##*,}"); }
_roadbook_files() { mapfile -t COMPREPLY < <(compgen -f -- "$1"); compopt -o filenames 2>/dev/null; }

_roadbook() {
    local current=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD - 1]} options
    COMPREPLY=()
    if [ "$COMP_CWORD" -eq 1 ]; then
        _roadbook_words "new adopt import info find plan check build edit --help --version" "$current"
        return
    fi
    case "${COMP_WORDS[1]}" in
    new) options="-h --help -q --quiet" ;;
    adopt) options="-h --help -q --quiet -n --network -o --output --lang --profile" ;;
    import) options="-h --help -q --quiet -o --output" ;;
    info) options="-h --help -q --quiet --json" ;;
    find) options="-h --help -q --quiet -n --network --json" ;;
    plan) options="-h --help -q --quiet -n --network" ;;
    check) options="-h --help -q --quiet -n --network --against --report" ;;
    build) options="-h --help -q --quiet -n --network -o --output --leg --only --style --lang --csv --to" ;;
    edit) options="-h --help -q --quiet -n --network" ;;
    *) return ;;
    esac
    case "$before" in
    --only) _roadbook_list "json csv pdf papers cards gpx devices gpkg kmz geojson xlsx planner" "$current"; return ;;
    --lang) _roadbook_list "de en es fr it" "$current"; return ;;
    --style) _roadbook_words "a4 fia-a5 marshal official-a4 roll-150" "$current"; return ;;
    --csv) _roadbook_words "eu us" "$current"; return ;;
    --profile) _roadbook_words "guest-bus historic-car service-lorry" "$current"; return ;;
    --leg) return ;;
    esac
    if [ "${COMP_WORDS[1]}" = edit ] && [ "$COMP_CWORD" -eq 3 ] && [[ $current != -* ]]; then
        _roadbook_words "list check anchor" "$current"
        return
    fi
    case "$current" in
    -*) _roadbook_words "$options" "$current" ;;
    *) _roadbook_files "$current" ;;
    esac
}

complete -F _roadbook roadbook
