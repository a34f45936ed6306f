-- How long and in how many wordings an ad was read, beside the ad, so that a listing's row tells whether its page is due.
ALTER TABLE ads ADD COLUMN first_read INTEGER;                 -- instant; null where its own page was never read
ALTER TABLE ads ADD COLUMN versions INTEGER NOT NULL DEFAULT 0;

UPDATE ads SET
  first_read = (SELECT min(first_read) FROM ad_versions WHERE ad = ads.id),
  versions = (SELECT count(*) FROM ad_versions WHERE ad = ads.id);
