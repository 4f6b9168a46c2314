internal import CArchive

/// An uncompressed zip archive, by libarchive.
enum ZipArchive {
    /// The archive that holds `entries` in their order, without times, owners or compression, so that
    /// equal entries give equal bytes.
    static func bytes(entries: [(name: String, data: [UInt8])]) throws(ReportError) -> [UInt8] {
        // Headers, extra fields and directory of an entry stay well under a kilobyte with short names.
        let capacity = entries.reduce(4096) { $0 + $1.data.count + 1024 + 4 * $1.name.utf8.count }
        guard let archive = archive_write_new() else { throw failure(nil, "new") }
        defer { archive_write_free(archive) }
        try check(archive_write_set_format_zip(archive), archive, "format")
        try check(archive_write_zip_set_compression_store(archive), archive, "store")
        var buffer = [UInt8](repeating: 0, count: capacity)
        var used = 0
        // Safety: libarchive writes at most `capacity` bytes into the buffer and the count into `used`
        // until the archive is closed, which happens inside the closures that lend both.
        let result = buffer.withUnsafeMutableBytes { memory in
            withUnsafeMutablePointer(to: &used) { used in
                Result { () throws(ReportError) in
                    try check(
                        archive_write_open_memory(archive, memory.baseAddress, memory.count, used),
                        archive, "open")
                    for entry in entries { try add(entry.name, entry.data, to: archive) }
                    try check(archive_write_close(archive), archive, "close")
                }
            }
        }
        try result.get()
        return Array(buffer.prefix(used))
    }

    private static func add(
        _ name: String, _ data: [UInt8], to archive: OpaquePointer
    ) throws(ReportError) {
        guard let entry = archive_entry_new() else { throw failure(archive, name) }
        defer { archive_entry_free(entry) }
        archive_entry_set_pathname(entry, name)
        archive_entry_set_size(entry, Int64(data.count))
        archive_entry_set_filetype(entry, 0o100000)
        archive_entry_set_perm(entry, 0o644)
        try check(archive_write_header(archive, entry), archive, name)
        let written = data.withUnsafeBytes {
            // Safety: the buffer lives for the call, and libarchive reads at most its count.
            archive_write_data(archive, $0.baseAddress, $0.count)
        }
        guard written == data.count else { throw failure(archive, name) }
    }

    private static func check(
        _ status: Int32, _ archive: OpaquePointer, _ place: String
    ) throws(ReportError) {
        guard status == ARCHIVE_OK else { throw failure(archive, place) }
    }

    private static func failure(_ archive: OpaquePointer?, _ place: String) -> ReportError {
        // Safety: libarchive's text lives as long as the archive and is copied here.
        let reason = archive.flatMap { archive_error_string($0) }.map { String(cString: $0) }
        return ReportError(
            code: .archive, path: "",
            message: "embeddings cannot be packed; free some memory and try again",
            place: "libarchive, \(place): \(reason ?? "no reason given")")
    }
}
