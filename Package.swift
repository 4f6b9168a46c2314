// swift-tools-version: 6.2
import PackageDescription

// One direction of imports, from vocabulary and kernels at the top of this list to the command line
// at its end. A target has one job; README.md has the table.

let strict: [SwiftSetting] = [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .treatAllWarnings(as: .error),
]

/// Kernel sources are compiled once per instruction-set level; each target holds a symbolic link to
/// `Sources/KernelVariants/Shared`.
func kernels(_ name: String, march: [String]) -> Target {
    .target(
        name: name,
        dependencies: ["CVectorShims"],
        swiftSettings: strict + [
            .unsafeFlags(["-O"] + march.flatMap { ["-Xcc", $0] })
        ])
}

var targets: [Target] = [
    .systemLibrary(
        name: "CFFmpeg", pkgConfig: "libavformat libavcodec libswscale libavutil",
        providers: [
            .apt(["libavformat-dev", "libavcodec-dev", "libswscale-dev", "libavutil-dev"])
        ]),
    // The zip container of exported embeddings.
    .systemLibrary(
        name: "CArchive", pkgConfig: "libarchive", providers: [.apt(["libarchive-dev"])]),
    // ICC profiles of stills.
    .systemLibrary(name: "CLCMS", pkgConfig: "lcms2", providers: [.apt(["liblcms2-dev"])]),
    // Charts and contact sheets as PNG.
    .systemLibrary(name: "CRSVG", pkgConfig: "librsvg-2.0", providers: [.apt(["librsvg2-dev"])]),
    .target(name: "CVectorShims"),
    .target(name: "MediaTime", swiftSettings: strict),
    .target(name: "Channels", swiftSettings: strict),
    kernels("KernelsBaseline", march: []),
]

var variants: [Target.Dependency] = ["KernelsBaseline"]

#if arch(x86_64)
    targets += [
        kernels("KernelsV3", march: ["-march=x86-64-v3"]),
        kernels("KernelsV4", march: ["-march=x86-64-v4", "-mprefer-vector-width=512"]),
    ]
    variants += ["KernelsV3", "KernelsV4"]
#endif

targets += [
    .target(
        name: "VectorCore", dependencies: ["CVectorShims"] + variants, swiftSettings: strict),
    .target(
        name: "Media", dependencies: ["CFFmpeg", "CLCMS", "MediaTime", "VectorCore"],
        swiftSettings: strict),
    .target(
        name: "NeuralNet", dependencies: ["CVectorShims", "VectorCore"], swiftSettings: strict),
    .target(
        name: "ModelStore",
        dependencies: [
            "NeuralNet", "VectorCore",
            // SHA-256 of takes, anchors and model files.
            .product(name: "Crypto", package: "swift-crypto"),
        ], swiftSettings: strict),
    .testTarget(
        name: "ModelStoreTests", dependencies: ["ModelStore", "NeuralNet"],
        swiftSettings: strict),
    .testTarget(
        name: "NeuralNetTests", dependencies: ["ModelStore", "NeuralNet", "VectorCore"],
        swiftSettings: strict),
    .target(name: "Faces", dependencies: ["NeuralNet", "VectorCore"], swiftSettings: strict),
    .target(
        name: "Embeddings", dependencies: ["Channels", "Faces", "VectorCore"],
        swiftSettings: strict),
    .target(name: "Drift", dependencies: ["Channels", "MediaTime"], swiftSettings: strict),
    .target(
        name: "Handoff",
        dependencies: ["Channels", "Drift", "Embeddings", "MediaTime", "VectorCore"],
        swiftSettings: strict),
    .target(
        name: "Preflight", dependencies: ["Channels", "Embeddings", "Faces", "VectorCore"],
        swiftSettings: strict),
    .target(
        name: "Review",
        dependencies: [
            "Channels", "Drift", "Preflight",
            // Shot files.
            .product(name: "Yams", package: "Yams"),
        ], swiftSettings: strict),
    .target(
        name: "TakeStore",
        dependencies: [
            "Review",
            // SQLite: takes, runs, reviews and the cache of answers.
            .product(name: "GRDB", package: "GRDB.swift"),
        ], swiftSettings: strict),
    .target(
        name: "Report",
        dependencies: [
            "CArchive", "Channels", "CRSVG",
            // The digest by which a page's policy lets its own script run.
            .product(name: "Crypto", package: "swift-crypto"),
        ], swiftSettings: strict),
    .target(
        name: "Holdfast",
        dependencies: [
            "Channels", "Drift", "Embeddings", "Faces", "Handoff", "Media", "MediaTime",
            "ModelStore", "NeuralNet", "Preflight", "Report", "Review", "VectorCore",
        ], swiftSettings: strict),
    .target(
        name: "Batch", dependencies: ["Holdfast", "ModelStore", "Report", "Review", "TakeStore"],
        swiftSettings: strict),
    .executableTarget(
        name: "HoldfastCommand",
        dependencies: [
            "Batch", "Holdfast", "Media", "ModelStore", "Preflight", "Report", "Review",
            "TakeStore", "VectorCore",
            // Verbs, options, help and usage errors.
            .product(name: "ArgumentParser", package: "swift-argument-parser"),
        ], swiftSettings: strict),
    .executableTarget(
        name: "FixtureMaker", dependencies: ["CFFmpeg"], swiftSettings: strict),
    .testTarget(
        name: "DriftTests", dependencies: ["Channels", "Drift"], swiftSettings: strict),
    .testTarget(
        name: "TakeStoreTests",
        dependencies: [
            "TakeStore",
            // Locks a store, and makes one of a later version.
            .product(name: "GRDB", package: "GRDB.swift"),
        ], swiftSettings: strict),
    .testTarget(
        name: "BatchTests",
        dependencies: ["Batch", "Holdfast", "Report", "Review", "TakeStore"],
        swiftSettings: strict),
    .testTarget(name: "ReviewTests", dependencies: ["Drift", "Review"], swiftSettings: strict),
    .testTarget(
        name: "HandoffTests",
        dependencies: ["Channels", "Drift", "Handoff", "TestSupport", "VectorCore"],
        swiftSettings: strict),
    .testTarget(
        name: "NetworkKernelTests", dependencies: ["CVectorShims", "VectorCore"],
        swiftSettings: strict),
    .testTarget(
        name: "EmbeddingsTests",
        dependencies: ["Channels", "Embeddings", "TestSupport", "VectorCore"],
        swiftSettings: strict),
    .testTarget(
        name: "PreflightTests", dependencies: ["Preflight"], swiftSettings: strict),
    .testTarget(
        name: "HoldfastTests",
        dependencies: ["Holdfast", "Media", "Preflight", "Report", "VectorCore"],
        swiftSettings: strict),
    .testTarget(
        name: "ReportTests",
        dependencies: [
            "Report",
            // The digest that a page's policy must name.
            .product(name: "Crypto", package: "swift-crypto"),
        ], swiftSettings: strict),
    // Pages in a real browser; `make test-web`.
    .testTarget(
        name: "WebTests", dependencies: ["FixtureMaker", "Holdfast", "Report"],
        swiftSettings: strict),
    .testTarget(
        name: "HoldfastCommandTests",
        dependencies: [
            "Holdfast", "HoldfastCommand", "Report", "VectorCore",
            .product(name: "ArgumentParser", package: "swift-argument-parser"),
        ], swiftSettings: strict),
    .testTarget(
        name: "FacesTests",
        dependencies: ["Faces", "Media", "ModelStore", "NeuralNet", "VectorCore"],
        swiftSettings: strict),
    // Guarded memory, patterns and a seeded generator for kernel checks.
    .target(name: "TestSupport", dependencies: ["VectorCore"], swiftSettings: strict),
    .testTarget(
        name: "PlaneKernelTests", dependencies: ["TestSupport", "VectorCore"],
        swiftSettings: strict),
    .testTarget(
        name: "FixtureMakerTests", dependencies: ["FixtureMaker"], swiftSettings: strict),
    .testTarget(name: "MediaTimeTests", dependencies: ["MediaTime"], swiftSettings: strict),
    .testTarget(
        name: "MediaTests", dependencies: ["FixtureMaker", "Media", "TestSupport", "VectorCore"],
        swiftSettings: strict),
    .testTarget(
        name: "ConversionKernelTests", dependencies: ["TestSupport", "VectorCore"],
        swiftSettings: strict),
]

let package = Package(
    name: "Holdfast",
    products: [
        // The façade and the modules whose types it speaks.
        .library(name: "Holdfast", targets: ["Holdfast", "Media", "Report", "VectorCore"]),
        .executable(name: "holdfast", targets: ["HoldfastCommand"]),
        .executable(name: "holdfast-fixtures", targets: ["FixtureMaker"]),
        // What Benchmarks measures by itself.
        .library(name: "Media", targets: ["Media"]),
        .library(name: "NeuralNet", targets: ["NeuralNet"]),
        .library(name: "Review", targets: ["Review"]),
        .library(name: "TakeStore", targets: ["TakeStore"]),
        .library(name: "VectorCore", targets: ["VectorCore"]),
        .library(
            name: "Measuring", targets: ["Channels", "Drift", "Embeddings", "Faces", "ModelStore"]),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
        .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
    ],
    targets: targets,
    swiftLanguageModes: [.v6]
)
