" Rule files of Chaser. Written by the program.
function! s:Detect() abort
  if &filetype !=# 'udevrules' && (line('$') == 1 || search('^\s*\(site\|source\|rule\|escalation\|reminder\|digest\|silence\|inhibit\|away\|accept\|test\)\(\s.*\)\?{', 'nw') > 0)
    set filetype=chaser
  endif
endfunction
autocmd BufRead,BufNewFile *.rules call s:Detect()
