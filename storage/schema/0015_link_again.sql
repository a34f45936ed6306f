-- What lets a night's linking look at what is new alone.
ALTER TABLE person_ads ADD COLUMN said INTEGER NOT NULL DEFAULT 0;  -- a hash of what was compared when the ad was linked

CREATE TABLE learnt_weights (
  -- One row is a number that the last run of linking which looked at everything learnt; linking knows which.
  place INTEGER PRIMARY KEY,
  value REAL NOT NULL
) STRICT;
