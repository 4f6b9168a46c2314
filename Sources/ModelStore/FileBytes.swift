import NeuralNet

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// Owns the bytes of one file, mapped into memory for reading.
///
/// The mapping is private and lives until the models in the file are translated. A file that shrinks
/// in that time would end the process, so files are replaced by renaming, never rewritten in place
/// (`Fixtures/fetch-models.sh` does).
struct FileBytes: ~Copyable, @unchecked Sendable {
    // Safety: the bytes are only read, and unmapped when the last owner lets go.

    /// The whole file.
    let bytes: UnsafeRawBufferPointer

    /// Maps the file at `path`, which must be `byteCount` bytes long.
    ///
    /// - Throws: `missing`, `unreadable`, or `altered` when the size is another.
    init(path: String, byteCount: Int) throws(ModelError) {
        // Without O_NONBLOCK a named pipe put in place of the file would block for ever.
        let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
        guard descriptor >= 0 else { throw Self.cannotOpen(path, errno) }
        defer { close(descriptor) }
        var status = stat()
        guard fstat(descriptor, &status) == 0 else { throw Self.cannotOpen(path, errno) }
        guard status.st_mode & S_IFMT == S_IFREG else {
            throw ModelError(
                .unreadable, "is not a file; remove it and run `make models`", path: path)
        }
        guard Int(status.st_size) == byteCount else {
            throw ModelError(
                .altered,
                "is not the file that Holdfast knows (\(status.st_size) bytes instead of "
                    + "\(byteCount)); run `make models` to fetch it again", path: path)
        }
        guard let start = mmap(nil, byteCount, PROT_READ, MAP_PRIVATE, descriptor, 0),
            start != MAP_FAILED
        else { throw Self.cannotOpen(path, errno) }
        bytes = UnsafeRawBufferPointer(start: start, count: byteCount)
    }

    deinit {
        // Safety: the mapping was made by `init` with this address and size; nothing outlives it.
        munmap(UnsafeMutableRawPointer(mutating: bytes.baseAddress), bytes.count)
    }

    private static func cannotOpen(_ path: String, _ code: Int32) -> ModelError {
        if code == ENOENT || code == ENOTDIR {
            return ModelError(
                .missing,
                "is missing; run `make models`, or set HOLDFAST_MODELS to the folder that holds it",
                path: path)
        }
        return ModelError(
            .unreadable,
            "cannot be read (\(String(cString: strerror(code)))); allow reading it, or remove it "
                + "and run `make models`", path: path)
    }
}
