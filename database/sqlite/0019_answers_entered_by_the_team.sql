CREATE TABLE ResponseEntry (
  EntryId TEXT NOT NULL,
  RoundId TEXT NOT NULL,
  Unit TEXT NOT NULL,
  EntryMode TEXT NOT NULL CHECK (length(EntryMode) <= 20),
  ReceivedOn TEXT NOT NULL CHECK (length(ReceivedOn) <= 10),
  EntrySource TEXT NOT NULL CHECK (length(EntrySource) <= 1000),
  Reason TEXT NOT NULL CHECK (length(Reason) <= 1000),
  StartedBy TEXT NOT NULL CHECK (length(StartedBy) <= 200),
  StartedAt TEXT NOT NULL,
  CONSTRAINT PK_ResponseEntry PRIMARY KEY (EntryId),
  CONSTRAINT FK_ResponseEntry_FrameUnit FOREIGN KEY (RoundId, Unit) REFERENCES FrameUnit (RoundId, Unit)
) STRICT;

CREATE INDEX IX_ResponseEntry_FrameUnit ON ResponseEntry (RoundId, Unit);

CREATE TABLE EntryRevision (
  RoundId TEXT NOT NULL,
  Unit TEXT NOT NULL,
  Revision INTEGER NOT NULL,
  EntryId TEXT NOT NULL,
  CONSTRAINT PK_EntryRevision PRIMARY KEY (RoundId, Unit, Revision),
  CONSTRAINT FK_EntryRevision_Journal FOREIGN KEY (RoundId, Unit, Revision) REFERENCES Journal (RoundId, Unit, Revision),
  CONSTRAINT FK_EntryRevision_ResponseEntry FOREIGN KEY (EntryId) REFERENCES ResponseEntry (EntryId)
) STRICT;

CREATE INDEX IX_EntryRevision_ResponseEntry ON EntryRevision (EntryId);
