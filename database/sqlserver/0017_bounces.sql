CREATE TABLE MailBounce (
  BounceId UNIQUEIDENTIFIER NOT NULL,
  MailId UNIQUEIDENTIFIER NOT NULL,
  InvitationId UNIQUEIDENTIFIER NOT NULL,
  Address NVARCHAR(MAX) NOT NULL,
  BounceKind NVARCHAR(20) COLLATE Latin1_General_BIN2 NOT NULL,
  StatusCode NVARCHAR(20) NOT NULL,
  Diagnostic NVARCHAR(MAX) NOT NULL,
  RecordedBy NVARCHAR(200) NOT NULL,
  RecordedAt DATETIME2(3) NOT NULL,
  NextMailId UNIQUEIDENTIFIER NULL,
  WithdrawnReason NVARCHAR(1000) NULL,
  WithdrawnBy NVARCHAR(200) NULL,
  WithdrawnAt DATETIME2(3) NULL,
  CONSTRAINT PK_MailBounce PRIMARY KEY (BounceId),
  CONSTRAINT UQ_MailBounce_Mail UNIQUE (MailId, BounceKind),
  CONSTRAINT FK_MailBounce_MailingRecipient FOREIGN KEY (MailId) REFERENCES MailingRecipient (MailId),
  CONSTRAINT FK_MailBounce_Invitation FOREIGN KEY (InvitationId) REFERENCES Invitation (InvitationId),
  CONSTRAINT FK_MailBounce_Mail FOREIGN KEY (NextMailId) REFERENCES Mail (MailId)
);
GO

CREATE INDEX IX_MailBounce_Invitation ON MailBounce (InvitationId);
GO
