import AllocationCounter
import ArgumentParser
import Embeddings
import Faces
import Glibc
import Media
import ModelStore
import VectorCore

/// Processor time of each stage of measuring, on one thread, over the first frames of a take.
struct StageTimes {
    struct Row {
        let name: String
        let milliseconds: Double
        let allocations: Double
    }

    private(set) var rows: [Row] = []

    init(take: String, frames limit: Int, withoutFaces: Bool) throws {
        let table = KernelTable()
        let kernels = table.plane
        var decoder = try VideoDecoder(path: take, threads: 1, kernels: table)
        var frames: [DecodedFrame] = []
        let decoding = try Clock.measure {
            while frames.count < limit, let frame = try decoder.next() { frames.append(frame) }
        }
        guard let first = frames.first else { throw ValidationError("\(take): holds no frame") }
        func add(_ name: String, _ clock: Clock) {
            rows.append(
                Row(
                    name: name, milliseconds: 1000 * clock.seconds / Double(frames.count),
                    allocations: Double(clock.allocations) / Double(frames.count)))
        }
        add("decode", decoding)

        var reduced: [SmallPicture] = []
        add(
            "reduce",
            Clock.measure {
                for frame in frames {
                    reduced.append(frame.withPicture { SmallPicture($0, kernels: kernels) })
                }
            })
        var faces = [FaceObservation?](repeating: nil, count: frames.count)
        if !withoutFaces {
            let store = ModelStore(folder: nil)
            let models = try FaceModels(
                fullRangeDetector: store.load(.faceDetector),
                shortRangeDetector: store.load(.nearFaceDetector), mesh: store.load(.faceMesh),
                eyeFeatures: store.load(.eyeFeatures), rightEye: store.load(.rightEye),
                leftEye: store.load(.leftEye), identity: store.load(.identity),
                personMask: store.load(.personMask), kernels: table.network)
            let tracker = FaceTracker(models: models, kernels: kernels)
            let reader = FaceReader(models: models, kernels: kernels)
            var places: [FaceLocation?] = []
            add(
                "find and follow the face",
                Clock.measure {
                    for (index, frame) in frames.enumerated() {
                        places.append(
                            frame.withPicture {
                                tracker.find(
                                    $0, reduced: reduced[index].picture,
                                    looksAround: index % 24 == 0
                                ).location
                            })
                    }
                })
            add(
                "eyes",
                Clock.measure {
                    for (index, frame) in frames.enumerated() {
                        guard let place = places[index] else { continue }
                        faces[index] = frame.withPicture {
                            reader.read(place, in: $0, wantsIdentity: false)
                        }
                    }
                })
            // The stage is what identity adds to eyes, at the rate of the analysis.
            let rate = decoder.timing.frameRate
            let stride = max(1, Int((rate / 8).rounded()))
            let due = stride == 1 ? frames.count : (frames.count + stride - 1) / stride
            func read(_ wantsIdentity: Bool) -> Clock {
                Clock.measure {
                    for index in 0..<due {
                        guard let place = places[index * stride] else { continue }
                        _ = frames[index * stride].withPicture {
                            reader.read(place, in: $0, wantsIdentity: wantsIdentity)
                        }
                    }
                }
            }
            let without = read(false)
            add("identity, 8 a second", read(true) - without)
        }
        let embedder = FrameEmbedder(
            kernels: kernels, reducedWidth: reduced[0].picture.width,
            reducedHeight: reduced[0].picture.height, shape: SIMD2(first.width, first.height))
        add(
            "colour, structure and skin",
            Clock.measure {
                for (index, frame) in frames.enumerated()
                where frame.width == first.width && frame.height == first.height {
                    _ = frame.withPicture {
                        embedder.embed(
                            $0, reduced: reduced[index].picture, face: faces[index], frame: index)
                    }
                }
            })
    }
}

/// A reduced picture that can be kept in an array.
private final class SmallPicture {
    private var storage = ReducedPicture()

    init(_ picture: PlanarPicture, kernels: PlaneKernels) {
        storage.update(from: picture, with: kernels)
    }

    var picture: PlanarPicture { storage.picture }
}

/// Processor time of this thread and allocations, which a busy machine does not change.
struct Clock {
    var seconds: Double
    var allocations: Int

    static func measure<Failure: Error>(_ work: () throws(Failure) -> Void) throws(Failure) -> Clock
    {
        let start = now()
        try work()
        return now() - start
    }

    static func - (a: Clock, b: Clock) -> Clock {
        Clock(seconds: a.seconds - b.seconds, allocations: a.allocations - b.allocations)
    }

    private static func now() -> Clock {
        var time = timespec()
        clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
        return Clock(
            seconds: Double(time.tv_sec) + 1e-9 * Double(time.tv_nsec),
            allocations: Int(allocation_count()))
    }
}
