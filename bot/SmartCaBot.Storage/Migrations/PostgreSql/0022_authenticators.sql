-- Citizens' authenticator apps and signing passwords, one for a credential. The blob is the whole record; its keys are encrypted once more
-- under a key that comes from the token.

CREATE TABLE authenticators (
    credential_id   text    COLLATE "C" PRIMARY KEY,
    subject         text    COLLATE "C" NOT NULL,
    version         bigint  NOT NULL,
    protected_authenticator bytea NOT NULL
);
