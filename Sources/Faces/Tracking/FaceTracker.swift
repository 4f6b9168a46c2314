public import VectorCore

/// Finds the subject's face in the pictures of a take, one after another, in order.
///
/// A face is followed from its own mesh and the detector rests, save where the caller asks to look
/// around. What a picture gives depends on the pictures before it, so one tracker sees a whole take;
/// the costlier reading of eyes and identity needs no order and is a ``FaceReader``'s.
public final class FaceTracker {
    /// Share of the largest face's area from which another face could be the subject.
    static let comparableArea: Float = 0.5
    /// Times the mesh is run after a detection, each time on the region of the mesh before, so that a
    /// detected face and a tracked one are seen through the same window.
    static let settlingRuns = 3

    private let detector: FaceDetector
    private let meshNetwork: MeshNetwork
    private let reader: FaceReader
    private let subject: [Float]?
    private var track: RotatedSquare?

    /// A tracker.
    ///
    /// - Parameters:
    ///   - models: The networks.
    ///   - kernels: What crops are made with.
    ///   - subject: Identity of the person to follow where several faces are of comparable size;
    ///     `nil` follows the largest.
    public init(models: FaceModels, kernels: PlaneKernels, subject: [Float]? = nil) {
        detector = FaceDetector(models, kernels: kernels)
        meshNetwork = MeshNetwork(models.mesh, kernels: kernels)
        reader = FaceReader(models: models, kernels: kernels)
        self.subject = subject
    }

    /// Forgets the face that was followed; the next picture is searched as a whole.
    public func reset() {
        track = nil
    }

    /// Finds the subject in the next picture of a take.
    ///
    /// - Parameters:
    ///   - picture: At full size; crops are cut from it.
    ///   - reduced: The same picture at a small size, for the detector.
    ///   - looksAround: Whether to search the whole picture although a face is followed: now and then,
    ///     lest a region that creeps, or another face that becomes the larger one, goes unnoticed.
    public func find(
        _ picture: PlanarPicture, reduced: PlanarPicture, looksAround: Bool
    ) -> FaceSearch {
        if let region = track, !looksAround {
            let mesh = meshNetwork.observe(picture, in: region)
            if let next = continuation(of: region, by: mesh) {
                track = next
                return FaceSearch(
                    location: FaceLocation(mesh, detection: nil), facesDetected: nil)
            }
        }
        track = nil
        let detected = detector.detect(reduced)
        let candidates = candidates(of: detected.faces, in: picture, reduced: reduced)
        guard let chosen = chosenSubject(of: candidates, in: picture) else {
            return FaceSearch(
                location: nil, facesDetected: 0, wholeLook: detected.wholeLook)
        }
        track = chosen.mesh.nextRegion
        return FaceSearch(
            location: FaceLocation(chosen.mesh, detection: chosen.detection),
            facesDetected: candidates.count, wholeLook: detected.wholeLook)
    }

    /// Finds the subject and reads it; see ``find(_:reduced:looksAround:)`` and
    /// ``FaceReader/read(_:in:wantsIdentity:)``.
    public func observe(
        _ picture: PlanarPicture, reduced: PlanarPicture, looksAround: Bool = false,
        wantsIdentity: Bool
    ) -> FaceFinding {
        let search = find(picture, reduced: reduced, looksAround: looksAround)
        return FaceFinding(
            face: search.location.map {
                reader.read($0, in: picture, wantsIdentity: wantsIdentity)
            },
            facesDetected: search.facesDetected)
    }

    /// Measures every face of a still, the largest first. Leaves the track of a take alone.
    ///
    /// - Parameters:
    ///   - picture: At full size.
    ///   - reduced: The same picture at a small size.
    public func faces(in picture: PlanarPicture, reduced: PlanarPicture) -> [FaceObservation] {
        let detected = detector.detect(reduced).faces
        return candidates(of: detected, in: picture, reduced: reduced).map {
            reader.read(
                FaceLocation($0.mesh, detection: $0.detection), in: picture, wantsIdentity: true)
        }
    }

    private struct Candidate {
        var detection: FaceDetection
        var mesh: MeshNetwork.Result
        var box: FaceBox
    }

    /// Detected faces that the mesh network confirms, the largest first, each once.
    private func candidates(
        of detections: [FaceDetection], in picture: PlanarPicture, reduced: PlanarPicture
    ) -> [Candidate] {
        let scale = SIMD2(
            Float(picture.width) / Float(reduced.width),
            Float(picture.height) / Float(reduced.height))
        var result: [Candidate] = []
        for small in detections {
            let detection = small.scaled(by: scale)
            var mesh = meshNetwork.observe(picture, in: detection.meshRegion)
            for _ in 1..<Self.settlingRuns {
                guard let next = mesh.nextRegion else { break }
                mesh = meshNetwork.observe(picture, in: next)
            }
            guard mesh.score >= MeshNetwork.smallestScore else { continue }
            let box = mesh.box
            guard box.area > 0,
                !result.contains(where: { $0.box.overlap(with: box) > FaceDetector.mergeOverlap })
            else { continue }
            result.append(Candidate(detection: detection, mesh: mesh, box: box))
        }
        let order = result.indices.sorted {
            let a = result[$0].box.area
            let b = result[$1].box.area
            return a != b ? a > b : $0 < $1
        }
        return order.map { result[$0] }
    }

    /// The largest face, or of several that compare with it the one nearest to the subject's identity.
    private func chosenSubject(
        of candidates: [Candidate], in picture: PlanarPicture
    ) -> Candidate? {
        guard let largest = candidates.first else { return nil }
        let rivals = candidates.filter { $0.box.area > Self.comparableArea * largest.box.area }
        guard let subject, rivals.count > 1 else { return largest }
        var best = largest
        var nearest = Float.infinity
        for rival in rivals {
            guard let identity = reader.identity(of: rival.mesh.points, in: picture) else {
                continue
            }
            let distance = IdentityNetwork.distance(identity, subject)
            if distance < nearest {
                nearest = distance
                best = rival
            }
        }
        return best
    }

    /// Where to look next, or `nil` when the face is lost: the network sees none, or its mesh has
    /// jumped or changed its size by more than a face can from one frame to the next.
    private func continuation(
        of region: RotatedSquare, by mesh: MeshNetwork.Result
    ) -> RotatedSquare? {
        guard mesh.score >= MeshNetwork.smallestScore, let next = mesh.nextRegion else {
            return nil
        }
        let step = next.centre - region.centre
        let ratio = next.side / region.side
        guard (step * step).sum().squareRoot() < region.side / 3, ratio > 0.6, ratio < 1.6 else {
            return nil
        }
        return next
    }
}
