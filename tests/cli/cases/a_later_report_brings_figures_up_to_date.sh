# A later report that has newer figures brings its parent up to date; nothing was altered.
mkdir in
cat > in/first.txt <<'T'
Ferry with 61 people on board missing off Arnhavn

The Coast Ledger, 3 March 2031

ARNHAVN - Nine people are missing after the ferry Solbakken sank off the harbour of Arnhavn on Monday, the coast guard said.

The Solbakken had 61 people on board when it struck a rock at 4:20 a.m., according to harbour master Ingrid Vass.

Divers searched the wreck until dark. "We will not stop before we have found everybody," said Captain Tore Lund, who leads the search.

The ferry line, Nordsund Shipping, said the vessel had passed its yearly inspection in January. It will pay for the journeys of relatives.

Six boats and two helicopters took part in the search on Monday.
T
cat > in/second.txt <<'T'
Search for the Solbakken goes on

The Coast Ledger, 5 March 2031

ARNHAVN - Four people are missing after the ferry Solbakken sank off the harbour of Arnhavn on Monday, the coast guard said on Wednesday.

Divers found five bodies in the wreck on Tuesday night, Captain Tore Lund, who leads the search, told reporters.

The Solbakken had 61 people on board when it struck a rock at 4:20 a.m., according to harbour master Ingrid Vass.

Nordsund Shipping has been told to keep its two other ferries in port. Prosecutor Helle Brandt said the captain would be heard on Friday.

Fourteen boats and two helicopters took part in the search on Wednesday. The ferry line, Nordsund Shipping, said the vessel had passed its yearly inspection in January.
T
"$FIRSTHAND" read in | sed -n '/^Changes/,/^Timeline/p' | sed '/^Conflicts/,$d' | grep -v '^Changes\|^Timeline\|less sure'
"$FIRSTHAND" changes in | grep '"update":true' | grep -o '"note":"[^}]*","confidence"'
