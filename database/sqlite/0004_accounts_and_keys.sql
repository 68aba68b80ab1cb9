CREATE TABLE Account (
  UserNameKey TEXT NOT NULL CHECK (length(UserNameKey) <= 200),
  UserName TEXT NOT NULL,
  PasswordHash TEXT NOT NULL,
  CreatedAt TEXT NOT NULL,
  CONSTRAINT PK_Account PRIMARY KEY (UserNameKey)
) STRICT;

CREATE TABLE ProtectionKey (
  KeyId TEXT NOT NULL,
  KeyName TEXT NOT NULL,
  KeyXml TEXT NOT NULL,
  AddedAt TEXT NOT NULL,
  CONSTRAINT PK_ProtectionKey PRIMARY KEY (KeyId)
) STRICT;
