/// What every page begins with.
enum PageFrame {
    /// Head and opened body. The policy lets in nothing but what the file holds and the clip beside it.
    ///
    /// - Parameters:
    ///   - style: rules beside those of all pages.
    ///   - hasScript: whether the page's script may run; no other can.
    static func opening(title: String, style: String = "", hasScript: Bool = false) -> String {
        """
        <!doctype html>
        <html lang="en"><head><meta charset="utf-8">
        <meta http-equiv="Content-Security-Policy" content="default-src 'none'; img-src data:; \
        media-src 'self' file: data: blob:; style-src 'unsafe-inline'; \
        script-src '\(hasScript ? PageScript.digest : "none")'; base-uri 'none'; form-action 'none'">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta name="color-scheme" content="light dark">
        <title>\(PageText.safe(title))</title>
        <style>\(PageStyle.text)\(style)</style></head><body>
        """
    }
}
