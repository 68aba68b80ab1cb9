CREATE TABLE RoundVersion (
  RoundId UNIQUEIDENTIFIER NOT NULL,
  StudyHash NVARCHAR(100) COLLATE Latin1_General_BIN2 NOT NULL,
  StartedAt DATETIME2(3) NOT NULL,
  CONSTRAINT PK_RoundVersion PRIMARY KEY (RoundId, StudyHash),
  CONSTRAINT FK_RoundVersion_Round FOREIGN KEY (RoundId) REFERENCES Round (RoundId),
  CONSTRAINT FK_RoundVersion_StudyVersion FOREIGN KEY (StudyHash) REFERENCES StudyVersion (StudyHash)
);
GO

INSERT INTO RoundVersion (RoundId, StudyHash, StartedAt)
SELECT RoundId, StudyHash, PublishedAt
FROM Round;
GO

-- Which versions a round had before was not recorded. One that was moved had some of the study's: all of them are taken, since a
-- version that nobody answered adds no answers.
INSERT INTO RoundVersion (RoundId, StudyHash, StartedAt)
SELECT Round.RoundId, StudyVersion.StudyHash, StudyVersion.PublishedAt
FROM Round
INNER JOIN StudyVersion ON StudyVersion.StudyName = Round.StudyName AND StudyVersion.StudyHash <> Round.StudyHash
WHERE EXISTS (SELECT 1 FROM Journal WHERE Journal.RoundId = Round.RoundId AND Journal.JournalAction = 'Versioned');
GO
