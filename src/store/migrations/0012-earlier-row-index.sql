-- Why: rows of an earlier table are looked up by their table, never by name alone, so the index over names of unlinked rows was only written.
drop index earlier_row_open;
