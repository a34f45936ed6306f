-- The first schema. Days are counted from 1970-01-01, instants are seconds from then (UTC); the views show text.
-- "sealed" columns hold XChaCha20-Poly1305 boxes, "key" columns keyed BLAKE2b hashes: neither says anything without
-- the key file, which lies outside this database.

CREATE TABLE key_check (
  -- The one row tells whether a key file belongs to this database.
  id    INTEGER PRIMARY KEY CHECK (id = 1),
  value BLOB NOT NULL CHECK (length(value) = 16)
) STRICT;

CREATE TABLE sites (
  -- One row is a site of which something was scanned or imported; what is known of it stands in its definition.
  id TEXT PRIMARY KEY CHECK (id <> '')
) STRICT, WITHOUT ROWID;

CREATE TABLE scans (
  -- One row is a scan of one night.
  id      INTEGER PRIMARY KEY,
  night   INTEGER NOT NULL,
  started INTEGER NOT NULL,
  ended   INTEGER
) STRICT;

CREATE TABLE scan_departments (
  -- One row is a département that a scan covers.
  scan       INTEGER NOT NULL REFERENCES scans (id),
  place      INTEGER NOT NULL,  -- in the order in which they were asked for
  department TEXT NOT NULL CHECK (length(department) BETWEEN 2 AND 3),
  PRIMARY KEY (scan, department)
) STRICT, WITHOUT ROWID;

CREATE TABLE scan_sites (
  -- One row is a site's night: planned as long as its outcome is null, then how it ended.
  scan          INTEGER NOT NULL REFERENCES scans (id),
  site          TEXT NOT NULL REFERENCES sites (id),
  outcome       TEXT CHECK (outcome <> ''),
  pages         INTEGER NOT NULL DEFAULT 0 CHECK (pages >= 0),
  ads           INTEGER NOT NULL DEFAULT 0 CHECK (ads >= 0),
  new_ads       INTEGER NOT NULL DEFAULT 0 CHECK (new_ads >= 0),
  failures      INTEGER NOT NULL DEFAULT 0 CHECK (failures >= 0),
  sealed_detail BLOB,
  PRIMARY KEY (scan, site)
) STRICT, WITHOUT ROWID;

CREATE TABLE frontier (
  -- One row is a page that a scan in progress found; all are deleted when it ends.
  id           INTEGER PRIMARY KEY,
  scan         INTEGER NOT NULL REFERENCES scans (id),
  site         TEXT NOT NULL REFERENCES sites (id),
  department   TEXT NOT NULL CHECK (length(department) BETWEEN 2 AND 3),
  kind         TEXT NOT NULL CHECK (kind IN ('listing', 'ad', 'places')),
  page         INTEGER NOT NULL CHECK (page >= 1),
  url_key      BLOB NOT NULL CHECK (length(url_key) = 16),
  sealed_url   BLOB NOT NULL,
  sealed_ad_id BLOB NOT NULL,
  done         INTEGER NOT NULL DEFAULT 0 CHECK (done IN (0, 1)),
  UNIQUE (scan, url_key)
) STRICT;

CREATE INDEX frontier_pending ON frontier (scan, site, id) WHERE done = 0;

CREATE TABLE import_nights (
  -- One row is a night for which ads of a département ('' where none is known) came from files.
  night      INTEGER NOT NULL,
  department TEXT NOT NULL,
  PRIMARY KEY (night, department)
) STRICT, WITHOUT ROWID;

CREATE TABLE ads (
  -- One row is an ad of a site, under the number that the site gave it.
  id              INTEGER PRIMARY KEY,
  site            TEXT NOT NULL REFERENCES sites (id),
  key             BLOB NOT NULL UNIQUE CHECK (length(key) = 16),  -- of site and ad_id
  sealed_ad_id    BLOB NOT NULL,
  department      TEXT CHECK (length(department) BETWEEN 2 AND 3),
  current_version INTEGER REFERENCES ad_versions (id),  -- null: only ever seen in a listing
  last_read       INTEGER,                              -- instant at which its own page was last read
  row_key         BLOB CHECK (length(row_key) = 16),    -- of its row in the listing that showed it last
  row_changed     INTEGER NOT NULL DEFAULT 0 CHECK (row_changed IN (0, 1))  -- since its own page was last read
) STRICT;

CREATE INDEX ads_by_department ON ads (department);

CREATE TABLE ad_versions (
  -- One row is what an ad said, from its first to its last reading in these words.
  id               INTEGER PRIMARY KEY,
  ad               INTEGER NOT NULL REFERENCES ads (id),
  content_key      BLOB NOT NULL CHECK (length(content_key) = 16),
  sealed_content   BLOB NOT NULL,      -- the raw ad as a line of JSON
  first_read       INTEGER NOT NULL,   -- 0 where no date is known
  last_read        INTEGER NOT NULL,
  department       TEXT CHECK (length(department) BETWEEN 2 AND 3),
  commune          TEXT CHECK (length(commune) = 5),
  kind             TEXT NOT NULL CHECK (kind IN ('offer', 'client', 'recruitment', 'other', 'unsure')),
  kind_probability REAL NOT NULL CHECK (kind_probability BETWEEN 0 AND 1),
  age              INTEGER CHECK (age BETWEEN 14 AND 99),
  price            REAL CHECK (price >= 0),
  currency         TEXT CHECK (length(currency) = 3),
  languages        TEXT NOT NULL,      -- 'fr,en', main one first
  posted           INTEGER,            -- day
  possible_minor   INTEGER NOT NULL CHECK (possible_minor IN (0, 1)),
  photo_count      INTEGER NOT NULL CHECK (photo_count >= 0),
  text_key         INTEGER,            -- 64 bits, of the masked, folded wording
  name_key         INTEGER,            -- 64 bits, of the folded first name
  UNIQUE (ad, content_key),
  CHECK (first_read <= last_read)
) STRICT;

CREATE TABLE sightings (
  -- One row is an ad that was online on a night, in the département in which it counts on that night.
  ad         INTEGER NOT NULL REFERENCES ads (id),
  night      INTEGER NOT NULL,
  department TEXT CHECK (length(department) BETWEEN 2 AND 3),
  PRIMARY KEY (ad, night)
) STRICT, WITHOUT ROWID;

CREATE INDEX sightings_by_night ON sightings (department, night);

CREATE TABLE fetches (
  -- One row is an answer to a request for a page, or that there was none.
  id         INTEGER PRIMARY KEY,
  scan       INTEGER NOT NULL REFERENCES scans (id),
  site       TEXT NOT NULL REFERENCES sites (id),
  department TEXT NOT NULL CHECK (length(department) BETWEEN 2 AND 3),
  kind       TEXT NOT NULL CHECK (kind IN ('listing', 'ad', 'places')),
  page       INTEGER NOT NULL CHECK (page >= 1),
  ad         INTEGER REFERENCES ads (id),  -- whose own page it is
  fetched    INTEGER NOT NULL,
  status     INTEGER NOT NULL CHECK (status BETWEEN 0 AND 999),  -- of HTTP; 0: no answer
  outcome    TEXT NOT NULL CHECK (outcome <> ''),
  bytes      INTEGER NOT NULL CHECK (bytes >= 0),
  took_ms    INTEGER NOT NULL CHECK (took_ms >= 0)
) STRICT;

CREATE INDEX fetches_by_scan ON fetches (scan, site);

CREATE TABLE identifiers (
  -- One row is a phone number, a handle on a network or an e-mail address.
  id           INTEGER PRIMARY KEY,
  kind         TEXT NOT NULL CHECK (kind IN ('phone', 'handle', 'email')),
  key          BLOB NOT NULL UNIQUE CHECK (length(key) = 16),  -- of kind and value
  sealed_value BLOB NOT NULL
) STRICT;

CREATE TABLE version_identifiers (
  -- One row is an identifier that stands in a version of an ad.
  version    INTEGER NOT NULL REFERENCES ad_versions (id),
  identifier INTEGER NOT NULL REFERENCES identifiers (id),
  confidence REAL NOT NULL CHECK (confidence BETWEEN 0 AND 1),
  PRIMARY KEY (version, identifier)
) STRICT, WITHOUT ROWID;

CREATE INDEX version_identifiers_by_identifier ON version_identifiers (identifier);

CREATE TABLE photos (
  -- One row is a photo by its hash; its pixels are never kept.
  id      INTEGER PRIMARY KEY,
  pdq     BLOB NOT NULL UNIQUE CHECK (length(pdq) = 32),
  quality INTEGER NOT NULL CHECK (quality BETWEEN 0 AND 100),
  width   INTEGER CHECK (width > 0),  -- pixels; null where only the hash came
  height  INTEGER CHECK (height > 0)
) STRICT;

CREATE TABLE version_photos (
  -- One row is a photo that stands in a version of an ad.
  version INTEGER NOT NULL REFERENCES ad_versions (id),
  photo   INTEGER NOT NULL REFERENCES photos (id),
  PRIMARY KEY (version, photo)
) STRICT, WITHOUT ROWID;

CREATE INDEX version_photos_by_photo ON version_photos (photo);

CREATE TABLE persons (
  -- One row is a person as the last run of linking sees her: ads that describe one body.
  id INTEGER PRIMARY KEY
) STRICT;

CREATE TABLE person_ads (
  -- One row is an ad of a person.
  ad     INTEGER PRIMARY KEY REFERENCES ads (id),
  person INTEGER NOT NULL REFERENCES persons (id)
) STRICT;

CREATE INDEX person_ads_by_person ON person_ads (person);

CREATE TABLE networks (
  -- One row is a network as the last run of linking sees it: persons under one hand.
  id INTEGER PRIMARY KEY
) STRICT;

CREATE TABLE network_persons (
  -- One row is a person of a network.
  person  INTEGER PRIMARY KEY REFERENCES persons (id),
  network INTEGER NOT NULL REFERENCES networks (id)
) STRICT;

CREATE INDEX network_persons_by_network ON network_persons (network);

CREATE TABLE links (
  -- One row is a pair of ads that were compared and how likely they describe one person.
  id       INTEGER PRIMARY KEY,
  left_ad  INTEGER NOT NULL REFERENCES ads (id),
  right_ad INTEGER NOT NULL REFERENCES ads (id),
  weight   REAL NOT NULL,  -- bits
  UNIQUE (left_ad, right_ad),
  CHECK (left_ad < right_ad)
) STRICT;

CREATE INDEX links_by_right_ad ON links (right_ad);

CREATE TABLE link_evidence (
  -- One row is a reason for or against a link.
  link       INTEGER NOT NULL REFERENCES links (id),
  place      INTEGER NOT NULL,
  kind       TEXT NOT NULL CHECK (kind <> ''),
  weight     REAL NOT NULL,  -- bits; negative speaks against
  identifier INTEGER REFERENCES identifiers (id),
  PRIMARY KEY (link, place)
) STRICT, WITHOUT ROWID;

CREATE INDEX link_evidence_by_identifier ON link_evidence (identifier) WHERE identifier IS NOT NULL;

CREATE TABLE ties (
  -- One row is a pair of persons with something that speaks for one hand behind them.
  id           INTEGER PRIMARY KEY,
  left_person  INTEGER NOT NULL REFERENCES persons (id),
  right_person INTEGER NOT NULL REFERENCES persons (id),
  weight       REAL NOT NULL CHECK (weight > 0),
  UNIQUE (left_person, right_person),
  CHECK (left_person <> right_person)
) STRICT;

CREATE INDEX ties_by_right_person ON ties (right_person);

CREATE TABLE tie_evidence (
  -- One row is a reason for a tie.
  tie        INTEGER NOT NULL REFERENCES ties (id),
  place      INTEGER NOT NULL,
  kind       TEXT NOT NULL CHECK (kind <> ''),
  weight     REAL NOT NULL,
  identifier INTEGER REFERENCES identifiers (id),
  PRIMARY KEY (tie, place)
) STRICT, WITHOUT ROWID;

CREATE INDEX tie_evidence_by_identifier ON tie_evidence (identifier) WHERE identifier IS NOT NULL;

CREATE TABLE decisions (
  -- One row is an analyst's word on whether two ads describe one person; the latest on a pair holds.
  id            INTEGER PRIMARY KEY,
  made          INTEGER NOT NULL,
  who           TEXT NOT NULL CHECK (who <> ''),
  left_ad       INTEGER NOT NULL REFERENCES ads (id),
  right_ad      INTEGER NOT NULL REFERENCES ads (id),
  verdict       TEXT NOT NULL CHECK (verdict IN ('same', 'different', 'undecided')),
  sealed_reason BLOB,
  CHECK (left_ad < right_ad)
) STRICT;

CREATE INDEX decisions_by_pair ON decisions (left_ad, right_ad, made);

CREATE TABLE estimates (
  -- One row is the latest estimate of a département's persons in a period by a method, or why there is none.
  department TEXT NOT NULL CHECK (length(department) BETWEEN 2 AND 3),
  from_day   INTEGER NOT NULL,
  to_day     INTEGER NOT NULL,
  method     TEXT NOT NULL CHECK (method <> ''),
  n          REAL,
  lo         REAL,
  hi         REAL,
  reason     TEXT NOT NULL,
  made       INTEGER NOT NULL,
  PRIMARY KEY (department, from_day, to_day, method),
  CHECK (from_day <= to_day),
  CHECK (n IS NOT NULL OR reason <> '')
) STRICT, WITHOUT ROWID;

CREATE TABLE audit (
  -- One row is that someone looked at clear identifiers; rows are never changed or deleted.
  id     INTEGER PRIMARY KEY,
  made   INTEGER NOT NULL,
  who    TEXT NOT NULL CHECK (who <> ''),
  action TEXT NOT NULL CHECK (action <> ''),
  object TEXT NOT NULL
) STRICT;

CREATE TRIGGER audit_is_never_changed BEFORE UPDATE ON audit
BEGIN SELECT raise(ABORT, 'the audit log is never changed'); END;

CREATE TRIGGER audit_is_never_deleted BEFORE DELETE ON audit
BEGIN SELECT raise(ABORT, 'the audit log is never changed'); END;

CREATE VIEW ad_readable AS
  -- One row is an ad in its latest version, without what identifies anyone.
  SELECT ads.id AS ad, ads.site, ads.department, version.commune, coalesce(version.kind, 'unsure') AS kind,
         version.age, version.price, version.currency, version.languages, version.photo_count AS photos,
         version.possible_minor, date(version.posted * 86400, 'unixepoch') AS posted,
         date(min(sightings.night) * 86400, 'unixepoch') AS first_night,
         date(max(sightings.night) * 86400, 'unixepoch') AS last_night,
         count(sightings.night) AS nights,
         (SELECT count(*) FROM ad_versions WHERE ad_versions.ad = ads.id) AS versions,
         person_ads.person, network_persons.network
  FROM ads
  LEFT JOIN ad_versions AS version ON version.id = ads.current_version
  LEFT JOIN sightings ON sightings.ad = ads.id
  LEFT JOIN person_ads ON person_ads.ad = ads.id
  LEFT JOIN network_persons ON network_persons.person = person_ads.person
  GROUP BY ads.id;

CREATE VIEW person_counts AS
  -- One row is a person with how much of her was seen.
  SELECT persons.id AS person, network_persons.network,
         count(DISTINCT person_ads.ad) AS ads,
         count(DISTINCT ads.site) AS sites,
         count(DISTINCT sightings.department) AS departments,
         count(DISTINCT sightings.night) AS nights,
         date(min(sightings.night) * 86400, 'unixepoch') AS first_night,
         date(max(sightings.night) * 86400, 'unixepoch') AS last_night
  FROM persons
  JOIN person_ads ON person_ads.person = persons.id
  JOIN ads ON ads.id = person_ads.ad
  LEFT JOIN sightings ON sightings.ad = ads.id
  LEFT JOIN network_persons ON network_persons.person = persons.id
  GROUP BY persons.id;
