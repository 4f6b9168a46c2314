public import Report

extension AnalysisDocument {
    /// Names the take and its anchors by other paths to the same contents, in sections and notes.
    ///
    /// - Parameter anchors: as many as there were stills; another number changes none.
    public mutating func respell(take path: String, anchors paths: [String]) {
        var renamed = [(take.path, path)]
        if anchors.count == paths.count {
            renamed += zip(anchors.map(\.path), paths)
            for (index, path) in paths.enumerated() { anchors[index].path = path }
        } else if paths.isEmpty, anchors.count == 1, anchors[0].path == take.path {
            anchors[0].path = path
        }
        take.path = path
        notes = notes.map { note in
            for (old, new) in renamed where note.hasPrefix(old + ": ") {
                return new + note.dropFirst(old.count)
            }
            return note
        }
    }
}
