-- What citizens are asked to sign through VNPT's gateway. Nothing personal stands in clear; the subject is a pseudonym that only this installation can open.

CREATE TABLE gateway_requests (
    id                 TEXT    PRIMARY KEY,
    kind               TEXT    NOT NULL,
    request_key        TEXT    NOT NULL UNIQUE,
    subject            TEXT    NOT NULL,    -- empty where nobody has the number
    conversation_id    TEXT    NOT NULL,
    state              TEXT    NOT NULL,
    created_at         INTEGER NOT NULL,
    expires_at         INTEGER NOT NULL,
    look_at            INTEGER,             -- when something is to be done next
    version            INTEGER NOT NULL,
    protected_content  BLOB    NOT NULL
) STRICT;

CREATE INDEX gateway_requests_due ON gateway_requests (look_at) WHERE look_at IS NOT NULL;
CREATE INDEX gateway_requests_subject ON gateway_requests (subject, created_at);
CREATE INDEX gateway_requests_conversation ON gateway_requests (conversation_id);
