CREATE TABLE StudyUpload (
  UploadId TEXT NOT NULL,
  FileName TEXT NOT NULL,
  Workbook BLOB NOT NULL,
  FrameName TEXT NOT NULL,
  Frame BLOB NOT NULL,
  UploadedBy TEXT NOT NULL,
  UploadedAt TEXT NOT NULL,
  CONSTRAINT PK_StudyUpload PRIMARY KEY (UploadId)
) STRICT;

CREATE INDEX IX_StudyUpload_UploadedAt ON StudyUpload (UploadedAt);

CREATE TABLE BotRun (
  UploadId TEXT NOT NULL,
  OrderedAt TEXT NOT NULL,
  MovedAt TEXT NULL,
  Progress INTEGER NOT NULL CHECK (Progress BETWEEN 0 AND 100),
  FinishedAt TEXT NULL,
  Coverage TEXT NULL,
  FailedAt TEXT NULL,
  CONSTRAINT PK_BotRun PRIMARY KEY (UploadId),
  CONSTRAINT FK_BotRun_StudyUpload FOREIGN KEY (UploadId) REFERENCES StudyUpload (UploadId)
) STRICT;
