CREATE TABLE FrozenDataset (
  DatasetId UNIQUEIDENTIFIER NOT NULL,
  RoundId UNIQUEIDENTIFIER NOT NULL,
  DatasetName NVARCHAR(100) COLLATE Latin1_General_BIN2 NOT NULL,
  DatasetHash NVARCHAR(64) COLLATE Latin1_General_BIN2 NOT NULL,
  EligibleUnits INT NOT NULL,
  StartedResponses INT NOT NULL,
  SubmittedResponses INT NOT NULL,
  Reason NVARCHAR(1000) NOT NULL,
  FrozenBy NVARCHAR(200) NOT NULL,
  FrozenAt DATETIME2(3) NOT NULL,
  Content VARBINARY(MAX) NOT NULL,
  CONSTRAINT PK_FrozenDataset PRIMARY KEY (DatasetId),
  CONSTRAINT UQ_FrozenDataset_Name UNIQUE (RoundId, DatasetName),
  CONSTRAINT FK_FrozenDataset_Round FOREIGN KEY (RoundId) REFERENCES Round (RoundId)
);
GO
