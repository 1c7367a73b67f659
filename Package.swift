// swift-tools-version: 6.2
import PackageDescription

let strict: [SwiftSetting] = [
    .swiftLanguageMode(.v6),
    .treatAllWarnings(as: .error),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("MemberImportVisibility"),
]

let package = Package(
    name: "chaser",
    products: [.executable(name: "chaser", targets: ["chaser"])],
    targets: [
        // Pure values and functions: no file, no clock, no thread, no Foundation.
        .target(name: "ChaserCore", swiftSettings: strict),
        // The few system calls that the Glibc module lacks.
        .target(name: "CSystem"),
        // Every effect: files, processes, the state folder, the mail spool.
        .target(name: "ChaserHost", dependencies: ["ChaserCore", "CSystem"], swiftSettings: strict),
        // The command line.
        .executableTarget(name: "chaser", dependencies: ["ChaserCore", "ChaserHost"], swiftSettings: strict),
        .testTarget(name: "ChaserCoreTests", dependencies: ["ChaserCore"], swiftSettings: strict),
        .testTarget(name: "ChaserHostTests", dependencies: ["ChaserCore", "ChaserHost"], swiftSettings: strict),
        .testTarget(
            name: "ChaserTests", dependencies: ["chaser", "ChaserCore", "ChaserHost"], exclude: ["Broken"],
            swiftSettings: strict),
    ]
)
