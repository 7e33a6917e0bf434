-- An authorisation belongs to the browser that a client sent here; and whether the client named the way back, which it must then name again.

ALTER TABLE csc_authorisations ADD COLUMN browser text COLLATE "C" NOT NULL DEFAULT '';      -- SHA-256 of its cookie, hex; empty where no browser was sent
ALTER TABLE csc_authorisations ADD COLUMN redirect_named bigint NOT NULL DEFAULT 1;
