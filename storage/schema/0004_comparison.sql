-- What linking compares beside identifiers, wording and photos. Null in versions read before: not stated.
ALTER TABLE ad_versions ADD COLUMN height_cm INTEGER CHECK (height_cm > 0);
ALTER TABLE ad_versions ADD COLUMN weight_kg INTEGER CHECK (weight_kg > 0);
ALTER TABLE ad_versions ADD COLUMN tariffs TEXT;         -- amounts, '80,150', ascending
ALTER TABLE ad_versions ADD COLUMN near_names BLOB;      -- keyed hashes, 8 bytes each, of the name less any one letter
ALTER TABLE ad_versions ADD COLUMN shingles BLOB;        -- keyed hashes, 4 bytes each, of three words in a row
