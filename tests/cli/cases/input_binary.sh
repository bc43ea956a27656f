# A binary file is refused with the byte that tells.
printf 'some text\n\001\002\003\004\005\006\007\000\000' > data.bin
printf '%%PDF-1.7 ...' > paper.pdf
"$FIRSTHAND" clean data.bin paper.pdf
