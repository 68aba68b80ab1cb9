using Survey.Data.Contacts;
using Survey.Data.Storage.Engines;

namespace Survey.Data.Storage;

/// <summary>Contacts, their units, and what was done to each.</summary>
internal sealed class ContactStore(Database database) : IContactStore
{
    private const string AddContactSql = """
        INSERT INTO Contact (ContactId, RoundId, Organisation, ContactName, ContactRole, Email, Phone, EndedAt)
        VALUES (@ContactId, @RoundId, @Organisation, @ContactName, @ContactRole, @Email, @Phone, @EndedAt)
        """;

    private const string ChangeContactSql = """
        UPDATE Contact
        SET ContactName = @ContactName, ContactRole = @ContactRole, Email = @Email, Phone = @Phone, EndedAt = @EndedAt
        WHERE ContactId = @ContactId
        """;

    private const string CountChangesSql = "SELECT COUNT(*) FROM ContactChange WHERE ContactId = @ContactId";

    private const string AddChangeSql = """
        INSERT INTO ContactChange (ContactId, Revision, ChangeKind, ChangedValues, ChangedBy, ChangedAt)
        VALUES (@ContactId, @Revision, @ChangeKind, @ChangedValues, @ChangedBy, @ChangedAt)
        """;

    private const string RemoveUnitsSql = "DELETE FROM ContactUnit WHERE ContactId = @ContactId";

    private const string AddUnitSql = """
        INSERT INTO ContactUnit (ContactId, RoundId, Unit, Ordinal)
        VALUES (@ContactId, @RoundId, @Unit, @Ordinal)
        """;

    private const string ListOfRoundSql = """
        SELECT Contact.ContactId, Contact.RoundId, Organisation, ContactName, ContactRole, Email, Phone, EndedAt, Unit,
          (SELECT COUNT(*) FROM ContactChange WHERE ContactChange.ContactId = Contact.ContactId) AS Revision
        FROM Contact
        INNER JOIN ContactUnit ON ContactUnit.ContactId = Contact.ContactId
        WHERE Contact.RoundId = @RoundId
        ORDER BY Contact.ContactId, ContactUnit.Ordinal
        """;

    private const string ListOfUnitSql = """
        SELECT Contact.ContactId, Contact.RoundId, Organisation, ContactName, ContactRole, Email, Phone, EndedAt, ContactUnit.Unit,
          (SELECT COUNT(*) FROM ContactChange WHERE ContactChange.ContactId = Contact.ContactId) AS Revision
        FROM Contact
        INNER JOIN ContactUnit ON ContactUnit.ContactId = Contact.ContactId
        WHERE EXISTS (
          SELECT 1
          FROM ContactUnit AS Asked
          WHERE Asked.ContactId = Contact.ContactId AND Asked.RoundId = @RoundId AND Asked.Unit = @Unit
        )
        ORDER BY Contact.ContactId, ContactUnit.Ordinal
        """;

    private const string ListChangesSql = """
        SELECT ContactChange.ContactId, Revision, ChangeKind, ChangedValues, ChangedBy, ChangedAt
        FROM ContactChange
        INNER JOIN ContactUnit ON ContactUnit.ContactId = ContactChange.ContactId
        WHERE ContactUnit.RoundId = @RoundId AND ContactUnit.Unit = @Unit
        ORDER BY ChangedAt, ContactChange.ContactId, Revision
        """;

    public Task<bool> TrySaveAsync(Contact contact, ContactChange change, CancellationToken cancellation) =>
        database.WriteAsync(
            async session =>
            {
                var row = Row.From(contact);
                if (await session.CountAsync(CountChangesSql, row) != change.Revision - 1)
                {
                    return false;
                }

                await session.ExecuteAsync(change.Revision == 1 ? AddContactSql : ChangeContactSql, row);
                await session.ExecuteAsync(AddChangeSql, ChangeRow.From(change));
                await session.ExecuteAsync(RemoveUnitsSql, row);
                await session.ExecuteAsync(AddUnitSql, contact.UnitIds.Select((unit, index) => row with { Unit = unit, Ordinal = index }));
                return true;
            },
            cancellation
        );

    public Task<IReadOnlyList<Contact>> ListAsync(Guid roundId, CancellationToken cancellation) =>
        ListAsync(ListOfRoundSql, new { RoundId = roundId }, cancellation);

    public Task<IReadOnlyList<Contact>> ListAsync(Guid roundId, string unitId, CancellationToken cancellation) =>
        ListAsync(ListOfUnitSql, new { RoundId = roundId, Unit = unitId }, cancellation);

    public async Task<IReadOnlyList<ContactChange>> ListChangesAsync(Guid roundId, string unitId, CancellationToken cancellation)
    {
        var rows = await database.ReadAsync(
            session => session.ListAsync<ChangeRow>(ListChangesSql, new { RoundId = roundId, Unit = unitId }),
            cancellation
        );
        return [.. rows.Select(row => row.ToChange())];
    }

    private async Task<IReadOnlyList<Contact>> ListAsync(string sql, object parameters, CancellationToken cancellation)
    {
        var rows = await database.ReadAsync(session => session.ListAsync<Row>(sql, parameters), cancellation);
        // Sorted here: SQL Server sorts ids otherwise than by time.
        return
        [
            .. rows.GroupBy(row => row.ContactId)
                .OrderBy(group => group.Key)
                .Select(group => group.First().ToContact(group.Select(row => row.Unit))),
        ];
    }

    /// <summary>A contact and one of its units.</summary>
    private sealed record Row
    {
        public Guid ContactId { get; init; }

        public Guid RoundId { get; init; }

        public string Organisation { get; init; } = "";

        public string ContactName { get; init; } = "";

        public string ContactRole { get; init; } = "";

        public string Email { get; init; } = "";

        public string Phone { get; init; } = "";

        public DateTimeOffset? EndedAt { get; init; }

        public string Unit { get; init; } = "";

        public int Ordinal { get; init; }

        public int Revision { get; init; }

        public static Row From(Contact contact) =>
            new()
            {
                ContactId = contact.Id,
                RoundId = contact.RoundId,
                Organisation = contact.Organisation,
                ContactName = contact.Name,
                ContactRole = contact.Role.ToString(),
                Email = contact.Email,
                Phone = contact.Phone,
                EndedAt = contact.EndedAt,
            };

        public Contact ToContact(IEnumerable<string> units) =>
            new()
            {
                Id = ContactId,
                RoundId = RoundId,
                Organisation = Organisation,
                Name = ContactName,
                Role = Enum.Parse<ContactRole>(ContactRole),
                Email = Email,
                Phone = Phone,
                UnitIds = [.. units],
                EndedAt = EndedAt,
                Revision = Revision,
            };
    }

    private sealed record ChangeRow
    {
        public Guid ContactId { get; init; }

        public int Revision { get; init; }

        public string ChangeKind { get; init; } = "";

        public string ChangedValues { get; init; } = "";

        public string ChangedBy { get; init; } = "";

        public DateTimeOffset ChangedAt { get; init; }

        public static ChangeRow From(ContactChange change) =>
            new()
            {
                ContactId = change.ContactId,
                Revision = change.Revision,
                ChangeKind = change.Kind.ToString(),
                ChangedValues = FrameValuesJsonContext.Write(change.Values),
                ChangedBy = change.ChangedBy,
                ChangedAt = change.ChangedAt,
            };

        public ContactChange ToChange() =>
            new()
            {
                ContactId = ContactId,
                Revision = Revision,
                Kind = Enum.Parse<ContactChangeKind>(ChangeKind),
                Values = FrameValuesJsonContext.Read(ChangedValues),
                ChangedBy = ChangedBy,
                ChangedAt = ChangedAt,
            };
    }
}
