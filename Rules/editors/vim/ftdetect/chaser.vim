autocmd BufRead,BufNewFile *.rules setfiletype chaser
