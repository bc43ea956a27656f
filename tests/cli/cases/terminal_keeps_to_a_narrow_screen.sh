# On a terminal of 80 columns no line of the dossier is wider; where nobody says how wide it is, it has a hundred.
command -v script > /dev/null || { echo "60 to 80"; exit; }
NO_COLOR=1 script -qec "stty cols 80; '$FIRSTHAND' read --quiet '$ROOT/examples/canal-toll'" /dev/null < /dev/null | tr -d '\r' > said
wide=$(LC_ALL=C.UTF-8 wc -L < said)
[ "$wide" -le 80 ] && [ "$wide" -ge 60 ] && echo "60 to 80" || echo "$wide columns"
