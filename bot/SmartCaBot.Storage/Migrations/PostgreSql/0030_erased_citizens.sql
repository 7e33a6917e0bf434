-- A citizen is erased by the same two people in the same queue as a conversation. A citizen's target is the id of a dossier or credential.
ALTER TABLE erasures RENAME COLUMN conversation_id TO target;
ALTER TABLE erasures ADD COLUMN kind text NOT NULL DEFAULT 'conversation' CHECK (kind IN ('conversation', 'citizen'));

-- Ids of dossiers and credentials that were erased, by which they are found again in a backup from before.
CREATE TABLE erased_records (
    id              text COLLATE "C"    PRIMARY KEY,
    at              bigint NOT NULL
);
