internal import Glibc

/// A file being filled, under a name that nobody looks for.
struct PartialFile {
    let name: String
    let descriptor: Int32

    init(in folder: String, for path: String, mode: mode_t?) throws(ReportError) {
        var attempt = 0
        while true {
            let name = "\(folder)/.holdfast-\(getpid())-\(attempt).partial"
            let descriptor = open(name, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
            if descriptor >= 0 {
                self.name = name
                self.descriptor = descriptor
                break
            }
            attempt += 1
            guard errno == EEXIST, attempt < 100 else { throw OutputFile.failure(path, "open") }
        }
        if let mode { fchmod(descriptor, mode) }
    }

    func discard() {
        close(descriptor)
        unlink(name)
    }
}
