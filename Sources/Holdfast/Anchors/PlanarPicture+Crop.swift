import VectorCore

extension PlanarPicture {
    /// The middle of the picture with the aspect of `width` by `height`, as image-to-video models cut a
    /// still to their frame. Cuts fall on whole chroma samples.
    func croppedToAspect(width: Int, height: Int) -> PlanarPicture {
        var columns = self.width
        var rows = self.height
        if columns * height > rows * width {
            columns = max(1, rows * width / height)
        } else {
            rows = max(1, columns * height / width)
        }
        let left = (((self.width - columns) / 2) >> chromaShiftX) << chromaShiftX
        let top = (((self.height - rows) / 2) >> chromaShiftY) << chromaShiftY
        func chroma(_ plane: PlaneView) -> PlaneView {
            let x = left >> chromaShiftX
            let y = top >> chromaShiftY
            let width = (columns + (1 << chromaShiftX) - 1) >> chromaShiftX
            let height = (rows + (1 << chromaShiftY) - 1) >> chromaShiftY
            return plane.cropped(
                to: PlaneRectangle(
                    x: x..<min(plane.width, x + width), y: y..<min(plane.height, y + height)))
        }
        return PlanarPicture(
            luma: luma.cropped(
                to: PlaneRectangle(x: left..<left + columns, y: top..<top + rows)),
            cb: chroma(cb), cr: chroma(cr), chromaShiftX: chromaShiftX,
            chromaShiftY: chromaShiftY, coding: coding)
    }
}
