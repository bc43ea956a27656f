# An event that was moved is one row with both its dates, and reports that tell one thing share a row.
mkdir in
cat > in/a.txt <<'T'
Harbour talks to open on Monday

3 March 2033
By Ada Brand, Halm Wire

HALM, March 3 (Halm Wire) - Talks on the harbour dues of Halm will open on Monday, 7 March, the mediator Otto Vance said on Thursday. The ferry crews have been on strike since 21 February and no boat has left the island in that time. Vance said both sides had agreed to sit at one table for the first time since the strike began. The council will vote on any accord on 15 March.
T
cat > in/b.txt <<'T'
Harbour talks put off

5 March 2033
By Ada Brand, Halm Wire

HALM, March 5 (Halm Wire) - Talks on the harbour dues of Halm, first set for Monday, were postponed to Wednesday, 9 March, the mediator Otto Vance said on Saturday. The ferry crews have been on strike since 21 February and no boat has left the island in that time. Vance said the crews had asked for two more days to read the offer. The council will vote on any accord on 15 March.
T
"$FIRSTHAND" read in | sed -n '/^Timeline/,$p'
"$FIRSTHAND" read --json in | tr '{' '\n' | grep moved_to | sed 's/.*"date"/"date"/; s/"event":"[^"]*",//; s/}.*//'
