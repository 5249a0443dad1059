using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;
using AgentOps.Api.Problems;
using AgentOps.Json;

namespace AgentOps.Api.Json;

/// <summary>Takes free JSON (payloads, results, policy values) only if PostgreSQL can store it: no NUL, no lone surrogates, no monstrous numbers.</summary>
internal sealed class StrictJsonText : JsonConverter<JsonText>
{
    /// <summary>Numbers beyond this fit no column and no calculation here.</summary>
    internal const double Largest = 1e28;

    public override JsonText Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        using var document = JsonDocument.ParseValue(ref reader);
        var utf8 = JsonMarshal.GetRawUtf8Value(document.RootElement);
        if (Fault(utf8) is { } fault) throw new BadJsonException(fault);
        return new(Encoding.UTF8.GetString(utf8));
    }

    public override void Write(Utf8JsonWriter writer, JsonText value, JsonSerializerOptions options) =>
        writer.WriteRawValue(value.ToString(), skipInputValidation: true);

    /// <summary>What is wrong with a JSON value, or null.</summary>
    internal static string? Fault(ReadOnlySpan<byte> utf8)
    {
        if (!Utf8.IsValid(utf8)) return "must be UTF-8 without lone surrogates";
        var reader = new Utf8JsonReader(utf8, new JsonReaderOptions { MaxDepth = 64 });
        while (reader.Read())
        {
            switch (reader.TokenType)
            {
                case JsonTokenType.String or JsonTokenType.PropertyName when reader.ValueIsEscaped && FaultOfText(ref reader) is { } fault:
                    return fault;
                case JsonTokenType.Number when !IsReasonable(ref reader):
                    return "holds a number that is too large or too long";
            }
        }

        return null;
    }

    private static string? FaultOfText(ref Utf8JsonReader reader)
    {
        try
        {
            return reader.GetString()!.Contains('\0') ? "must not hold NUL" : null;
        }
        catch (InvalidOperationException)
        {
            return "must not hold lone surrogates";
        }
    }

    private static bool IsReasonable(ref Utf8JsonReader reader) =>
        reader.ValueSpan.Length <= 64 && reader.TryGetDouble(out var number) && double.Abs(number) <= Largest && (number != 0 || IsZero(reader.ValueSpan));

    /// <summary>A literal zero, not a number too small to tell from it.</summary>
    private static bool IsZero(ReadOnlySpan<byte> literal)
    {
        var exponent = literal.IndexOfAny((byte)'e', (byte)'E');
        return !(exponent < 0 ? literal : literal[..exponent]).ContainsAnyInRange((byte)'1', (byte)'9');
    }
}
