namespace Microsoft.DotNet.Interactive.Formatting;

/// <summary>A value that stands below a cell and can be replaced there.</summary>
public sealed class DisplayedValue
{
    private readonly string[] _mimeTypes;
    private IReadOnlyList<FormattedValue>? _forms;

    /// <summary>Prepares a display; <see cref="DisplayExtensions.Display"/> shows it.</summary>
    public DisplayedValue(object? value, params string[] mimeTypes)
    {
        _mimeTypes = mimeTypes;
        Value = value;
        _forms = FormattedValue.CreateManyFromObject(value, mimeTypes);
    }

    internal DisplayedValue(FormattedValue form)
    {
        _mimeTypes = [form.MimeType];
        Value = form.Value;
        _forms = [form];
    }

    /// <summary>Names the display, so that an update finds it.</summary>
    public string DisplayId { get; } = Guid.NewGuid().ToString("N");

    /// <summary>Whether <see cref="Update"/> has been called.</summary>
    public bool IsUpdated { get; private set; }

    /// <summary>What is shown.</summary>
    public object? Value { get; private set; }

    /// <summary>How it is shown. Formed when first asked for: of many updates in a short time only a few are ever sent.</summary>
    public IReadOnlyList<FormattedValue> FormattedValues => _forms ??= FormattedValue.CreateManyFromObject(Value, _mimeTypes);

    /// <summary>Shows another value in the same place. Many updates in a short time are joined; the last one always arrives.</summary>
    public void Update(object? updatedValue)
    {
        IsUpdated = true;
        Value = updatedValue;
        _forms = null;
        Notebook.Current.Show(this);
    }
}
