-- What a later night, or a scan that goes on, must still know.
ALTER TABLE frontier ADD COLUMN sealed_row BLOB;  -- of an ad's page: what the listing showed of it, a line of JSON
ALTER TABLE ads ADD COLUMN etag TEXT;             -- of its own page as it was last read (RFC 9110, 8.8)
ALTER TABLE ads ADD COLUMN last_modified TEXT;
ALTER TABLE ads ADD COLUMN ended INTEGER;         -- instant at which its page was found gone; null once it is seen again
