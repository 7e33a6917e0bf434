-- Pictures of identity cards that officers compare with dossiers. The bytes lie among the encrypted files, each under a shelf of its own.

CREATE TABLE card_pictures (
    id              text COLLATE "C" PRIMARY KEY,
    key             text COLLATE "C" NOT NULL UNIQUE,
    conversation_id text COLLATE "C" NOT NULL,
    side            text COLLATE "C" NOT NULL, -- Front, Back
    dossier_id      text COLLATE "C",          -- null until the dossier is handed in
    file_id         text COLLATE "C" NOT NULL,
    kind            text COLLATE "C" NOT NULL, -- Jpeg, Png, WebP
    width           bigint NOT NULL,
    height          bigint NOT NULL,
    digest          bytea NOT NULL, -- tells whether two pictures are the same
    created_at      bigint NOT NULL,
    decided_at      bigint           -- when it was first seen that the dossier had been decided
);

CREATE INDEX card_pictures_conversation ON card_pictures (conversation_id);
CREATE INDEX card_pictures_dossier ON card_pictures (dossier_id) WHERE dossier_id IS NOT NULL;

-- Who shares a card or a phone number with whom; dossiers from before are not compared.
ALTER TABLE dossiers ADD COLUMN holder_hash bytea;
ALTER TABLE dossiers ADD COLUMN phone_hash bytea;

CREATE INDEX dossiers_holder ON dossiers (holder_hash) WHERE holder_hash IS NOT NULL;
CREATE INDEX dossiers_phone ON dossiers (phone_hash) WHERE phone_hash IS NOT NULL;
