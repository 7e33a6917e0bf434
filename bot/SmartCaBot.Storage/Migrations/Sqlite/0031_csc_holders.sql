-- An account may hold the certificates of several people: what a citizen gave leave to is theirs alone, named by one of their credentials. Rows from
-- before name none and open nothing.

ALTER TABLE csc_authorisations ADD COLUMN credential_id TEXT NOT NULL DEFAULT '';
ALTER TABLE csc_tokens ADD COLUMN credential_id TEXT NOT NULL DEFAULT '';          -- empty: the client for itself
