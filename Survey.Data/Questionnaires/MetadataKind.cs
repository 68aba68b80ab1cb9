namespace Survey.Data.Questionnaires;

/// <summary>A fact about the response that XLSForm can record beside the answers.</summary>
public enum MetadataKind
{
    /// <summary>When the form was first opened.</summary>
    Start,

    /// <summary>When the form was last saved.</summary>
    End,

    /// <summary>The day on which the form was first opened.</summary>
    Today,

    /// <summary>Who answered, as the site knows them.</summary>
    UserName,

    /// <summary>The e-mail address of who answered.</summary>
    Email,

    /// <summary>The telephone number of who answered; a web form does not know it.</summary>
    PhoneNumber,

    /// <summary>The device; a web form does not know it.</summary>
    Device,

    /// <summary>Who changed what and when: the journal of the response.</summary>
    Audit,
}
