CREATE TABLE Response (
  RoundId TEXT NOT NULL,
  Unit TEXT NOT NULL,
  Revision INTEGER NOT NULL CHECK (Revision >= 1),
  Answers TEXT NOT NULL,
  ChangedAt TEXT NOT NULL,
  SavedAt TEXT NULL,
  SubmittedAnswers TEXT NULL,
  SubmittedAt TEXT NULL,
  Receipt TEXT NULL CHECK (length(Receipt) <= 40),
  ReopenedAt TEXT NULL,
  CONSTRAINT PK_Response PRIMARY KEY (RoundId, Unit),
  CONSTRAINT FK_Response_FrameUnit FOREIGN KEY (RoundId, Unit) REFERENCES FrameUnit (RoundId, Unit)
) STRICT;

CREATE UNIQUE INDEX UQ_Response_Receipt ON Response (Receipt) WHERE Receipt IS NOT NULL;

CREATE TABLE Journal (
  RoundId TEXT NOT NULL,
  Unit TEXT NOT NULL,
  Revision INTEGER NOT NULL CHECK (Revision >= 1),
  JournalAction TEXT NOT NULL,
  Person TEXT NOT NULL,
  Page TEXT NOT NULL,
  SeenRevision INTEGER NOT NULL,
  HappenedAt TEXT NOT NULL,
  Changes TEXT NOT NULL,
  Receipt TEXT NULL CHECK (length(Receipt) <= 40),
  CONSTRAINT PK_Journal PRIMARY KEY (RoundId, Unit, Revision),
  CONSTRAINT FK_Journal_Response FOREIGN KEY (RoundId, Unit) REFERENCES Response (RoundId, Unit)
) STRICT;

CREATE UNIQUE INDEX UQ_Journal_Receipt ON Journal (Receipt) WHERE Receipt IS NOT NULL;

CREATE TRIGGER Journal_RefusesUpdate BEFORE UPDATE ON Journal
BEGIN
  SELECT RAISE(ABORT, 'The journal is append-only.');
END;

CREATE TRIGGER Journal_RefusesDelete BEFORE DELETE ON Journal
BEGIN
  SELECT RAISE(ABORT, 'The journal is append-only.');
END;
