-- One row for each turn instead of one for each entry. An index by conversation would cost every turn a page of its own in the log, so
-- there is none: a conversation names its last turn, and each turn the one before.
CREATE TABLE transcript_kept (
    ordinal         INTEGER PRIMARY KEY,
    previous        INTEGER,          -- ordinal of the conversation's turn before; always smaller
    last_sequence   INTEGER NOT NULL, -- of the turn's last entry
    conversation_id TEXT    NOT NULL,
    at              INTEGER NOT NULL,
    outcome         TEXT,
    intent          TEXT,
    hidden          INTEGER NOT NULL, -- bit n: entry n of the turn is not visible
    entries         TEXT    NOT NULL  -- JSON array of activities, masked
) STRICT;

-- A turn begins with the entry of what caused it, and only that one has an outcome.
INSERT INTO transcript_kept (ordinal, previous, last_sequence, conversation_id, at, outcome, intent, hidden, entries)
SELECT ordinal, lag(ordinal) OVER (PARTITION BY conversation_id ORDER BY last_sequence), last_sequence, conversation_id, at, outcome,
    intent, hidden, entries
FROM (
    SELECT max(row) AS ordinal, max(sequence) AS last_sequence, conversation_id, min(at) AS at, max(outcome) AS outcome,
        max(intent) AS intent, sum(CASE WHEN visible THEN 0 ELSE 1 << (sequence - first) END) AS hidden,
        '[' || group_concat(activity, ',' ORDER BY sequence) || ']' AS entries
    FROM (
        SELECT *, first_value(sequence) OVER (PARTITION BY conversation_id, turn ORDER BY sequence) AS first
        FROM (
            SELECT rowid AS row, *, count(outcome) OVER (PARTITION BY conversation_id ORDER BY sequence) AS turn FROM transcript
        )
    )
    GROUP BY conversation_id, turn
);
DROP TABLE transcript;
ALTER TABLE transcript_kept RENAME TO transcript;

ALTER TABLE conversations ADD COLUMN last_turn INTEGER; -- ordinal in the transcript
UPDATE conversations SET last_turn = kept.ordinal
FROM (SELECT conversation_id, max(ordinal) AS ordinal FROM transcript GROUP BY conversation_id) AS kept
WHERE kept.conversation_id = conversations.id;
