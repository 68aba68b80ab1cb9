CREATE TABLE FrameChange (
  RoundId UNIQUEIDENTIFIER NOT NULL,
  Revision INT NOT NULL CHECK (Revision >= 1),
  Reason NVARCHAR(1000) NOT NULL,
  ChangedBy NVARCHAR(200) NOT NULL,
  ChangedAt DATETIME2(3) NOT NULL,
  CONSTRAINT PK_FrameChange PRIMARY KEY (RoundId, Revision),
  CONSTRAINT FK_FrameChange_Round FOREIGN KEY (RoundId) REFERENCES Round (RoundId)
);
GO

CREATE TABLE FrameUnitChange (
  RoundId UNIQUEIDENTIFIER NOT NULL,
  Revision INT NOT NULL,
  Unit NVARCHAR(400) COLLATE Latin1_General_BIN2 NOT NULL,
  ChangeKind NVARCHAR(20) NOT NULL,
  ChangedValues NVARCHAR(MAX) NOT NULL,
  CONSTRAINT PK_FrameUnitChange PRIMARY KEY (RoundId, Revision, Unit),
  CONSTRAINT FK_FrameUnitChange_FrameChange FOREIGN KEY (RoundId, Revision) REFERENCES FrameChange (RoundId, Revision),
  CONSTRAINT FK_FrameUnitChange_FrameUnit FOREIGN KEY (RoundId, Unit) REFERENCES FrameUnit (RoundId, Unit)
);
GO

CREATE INDEX IX_FrameUnitChange_FrameUnit ON FrameUnitChange (RoundId, Unit);
GO

CREATE TABLE FrameUpload (
  UploadId UNIQUEIDENTIFIER NOT NULL,
  RoundId UNIQUEIDENTIFIER NOT NULL,
  FileName NVARCHAR(400) NOT NULL,
  Content VARBINARY(MAX) NOT NULL,
  UploadedBy NVARCHAR(200) NOT NULL,
  UploadedAt DATETIME2(3) NOT NULL,
  CONSTRAINT PK_FrameUpload PRIMARY KEY (UploadId),
  CONSTRAINT FK_FrameUpload_Round FOREIGN KEY (RoundId) REFERENCES Round (RoundId)
);
GO

CREATE INDEX IX_FrameUpload_UploadedAt ON FrameUpload (UploadedAt);
GO
