CREATE TABLE UnitExtension (
  RoundId UNIQUEIDENTIFIER NOT NULL,
  Unit NVARCHAR(400) COLLATE Latin1_General_BIN2 NOT NULL,
  ExtensionNumber INT NOT NULL CHECK (ExtensionNumber >= 1),
  ClosesAt DATETIME2(3) NULL,
  Reason NVARCHAR(1000) NOT NULL,
  ChangedBy NVARCHAR(200) NOT NULL,
  ChangedAt DATETIME2(3) NOT NULL,
  CONSTRAINT PK_UnitExtension PRIMARY KEY (RoundId, Unit, ExtensionNumber),
  CONSTRAINT FK_UnitExtension_FrameUnit FOREIGN KEY (RoundId, Unit) REFERENCES FrameUnit (RoundId, Unit)
);
GO

CREATE TABLE ResponseReopening (
  RoundId UNIQUEIDENTIFIER NOT NULL,
  Unit NVARCHAR(400) COLLATE Latin1_General_BIN2 NOT NULL,
  Revision INT NOT NULL CHECK (Revision >= 1),
  Reason NVARCHAR(1000) NOT NULL,
  ReopenedBy NVARCHAR(200) NOT NULL,
  ReopenedAt DATETIME2(3) NOT NULL,
  CONSTRAINT PK_ResponseReopening PRIMARY KEY (RoundId, Unit, Revision),
  CONSTRAINT FK_ResponseReopening_Journal FOREIGN KEY (RoundId, Unit, Revision) REFERENCES Journal (RoundId, Unit, Revision)
);
GO
