"$FIRSTHAND" stories --store nowhere.db
