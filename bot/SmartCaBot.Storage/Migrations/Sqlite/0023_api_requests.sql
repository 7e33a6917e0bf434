-- Signing transactions that systems of others have asked for, by the names they have there. What is signed stands in signing_transactions.

CREATE TABLE api_requests (
    transaction_id  TEXT    PRIMARY KEY,
    client_id       TEXT    NOT NULL,
    reference       TEXT    NOT NULL,    -- the client's own id
    subject         TEXT    NOT NULL,
    webhook         TEXT    NOT NULL,
    link_hash       TEXT    NOT NULL,    -- of the page's address; empty where there is none
    created_at      INTEGER NOT NULL,
    told            INTEGER NOT NULL CHECK (told IN (0, 1)),  -- the client has been sent the outcome, or wants none
    UNIQUE (client_id, reference)
) STRICT;

CREATE INDEX api_requests_reference ON api_requests (reference, created_at);
CREATE INDEX api_requests_link ON api_requests (link_hash) WHERE link_hash <> '';
CREATE INDEX api_requests_untold ON api_requests (created_at) WHERE told = 0;
