internal import Crypto

/// What moves on a take's page: the cursor, the clip and the numbers under the cursor.
enum PageScript {
    /// SHA-256 of `text`, as the page's policy names it (Content Security Policy Level 3, §2.3.1): browsers
    /// run no other script.
    static let digest = "sha256-" + Base64.text([UInt8](SHA256.hash(data: [UInt8](text.utf8))))

    /// The script. It reads only its data and what the page holds, and writes only text and styles.
    static let text = #"""
        "use strict";
        (() => {
        const data = JSON.parse(document.getElementById("data").textContent);
        const slider = document.getElementById("at"), clip = document.getElementById("clip");
        const chart = document.querySelector(".chart"), here = document.getElementById("here");
        const last = Math.max(0, data.frames - 1);
        const length = data.rate > 0 ? 1 / data.rate : data.duration / Math.max(1, data.frames);
        // Containers round the times of frames, Matroska to milliseconds.
        const slack = 2e-3;
        const timeOf = k => data.times ? data.times[Math.min(k, last)] : k * length;
        const frameAt = t => {
        if (!data.times) return Math.min(last, Math.max(0, Math.floor(t / length + 1e-3)));
        let low = 0, high = last;
        while (low < high) {
        const middle = (low + high + 1) >> 1;
        if (data.times[middle] <= t + 1e-4) low = middle; else high = middle - 1;
        }
        return low;
        };
        const before = (list, k, of) => {
        let low = -1, high = list.length - 1;
        while (low < high) {
        const middle = (low + high + 1) >> 1;
        if (of(list[middle]) <= k) low = middle; else high = middle - 1;
        }
        return low;
        };
        let current = 0, offset = 0, ready = !clip || !clip.requestVideoFrameCallback;
        const show = k => {
        current = k;
        const t = timeOf(k);
        slider.value = k;
        chart.style.setProperty("--at", data.duration > 0 ? 100 * t / data.duration : 0);
        here.textContent = "frame " + k + " · " + t.toFixed(3) + " s";
        slider.setAttribute("aria-valuetext", here.textContent);
        for (const output of document.querySelectorAll("[data-channel]")) {
        const channel = data.channels[output.dataset.channel];
        const index = before(channel.frame, k, f => f);
        const excess = index < 0 ? null : channel.excess[index];
        output.textContent = excess === null ? "not measurable here"
        : (excess * channel.tolerance).toPrecision(3) + " " + channel.unit + ", "
        + excess.toFixed(1) + "×";
        }
        const eye = document.getElementById("eye");
        if (eye) {
        const index = before(data.eyes, k, run => run[0]);
        eye.textContent = index < 0 ? "" : data.eyes[index][1];
        }
        };
        const seek = () => {
        const end = current < last ? timeOf(current + 1) : data.duration;
        clip.currentTime = offset + (timeOf(current) + end) / 2;
        };
        const go = k => {
        show(Math.min(last, Math.max(0, k)));
        if (clip && ready) seek();
        };
        slider.addEventListener("input", () => { if (clip) clip.pause(); go(+slider.value); });
        document.addEventListener("click", event => {
        const target = event.target.closest("[data-at]");
        if (!target) return;
        if (clip) clip.pause();
        go(frameAt(+target.dataset.at));
        });
        document.querySelectorAll(".plot").forEach(plot => plot.addEventListener("click", event => {
        if (event.target.closest("[data-at],input")) return;
        const box = plot.getBoundingClientRect();
        go(frameAt((event.clientX - box.left) / box.width * data.duration));
        }));
        if (clip) {
        document.getElementById("back").onclick = () => { clip.pause(); go(current - 1); };
        document.getElementById("next").onclick = () => { clip.pause(); go(current + 1); };
        clip.addEventListener("error", () => {
        document.getElementById("unplayable").hidden = false;
        clip.hidden = true;
        });
        if (clip.requestVideoFrameCallback) {
        const begin = () => { ready = true; if (current) seek(); };
        const step = (now, shown) => {
        if (!ready) { offset = shown.mediaTime; begin(); }
        else if (!clip.seeking) show(frameAt(shown.mediaTime - offset + slack));
        clip.requestVideoFrameCallback(step);
        };
        clip.requestVideoFrameCallback(step);
        clip.addEventListener("loadeddata", () => setTimeout(() => ready || begin(), 500));
        } else {
        clip.addEventListener("timeupdate", () => show(frameAt(clip.currentTime)));
        }
        }
        document.addEventListener("keydown", event => {
        if (event.target.closest("input,button,video,a,[tabindex]")) return;
        if (event.key === "ArrowLeft") go(current - 1);
        else if (event.key === "ArrowRight") go(current + 1);
        else if (event.key === " " && clip) clip.paused ? clip.play() : clip.pause();
        else return;
        event.preventDefault();
        });
        show(0);
        })();
        """#
}
