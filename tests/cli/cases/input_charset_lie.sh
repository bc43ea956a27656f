# A page that says UTF-8 and is windows-1251; one that says latin-1 and is UTF-8.
{ printf '<html><head><meta charset="utf-8"><title>a</title></head><body><article><p>'
  printf '\317\360\350\342\345\362 \350\347 \343\356\360\356\344\340! \321\345\343\356\344\355\377 \342 \343\356\360\356\344\345 \365\356\360\356\370\340\377 \357\356\343\356\344\340, \350 \342\361\345 \350\344\363\362 \342 \357\340\360\352, \361\352\340\347\340\353 \354\375\360 \343\356\360\356\344\340 \342 \357\377\362\355\350\366\363 \363\362\360\356\354.</p></article></body></html>'; } > lie.html
{ printf '<html><head><meta charset="iso-8859-1"><title>b</title></head><body><article><p>'
  printf 'L\303\240-bas, le caf\303\251 est ferm\303\251 depuis hier, a dit le patron de la maison, et personne ne sait pourquoi il a d\303\251cid\303\251 de partir.</p></article></body></html>'; } > true.html
"$FIRSTHAND" clean --text lie.html true.html
