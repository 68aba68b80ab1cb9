CREATE TABLE Invitation (
  InvitationId TEXT NOT NULL,
  RoundId TEXT NOT NULL,
  Holder TEXT NOT NULL CHECK (length(Holder) <= 400),
  CONSTRAINT PK_Invitation PRIMARY KEY (InvitationId),
  CONSTRAINT UQ_Invitation_Holder UNIQUE (RoundId, Holder),
  CONSTRAINT UQ_Invitation_Round UNIQUE (InvitationId, RoundId),
  CONSTRAINT FK_Invitation_Round FOREIGN KEY (RoundId) REFERENCES Round (RoundId)
) STRICT;

CREATE TABLE InvitationUnit (
  InvitationId TEXT NOT NULL,
  RoundId TEXT NOT NULL,
  Unit TEXT NOT NULL,
  Ordinal INTEGER NOT NULL,
  CONSTRAINT PK_InvitationUnit PRIMARY KEY (InvitationId, Ordinal),
  CONSTRAINT UQ_InvitationUnit_Unit UNIQUE (InvitationId, Unit),
  CONSTRAINT FK_InvitationUnit_Invitation FOREIGN KEY (InvitationId, RoundId) REFERENCES Invitation (InvitationId, RoundId),
  CONSTRAINT FK_InvitationUnit_FrameUnit FOREIGN KEY (RoundId, Unit) REFERENCES FrameUnit (RoundId, Unit)
) STRICT;

CREATE INDEX IX_InvitationUnit_FrameUnit ON InvitationUnit (RoundId, Unit);

CREATE TABLE InvitationCode (
  CodeHash TEXT NOT NULL CHECK (length(CodeHash) <= 100),
  InvitationId TEXT NOT NULL,
  AddedAt TEXT NOT NULL,
  CONSTRAINT PK_InvitationCode PRIMARY KEY (CodeHash),
  CONSTRAINT FK_InvitationCode_Invitation FOREIGN KEY (InvitationId) REFERENCES Invitation (InvitationId)
) STRICT;

CREATE INDEX IX_InvitationCode_Invitation ON InvitationCode (InvitationId);
