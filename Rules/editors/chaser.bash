# Completion of chaser for bash. Written by the program: chaser completion bash
_chaser() {
  local current="${COMP_WORDS[COMP_CWORD]}" previous="${COMP_WORDS[COMP_CWORD-1]}" options=""
  COMPREPLY=()
  if [ "$COMP_CWORD" -eq 1 ]; then
    COMPREPLY=($(compgen -W "check once run digest explain new fmt completion alerts test replay drain history verify repair adopt erase ack silence confirm look --help" -- "$current"))
    return
  fi
  case "$previous" in
    --state|--spool|--into|--compare|--write) mapfile -t COMPREPLY < <(compgen -d -- "$current"); return ;;
    --commands|--sendmail) mapfile -t COMPREPLY < <(compgen -f -- "$current"); return ;;
    --at|--to|--as-at|--run|--from|--until|--by|--because|--rule|--area|--record|--end) :; return ;;
  esac
  case "${COMP_WORDS[1]}" in
    check) options="--at --state --strict --json --github --help" ;;
    once) options="--at --state --spool --commands --dry-run --json --help" ;;
    run) options="--state --spool --commands --help" ;;
    digest) options="--at --state --commands --to --as-at --help" ;;
    explain) options="--at --state --commands --to --json --help" ;;
    new) options="--into --help" ;;
    fmt) options="--check --help" ;;
    completion) options="--help" ;;
    alerts) options="--state --json --help" ;;
    test) options="--run --json --help" ;;
    replay) options="--from --to --state --compare --write --json --help" ;;
    drain) options="--sendmail --from --json --help" ;;
    history) options="--state --json --help" ;;
    verify) options="--state --json --help" ;;
    repair) options="--state --yes --help" ;;
    adopt) options="--at --state --spool --commands --send --help" ;;
    erase) options="--state --yes --help" ;;
    ack) options="--until --until-change --until-clear --by --because --state --at --json --help" ;;
    silence) options="--rule --area --record --until --by --because --end --state --at --json --help" ;;
    confirm) options="--state --json --help" ;;
    look) options="--state --json --help" ;;
  esac
  case "$current" in
    -*) COMPREPLY=($(compgen -W "$options" -- "$current")) ;;
    *)
      if [ "${COMP_WORDS[1]}" = completion ]; then
        COMPREPLY=($(compgen -W "bash zsh fish vim" -- "$current"))
      else
        # A name may have spaces in it.
        mapfile -t COMPREPLY < <(compgen -f -- "$current")
      fi ;;
  esac
}
complete -o filenames -F _chaser chaser
