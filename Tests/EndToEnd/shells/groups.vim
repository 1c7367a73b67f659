" The group of each of these words where it first stands in the file, a line each, beside the file.
let lines = []
for word in ['# A', 'rule', 'over ', 'red when', 'overdue(', '5 and', 'blue', 'is overdue', 'more', 'working', 'say', '{action', 'source', 'column', 'date from', 'from', '"Due"']
  call cursor(word =~# '^#' ? 1 : 2, 1)
  let place = searchpos('\V' . word, 'cW')
  let group = synIDattr(synID(place[0], place[1], 1), 'name')
  call add(lines, printf('%-12s %s', word, group))
endfor
call writefile(lines, expand('%:p') . '.groups')
