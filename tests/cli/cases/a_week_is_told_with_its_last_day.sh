# A week and a weekend stand in the timeline with their first and last day, and the words that date a row are marked.
mkdir in
cat > in/a.txt <<'T'
Ferry dock of Halm to be rebuilt

10 March 2033
By Ada Brand, Halm Wire

HALM, March 10 (Halm Wire) - The old dock of Halm was pulled down last week, the harbour board said. Divers will look at the sea bed this weekend, and the first piles are to be driven on 29 March.
T
cat > in/b.txt <<'T'
Halm gets a new dock

11 March 2033
The Coast Ledger

The old dock of Halm was pulled down last week, the harbour board told Halm Wire. Divers will look at the sea bed this weekend, and the first piles are to be driven on 29 March.
T
"$FIRSTHAND" read in | sed -n '/^Timeline/,$p'
