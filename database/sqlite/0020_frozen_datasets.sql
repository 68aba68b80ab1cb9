CREATE TABLE FrozenDataset (
  DatasetId TEXT NOT NULL,
  RoundId TEXT NOT NULL,
  DatasetName TEXT NOT NULL CHECK (length(DatasetName) <= 100),
  DatasetHash TEXT NOT NULL CHECK (length(DatasetHash) <= 64),
  EligibleUnits INTEGER NOT NULL,
  StartedResponses INTEGER NOT NULL,
  SubmittedResponses INTEGER NOT NULL,
  Reason TEXT NOT NULL CHECK (length(Reason) <= 1000),
  FrozenBy TEXT NOT NULL CHECK (length(FrozenBy) <= 200),
  FrozenAt TEXT NOT NULL,
  Content BLOB NOT NULL,
  CONSTRAINT PK_FrozenDataset PRIMARY KEY (DatasetId),
  CONSTRAINT UQ_FrozenDataset_Name UNIQUE (RoundId, DatasetName),
  CONSTRAINT FK_FrozenDataset_Round FOREIGN KEY (RoundId) REFERENCES Round (RoundId)
) STRICT;
