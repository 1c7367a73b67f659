# What zsh offers for a line, one match a line: complete.zsh FOLDER DUMP LINE
#
# An interactive zsh in a pseudo terminal completes the line; each match is written to a file as it is added.
zmodload zsh/zpty
out=$(mktemp)
zpty shell zsh -f -i
zpty -w shell "PROMPT= ; fpath=(${(q)1} \$fpath); autoload -Uz compinit; compinit -u -d ${(q)2}"
zpty -w shell "bindkey '^I' list-choices; bindkey '^X' kill-whole-line"
# Every match goes through compadd, and -O names the array that takes those that fit.
zpty -w shell "compadd() {
  local -a fitting
  builtin compadd -O fitting \"\$@\"
  (( \$#fitting )) && print -rl -- \$fitting >>${(q)out}
  builtin compadd \"\$@\"
}"
zpty -w shell "print rea''dy"
zpty -r -m shell seen '*ready*'
zpty -n -w shell "$3"$'\t'
# The answer to the tab is there once the next command is done.
zpty -n -w shell $'\x18'
zpty -w shell "print do''ne"
zpty -r -m shell seen '*done*'
zpty -d shell
cat $out
rm -f $out
