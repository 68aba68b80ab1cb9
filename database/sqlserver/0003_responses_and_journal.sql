CREATE TABLE Response (
  RoundId UNIQUEIDENTIFIER NOT NULL,
  Unit NVARCHAR(400) COLLATE Latin1_General_BIN2 NOT NULL,
  Revision INT NOT NULL CHECK (Revision >= 1),
  Answers NVARCHAR(MAX) NOT NULL,
  ChangedAt NVARCHAR(MAX) NOT NULL,
  SavedAt DATETIME2(3) NULL,
  SubmittedAnswers NVARCHAR(MAX) NULL,
  SubmittedAt DATETIME2(3) NULL,
  Receipt NVARCHAR(40) COLLATE Latin1_General_BIN2 NULL,
  ReopenedAt DATETIME2(3) NULL,
  CONSTRAINT PK_Response PRIMARY KEY (RoundId, Unit),
  CONSTRAINT FK_Response_FrameUnit FOREIGN KEY (RoundId, Unit) REFERENCES FrameUnit (RoundId, Unit)
);
GO

CREATE UNIQUE INDEX UQ_Response_Receipt ON Response (Receipt) WHERE Receipt IS NOT NULL;
GO

CREATE TABLE Journal (
  RoundId UNIQUEIDENTIFIER NOT NULL,
  Unit NVARCHAR(400) COLLATE Latin1_General_BIN2 NOT NULL,
  Revision INT NOT NULL CHECK (Revision >= 1),
  JournalAction NVARCHAR(20) NOT NULL,
  Person NVARCHAR(MAX) NOT NULL,
  Page NVARCHAR(MAX) NOT NULL,
  SeenRevision INT NOT NULL,
  HappenedAt DATETIME2(3) NOT NULL,
  Changes NVARCHAR(MAX) NOT NULL,
  Receipt NVARCHAR(40) COLLATE Latin1_General_BIN2 NULL,
  CONSTRAINT PK_Journal PRIMARY KEY (RoundId, Unit, Revision),
  CONSTRAINT FK_Journal_Response FOREIGN KEY (RoundId, Unit) REFERENCES Response (RoundId, Unit)
);
GO

CREATE UNIQUE INDEX UQ_Journal_Receipt ON Journal (Receipt) WHERE Receipt IS NOT NULL;
GO

CREATE TRIGGER Journal_RefusesChange ON Journal AFTER UPDATE, DELETE
AS
BEGIN
  THROW 50000, 'The journal is append-only.', 1;
END;
GO
