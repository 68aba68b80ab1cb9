CREATE TABLE AccessCodeKey (
  KeyId NVARCHAR(100) COLLATE Latin1_General_BIN2 NOT NULL,
  AddedAt DATETIME2(3) NOT NULL,
  CONSTRAINT PK_AccessCodeKey PRIMARY KEY (KeyId)
);
GO

CREATE TABLE InvitationIssue (
  InvitationId UNIQUEIDENTIFIER NOT NULL,
  IssueNumber INT NOT NULL CHECK (IssueNumber >= 1),
  KeyId NVARCHAR(100) COLLATE Latin1_General_BIN2 NOT NULL,
  CONSTRAINT PK_InvitationIssue PRIMARY KEY (InvitationId),
  CONSTRAINT FK_InvitationIssue_Invitation FOREIGN KEY (InvitationId) REFERENCES Invitation (InvitationId),
  CONSTRAINT FK_InvitationIssue_AccessCodeKey FOREIGN KEY (KeyId) REFERENCES AccessCodeKey (KeyId)
);
GO
