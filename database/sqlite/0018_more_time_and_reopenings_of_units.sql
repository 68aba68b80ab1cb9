CREATE TABLE UnitExtension (
  RoundId TEXT NOT NULL,
  Unit TEXT NOT NULL,
  ExtensionNumber INTEGER NOT NULL CHECK (ExtensionNumber >= 1),
  ClosesAt TEXT NULL,
  Reason TEXT NOT NULL CHECK (length(Reason) <= 1000),
  ChangedBy TEXT NOT NULL CHECK (length(ChangedBy) <= 200),
  ChangedAt TEXT NOT NULL,
  CONSTRAINT PK_UnitExtension PRIMARY KEY (RoundId, Unit, ExtensionNumber),
  CONSTRAINT FK_UnitExtension_FrameUnit FOREIGN KEY (RoundId, Unit) REFERENCES FrameUnit (RoundId, Unit)
) STRICT;

CREATE TABLE ResponseReopening (
  RoundId TEXT NOT NULL,
  Unit TEXT NOT NULL,
  Revision INTEGER NOT NULL CHECK (Revision >= 1),
  Reason TEXT NOT NULL CHECK (length(Reason) <= 1000),
  ReopenedBy TEXT NOT NULL CHECK (length(ReopenedBy) <= 200),
  ReopenedAt TEXT NOT NULL,
  CONSTRAINT PK_ResponseReopening PRIMARY KEY (RoundId, Unit, Revision),
  CONSTRAINT FK_ResponseReopening_Journal FOREIGN KEY (RoundId, Unit, Revision) REFERENCES Journal (RoundId, Unit, Revision)
) STRICT;
