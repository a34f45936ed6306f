CREATE TABLE phone_pictures (
  -- One row is an address at which a picture of a phone's number was fetched: it is not asked for again.
  key           BLOB PRIMARY KEY CHECK (length(key) = 16),  -- of the address
  sealed_number BLOB,                                       -- null where it could not be read
  fetched       INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
