CREATE TABLE Mailing (
  MailingId TEXT NOT NULL,
  RoundId TEXT NOT NULL,
  MessageName TEXT NOT NULL,
  Selection TEXT NOT NULL,
  SiteUrl TEXT NOT NULL,
  OrderedBy TEXT NOT NULL,
  OrderedAt TEXT NOT NULL,
  DueAt TEXT NOT NULL,
  CancelledAt TEXT NULL,
  CONSTRAINT PK_Mailing PRIMARY KEY (MailingId),
  CONSTRAINT FK_Mailing_Round FOREIGN KEY (RoundId) REFERENCES Round (RoundId)
) STRICT;

CREATE INDEX IX_Mailing_Round ON Mailing (RoundId);

CREATE TABLE MailingRecipient (
  MailId TEXT NOT NULL,
  MailingId TEXT NOT NULL,
  InvitationId TEXT NOT NULL,
  MailState TEXT NOT NULL CHECK (length(MailState) <= 20),
  Reply TEXT NOT NULL,
  ChangedAt TEXT NOT NULL,
  CONSTRAINT PK_MailingRecipient PRIMARY KEY (MailId),
  CONSTRAINT UQ_MailingRecipient_Invitation UNIQUE (MailingId, InvitationId),
  CONSTRAINT FK_MailingRecipient_Mail FOREIGN KEY (MailId) REFERENCES Mail (MailId),
  CONSTRAINT FK_MailingRecipient_Mailing FOREIGN KEY (MailingId) REFERENCES Mailing (MailingId),
  CONSTRAINT FK_MailingRecipient_Invitation FOREIGN KEY (InvitationId) REFERENCES Invitation (InvitationId)
) STRICT;

CREATE TABLE OutboxStop (
  StopId INTEGER NOT NULL CHECK (StopId = 1),
  Reason TEXT NOT NULL,
  StoppedAt TEXT NOT NULL,
  ResumesAt TEXT NOT NULL,
  CONSTRAINT PK_OutboxStop PRIMARY KEY (StopId)
) STRICT;
