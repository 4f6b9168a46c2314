import FoundationEssentials
import Report
import Testing

@Suite struct OutputFileTests {
    @Test func writesWholeFilesAndLeavesNothingElse() throws {
        try inFolder { folder in
            let path = folder + "/a.json"
            try OutputFile.write("first\n", to: path)
            try OutputFile.write("second\n", to: path)
            #expect(try String(contentsOfFile: path, encoding: .utf8) == "second\n")
            #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == ["a.json"])
        }
    }

    @Test func followsSymbolicLinksAndKeepsPermissions() throws {
        try inFolder { folder in
            let files = FileManager.default
            try OutputFile.write("old", to: folder + "/real")
            try files.setAttributes([.posixPermissions: 0o640], ofItemAtPath: folder + "/real")
            try files.createSymbolicLink(
                atPath: folder + "/link", withDestinationPath: folder + "/real")
            try OutputFile.write("new", to: folder + "/link")
            #expect(try String(contentsOfFile: folder + "/real", encoding: .utf8) == "new")
            let kept = try files.attributesOfItem(atPath: folder + "/real")[.posixPermissions]
            let permissions = try #require(kept)
            #expect("\(permissions)" == "\(0o640)")
        }
    }

    @Test func missingFolderIsOneSentence() throws {
        try inFolder { folder in
            let path = folder + "/absent/a.json"
            for attempt in [OutputFile.ensureWritable, { try OutputFile.write("x", to: $0) }] {
                let error = #expect(throws: ReportError.self) { try attempt(path) }
                #expect(error?.code == .unwritable)
                #expect(
                    error?.description == """
                        \(path): cannot be written because its folder does not exist; \
                        create the folder first [open: No such file or directory]
                        """)
            }
        }
    }

    @Test func pathUnderAFileIsOneSentence() throws {
        try inFolder { folder in
            try OutputFile.write("x", to: folder + "/file")
            let path = folder + "/file/a.json"
            let error = #expect(throws: ReportError.self) { try OutputFile.write("x", to: path) }
            #expect(
                error?.description == """
                    \(path): cannot be written because part of its path is not a folder; \
                    correct the path [open: Not a directory]
                    """)
        }
    }

    @Test func folderIsOneSentence() throws {
        try inFolder { folder in
            let error = #expect(throws: ReportError.self) { try OutputFile.write("x", to: folder) }
            #expect(
                error?.description
                    == "\(folder): is a folder; name a file inside it [open: Is a directory]")
            let left = try FileManager.default.contentsOfDirectory(atPath: folder)
            #expect(left == [])
        }
    }

    @Test func fullDiskIsOneSentenceAndDevicesAreWrittenDirectly() throws {
        let error = #expect(throws: ReportError.self) {
            try OutputFile.write("x", to: "/dev/full")
        }
        #expect(
            error?.description == """
                /dev/full: does not fit on the disk; free some space or write it elsewhere \
                [write: No space left on device]
                """)
        try OutputFile.write("x", to: "/dev/null")
        let kind = try FileManager.default.attributesOfItem(atPath: "/dev/null")[.type]
        #expect(kind as? FileAttributeType == .typeCharacterSpecial)
    }

    private func inFolder(_ body: (String) throws -> Void) throws {
        let folder = FileManager.default.temporaryDirectory
            .appending(path: "holdfast-\(UUID().uuidString)").path
        try FileManager.default.createDirectory(
            atPath: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        try body(folder)
    }
}
