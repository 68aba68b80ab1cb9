CREATE TABLE Job (
  JobId TEXT NOT NULL,
  Kind TEXT NOT NULL CHECK (length(Kind) <= 50),
  SubjectId TEXT NOT NULL,
  Payload TEXT NULL,
  QueuedBy TEXT NOT NULL,
  QueuedAt TEXT NOT NULL,
  StartedAt TEXT NULL,
  HeartbeatAt TEXT NULL,
  ProgressPercent INTEGER NOT NULL CHECK (ProgressPercent BETWEEN 0 AND 100),
  Stage TEXT NOT NULL,
  FinishedAt TEXT NULL,
  Result TEXT NULL,
  Failure TEXT NULL,
  CONSTRAINT PK_Job PRIMARY KEY (JobId)
) STRICT;

CREATE INDEX IX_Job_Subject ON Job (SubjectId, Kind, QueuedAt);

CREATE UNIQUE INDEX UQ_Job_Pending ON Job (Kind, SubjectId) WHERE FinishedAt IS NULL;

CREATE TABLE JobFile (
  JobId TEXT NOT NULL,
  FileName TEXT NOT NULL CHECK (length(FileName) <= 200),
  Content BLOB NOT NULL,
  CONSTRAINT PK_JobFile PRIMARY KEY (JobId, FileName),
  CONSTRAINT FK_JobFile_Job FOREIGN KEY (JobId) REFERENCES Job (JobId) ON DELETE CASCADE
) STRICT;

-- The old tables recorded neither the account nor the start: the last heartbeat is the only instant known of the run.
INSERT INTO Job (JobId, Kind, SubjectId, QueuedBy, QueuedAt, StartedAt, HeartbeatAt, ProgressPercent, Stage, FinishedAt, Result, Failure)
SELECT ReportId, 'Report', RoundId, '', OrderedAt, MovedAt, MovedAt, Progress, Step, COALESCE(FinishedAt, FailedAt), DatasetHash, Failure
FROM ReportOrder;

INSERT INTO JobFile (JobId, FileName, Content)
SELECT ReportId, FileName, Content
FROM ReportFile;

-- A coverage search had no id of its own; there was one for each upload, so the upload's id serves. Why one failed was not recorded.
INSERT INTO Job (JobId, Kind, SubjectId, QueuedBy, QueuedAt, StartedAt, HeartbeatAt, ProgressPercent, Stage, FinishedAt, Result, Failure)
SELECT UploadId, 'Coverage', UploadId, '', OrderedAt, MovedAt, MovedAt, Progress, '', COALESCE(FinishedAt, FailedAt), Coverage,
  CASE WHEN FailedAt IS NULL THEN NULL ELSE 'The job failed.' END
FROM BotRun;

DROP TABLE ReportFile;

DROP TABLE ReportOrder;

DROP TABLE BotRun;
