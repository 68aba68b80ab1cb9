CREATE TABLE ReportOrder (
  ReportId TEXT NOT NULL,
  RoundId TEXT NOT NULL,
  OrderedAt TEXT NOT NULL,
  MovedAt TEXT NULL,
  Progress INTEGER NOT NULL CHECK (Progress BETWEEN 0 AND 100),
  Step TEXT NOT NULL,
  FinishedAt TEXT NULL,
  DatasetHash TEXT NULL,
  FailedAt TEXT NULL,
  Failure TEXT NULL,
  CONSTRAINT PK_ReportOrder PRIMARY KEY (ReportId),
  CONSTRAINT FK_ReportOrder_Round FOREIGN KEY (RoundId) REFERENCES Round (RoundId)
) STRICT;

CREATE INDEX IX_ReportOrder_Round ON ReportOrder (RoundId, OrderedAt);

CREATE UNIQUE INDEX UQ_ReportOrder_Waiting ON ReportOrder (RoundId) WHERE FinishedAt IS NULL AND FailedAt IS NULL;

CREATE TABLE ReportFile (
  ReportId TEXT NOT NULL,
  FileName TEXT NOT NULL CHECK (length(FileName) <= 200),
  Content BLOB NOT NULL,
  CONSTRAINT PK_ReportFile PRIMARY KEY (ReportId, FileName),
  CONSTRAINT FK_ReportFile_ReportOrder FOREIGN KEY (ReportId) REFERENCES ReportOrder (ReportId)
) STRICT;
