-- One row for each turn instead of one for each entry.
CREATE TABLE transcript_kept (
    conversation_id text    COLLATE "C" NOT NULL,
    last_sequence   bigint  NOT NULL, -- of the turn's last entry
    at              bigint  NOT NULL,
    outcome         text,
    intent          text,
    hidden          bigint  NOT NULL, -- bit n: entry n of the turn is not visible
    entries         text    NOT NULL, -- JSON array of activities, masked; text keeps it as it was written
    PRIMARY KEY (conversation_id, last_sequence)
);

-- A turn begins with the entry of what caused it, and only that one has an outcome.
INSERT INTO transcript_kept (conversation_id, last_sequence, at, outcome, intent, hidden, entries)
SELECT conversation_id, max(sequence), min(at), max(outcome), max(intent),
    sum(CASE WHEN visible THEN 0 ELSE 1::bigint << (sequence - first)::int END), '[' || string_agg(activity, ',' ORDER BY sequence) || ']'
FROM (
    SELECT *, first_value(sequence) OVER (PARTITION BY conversation_id, turn ORDER BY sequence) AS first
    FROM (SELECT *, count(outcome) OVER (PARTITION BY conversation_id ORDER BY sequence) AS turn FROM transcript) AS numbered
) AS placed
GROUP BY conversation_id, turn;
DROP TABLE transcript;
ALTER TABLE transcript_kept RENAME TO transcript;
