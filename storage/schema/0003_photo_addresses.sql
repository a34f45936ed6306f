CREATE TABLE photo_addresses (
  -- One row is an address at which a picture was fetched: it is not asked for again.
  key     BLOB PRIMARY KEY CHECK (length(key) = 16),  -- of the address
  photo   INTEGER REFERENCES photos (id),             -- null where it could not be read
  reason  TEXT CHECK (reason <> ''),                  -- why it could not be read: 'damaged'
  fetched INTEGER NOT NULL,
  CHECK ((photo IS NULL) = (reason IS NOT NULL))
) STRICT, WITHOUT ROWID;
