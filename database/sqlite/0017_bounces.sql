CREATE TABLE MailBounce (
  BounceId TEXT NOT NULL,
  MailId TEXT NOT NULL,
  InvitationId TEXT NOT NULL,
  Address TEXT NOT NULL,
  BounceKind TEXT NOT NULL CHECK (length(BounceKind) <= 20),
  StatusCode TEXT NOT NULL CHECK (length(StatusCode) <= 20),
  Diagnostic TEXT NOT NULL,
  RecordedBy TEXT NOT NULL CHECK (length(RecordedBy) <= 200),
  RecordedAt TEXT NOT NULL,
  NextMailId TEXT NULL,
  WithdrawnReason TEXT NULL CHECK (length(WithdrawnReason) <= 1000),
  WithdrawnBy TEXT NULL CHECK (length(WithdrawnBy) <= 200),
  WithdrawnAt TEXT NULL,
  CONSTRAINT PK_MailBounce PRIMARY KEY (BounceId),
  CONSTRAINT UQ_MailBounce_Mail UNIQUE (MailId, BounceKind),
  CONSTRAINT FK_MailBounce_MailingRecipient FOREIGN KEY (MailId) REFERENCES MailingRecipient (MailId),
  CONSTRAINT FK_MailBounce_Invitation FOREIGN KEY (InvitationId) REFERENCES Invitation (InvitationId),
  CONSTRAINT FK_MailBounce_Mail FOREIGN KEY (NextMailId) REFERENCES Mail (MailId)
) STRICT;

CREATE INDEX IX_MailBounce_Invitation ON MailBounce (InvitationId);
