" Rule files of Chaser. Written by the program: chaser completion vim
if exists("b:current_syntax")
  finish
endif
setlocal iskeyword+=-
setlocal commentstring=#\ %s
syntax match chaserInner "\<\(a\|ack\|acknowledge\|acknowledged\|actions\|after\|ahead\|alert\|alerts\|amber\|area\|as\|at\|because\|before\|between\|clear\|cleared\|closed\|column\|command\|containing\|cover\|dated\|day\|days\|domains\|done\|draft\|eased\|escalate\|every\|everyone\|exactly\|expect\|file\|first\|follow\|from\|frozen\|given\|green\|group\|headings\|hide\|holidays\|hour\|hours\|join\|journal\|keep\|key\|look\|mail\|mails\|marking\|mdc-excel\|mdc-excel-6\|minute\|minutes\|month\|months\|most\|name\|nhs-r\|no\|nobody\|none\|on\|once\|one\|only\|open\|opened\|operator\|optional\|over\|period\|periods\|person\|private\|profile\|published\|record\|records\|red\|repeat\|replies\|restart\|reworded\|rule\|rung\|same\|say\|sender\|silencing\|stale\|start\|step\|take\|tell\|tells\|timezone\|to\|unknown\|until\|usually\|verified\|versions\|week\|weekly\|weeks\|when\|where\|working\|worsened\|year\|years\)\>"
syntax match chaserInfix "\<\(and\|or\|not\|is\|missing\|misses\|meets\|worse\|better\|than\|by\|of\|it\|points\|overdue\|due\|unchanged\|was\|moved\|fell\|within\|more\|for\|in\|any\|true\|false\)\>"
syntax match chaserType "\<\(figure\|target\|date\|datetime\|text\|rag\|polarity\|people\|yesno\)\>"
syntax match chaserRecord "\<\(today\|now\|period\|done\|vanished\|new\|next_digest\|first_seen\|last_seen\|source_date\|source_file\|row\|group\)\>"
syntax match chaserConstant "\<\(red\|amber\|green\|blue\|grey\|higher\|lower\|common\|concern\|improvement\|high\|low\|pass\|fail\|inconsistent\)\>"
syntax match chaserFunction "\<\(previous\|year_ago\|mean\|highest\|lowest\|best\|worst\|last\|last_known\|last_known_period\|change\|percent_change\|same_as_previous\|worsening\|improving\|original\|before_change\|changed\|times_changed\|slips\|restated\|days\|working_days\|overdue\|working_days_from\|hours\|count\|share\|list\|different\|size\|raw\|variation\|variation_reason\|assurance\|lower_limit\|upper_limit\|lookup\)\ze\s*("
syntax match chaserStatement "\(^\|[{;]\)\s*\zs\(ack\|acknowledge\|after\|ahead\|alerts\|amber\s\+when\|area\|at\|because\|before\|by\|clear\s\+when\|column\|command\|cover\|dated\|domains\|done\s\+when\|draft\|escalate\|every\|expect\|file\|first\|follow\|from\|given\|green\s\+when\|hide\|holidays\|join\|keep\|key\|look\|mail\|marking\|missing\|not\|on\|operator\|over\|people\|period\|profile\|published\|record\|red\s\+when\|repeat\|replies\|restart\|reworded\|rule\|say\|sender\|silencing\|take\|tell\|timezone\|to\|was\|when\|where\)\>"
syntax match chaserBlock "^\s*\zs\(site\|source\|rule\|escalation\|reminder\|digest\|silence\|inhibit\|away\|accept\|test\)\ze\(\s.*\)\?{"
syntax match chaserNumber "\<\d[0-9.]*%\?"
syntax match chaserDate "\<\d\d\d\d-\d\d-\d\d\>\|\<\d\d:\d\d\>"
syntax region chaserBraces start="{" end="}" contained
syntax region chaserText start=+"+ skip=+\\.+ end=+"+ oneline contains=chaserBraces
syntax match chaserComment "#.*$"

highlight default link chaserBlock Structure
highlight default link chaserStatement Statement
highlight default link chaserInfix Operator
highlight default link chaserInner Keyword
highlight default link chaserType Type
highlight default link chaserRecord Identifier
highlight default link chaserConstant Constant
highlight default link chaserFunction Function
highlight default link chaserNumber Number
highlight default link chaserDate Number
highlight default link chaserBraces Special
highlight default link chaserText String
highlight default link chaserComment Comment
let b:current_syntax = "chaser"
