namespace Alchemorsel.Api.Media;

/// <summary>
/// An object of a store as a stream: read as it arrives, and able to seek. Only a seek costs another request, for what lies behind it, so
/// that serving a whole file is one request and serving a part never moves the rest.
/// </summary>
/// <param name="length">Of the whole object.</param>
/// <param name="whole">The object from its beginning.</param>
/// <param name="openAt">Opens the object from an offset to its end.</param>
internal sealed class ObjectStream(long length, Stream whole, Func<long, CancellationToken, Task<Stream>> openAt) : Stream
{
    private Stream _source = whole;
    private long _sourceAt;
    private long _position;

    public override bool CanRead => true;
    public override bool CanSeek => true;
    public override bool CanWrite => false;
    public override long Length => length;

    public override long Position
    {
        get => _position;
        set
        {
            ArgumentOutOfRangeException.ThrowIfNegative(value);
            _position = value;
        }
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (_position >= length || buffer.IsEmpty)
            return 0;
        if (_sourceAt != _position)
        {
            await _source.DisposeAsync();
            _source = Null;
            _source = await openAt(_position, cancellationToken);
            _sourceAt = _position;
        }

        var read = await _source.ReadAsync(buffer, cancellationToken);
        if (read == 0)
            throw new EndOfStreamException("The storage sent less than it had announced.");
        _position += read;
        _sourceAt = _position;
        return read;
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override long Seek(long offset, SeekOrigin origin) => Position = origin switch
    {
        SeekOrigin.Current => _position + offset,
        SeekOrigin.End => length + offset,
        _ => offset,
    };

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException("It comes over the network: read it asynchronously.");

    public override void Flush()
    {
    }

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override async ValueTask DisposeAsync()
    {
        await _source.DisposeAsync();
        await base.DisposeAsync();
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            _source.Dispose();
        base.Dispose(disposing);
    }
}
