CREATE TABLE Mail (
  MailId TEXT NOT NULL,
  ToAddress TEXT NOT NULL,
  ToName TEXT NOT NULL,
  Subject TEXT NOT NULL,
  Body TEXT NOT NULL,
  QueuedAt TEXT NOT NULL,
  Attempts INTEGER NOT NULL,
  DueAt TEXT NULL,
  SentAt TEXT NULL,
  FailedAt TEXT NULL,
  Failure TEXT NULL,
  CONSTRAINT PK_Mail PRIMARY KEY (MailId)
) STRICT;

CREATE INDEX IX_Mail_DueAt ON Mail (DueAt);

CREATE TABLE Delegation (
  DelegationId TEXT NOT NULL,
  InvitationId TEXT NOT NULL,
  RoundId TEXT NOT NULL,
  Unit TEXT NOT NULL,
  Sections TEXT NOT NULL,
  ColleagueName TEXT NOT NULL,
  ColleagueEmail TEXT NOT NULL,
  CoordinatorName TEXT NOT NULL,
  CoordinatorEmail TEXT NOT NULL,
  Message TEXT NOT NULL,
  DueOn TEXT NULL,
  HandedOutAt TEXT NOT NULL,
  ReturnedAt TEXT NULL,
  Note TEXT NOT NULL,
  TakenBackAt TEXT NULL,
  CodeHash TEXT NOT NULL CHECK (length(CodeHash) <= 100),
  MailId TEXT NOT NULL,
  CONSTRAINT PK_Delegation PRIMARY KEY (DelegationId),
  CONSTRAINT UQ_Delegation_CodeHash UNIQUE (CodeHash),
  CONSTRAINT FK_Delegation_InvitationUnit FOREIGN KEY (InvitationId, Unit) REFERENCES InvitationUnit (InvitationId, Unit),
  CONSTRAINT FK_Delegation_FrameUnit FOREIGN KEY (RoundId, Unit) REFERENCES FrameUnit (RoundId, Unit),
  CONSTRAINT FK_Delegation_Mail FOREIGN KEY (MailId) REFERENCES Mail (MailId)
) STRICT;

CREATE INDEX IX_Delegation_FrameUnit ON Delegation (RoundId, Unit);
