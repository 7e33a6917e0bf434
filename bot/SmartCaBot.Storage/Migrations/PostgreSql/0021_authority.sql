-- Certificates of the authorities and their services, and revocation lists. Nothing of it is personal.

CREATE TABLE authority_certificates (
    serial_number   text    COLLATE "C" PRIMARY KEY,
    role            text    COLLATE "C" NOT NULL,
    number          bigint  NOT NULL,
    key_label       text    NOT NULL,
    certificate     bytea   NOT NULL,
    not_before      bigint  NOT NULL,
    not_after       bigint  NOT NULL,
    status          text    NOT NULL,
    status_changed_at bigint,
    reason          text,
    version         bigint  NOT NULL,
    UNIQUE (role, number)
);

CREATE TABLE revocation_lists (
    issuer          text    COLLATE "C" NOT NULL,
    number          bigint  NOT NULL,
    revision        bigint  NOT NULL,
    this_update     bigint  NOT NULL,
    next_update     bigint  NOT NULL,
    list            bytea   NOT NULL,
    PRIMARY KEY (issuer, number)
);

-- statuses: grows with every change of a status, so that a list that lacks one is known. leases: parts of time stamps' numbers.
CREATE TABLE authority_counters (
    name            text    COLLATE "C" PRIMARY KEY,
    value           bigint  NOT NULL
);

INSERT INTO authority_counters (name, value) VALUES ('statuses', 0), ('leases', 0);

CREATE FUNCTION authority_status_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    UPDATE authority_counters SET value = value + 1 WHERE name = 'statuses';
    RETURN NULL;
END
$$;

CREATE TRIGGER credentials_status AFTER UPDATE OF status ON credentials
    FOR EACH ROW WHEN (old.status <> new.status) EXECUTE FUNCTION authority_status_changed();

CREATE TRIGGER authority_certificates_status AFTER UPDATE OF status ON authority_certificates
    FOR EACH ROW WHEN (old.status <> new.status) EXECUTE FUNCTION authority_status_changed();
