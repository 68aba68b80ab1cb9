using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Survey.Data.Accounts;

namespace Survey.Web.Features.Shared;

/// <summary>Stores the Data Protection keys in the database, so that all nodes of the site accept each other's cookies and forms.</summary>
internal sealed class DatabaseKeyRepository(IDataProtectionKeyStore keys) : IXmlRepository
{
    public IReadOnlyCollection<XElement> GetAllElements() => [.. keys.ReadAll().Select(xml => XElement.Parse(xml))];

    public void StoreElement(XElement element, string friendlyName) =>
        keys.Add(friendlyName, element.ToString(SaveOptions.DisableFormatting));
}
