namespace Survey.Data.Contacts;

/// <summary>Stores the contacts of organisations, with what was done to each.</summary>
/// <remarks>Thread-safe.</remarks>
public interface IContactStore
{
    /// <summary>Stores a contact as it is after a change, together with the change; the first one adds it.</summary>
    /// <param name="contact">The contact as it is to be, with the revision that was seen; 0 for a new one.</param>
    /// <param name="change">The change, with the revision after it.</param>
    /// <param name="cancellation">Cancels what has not begun.</param>
    /// <returns>False where somebody else changed it since; nothing is changed then.</returns>
    Task<bool> TrySaveAsync(Contact contact, ContactChange change, CancellationToken cancellation);

    /// <summary>The contacts of a round, also those who are none any more, in the order in which they were added.</summary>
    Task<IReadOnlyList<Contact>> ListAsync(Guid roundId, CancellationToken cancellation);

    /// <summary>The contacts of a unit, also those who are none any more, in the order in which they were added.</summary>
    Task<IReadOnlyList<Contact>> ListAsync(Guid roundId, string unitId, CancellationToken cancellation);

    /// <summary>The changes of a unit's contacts, the first one first.</summary>
    Task<IReadOnlyList<ContactChange>> ListChangesAsync(Guid roundId, string unitId, CancellationToken cancellation);
}
