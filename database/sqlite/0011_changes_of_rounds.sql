CREATE TABLE RoundChange (
  RoundId TEXT NOT NULL,
  ChangeNumber INTEGER NOT NULL,
  ChangeKind TEXT NOT NULL CHECK (length(ChangeKind) <= 20),
  PreviousClosesAt TEXT NOT NULL,
  ClosesAt TEXT NOT NULL,
  Reason TEXT NOT NULL CHECK (length(Reason) <= 1000),
  ChangedBy TEXT NOT NULL CHECK (length(ChangedBy) <= 200),
  ChangedAt TEXT NOT NULL,
  CONSTRAINT PK_RoundChange PRIMARY KEY (RoundId, ChangeNumber),
  CONSTRAINT FK_RoundChange_Round FOREIGN KEY (RoundId) REFERENCES Round (RoundId)
) STRICT;
