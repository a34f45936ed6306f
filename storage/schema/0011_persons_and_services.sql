-- What an ad states of the sex of whom it offers, and classes of services. `services` is null in versions read before.
ALTER TABLE ad_versions ADD COLUMN sex TEXT CHECK (sex IN ('woman', 'man', 'trans'));  -- null: not stated, or not looked for
ALTER TABLE ad_versions ADD COLUMN services TEXT;                                      -- 'incall,massage', ascending
