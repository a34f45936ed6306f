-- By which the same ad in another language is seen. Null in versions read before.
ALTER TABLE ad_versions ADD COLUMN outline BLOB;  -- keyed hashes, 4 bytes each, of three numbers or emoji in a row
