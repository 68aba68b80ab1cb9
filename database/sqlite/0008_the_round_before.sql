CREATE TABLE RoundBefore (
  RoundId TEXT NOT NULL,
  PreviousRoundId TEXT NOT NULL,
  CONSTRAINT PK_RoundBefore PRIMARY KEY (RoundId),
  CONSTRAINT FK_RoundBefore_Round FOREIGN KEY (RoundId) REFERENCES Round (RoundId),
  CONSTRAINT FK_RoundBefore_PreviousRound FOREIGN KEY (PreviousRoundId) REFERENCES Round (RoundId)
) STRICT;
