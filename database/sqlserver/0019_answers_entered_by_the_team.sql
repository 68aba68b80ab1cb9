CREATE TABLE ResponseEntry (
  EntryId UNIQUEIDENTIFIER NOT NULL,
  RoundId UNIQUEIDENTIFIER NOT NULL,
  Unit NVARCHAR(400) COLLATE Latin1_General_BIN2 NOT NULL,
  EntryMode NVARCHAR(20) NOT NULL,
  ReceivedOn NVARCHAR(10) NOT NULL,
  EntrySource NVARCHAR(1000) NOT NULL,
  Reason NVARCHAR(1000) NOT NULL,
  StartedBy NVARCHAR(200) NOT NULL,
  StartedAt DATETIME2(3) NOT NULL,
  CONSTRAINT PK_ResponseEntry PRIMARY KEY (EntryId),
  CONSTRAINT FK_ResponseEntry_FrameUnit FOREIGN KEY (RoundId, Unit) REFERENCES FrameUnit (RoundId, Unit)
);
GO

CREATE INDEX IX_ResponseEntry_FrameUnit ON ResponseEntry (RoundId, Unit);
GO

CREATE TABLE EntryRevision (
  RoundId UNIQUEIDENTIFIER NOT NULL,
  Unit NVARCHAR(400) COLLATE Latin1_General_BIN2 NOT NULL,
  Revision INT NOT NULL,
  EntryId UNIQUEIDENTIFIER NOT NULL,
  CONSTRAINT PK_EntryRevision PRIMARY KEY (RoundId, Unit, Revision),
  CONSTRAINT FK_EntryRevision_Journal FOREIGN KEY (RoundId, Unit, Revision) REFERENCES Journal (RoundId, Unit, Revision),
  CONSTRAINT FK_EntryRevision_ResponseEntry FOREIGN KEY (EntryId) REFERENCES ResponseEntry (EntryId)
);
GO

CREATE INDEX IX_EntryRevision_ResponseEntry ON EntryRevision (EntryId);
GO
