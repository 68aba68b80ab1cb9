CREATE TABLE Job (
  JobId UNIQUEIDENTIFIER NOT NULL,
  Kind NVARCHAR(50) COLLATE Latin1_General_BIN2 NOT NULL,
  SubjectId UNIQUEIDENTIFIER NOT NULL,
  Payload NVARCHAR(MAX) NULL,
  QueuedBy NVARCHAR(MAX) NOT NULL,
  QueuedAt DATETIME2(3) NOT NULL,
  StartedAt DATETIME2(3) NULL,
  HeartbeatAt DATETIME2(3) NULL,
  ProgressPercent INT NOT NULL CHECK (ProgressPercent BETWEEN 0 AND 100),
  Stage NVARCHAR(MAX) NOT NULL,
  FinishedAt DATETIME2(3) NULL,
  Result NVARCHAR(MAX) NULL,
  Failure NVARCHAR(MAX) NULL,
  CONSTRAINT PK_Job PRIMARY KEY (JobId)
);
GO

CREATE INDEX IX_Job_Subject ON Job (SubjectId, Kind, QueuedAt);
GO

CREATE UNIQUE INDEX UQ_Job_Pending ON Job (Kind, SubjectId) WHERE FinishedAt IS NULL;
GO

CREATE TABLE JobFile (
  JobId UNIQUEIDENTIFIER NOT NULL,
  FileName NVARCHAR(200) COLLATE Latin1_General_BIN2 NOT NULL,
  Content VARBINARY(MAX) NOT NULL,
  CONSTRAINT PK_JobFile PRIMARY KEY (JobId, FileName),
  CONSTRAINT FK_JobFile_Job FOREIGN KEY (JobId) REFERENCES Job (JobId) ON DELETE CASCADE
);
GO

-- The old tables recorded neither the account nor the start: the last heartbeat is the only instant known of the run.
INSERT INTO Job (JobId, Kind, SubjectId, QueuedBy, QueuedAt, StartedAt, HeartbeatAt, ProgressPercent, Stage, FinishedAt, Result, Failure)
SELECT ReportId, 'Report', RoundId, '', OrderedAt, MovedAt, MovedAt, Progress, Step, COALESCE(FinishedAt, FailedAt), DatasetHash, Failure
FROM ReportOrder;
GO

INSERT INTO JobFile (JobId, FileName, Content)
SELECT ReportId, FileName, Content
FROM ReportFile;
GO

-- A coverage search had no id of its own; there was one for each upload, so the upload's id serves. Why one failed was not recorded.
INSERT INTO Job (JobId, Kind, SubjectId, QueuedBy, QueuedAt, StartedAt, HeartbeatAt, ProgressPercent, Stage, FinishedAt, Result, Failure)
SELECT UploadId, 'Coverage', UploadId, '', OrderedAt, MovedAt, MovedAt, Progress, '', COALESCE(FinishedAt, FailedAt), Coverage,
  CASE WHEN FailedAt IS NULL THEN NULL ELSE 'The job failed.' END
FROM BotRun;
GO

DROP TABLE ReportFile;
GO

DROP TABLE ReportOrder;
GO

DROP TABLE BotRun;
GO
