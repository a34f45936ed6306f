-- What analysts decided of ads and persons, in the place of a table to which nothing was ever written.
DROP TABLE decisions;

CREATE TABLE decisions (
  -- One row is a decision, or that an earlier one is taken back; rows are never changed or deleted.
  id            INTEGER PRIMARY KEY,
  made          INTEGER NOT NULL,
  who           TEXT NOT NULL CHECK (who <> ''),
  verdict       TEXT NOT NULL CHECK (verdict IN ('join', 'split', 'not-same', 'agency', 'not-an-offer', 'undo')),
  undoes        INTEGER UNIQUE REFERENCES decisions (id),
  sealed_reason BLOB NOT NULL,
  CHECK ((verdict = 'undo') = (undoes IS NOT NULL))
) STRICT;

CREATE TRIGGER decisions_are_never_changed BEFORE UPDATE ON decisions
BEGIN SELECT raise(ABORT, 'decisions are never changed'); END;

CREATE TRIGGER decisions_are_never_deleted BEFORE DELETE ON decisions
BEGIN SELECT raise(ABORT, 'decisions are never changed'); END;

CREATE TABLE decision_ads (
  -- One row is an ad on which a decision was taken.
  decision INTEGER NOT NULL REFERENCES decisions (id),
  place    INTEGER NOT NULL,
  side     INTEGER NOT NULL CHECK (side IN (0, 1)),  -- of the two that are joined or parted
  ad       INTEGER REFERENCES ads (id) ON DELETE SET NULL,  -- null: purged since
  PRIMARY KEY (decision, place)
) STRICT, WITHOUT ROWID;

CREATE INDEX decision_ads_by_ad ON decision_ads (ad);

CREATE TABLE decision_identifiers (
  -- One row is a phone of an agency by a decision.
  decision   INTEGER NOT NULL REFERENCES decisions (id),
  identifier INTEGER NOT NULL REFERENCES identifiers (id) ON DELETE CASCADE,
  PRIMARY KEY (decision, identifier)
) STRICT, WITHOUT ROWID;

CREATE VIEW standing_decisions AS
  -- One row is a decision that nobody took back.
  SELECT * FROM decisions
  WHERE verdict <> 'undo' AND id NOT IN (SELECT undoes FROM decisions WHERE undoes IS NOT NULL);

CREATE VIEW ads_decided_no_offers AS
  -- One row is an ad that offers nothing, as an analyst decided.
  SELECT DISTINCT ad FROM decision_ads JOIN standing_decisions ON standing_decisions.id = decision
  WHERE verdict = 'not-an-offer' AND ad IS NOT NULL;
