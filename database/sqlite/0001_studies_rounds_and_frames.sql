CREATE TABLE StudyVersion (
  StudyHash TEXT NOT NULL CHECK (length(StudyHash) <= 100),
  StudyName TEXT NOT NULL,
  Workbook TEXT NOT NULL,
  PublishedAt TEXT NOT NULL,
  CONSTRAINT PK_StudyVersion PRIMARY KEY (StudyHash)
) STRICT;

CREATE TABLE Round (
  RoundId TEXT NOT NULL,
  RoundName TEXT NOT NULL CHECK (length(RoundName) <= 200),
  StudyName TEXT NOT NULL,
  StudyHash TEXT NOT NULL,
  OpensAt TEXT NOT NULL,
  ClosesAt TEXT NOT NULL,
  IsSynthetic INTEGER NOT NULL,
  PublishedAt TEXT NOT NULL,
  CONSTRAINT PK_Round PRIMARY KEY (RoundId),
  CONSTRAINT UQ_Round_RoundName UNIQUE (RoundName),
  CONSTRAINT FK_Round_StudyVersion FOREIGN KEY (StudyHash) REFERENCES StudyVersion (StudyHash)
) STRICT;

CREATE TABLE FrameUnit (
  RoundId TEXT NOT NULL,
  Unit TEXT NOT NULL CHECK (length(Unit) <= 400),
  Ordinal INTEGER NOT NULL,
  UnitName TEXT NOT NULL,
  RespondentGroup TEXT NOT NULL,
  Organisation TEXT NOT NULL,
  Pair TEXT NOT NULL,
  Email TEXT NOT NULL,
  Disposition TEXT NULL,
  FrameColumns TEXT NOT NULL,
  CONSTRAINT PK_FrameUnit PRIMARY KEY (RoundId, Unit),
  CONSTRAINT UQ_FrameUnit_Ordinal UNIQUE (RoundId, Ordinal),
  CONSTRAINT FK_FrameUnit_Round FOREIGN KEY (RoundId) REFERENCES Round (RoundId)
) STRICT;
