import Media

extension Analyser {
    /// A decoder of the take at `path` within this analyser's limits, its samples read as the options say.
    ///
    /// - Parameter threads: threads for decoding; `nil` for all that the options allow.
    func decoder(of path: String, threads: Int? = nil) throws(MediaError) -> VideoDecoder {
        try VideoDecoder(
            path: path, threads: threads ?? options.threads, limits: options.limits,
            assuming: options.assumedColour, kernels: kernels)
    }
}
