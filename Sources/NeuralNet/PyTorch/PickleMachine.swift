/// Runs a pickle of Python's protocol 2 as far as tensors need it: it builds values and calls nothing.
///
/// Source: CPython, `Lib/pickletools.py`. What PyTorch's checkpoints do not use is refused, and so is a
/// pickle that asks for anything but a few known classes: nothing in a file can run code here.
struct PickleMachine {
    // Safety: every read checks its range; the caller keeps the memory alive (it is never stored beyond
    // `PyTorchReader.read`).
    private let bytes: UnsafeRawBufferPointer
    private let path: String
    /// Byte offset of what is read next.
    private(set) var position: Int
    private(set) var heap: [PickleValue] = []
    private var stack: [Int] = []
    private var marks: [Int] = []
    private var memo: [Int: Int] = [:]

    /// Values and memos of a pickle at most; the catalogue's has some 8,000.
    private static let mostValues = 1 << 16
    private static let known: Set<String> = [
        "collections OrderedDict", "torch._utils _rebuild_tensor_v2", "torch FloatStorage",
        "torch LongStorage",
    ]

    init(_ bytes: UnsafeRawBufferPointer, at position: Int, path: String) {
        self.bytes = bytes
        self.position = position
        self.path = path
    }

    /// Runs to the end of one pickle, and says where in the heap its value lies.
    mutating func run() throws(ModelError) -> Int {
        while true {
            let code = try byte()
            if code == UInt8(ascii: ".") { return try pop() }
            try step(code)
        }
    }

    private mutating func step(_ code: UInt8) throws(ModelError) {
        switch code {
        case 0x80: _ = try byte()  // PROTO
        case UInt8(ascii: "("): marks.append(stack.count)
        case UInt8(ascii: "N"): try push(.none)
        case 0x88: try push(.bool(true))
        case 0x89: try push(.bool(false))
        case UInt8(ascii: "K"): try push(.int(integer(of: 1)))
        case UInt8(ascii: "M"): try push(.int(integer(of: 2)))
        case UInt8(ascii: "J"): try push(.int(Int(Int32(truncatingIfNeeded: integer(of: 4)))))
        case 0x8A: try readLong()
        case UInt8(ascii: "X"): try push(.string(text(integer(of: 4))))
        case UInt8(ascii: "c"): try readGlobal()
        case UInt8(ascii: "q"): try remember(integer(of: 1))
        case UInt8(ascii: "r"): try remember(integer(of: 4))
        case UInt8(ascii: "h"): try recall(integer(of: 1))
        case UInt8(ascii: "j"): try recall(integer(of: 4))
        default: try build(code)
        }
    }

    /// Opcodes that put values together.
    private mutating func build(_ code: UInt8) throws(ModelError) {
        switch code {
        case UInt8(ascii: ")"): try push(.tuple([]))
        case UInt8(ascii: "]"): try push(.list([]))
        case UInt8(ascii: "}"): try push(.dictionary([]))
        case UInt8(ascii: "t"): try push(.tuple(popToMark()))
        case 0x85: try pushTuple(of: 1)
        case 0x86: try pushTuple(of: 2)
        case 0x87: try pushTuple(of: 3)
        case UInt8(ascii: "e"): try append(popToMark())
        case UInt8(ascii: "s"):
            let value = try pop()
            try store([pop(), value])
        case UInt8(ascii: "u"): try store(popToMark())
        case UInt8(ascii: "Q"): try push(.persistent(pop()))
        case UInt8(ascii: "R"): try reduce()
        // A state set on an object: names of versions, of no use to the weights.
        case UInt8(ascii: "b"): _ = try pop()
        default: throw unsupported("opcode \(code)")
        }
    }

    // MARK: Values

    private mutating func readLong() throws(ModelError) {
        // Only the file's magic number is longer than a word; its low word is enough to know it.
        let count = Int(try byte())
        var value: UInt64 = 0
        for place in 0..<count {
            let next = UInt64(try byte())
            if place < 8 { value |= next << UInt64(8 * place) }
        }
        try push(.int(Int(truncatingIfNeeded: value)))
    }

    private mutating func readGlobal() throws(ModelError) {
        let name = try line() + " " + line()
        guard Self.known.contains(name) else { throw unsupported("an object of another kind") }
        try push(.global(name))
    }

    private mutating func reduce() throws(ModelError) {
        let arguments = try pop()
        let function = try pop()
        guard case .global(let name) = heap[function], case .tuple(let list) = heap[arguments]
        else { throw damaged() }
        try push(
            name == "collections OrderedDict"
                ? .dictionary([]) : .call(global: name, arguments: list))
    }

    private mutating func store(_ pairs: [Int]) throws(ModelError) {
        guard let target = stack.last, case .dictionary(var entries) = heap[target],
            pairs.count % 2 == 0
        else { throw damaged() }
        // Grows in place: nothing else holds the entries.
        heap[target] = .none
        entries += pairs
        heap[target] = .dictionary(entries)
    }

    private mutating func append(_ items: [Int]) throws(ModelError) {
        guard let target = stack.last, case .list(var list) = heap[target] else { throw damaged() }
        heap[target] = .none
        list += items
        heap[target] = .list(list)
    }

    // MARK: Stack and memo

    private mutating func push(_ value: PickleValue) throws(ModelError) {
        guard heap.count < Self.mostValues else { throw damaged() }
        heap.append(value)
        stack.append(heap.count - 1)
    }

    private mutating func pop() throws(ModelError) -> Int {
        guard stack.count > (marks.last ?? 0), let top = stack.popLast() else { throw damaged() }
        return top
    }

    private mutating func popToMark() throws(ModelError) -> [Int] {
        guard let mark = marks.popLast(), mark <= stack.count else { throw damaged() }
        let items = Array(stack[mark...])
        stack.removeSubrange(mark...)
        return items
    }

    private mutating func pushTuple(of count: Int) throws(ModelError) {
        var items: [Int] = []
        for _ in 0..<count { items.insert(try pop(), at: 0) }
        try push(.tuple(items))
    }

    private mutating func remember(_ key: Int) throws(ModelError) {
        guard let top = stack.last, memo.count < Self.mostValues else { throw damaged() }
        memo[key] = top
    }

    private mutating func recall(_ key: Int) throws(ModelError) {
        guard let value = memo[key], stack.count < Self.mostValues else { throw damaged() }
        stack.append(value)
    }

    // MARK: Bytes

    private mutating func byte() throws(ModelError) -> UInt8 {
        guard position < bytes.count else { throw damaged() }
        position += 1
        return bytes[position - 1]
    }

    /// An unsigned little-endian integer of `count` bytes.
    private mutating func integer(of count: Int) throws(ModelError) -> Int {
        var value = 0
        for place in 0..<count { value |= Int(try byte()) << (8 * place) }
        return value
    }

    private mutating func text(_ count: Int) throws(ModelError) -> String {
        guard count <= 1024, position + count <= bytes.count else { throw damaged() }
        let text = String(decoding: bytes[position..<position + count], as: UTF8.self)
        position += count
        return text
    }

    private mutating func line() throws(ModelError) -> String {
        var end = position
        while end < bytes.count, bytes[end] != UInt8(ascii: "\n"), end - position < 256 { end += 1 }
        let text = try text(end - position)
        guard try byte() == UInt8(ascii: "\n") else { throw damaged() }
        return text
    }

    func damaged() -> ModelError {
        ModelError(
            .malformed, "is no whole checkpoint; fetch it again with `make models`", path: path,
            place: "byte \(position)")
    }

    private func unsupported(_ what: String) -> ModelError {
        ModelError(
            .unsupported,
            "holds \(what), which is not read here; use the model file that `make models` fetches",
            path: path, place: "byte \(position)")
    }
}
