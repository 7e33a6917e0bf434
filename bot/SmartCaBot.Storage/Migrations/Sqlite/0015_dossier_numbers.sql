-- Dossiers get a number that people read out, and the office by whose campaign they came. Those from before have neither.

ALTER TABLE dossiers ADD COLUMN number TEXT;
ALTER TABLE dossiers ADD COLUMN office TEXT;

CREATE UNIQUE INDEX dossiers_number ON dossiers (number) WHERE number IS NOT NULL;
