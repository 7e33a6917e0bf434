-- Pictures of identity cards that officers compare with dossiers. The bytes lie among the encrypted files, each under a shelf of its own.

CREATE TABLE card_pictures (
    id              TEXT PRIMARY KEY,
    key             TEXT NOT NULL UNIQUE,
    conversation_id TEXT NOT NULL,
    side            TEXT NOT NULL, -- Front, Back
    dossier_id      TEXT,          -- null until the dossier is handed in
    file_id         TEXT NOT NULL,
    kind            TEXT NOT NULL, -- Jpeg, Png, WebP
    width           INTEGER NOT NULL,
    height          INTEGER NOT NULL,
    digest          BLOB NOT NULL, -- tells whether two pictures are the same
    created_at      INTEGER NOT NULL,
    decided_at      INTEGER           -- when it was first seen that the dossier had been decided
) STRICT;

CREATE INDEX card_pictures_conversation ON card_pictures (conversation_id);
CREATE INDEX card_pictures_dossier ON card_pictures (dossier_id) WHERE dossier_id IS NOT NULL;

-- Who shares a card or a phone number with whom; dossiers from before are not compared.
ALTER TABLE dossiers ADD COLUMN holder_hash BLOB;
ALTER TABLE dossiers ADD COLUMN phone_hash BLOB;

CREATE INDEX dossiers_holder ON dossiers (holder_hash) WHERE holder_hash IS NOT NULL;
CREATE INDEX dossiers_phone ON dossiers (phone_hash) WHERE phone_hash IS NOT NULL;
