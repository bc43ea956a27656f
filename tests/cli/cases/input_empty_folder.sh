# A folder without reports is an error that names it.
mkdir none pictures
printf '\211PNG\r\n\032\n' > pictures/a.png
"$FIRSTHAND" clean --text none pictures
