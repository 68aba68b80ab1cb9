CREATE TABLE Mailing (
  MailingId UNIQUEIDENTIFIER NOT NULL,
  RoundId UNIQUEIDENTIFIER NOT NULL,
  MessageName NVARCHAR(MAX) NOT NULL,
  Selection NVARCHAR(MAX) NOT NULL,
  SiteUrl NVARCHAR(MAX) NOT NULL,
  OrderedBy NVARCHAR(MAX) NOT NULL,
  OrderedAt DATETIME2(3) NOT NULL,
  DueAt DATETIME2(3) NOT NULL,
  CancelledAt DATETIME2(3) NULL,
  CONSTRAINT PK_Mailing PRIMARY KEY (MailingId),
  CONSTRAINT FK_Mailing_Round FOREIGN KEY (RoundId) REFERENCES Round (RoundId)
);
GO

CREATE INDEX IX_Mailing_Round ON Mailing (RoundId);
GO

CREATE TABLE MailingRecipient (
  MailId UNIQUEIDENTIFIER NOT NULL,
  MailingId UNIQUEIDENTIFIER NOT NULL,
  InvitationId UNIQUEIDENTIFIER NOT NULL,
  MailState NVARCHAR(20) COLLATE Latin1_General_BIN2 NOT NULL,
  Reply NVARCHAR(MAX) NOT NULL,
  ChangedAt DATETIME2(3) NOT NULL,
  CONSTRAINT PK_MailingRecipient PRIMARY KEY (MailId),
  CONSTRAINT UQ_MailingRecipient_Invitation UNIQUE (MailingId, InvitationId),
  CONSTRAINT FK_MailingRecipient_Mail FOREIGN KEY (MailId) REFERENCES Mail (MailId),
  CONSTRAINT FK_MailingRecipient_Mailing FOREIGN KEY (MailingId) REFERENCES Mailing (MailingId),
  CONSTRAINT FK_MailingRecipient_Invitation FOREIGN KEY (InvitationId) REFERENCES Invitation (InvitationId)
);
GO

CREATE TABLE OutboxStop (
  StopId INT NOT NULL CHECK (StopId = 1),
  Reason NVARCHAR(MAX) NOT NULL,
  StoppedAt DATETIME2(3) NOT NULL,
  ResumesAt DATETIME2(3) NOT NULL,
  CONSTRAINT PK_OutboxStop PRIMARY KEY (StopId)
);
GO
