-- How each field of a site was read, night by night, so that a change of its markup is seen against its own history.
-- Counts and shapes only ("9 €": digits are 9, letters a): no value of an ad stands here.

CREATE TABLE field_nights (
  -- One row is a field of a site in one scan, as its ads' pages or the rows of its listings showed it.
  scan         INTEGER NOT NULL REFERENCES scans (id),
  site         TEXT NOT NULL REFERENCES sites (id),
  page         TEXT NOT NULL CHECK (page IN ('listing', 'ad')),
  field        TEXT NOT NULL CHECK (field <> ''),
  pages        INTEGER NOT NULL,  -- read, or rows
  found        INTEGER NOT NULL CHECK (found BETWEEN 0 AND pages),
  fresh        INTEGER NOT NULL,  -- of ads never seen before
  fresh_found  INTEGER NOT NULL CHECK (fresh_found BETWEEN 0 AND fresh),
  compared     INTEGER NOT NULL,  -- generic extraction gave something, too
  agreed       INTEGER NOT NULL CHECK (agreed BETWEEN 0 AND compared),
  known        INTEGER NOT NULL,  -- ads known from an earlier night
  kept         INTEGER NOT NULL CHECK (kept BETWEEN 0 AND known),
  only_generic INTEGER NOT NULL CHECK (only_generic >= 0),
  PRIMARY KEY (site, scan, page, field)
) STRICT, WITHOUT ROWID;

CREATE TABLE field_shapes (
  -- One row is a form in which a field's values stood in one scan.
  scan   INTEGER NOT NULL REFERENCES scans (id),
  site   TEXT NOT NULL REFERENCES sites (id),
  page   TEXT NOT NULL CHECK (page IN ('listing', 'ad')),
  field  TEXT NOT NULL CHECK (field <> ''),
  shape  TEXT NOT NULL,
  number INTEGER NOT NULL CHECK (number > 0),  -- of values
  PRIMARY KEY (site, scan, page, field, shape)
) STRICT, WITHOUT ROWID;

CREATE TABLE drifts (
  -- One row is a field of a site that is, or for some nights was, no longer read as before.
  site       TEXT NOT NULL REFERENCES sites (id),
  page       TEXT NOT NULL CHECK (page IN ('listing', 'ad')),
  field      TEXT NOT NULL CHECK (field <> ''),
  since      INTEGER NOT NULL,  -- night
  measure    TEXT NOT NULL CHECK (measure IN ('found', 'form', 'agreed', 'kept')),
  was_hits   INTEGER NOT NULL,
  was_trials INTEGER NOT NULL CHECK (was_hits BETWEEN 0 AND was_trials),
  now_hits   INTEGER NOT NULL,
  now_trials INTEGER NOT NULL CHECK (now_hits BETWEEN 0 AND now_trials),
  was_shape  TEXT NOT NULL,
  now_shape  TEXT NOT NULL,
  ended      INTEGER CHECK (ended > since),  -- night; null: it lasts
  PRIMARY KEY (site, page, field, since)
) STRICT, WITHOUT ROWID;

CREATE INDEX drifts_open ON drifts (site) WHERE ended IS NULL;
CREATE INDEX ads_by_site ON ads (site);
