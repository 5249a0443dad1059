namespace Orleans.Runtime;

/// <summary>A reminder that is registered.</summary>
public interface IGrainReminder
{
    /// <summary>Its name, unique for its grain.</summary>
    string ReminderName { get; }
}
