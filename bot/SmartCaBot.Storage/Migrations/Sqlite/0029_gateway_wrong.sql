-- Wrong passwords and codes, to bound them for each person.

ALTER TABLE gateway_requests ADD COLUMN wrong INTEGER NOT NULL DEFAULT 0;
