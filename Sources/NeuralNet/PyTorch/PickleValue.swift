/// One value of a pickle; others are named by their place in the machine's heap, so that no depth of
/// nesting costs a deep stack.
enum PickleValue {
    case none
    case bool(Bool)
    case int(Int)
    case string(String)
    /// A class or function, `module name`.
    case global(String)
    case tuple([Int])
    case list([Int])
    /// Keys and values in turn.
    case dictionary([Int])
    /// What the pickle leaves to its reader to find: a storage.
    case persistent(Int)
    /// A call of `global` with the tuple `arguments`.
    case call(global: String, arguments: [Int])
}
