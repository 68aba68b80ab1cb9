CREATE TABLE FrameChange (
  RoundId TEXT NOT NULL,
  Revision INTEGER NOT NULL CHECK (Revision >= 1),
  Reason TEXT NOT NULL CHECK (length(Reason) <= 1000),
  ChangedBy TEXT NOT NULL CHECK (length(ChangedBy) <= 200),
  ChangedAt TEXT NOT NULL,
  CONSTRAINT PK_FrameChange PRIMARY KEY (RoundId, Revision),
  CONSTRAINT FK_FrameChange_Round FOREIGN KEY (RoundId) REFERENCES Round (RoundId)
) STRICT;

CREATE TABLE FrameUnitChange (
  RoundId TEXT NOT NULL,
  Revision INTEGER NOT NULL,
  Unit TEXT NOT NULL,
  ChangeKind TEXT NOT NULL CHECK (length(ChangeKind) <= 20),
  ChangedValues TEXT NOT NULL,
  CONSTRAINT PK_FrameUnitChange PRIMARY KEY (RoundId, Revision, Unit),
  CONSTRAINT FK_FrameUnitChange_FrameChange FOREIGN KEY (RoundId, Revision) REFERENCES FrameChange (RoundId, Revision),
  CONSTRAINT FK_FrameUnitChange_FrameUnit FOREIGN KEY (RoundId, Unit) REFERENCES FrameUnit (RoundId, Unit)
) STRICT;

CREATE INDEX IX_FrameUnitChange_FrameUnit ON FrameUnitChange (RoundId, Unit);

CREATE TABLE FrameUpload (
  UploadId TEXT NOT NULL,
  RoundId TEXT NOT NULL,
  FileName TEXT NOT NULL CHECK (length(FileName) <= 400),
  Content BLOB NOT NULL,
  UploadedBy TEXT NOT NULL CHECK (length(UploadedBy) <= 200),
  UploadedAt TEXT NOT NULL,
  CONSTRAINT PK_FrameUpload PRIMARY KEY (UploadId),
  CONSTRAINT FK_FrameUpload_Round FOREIGN KEY (RoundId) REFERENCES Round (RoundId)
) STRICT;

CREATE INDEX IX_FrameUpload_UploadedAt ON FrameUpload (UploadedAt);
