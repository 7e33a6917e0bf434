-- Wrong passwords and codes, to bound them for each person.

ALTER TABLE gateway_requests ADD COLUMN wrong bigint NOT NULL DEFAULT 0;
