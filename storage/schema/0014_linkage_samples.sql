-- Linkages that are plausible beside the stored one, for estimates that carry the doubt of linking.
CREATE TABLE sampled_persons (
  -- One row is an ad that a sample of the last run of linking gives to another person than person_ads does.
  ad     INTEGER NOT NULL REFERENCES ads (id),
  sample INTEGER NOT NULL CHECK (sample >= 0),
  person INTEGER NOT NULL,  -- negative: one of this sample alone
  PRIMARY KEY (ad, sample)
) STRICT, WITHOUT ROWID;

ALTER TABLE linkings ADD COLUMN samples INTEGER NOT NULL DEFAULT 0;  -- that were drawn
