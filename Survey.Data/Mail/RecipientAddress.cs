namespace Survey.Data.Mail;

/// <summary>Where a person who is invited is reached: the only place that says so.</summary>
public static class RecipientAddress
{
    /// <summary>The address of an invitation; empty where none is known.</summary>
    /// <param name="holder">Whom the invitation is for: an address, an organisation or a unit.</param>
    /// <param name="unitAddresses">The addresses of its units in the frame.</param>
    public static string Choose(string holder, IEnumerable<string> unitAddresses) =>
        holder.Contains('@', StringComparison.Ordinal) ? holder : unitAddresses.FirstOrDefault(address => address.Length > 0) ?? "";
}
