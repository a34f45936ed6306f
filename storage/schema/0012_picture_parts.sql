-- What tells a photo in a copy that was cut, written on or set beside another; sealed, since a picture's outlines could
-- be guessed from it.
ALTER TABLE photos ADD COLUMN sealed_parts BLOB;  -- null: not fetched by this program, or before it knew of parts
