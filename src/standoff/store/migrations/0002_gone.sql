-- 1 when the source was no longer there when its folder was last read. What it said stays: it may have been cited.
ALTER TABLE documents ADD COLUMN gone INTEGER NOT NULL DEFAULT 0;
