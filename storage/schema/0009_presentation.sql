-- How ads present themselves, for the report. Null in versions read before: not looked for.
ALTER TABLE ad_versions ADD COLUMN indicators TEXT;     -- codes, 'third_person,touring', ascending
ALTER TABLE ad_versions ADD COLUMN timed_tariffs TEXT;  -- minutes and euros, '30:80,60:150', ascending
