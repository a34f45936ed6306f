-- The ledger of what reports showed, so that a later one cannot give away what an earlier one kept back.

CREATE TABLE publications (
  -- One row is a département in one export; rows are never changed or deleted.
  id         INTEGER PRIMARY KEY,
  department TEXT NOT NULL CHECK (length(department) BETWEEN 2 AND 3),
  from_day   INTEGER NOT NULL,
  to_day     INTEGER NOT NULL,
  made       INTEGER NOT NULL,
  CHECK (from_day <= to_day)
) STRICT;

CREATE INDEX publications_by_department ON publications (department, id);

CREATE TABLE published_counts (
  -- One row is a count of an export, by its table, row and column ('sites/alpha/ads'), and whether it could be seen.
  publication INTEGER NOT NULL REFERENCES publications (id),
  cell        TEXT NOT NULL CHECK (cell <> ''),
  n           INTEGER NOT NULL CHECK (n >= 0),
  shown       INTEGER NOT NULL CHECK (shown IN (0, 1)),
  PRIMARY KEY (publication, cell)
) STRICT, WITHOUT ROWID;
