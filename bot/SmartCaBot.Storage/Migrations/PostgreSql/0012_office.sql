-- The one-stop-shops: printed codes, how often they were scanned, devices handed to a citizen, documents to be signed.

CREATE TABLE campaigns (
    code        TEXT   PRIMARY KEY,
    office      TEXT   NOT NULL,
    desk        TEXT   NOT NULL, -- '' for the whole office
    starts      TEXT   NOT NULL, -- register, sign, services, help, service:7
    channels    TEXT   NOT NULL, -- web, zalo, web+zalo
    valid_from  BIGINT NOT NULL,
    valid_to    BIGINT,
    note        TEXT   NOT NULL,
    created_by  TEXT   NOT NULL,
    created_at  BIGINT NOT NULL,
    changed_at  BIGINT NOT NULL,
    ended_at    BIGINT,
    version     BIGINT NOT NULL
);

CREATE INDEX campaigns_office ON campaigns (office, created_at);

-- One row a scan; the id is a keyed hash of the code and a number that the browser keeps for some minutes, and leads to nobody.
CREATE TABLE campaign_scans (
    id          TEXT   PRIMARY KEY,
    campaign    TEXT   NOT NULL,
    office      TEXT   NOT NULL,
    at          BIGINT NOT NULL
);

CREATE INDEX campaign_scans_campaign ON campaign_scans (campaign, at);

-- How many adults live where, as an administrator entered it from a source.
CREATE TABLE adult_populations (
    area        TEXT   PRIMARY KEY, -- '' for the whole province, else an office's id
    adults      BIGINT NOT NULL,
    source      TEXT   NOT NULL,
    as_of       TEXT   NOT NULL, -- yyyy-mm-dd
    entered_by  TEXT   NOT NULL,
    entered_at  BIGINT NOT NULL
);

-- A device on a desk, for one citizen; the id is the SHA-256 of its one-time token.
CREATE TABLE kiosk_tickets (
    id          TEXT   PRIMARY KEY,
    office      TEXT   NOT NULL,
    campaign    TEXT   NOT NULL, -- '' for none
    created_by  TEXT   NOT NULL,
    created_at  BIGINT NOT NULL,
    expires_at  BIGINT NOT NULL,
    used_at     BIGINT
);

CREATE INDEX kiosk_tickets_age ON kiosk_tickets (expires_at);

-- A document that an officer has a citizen sign. The file is among the encrypted files, under the document's own name.
CREATE TABLE handed_documents (
    id               TEXT   PRIMARY KEY,
    link_hash        TEXT   NOT NULL UNIQUE, -- SHA-256; the link has 160 random bits
    office           TEXT   NOT NULL,
    officer          TEXT   NOT NULL,
    state            TEXT   NOT NULL CHECK (state IN ('Sent', 'Opened', 'Taken', 'Signed', 'Declined', 'Withdrawn')),
    protected_paper  BYTEA  NOT NULL, -- names, the word to the citizen, the last digits that are asked for
    tries            BIGINT NOT NULL,
    pass_hash        TEXT   UNIQUE, -- of the pass from the page into the chat
    pass_until       BIGINT,
    conversation_id  TEXT,
    signed_file      TEXT,   -- given back: its id among the encrypted files
    created_at       BIGINT NOT NULL,
    expires_at       BIGINT NOT NULL,
    changed_at       BIGINT NOT NULL,
    version          BIGINT NOT NULL
);

CREATE INDEX handed_documents_office ON handed_documents (office, created_at);
CREATE INDEX handed_documents_age ON handed_documents (expires_at);
CREATE INDEX handed_documents_conversation ON handed_documents (conversation_id) WHERE conversation_id IS NOT NULL;
