-- What linking took a photo for, so that the next run looks for new photos only.
ALTER TABLE photos ADD COLUMN picture BLOB CHECK (length(picture) = 32);  -- hash of the photo that stands for it
