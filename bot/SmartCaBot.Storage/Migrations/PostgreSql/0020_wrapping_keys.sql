-- Which key-encryption key of the token wraps each citizen's key, so that they can be moved to a successor. All from before are under the first.

ALTER TABLE credentials ADD COLUMN kek text COLLATE "C" NOT NULL DEFAULT 'smartcabot-kek-1';

CREATE INDEX credentials_kek ON credentials (kek, id);

-- Empty until the first successor is made.
CREATE TABLE wrapping_keys (
    label       text COLLATE "C" PRIMARY KEY,
    state       text NOT NULL,
    changed_at  bigint NOT NULL
);
