-- Numbers of persons and networks that outlive a run of linking, so that last month's report still resolves.

CREATE TABLE linkings (
  -- One row is a run of linking.
  id   INTEGER PRIMARY KEY,
  made INTEGER NOT NULL
) STRICT;

CREATE TABLE identities (
  -- One row is a number that was given to a person or network; no number is given to another.
  level  TEXT NOT NULL CHECK (level IN ('person', 'network')),
  number INTEGER NOT NULL,
  began  INTEGER NOT NULL REFERENCES linkings (id),
  ended  INTEGER REFERENCES linkings (id),  -- the first run that found nobody to bear it
  PRIMARY KEY (level, number)
) STRICT, WITHOUT ROWID;

CREATE TABLE moves (
  -- One row is an ad that a run of linking took out of the person or network that it had been in.
  id      INTEGER PRIMARY KEY,
  linking INTEGER NOT NULL REFERENCES linkings (id),
  level   TEXT NOT NULL CHECK (level IN ('person', 'network')),
  ad      INTEGER REFERENCES ads (id) ON DELETE SET NULL,  -- null: purged since
  former  INTEGER NOT NULL,
  present INTEGER  -- null: in none
) STRICT;

CREATE INDEX moves_by_former ON moves (level, former);
CREATE INDEX moves_by_present ON moves (level, present);
CREATE INDEX moves_by_ad ON moves (ad);

INSERT INTO linkings (id, made) SELECT 1, unixepoch() WHERE EXISTS (SELECT 1 FROM persons);
INSERT INTO identities (level, number, began) SELECT 'person', id, 1 FROM persons;
INSERT INTO identities (level, number, began) SELECT 'network', id, 1 FROM networks;
