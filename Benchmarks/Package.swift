// swift-tools-version: 6.2
import PackageDescription

// Measures Holdfast from outside, so that users of the library resolve nothing of this.

let strict: [SwiftSetting] = [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .treatAllWarnings(as: .error),
]

let package = Package(
    name: "HoldfastBenchmarks",
    dependencies: [
        .package(name: "Holdfast", path: ".."),
        // Options, help and usage errors.
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    ],
    targets: [
        // Tables, quantiles and clocks that all of them print with.
        .target(
            name: "BenchmarkFigures", dependencies: ["PeakLoops"], swiftSettings: strict),
        // Clips with hand-made labels and known defects, as a folder holds them.
        .target(name: "LabelledClips", swiftSettings: strict),
        // Bare loops for the machine's own peaks: C, for the target attribute.
        .target(name: "PeakLoops", cSettings: [.unsafeFlags(["-O3"])]),
        .executableTarget(
            name: "KernelBenchmarks",
            dependencies: [
                "BenchmarkFigures",
                .product(name: "NeuralNet", package: "Holdfast"),
                .product(name: "VectorCore", package: "Holdfast"),
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ], swiftSettings: strict),
        .executableTarget(
            name: "AgreementBenchmarks",
            dependencies: [
                "BenchmarkFigures",
                .product(name: "Media", package: "Holdfast"),
                .product(name: "VectorCore", package: "Holdfast"),
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ], swiftSettings: strict),
        // The peer of our conversion, to be measured beside it.
        .systemLibrary(
            name: "CSwscale", pkgConfig: "libswscale libavutil",
            providers: [.apt(["libswscale-dev", "libavutil-dev"])]),
        .executableTarget(
            name: "ColourBenchmarks",
            dependencies: [
                "BenchmarkFigures", "CSwscale",
                .product(name: "VectorCore", package: "Holdfast"),
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ], swiftSettings: strict),
        .executableTarget(
            name: "NetworkBenchmarks",
            dependencies: [
                "BenchmarkFigures",
                .product(name: "Measuring", package: "Holdfast"),
                .product(name: "NeuralNet", package: "Holdfast"),
                .product(name: "VectorCore", package: "Holdfast"),
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ], swiftSettings: strict),
        // Stands before the C library's malloc and counts.
        .target(name: "AllocationCounter"),
        .executableTarget(
            name: "PipelineBenchmarks",
            dependencies: [
                "AllocationCounter", "BenchmarkFigures",
                .product(name: "Holdfast", package: "Holdfast"),
                .product(name: "Measuring", package: "Holdfast"),
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ], swiftSettings: strict),
        .executableTarget(
            name: "AccuracyBenchmarks",
            dependencies: [
                "BenchmarkFigures", "LabelledClips",
                .product(name: "Holdfast", package: "Holdfast"),
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ], swiftSettings: strict),
        .executableTarget(
            name: "ToleranceBenchmarks",
            dependencies: [
                "BenchmarkFigures", "LabelledClips",
                .product(name: "Holdfast", package: "Holdfast"),
                .product(name: "Measuring", package: "Holdfast"),
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ], swiftSettings: strict),
        .executableTarget(
            name: "SeamBenchmarks",
            dependencies: [
                .product(name: "Holdfast", package: "Holdfast"),
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ], swiftSettings: strict),
        .executableTarget(
            name: "StoreBenchmarks",
            dependencies: [
                "BenchmarkFigures",
                .product(name: "TakeStore", package: "Holdfast"),
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ], swiftSettings: strict),
        .executableTarget(
            name: "ActivationDump",
            dependencies: [
                .product(name: "NeuralNet", package: "Holdfast"),
                .product(name: "VectorCore", package: "Holdfast"),
            ], swiftSettings: strict),
    ],
    swiftLanguageModes: [.v6]
)
