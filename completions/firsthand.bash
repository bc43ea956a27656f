# bash completion for firsthand. Commands and options come from the program itself: `firsthand help --table`.
_firsthand() {
    local current=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD - 1]} command=${COMP_WORDS[1]} table words
    table=$(firsthand help --table 2>/dev/null) || return
    COMPREPLY=()
    if ((COMP_CWORD == 1)); then
        words=$(awk -F'\t' '$1 == "command" { print $2 }' <<<"$table")
        mapfile -t COMPREPLY < <(compgen -W "$words help --help --version" -- "$current")
        return
    fi
    # what the option before takes: a choice "bytes|chars" is offered, FILE and the like are left to file names
    words=$(awk -F'\t' -v c="$command" -v o="$before" '$1 == "command" { here = $2 == c } here && $1 == "option" && $2 == o { print $3 }' <<<"$table")
    if [[ $words == *"|"* ]]; then
        mapfile -t COMPREPLY < <(compgen -W "${words//|/ }" -- "$current")
    elif [[ -z $words && $current == -* ]]; then
        words=$(awk -F'\t' -v c="$command" '$1 == "command" { here = $2 == c } here && $1 == "option" { print $2 }' <<<"$table")
        mapfile -t COMPREPLY < <(compgen -W "$words" -- "$current")
    fi
}
complete -o default -F _firsthand firsthand
