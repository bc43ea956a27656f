# A line that unrelated reports of one outlet share is no part of either; a page alone keeps it. In any order.
cat > a.html <<'X'
<html lang="en"><head><meta property="og:site_name" content="Brindle Ledger"><title>Lock closed</title></head><body><article><h1>Lock closed</h1>
<p>On Tuesday the lock at Amber Quay was closed at noon, said Ada Quill of the Harbour Office near Brindle Sound, with Otto Wendt beside her.</p>
<p>Repairs would take until the end of the week, and small boats could use the old channel until then, Quill told the council.</p>
<p>The author covers courts, quays and kitchens for the Ledger and lives by the water.</p></article></body></html>
X
cat > b.html <<'X'
<html lang="en"><head><meta property="og:site_name" content="Brindle Ledger"><title>Bank fined</title></head><body><article><h1>Bank fined</h1>
<p>In court on Monday, Mr Lindqvist and his lawyer Pia Storm told the Vardal bench about the Okerblad bank and its Geneva branch.</p>
<p>The judges fined the bank nine million crowns, the largest sum that the bench has ever asked for, and gave it thirty days.</p>
<p>The author covers courts, quays and kitchens for the Ledger and lives by the water.</p></article></body></html>
X
"$FIRSTHAND" clean a.html b.html > apart
"$FIRSTHAND" clean --across a.html b.html > across
"$FIRSTHAND" clean --across --threads 2 b.html a.html | sort > turned
"$FIRSTHAND" read --json a.html b.html > read
grep -c 'covers courts' apart across read
sort across | cmp - turned && echo "the same in any order"
grep -c 'lawyer Pia Storm' across
