/// The named tensors of a checkpoint that PyTorch wrote before its version 1.6: four pickles and a list
/// of storages one behind the other, then the storages' bytes in the order of that list.
///
/// Source: PyTorch, `torch/serialization.py`, `_legacy_save`. Tensors are views: sizes and strides over
/// a storage, in any order.
struct PyTorchCheckpoint {
    private struct View {
        let storage: String
        let offset: Int
        let sizes: [Int]
        let strides: [Int]
    }

    private struct Storage {
        let bytes: Range<Int>
        let isFloat: Bool
    }

    // Safety: see `PickleMachine`.
    private let bytes: UnsafeRawBufferPointer
    private let path: String
    private var views: [String: View] = [:]
    private var storages: [String: Storage] = [:]
    /// Values that may still be taken out: together no more than the file can hold.
    private var left: Int

    /// 0x1950a86a20f9469cfc6c, of which the low word counts.
    private static let magic = Int(bitPattern: 0xA86A_20F9_469C_FC6C)

    init(_ bytes: UnsafeRawBufferPointer, path: String) throws(ModelError) {
        self.bytes = bytes
        self.path = path
        left = bytes.count / 4
        var position = 0
        let (magic, heap) = try Self.pickle(bytes, &position, path)
        guard case .int(Self.magic) = heap[magic] else { throw damaged(0) }
        // The protocol's version, and the sizes of numbers where the file was written.
        for _ in 0..<2 { _ = try Self.pickle(bytes, &position, path) }
        let (state, values) = try Self.pickle(bytes, &position, path)
        let floats = try readState(state, values, position)
        let (list, names) = try Self.pickle(bytes, &position, path)
        guard case .list(let keys) = names[list] else { throw damaged(position) }
        for key in keys {
            guard case .string(let name) = names[key], let isFloat = floats[name],
                position + 8 <= bytes.count
            else { throw damaged(position) }
            let stored = bytes.loadUnaligned(fromByteOffset: position, as: Int64.self)
            position += 8
            guard let count = Int(exactly: Int64(littleEndian: stored)), count >= 0,
                count <= (bytes.count - position) / (isFloat ? 4 : 8)
            else { throw damaged(position) }
            let end = position + count * (isFloat ? 4 : 8)
            storages[name] = Storage(bytes: position..<end, isFloat: isFloat)
            position = end
        }
    }

    /// Whether a tensor of this name is there.
    func holds(_ name: String) -> Bool { views[name] != nil }

    /// The extents of a tensor of 32-bit floats.
    func shape(of name: String) throws(ModelError) -> [Int] {
        guard let view = views[name] else { throw missing(name) }
        return view.sizes
    }

    /// The values of a tensor of 32-bit floats, row-major, whatever its strides.
    mutating func values(of name: String) throws(ModelError) -> [Float] {
        guard let view = views[name] else { throw missing(name) }
        guard let storage = storages[view.storage], storage.isFloat else {
            throw missing(name)
        }
        // Safety: `bytes` is a range inside the buffer, as checked when it was made.
        let stored = StoredFloats(UnsafeRawBufferPointer(rebasing: bytes[storage.bytes]))
        guard let count = elementCount(of: view.sizes, limit: left) else {
            throw damaged(storage.bytes.lowerBound)
        }
        left -= count
        var last = view.offset
        for (size, stride) in zip(view.sizes, view.strides) {
            let (reach, overflow) = (size - 1).multipliedReportingOverflow(by: stride)
            guard !overflow, reach <= stored.count, last <= stored.count else {
                throw damaged(storage.bytes.lowerBound)
            }
            last += reach
        }
        guard last < stored.count else { throw damaged(storage.bytes.lowerBound) }
        var index = [Int](repeating: 0, count: view.sizes.count)
        var place = view.offset
        return [Float](unsafeUninitializedCapacity: count) { values, initialised in
            for i in 0..<count {
                values.initializeElement(at: i, to: stored[place])
                var axis = index.count - 1
                while axis >= 0 {
                    index[axis] += 1
                    place += view.strides[axis]
                    if index[axis] < view.sizes[axis] { break }
                    place -= view.sizes[axis] * view.strides[axis]
                    index[axis] = 0
                    axis -= 1
                }
            }
            initialised = count
        }
    }

    // MARK: Parts

    private static func pickle(
        _ bytes: UnsafeRawBufferPointer, _ position: inout Int, _ path: String
    ) throws(ModelError) -> (Int, [PickleValue]) {
        var machine = PickleMachine(bytes, at: position, path: path)
        let value = try machine.run()
        position = machine.position
        return (value, machine.heap)
    }

    /// Takes down the views, and says of each storage whether it holds floats.
    private mutating func readState(
        _ state: Int, _ heap: [PickleValue], _ position: Int
    ) throws(ModelError) -> [String: Bool] {
        guard case .dictionary(let entries) = heap[state] else { throw damaged(position) }
        var floats: [String: Bool] = [:]
        for i in stride(from: 0, to: entries.count, by: 2) {
            guard case .string(let name) = heap[entries[i]],
                case .call("torch._utils _rebuild_tensor_v2", let arguments) = heap[entries[i + 1]],
                arguments.count >= 4, case .persistent(let storage) = heap[arguments[0]],
                case .tuple(let parts) = heap[storage], parts.count >= 3,
                case .global(let kind) = heap[parts[1]], case .string(let key) = heap[parts[2]],
                case .int(let offset) = heap[arguments[1]], offset >= 0,
                let sizes = Self.integers(heap[arguments[2]], heap),
                let strides = Self.integers(heap[arguments[3]], heap),
                sizes.count == strides.count, sizes.count <= 4
            else { throw damaged(position) }
            views[name] = View(storage: key, offset: offset, sizes: sizes, strides: strides)
            floats[key] = kind == "torch FloatStorage"
        }
        return floats
    }

    /// The numbers of a tuple, none of them negative.
    private static func integers(_ value: PickleValue, _ heap: [PickleValue]) -> [Int]? {
        guard case .tuple(let items) = value else { return nil }
        var result: [Int] = []
        for item in items {
            guard case .int(let number) = heap[item], number >= 0 else { return nil }
            result.append(number)
        }
        return result
    }

    private func damaged(_ position: Int) -> ModelError {
        ModelError(
            .malformed, "is no whole checkpoint; fetch it again with `make models`", path: path,
            place: "byte \(position)")
    }

    private func missing(_ name: String) -> ModelError {
        ModelError(
            .unsupported,
            "lacks the weights \(name); use the model file that `make models` fetches", path: path)
    }
}
