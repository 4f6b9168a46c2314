// swift-tools-version: 6.2
import PackageDescription

// Fuzz targets. A package of its own, because everything in it is built with coverage counters; see
// `fuzz`, the script beside this file.

let strict: [SwiftSetting] = [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .treatAllWarnings(as: .error),
]

func target(_ name: String, reads library: String) -> Target {
    .executableTarget(
        name: name,
        dependencies: [
            "FuzzSupport", .product(name: library, package: "Holdfast"),
            .product(name: "VectorCore", package: "Holdfast"),
        ], swiftSettings: strict)
}

let package = Package(
    name: "HoldfastFuzzing",
    dependencies: [.package(name: "Holdfast", path: "../..")],
    targets: [
        // Files in memory.
        .target(name: "CFuzzer"),
        .target(name: "FuzzSupport", dependencies: ["CFuzzer"], swiftSettings: strict),
        target("FuzzStills", reads: "Media"),
        target("FuzzClips", reads: "Media"),
        target("FuzzModels", reads: "NeuralNet"),
        target("FuzzShots", reads: "Review"),
    ],
    swiftLanguageModes: [.v6]
)
