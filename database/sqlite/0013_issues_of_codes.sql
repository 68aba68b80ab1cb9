CREATE TABLE AccessCodeKey (
  KeyId TEXT NOT NULL CHECK (length(KeyId) <= 100),
  AddedAt TEXT NOT NULL,
  CONSTRAINT PK_AccessCodeKey PRIMARY KEY (KeyId)
) STRICT;

CREATE TABLE InvitationIssue (
  InvitationId TEXT NOT NULL,
  IssueNumber INTEGER NOT NULL CHECK (IssueNumber >= 1),
  KeyId TEXT NOT NULL CHECK (length(KeyId) <= 100),
  CONSTRAINT PK_InvitationIssue PRIMARY KEY (InvitationId),
  CONSTRAINT FK_InvitationIssue_Invitation FOREIGN KEY (InvitationId) REFERENCES Invitation (InvitationId),
  CONSTRAINT FK_InvitationIssue_AccessCodeKey FOREIGN KEY (KeyId) REFERENCES AccessCodeKey (KeyId)
) STRICT;
