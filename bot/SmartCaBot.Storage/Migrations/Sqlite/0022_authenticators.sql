-- Citizens' authenticator apps and signing passwords, one for a credential. The blob is the whole record; its keys are encrypted once more
-- under a key that comes from the token.

CREATE TABLE authenticators (
    credential_id   TEXT    PRIMARY KEY,
    subject         TEXT    NOT NULL,
    version         INTEGER NOT NULL,
    protected_authenticator BLOB NOT NULL
) STRICT;
