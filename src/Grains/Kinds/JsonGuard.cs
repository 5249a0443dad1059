using System.Buffers;
using System.Text;
using System.Text.Json;
using AgentOps.Intake;

namespace AgentOps.Kinds;

/// <summary>
/// What any JSON from outside must keep before a schema looks at it: well formed, an object, bounded in bytes and depth, no key twice, no NUL and
/// no lone surrogate (PostgreSQL takes neither), numbers that are finite.
/// </summary>
public static class JsonGuard
{
    /// <summary>The most a proposal's payloads may take together, in bytes of UTF-8 (SPEC §2.1, stage 2).</summary>
    public const int MaxBytes = 64 * 1024;

    /// <summary>The deepest nesting.</summary>
    public const int MaxDepth = 32;

    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>The first fault of <paramref name="json"/>, or null. Its path starts with <paramref name="path"/>.</summary>
    public static FieldError? Check(string? json, string path)
    {
        if (string.IsNullOrEmpty(json)) return new(path, "is missing; give a JSON object.");
        if (json.Length > MaxBytes) return TooLong(path);
        var buffer = ArrayPool<byte>.Shared.Rent(Strict.GetMaxByteCount(json.Length));
        try
        {
            var length = Strict.GetBytes(json, buffer);
            return length > MaxBytes ? TooLong(path) : Walk(buffer.AsSpan(0, length), path);
        }
        catch (EncoderFallbackException)
        {
            return new(path, "holds half of a surrogate pair, which is no text.");
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private static FieldError TooLong(string path) => new(path, $"is larger than {MaxBytes / 1024} KiB.");

    private static FieldError? Walk(ReadOnlySpan<byte> json, string path)
    {
        var reader = new Utf8JsonReader(json, new JsonReaderOptions { MaxDepth = MaxDepth });
        var keys = new Stack<HashSet<string>?>();
        try
        {
            if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject) return new(path, "must be a JSON object.");
            do
            {
                switch (reader.TokenType)
                {
                    case JsonTokenType.StartObject:
                        keys.Push(new(StringComparer.Ordinal));
                        break;
                    case JsonTokenType.StartArray:
                        keys.Push(null);
                        break;
                    case JsonTokenType.EndObject or JsonTokenType.EndArray:
                        keys.Pop();
                        break;
                    case JsonTokenType.PropertyName:
                        var name = reader.GetString()!;
                        if (name.Contains('\0')) return new(path, "has a field name with a NUL character.");
                        if (!keys.Peek()!.Add(name)) return new($"{path}.{name}", "is given twice.");
                        break;
                    case JsonTokenType.String when reader.ValueIsEscaped && reader.GetString()!.Contains('\0'):
                        return new(path, "holds a NUL character, which cannot be stored.");
                    case JsonTokenType.Number when !reader.TryGetDouble(out var number) || !double.IsFinite(number):
                        return new(path, "holds a number that is out of range.");
                }
            }
            while (reader.Read());
            return null;
        }
        catch (JsonException broken)
        {
            return new(path, keys.Count >= MaxDepth
                ? $"is nested deeper than {MaxDepth} levels."
                : $"is no JSON: byte {broken.BytePositionInLine} of line {broken.LineNumber + 1}.");
        }
        catch (InvalidOperationException)
        {
            // Utf8JsonReader.GetString throws this for an escaped half of a surrogate pair.
            return new(path, "holds half of a surrogate pair, which is no text.");
        }
    }
}
