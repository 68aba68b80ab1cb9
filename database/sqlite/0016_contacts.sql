CREATE TABLE Contact (
  ContactId TEXT NOT NULL,
  RoundId TEXT NOT NULL,
  Organisation TEXT NOT NULL,
  ContactName TEXT NOT NULL CHECK (length(ContactName) <= 200),
  ContactRole TEXT NOT NULL CHECK (length(ContactRole) <= 20),
  Email TEXT NOT NULL CHECK (length(Email) <= 200),
  Phone TEXT NOT NULL CHECK (length(Phone) <= 200),
  EndedAt TEXT NULL,
  CONSTRAINT PK_Contact PRIMARY KEY (ContactId),
  CONSTRAINT FK_Contact_Round FOREIGN KEY (RoundId) REFERENCES Round (RoundId)
) STRICT;

CREATE INDEX IX_Contact_Round ON Contact (RoundId);

CREATE TABLE ContactUnit (
  ContactId TEXT NOT NULL,
  RoundId TEXT NOT NULL,
  Unit TEXT NOT NULL,
  Ordinal INTEGER NOT NULL,
  CONSTRAINT PK_ContactUnit PRIMARY KEY (ContactId, Unit),
  CONSTRAINT FK_ContactUnit_Contact FOREIGN KEY (ContactId) REFERENCES Contact (ContactId),
  CONSTRAINT FK_ContactUnit_FrameUnit FOREIGN KEY (RoundId, Unit) REFERENCES FrameUnit (RoundId, Unit)
) STRICT;

CREATE INDEX IX_ContactUnit_FrameUnit ON ContactUnit (RoundId, Unit);

CREATE TABLE ContactChange (
  ContactId TEXT NOT NULL,
  Revision INTEGER NOT NULL CHECK (Revision >= 1),
  ChangeKind TEXT NOT NULL CHECK (length(ChangeKind) <= 20),
  ChangedValues TEXT NOT NULL,
  ChangedBy TEXT NOT NULL CHECK (length(ChangedBy) <= 200),
  ChangedAt TEXT NOT NULL,
  CONSTRAINT PK_ContactChange PRIMARY KEY (ContactId, Revision),
  CONSTRAINT FK_ContactChange_Contact FOREIGN KEY (ContactId) REFERENCES Contact (ContactId)
) STRICT;
