import Foundation

/// A folder of labelled clips: `labels/*.json`, `injected/truth.json` and the files they name.
///
/// Labels of files that are not there are left out, so that part of a collection can be scored.
package struct LabelledData: Sendable {
    private let folder: URL

    package init(folder: String) {
        self.folder = URL(fileURLWithPath: folder, isDirectory: true)
    }

    /// The path of a labelled file.
    package func path(_ file: String) -> String { folder.appendingPathComponent(file).path }

    /// The path of a file of the injected set.
    package func injectedPath(_ file: String) -> String { path("injected/" + file) }

    /// Clips with labelled eyes by name, in the order of their names.
    package func eyes() throws(LabelError) -> [(name: String, label: EyeLabel)] {
        let labels: [String: EyeLabel] = try read("labels/eyes.json")
        return labels.filter { isThere($0.value.file) }
            .sorted { $0.key < $1.key }
            .map { (name: $0.key, label: $0.value) }
    }

    package func drifts() throws(LabelError) -> [DriftLabel] {
        let labels: [DriftLabel] = try read("labels/drift.json")
        return labels.filter { isThere($0.file) }
    }

    package func cuts() throws(LabelError) -> [CutLabel] {
        let labels: [CutLabel] = try read("labels/cuts.json")
        return labels.filter { isThere($0.file) }
    }

    package func identityPairs() throws(LabelError) -> [IdentityPair] {
        let labels: [IdentityPair] = try read("labels/identity_pairs.json")
        return labels.filter { isThere($0.a) && isThere($0.b) }
    }

    package func injected() throws(LabelError) -> [InjectedRecord] {
        let records: [InjectedRecord] = try read("injected/truth.json")
        return records.filter { isThere("injected/" + $0.file) }
    }

    private func isThere(_ file: String) -> Bool {
        FileManager.default.fileExists(atPath: path(file))
    }

    private func read<Labels: Decodable>(_ file: String) throws(LabelError) -> Labels {
        let path = path(file)
        do {
            return try JSONDecoder().decode(
                Labels.self, from: try Data(contentsOf: URL(fileURLWithPath: path)))
        } catch let error as DecodingError {
            throw LabelError(path: path, message: "is not a label file of this form (\(error))")
        } catch {
            throw LabelError(
                path: path, message: "cannot be read; pass the folder that holds it as --data")
        }
    }
}

/// Why labels could not be had.
package struct LabelError: Error, CustomStringConvertible {
    package let path: String
    package let message: String

    package var description: String { "\(path): \(message)" }
}
