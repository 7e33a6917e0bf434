-- The staff: accounts, what they sign in with, sessions. A protected_… blob is encrypted; secrets of which only equality matters are
-- stored as keyed hashes.

CREATE TABLE staff_offices (
    id          text   COLLATE "C" PRIMARY KEY,
    name        text    NOT NULL,
    address     text    NOT NULL,
    province    text    NOT NULL,
    ward        text    NOT NULL,
    time_zone   text,
    is_open     bigint  NOT NULL,
    created_at  bigint  NOT NULL,
    changed_at  bigint  NOT NULL
);

CREATE TABLE staff_accounts (
    id                 text   COLLATE "C" PRIMARY KEY,
    login              text   COLLATE "C" NOT NULL UNIQUE,
    state              text    NOT NULL,
    roles              text    NOT NULL,
    office             text,
    stamp              text    NOT NULL,
    failures           bigint  NOT NULL,
    locked_until       bigint  NOT NULL,
    totp_step          bigint  NOT NULL,
    protected_person   bytea   NOT NULL,
    protected_password bytea,
    protected_totp     bytea,
    created_at         bigint  NOT NULL,
    changed_at         bigint  NOT NULL
);

CREATE TABLE staff_recovery_codes (
    account     text   COLLATE "C" NOT NULL,
    code_hash   text   COLLATE "C" NOT NULL,
    PRIMARY KEY (account, code_hash)
);

CREATE TABLE staff_passkeys (
    id                text   COLLATE "C" PRIMARY KEY,
    account           text   COLLATE "C" NOT NULL,
    sign_count        bigint  NOT NULL,
    protected_passkey bytea   NOT NULL,
    created_at        bigint  NOT NULL,
    used_at           bigint
);

CREATE INDEX staff_passkeys_account ON staff_passkeys (account, created_at);

-- One-time: links that let somebody set up an account, challenges of passkeys.
CREATE TABLE staff_tickets (
    id               text   COLLATE "C" PRIMARY KEY,
    purpose          text    NOT NULL,
    account          text,
    protected_state  bytea   NOT NULL,
    expires_at       bigint  NOT NULL
);

CREATE INDEX staff_tickets_account ON staff_tickets (account) WHERE account IS NOT NULL;
CREATE INDEX staff_tickets_age ON staff_tickets (expires_at);

CREATE TABLE staff_sessions (
    id               text   COLLATE "C" PRIMARY KEY,
    handle           text   COLLATE "C" NOT NULL UNIQUE,
    account          text   COLLATE "C" NOT NULL,
    stamp            text    NOT NULL,
    device           text    NOT NULL,
    created_at       bigint  NOT NULL,
    used_at          bigint  NOT NULL,
    second_factor_at bigint
);

CREATE INDEX staff_sessions_account ON staff_sessions (account, used_at);
CREATE INDEX staff_sessions_age ON staff_sessions (used_at);
