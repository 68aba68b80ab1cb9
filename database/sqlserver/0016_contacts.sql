CREATE TABLE Contact (
  ContactId UNIQUEIDENTIFIER NOT NULL,
  RoundId UNIQUEIDENTIFIER NOT NULL,
  Organisation NVARCHAR(MAX) NOT NULL,
  ContactName NVARCHAR(200) NOT NULL,
  ContactRole NVARCHAR(20) NOT NULL,
  Email NVARCHAR(200) NOT NULL,
  Phone NVARCHAR(200) NOT NULL,
  EndedAt DATETIME2(3) NULL,
  CONSTRAINT PK_Contact PRIMARY KEY (ContactId),
  CONSTRAINT FK_Contact_Round FOREIGN KEY (RoundId) REFERENCES Round (RoundId)
);
GO

CREATE INDEX IX_Contact_Round ON Contact (RoundId);
GO

CREATE TABLE ContactUnit (
  ContactId UNIQUEIDENTIFIER NOT NULL,
  RoundId UNIQUEIDENTIFIER NOT NULL,
  Unit NVARCHAR(400) COLLATE Latin1_General_BIN2 NOT NULL,
  Ordinal INT NOT NULL,
  CONSTRAINT PK_ContactUnit PRIMARY KEY (ContactId, Unit),
  CONSTRAINT FK_ContactUnit_Contact FOREIGN KEY (ContactId) REFERENCES Contact (ContactId),
  CONSTRAINT FK_ContactUnit_FrameUnit FOREIGN KEY (RoundId, Unit) REFERENCES FrameUnit (RoundId, Unit)
);
GO

CREATE INDEX IX_ContactUnit_FrameUnit ON ContactUnit (RoundId, Unit);
GO

CREATE TABLE ContactChange (
  ContactId UNIQUEIDENTIFIER NOT NULL,
  Revision INT NOT NULL CHECK (Revision >= 1),
  ChangeKind NVARCHAR(20) NOT NULL,
  ChangedValues NVARCHAR(MAX) NOT NULL,
  ChangedBy NVARCHAR(200) NOT NULL,
  ChangedAt DATETIME2(3) NOT NULL,
  CONSTRAINT PK_ContactChange PRIMARY KEY (ContactId, Revision),
  CONSTRAINT FK_ContactChange_Contact FOREIGN KEY (ContactId) REFERENCES Contact (ContactId)
);
GO
