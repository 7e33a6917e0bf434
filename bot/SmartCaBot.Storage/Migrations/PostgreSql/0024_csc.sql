-- The Cloud Signature Consortium API: authorisations that clients ask citizens for, the tokens that come of them, and codes sent before their
-- digests are known. Links, handles, codes and tokens are SHA-256 hashes, hex.

CREATE TABLE csc_authorisations (
    id              text    COLLATE "C" PRIMARY KEY,         -- of the page's link, or of the handle
    client_id       text    COLLATE "C" NOT NULL,
    scope           text    COLLATE "C" NOT NULL,
    redirect        text    COLLATE "C" NOT NULL,            -- empty where the client asks with the handle
    client_state    text    COLLATE "C" NOT NULL,
    challenge       text    COLLATE "C" NOT NULL,            -- of PKCE; empty for none
    subject         text    COLLATE "C" NOT NULL,            -- empty until the citizen has said who they are
    transaction_id  text    COLLATE "C" NOT NULL,            -- of scope credential
    check_id        text    COLLATE "C" NOT NULL,            -- of scope service
    code_hash       text    COLLATE "C" NOT NULL,            -- empty before there is a code
    code_until      bigint  NOT NULL,
    redeemed        bigint  NOT NULL CHECK (redeemed IN (0, 1)),
    ends_at         bigint  NOT NULL
);

CREATE INDEX csc_authorisations_transaction ON csc_authorisations (transaction_id);
CREATE INDEX csc_authorisations_code ON csc_authorisations (code_hash);
CREATE INDEX csc_authorisations_end ON csc_authorisations (ends_at);

CREATE TABLE csc_tokens (
    hash            text    COLLATE "C" PRIMARY KEY,
    refresh         bigint  NOT NULL CHECK (refresh IN (0, 1)),
    family          text    COLLATE "C" NOT NULL,            -- all that came of one authorisation
    client_id       text    COLLATE "C" NOT NULL,
    subject         text    COLLATE "C" NOT NULL,            -- empty: the client for itself
    scope           text    COLLATE "C" NOT NULL,
    transaction_id  text    COLLATE "C" NOT NULL,
    used            bigint  NOT NULL CHECK (used IN (0, 1)),
    expires_at      bigint  NOT NULL
);

CREATE INDEX csc_tokens_family ON csc_tokens (family);
CREATE INDEX csc_tokens_end ON csc_tokens (expires_at);

CREATE TABLE csc_codes (
    client_id       text    COLLATE "C" NOT NULL,
    credential_id   text    COLLATE "C" NOT NULL,
    transaction_id  text    COLLATE "C" NOT NULL,
    created_at      bigint  NOT NULL,
    PRIMARY KEY (client_id, credential_id)
);
