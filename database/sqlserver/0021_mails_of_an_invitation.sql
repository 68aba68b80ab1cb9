CREATE INDEX IX_MailingRecipient_Invitation ON MailingRecipient (InvitationId);
GO
