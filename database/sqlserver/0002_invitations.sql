CREATE TABLE Invitation (
  InvitationId UNIQUEIDENTIFIER NOT NULL,
  RoundId UNIQUEIDENTIFIER NOT NULL,
  Holder NVARCHAR(400) COLLATE Latin1_General_BIN2 NOT NULL,
  CONSTRAINT PK_Invitation PRIMARY KEY (InvitationId),
  CONSTRAINT UQ_Invitation_Holder UNIQUE (RoundId, Holder),
  CONSTRAINT UQ_Invitation_Round UNIQUE (InvitationId, RoundId),
  CONSTRAINT FK_Invitation_Round FOREIGN KEY (RoundId) REFERENCES Round (RoundId)
);
GO

CREATE TABLE InvitationUnit (
  InvitationId UNIQUEIDENTIFIER NOT NULL,
  RoundId UNIQUEIDENTIFIER NOT NULL,
  Unit NVARCHAR(400) COLLATE Latin1_General_BIN2 NOT NULL,
  Ordinal INT NOT NULL,
  CONSTRAINT PK_InvitationUnit PRIMARY KEY (InvitationId, Ordinal),
  CONSTRAINT UQ_InvitationUnit_Unit UNIQUE (InvitationId, Unit),
  CONSTRAINT FK_InvitationUnit_Invitation FOREIGN KEY (InvitationId, RoundId) REFERENCES Invitation (InvitationId, RoundId),
  CONSTRAINT FK_InvitationUnit_FrameUnit FOREIGN KEY (RoundId, Unit) REFERENCES FrameUnit (RoundId, Unit)
);
GO

CREATE INDEX IX_InvitationUnit_FrameUnit ON InvitationUnit (RoundId, Unit);
GO

CREATE TABLE InvitationCode (
  CodeHash NVARCHAR(100) COLLATE Latin1_General_BIN2 NOT NULL,
  InvitationId UNIQUEIDENTIFIER NOT NULL,
  AddedAt DATETIME2(3) NOT NULL,
  CONSTRAINT PK_InvitationCode PRIMARY KEY (CodeHash),
  CONSTRAINT FK_InvitationCode_Invitation FOREIGN KEY (InvitationId) REFERENCES Invitation (InvitationId)
);
GO

CREATE INDEX IX_InvitationCode_Invitation ON InvitationCode (InvitationId);
GO
