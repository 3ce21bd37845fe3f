using Alchemorsel.Api.Data.RowSecurity;
using Npgsql;

namespace Alchemorsel.Api.Importing.Jobs;

/// <summary>
/// A file that is kept in pieces, read as one: with a position to go to, and never more than a few pieces in memory. A connection is held only
/// while a piece is fetched. Not for two threads at once.
/// </summary>
internal sealed class SpooledFile(NpgsqlDataSource source, Guid job, Guid household, long length) : Stream
{
    /// <summary>Pieces held: a zip archive is read in its directory, at an entry, and at that entry's pictures.</summary>
    private const int Held = 6;

    private readonly List<Piece> pieces = [];
    private long position;

    public override bool CanRead => true;

    public override bool CanSeek => true;

    public override bool CanWrite => false;

    public override long Length => length;

    /// <summary>Bytes fetched so far, some of them twice.</summary>
    public long Fetched { get; private set; }

    public override long Position
    {
        get => position;
        set => Seek(value, SeekOrigin.Begin);
    }

    public override int Read(Span<byte> buffer)
    {
        if (Wanted(buffer.Length) is not { Count: > 0 } wanted)
            return 0;
        var piece = FindHeld(wanted.Index);
        if (piece is null)
        {
            piece = Free(wanted.Index);
            using var connection = source.OpenConnection();
            using var command = Command(connection, wanted.Index);
            using var reader = command.ExecuteReader(System.Data.CommandBehavior.SequentialAccess);
            Take(reader, reader.Read(), piece);
        }

        return Copy(piece, wanted, buffer);
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (Wanted(buffer.Length) is not { Count: > 0 } wanted)
            return 0;
        var piece = FindHeld(wanted.Index);
        if (piece is null)
        {
            piece = Free(wanted.Index);
            await using var connection = await source.OpenConnectionAsync(cancellationToken);
            await using var command = Command(connection, wanted.Index);
            await using var reader = await command.ExecuteReaderAsync(System.Data.CommandBehavior.SequentialAccess, cancellationToken);
            Take(reader, await reader.ReadAsync(cancellationToken), piece);
        }

        return Copy(piece, wanted, buffer.Span);
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override long Seek(long offset, SeekOrigin origin)
    {
        var target = origin switch
        {
            SeekOrigin.Current => position + offset,
            SeekOrigin.End => length + offset,
            _ => offset,
        };
        ArgumentOutOfRangeException.ThrowIfNegative(target, nameof(offset));
        return position = target;
    }

    public override void Flush()
    {
    }

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    private (int Index, int Offset, int Count) Wanted(int count)
    {
        var (index, offset) = Math.DivRem(position, ImportChunk.Size);
        var left = Math.Min(ImportChunk.Size - offset, length - position);
        return ((int)index, (int)offset, (int)Math.Max(0, Math.Min(count, left)));
    }

    // The one used last stands last.
    private Piece? FindHeld(int index)
    {
        var at = pieces.FindIndex(piece => piece.Index == index);
        if (at < 0)
            return null;
        var found = pieces[at];
        pieces.RemoveAt(at);
        pieces.Add(found);
        return found;
    }

    private Piece Free(int index)
    {
        var piece = pieces.Count < Held ? new Piece(new byte[ImportChunk.Size]) : pieces[0];
        pieces.Remove(piece);
        piece.Index = -1;
        pieces.Add(piece);
        piece.Asked = index;
        return piece;
    }

    private NpgsqlBatch Command(NpgsqlConnection connection, int index)
    {
        var select = new NpgsqlBatchCommand("SELECT content FROM import_chunk WHERE job_id = $1 AND household_id = $2 AND index = $3");
        foreach (var value in (object[])[job, household, index])
            select.Parameters.Add(new NpgsqlParameter { Value = value });
        return new NpgsqlBatch(connection) { BatchCommands = { HouseholdReach.CommandFor(household), select } };
    }

    private void Take(NpgsqlDataReader reader, bool found, Piece piece)
    {
        // Removed while it was read: the job was deleted.
        if (!found)
            throw new EndOfStreamException($"Piece {piece.Asked} of the file of import {job} is gone.");
        var bytes = (int)reader.GetBytes(0, 0, piece.Bytes, 0, piece.Bytes.Length);
        Fetched += bytes;
        piece.Index = piece.Asked;
    }

    private int Copy(Piece piece, (int Index, int Offset, int Count) wanted, Span<byte> buffer)
    {
        piece.Bytes.AsSpan(wanted.Offset, wanted.Count).CopyTo(buffer);
        position += wanted.Count;
        return wanted.Count;
    }

    private sealed class Piece(byte[] bytes)
    {
        public byte[] Bytes { get; } = bytes;

        /// <summary>-1 while its bytes are nobody's.</summary>
        public int Index { get; set; } = -1;

        public int Asked { get; set; }
    }
}
