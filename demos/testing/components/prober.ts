import { defineComponent } from "tutti";
import * as v from "valibot";

/** Tries whatever an isolated component must not be able to do, and tells what came of it. */
export const prober = defineComponent({
  name: "prober",
  isolated: true,
  value: v.pipe(v.array(v.string()), v.readonly()),
  events: { flood: v.null(), told: v.object({ n: v.number() }) },
  css: "output { display: block; white-space: pre; height: 120px }",
  mount({ root, set, emit, label, disabled }) {
    const shown = document.createElement("output");
    root.append(shown);
    const attempt = async (name: string, act: () => unknown): Promise<string> => {
      try {
        const result = await act();
        return `${name}: ${String(result)}`;
      } catch (error) {
        return `${name}: refused (${error instanceof Error ? error.name : String(error)})`;
      }
    };
    const loaded = (element: HTMLImageElement, src: string): Promise<string> => new Promise((resolve, reject) => {
      element.addEventListener("load", () => resolve("loaded"));
      element.addEventListener("error", () => reject(new Error("not loaded")));
      element.src = src;
    });
    /** What a frame within the frame says that its script finds; nothing where no script runs there. */
    const within = (page: string): Promise<string> => new Promise((resolve, reject) => {
      const frame = document.createElement("iframe");
      addEventListener("message", ({ source, data }) => {
        if (source === frame.contentWindow) resolve(String(data));
        // It loaded before this was said, and would have spoken before.
        if (source === window) reject(new Error("it says nothing"));
      });
      frame.addEventListener("load", () => postMessage("loaded", "*"));
      frame.srcdoc = page;
      root.append(frame);
    });
    const probe = async (): Promise<void> => {
      const here = new URL(document.baseURI).origin;
      const findings = await Promise.all([
        attempt("origin", () => self.origin),
        attempt("fetch own server", () => fetch(`${here}/api/apps`)),
        attempt("fetch elsewhere", () => fetch("http://127.0.0.1:9/")),
        attempt("socket", () => new Promise((resolve, reject) => {
          const socket = new WebSocket(`${here.replace("http", "ws")}/socket`);
          socket.addEventListener("open", () => resolve("open"));
          socket.addEventListener("error", () => reject(new Error("closed")));
        })),
        attempt("beacon", () => navigator.sendBeacon(`${here}/api/me`, "x") ? "queued" : Promise.reject(new Error("no"))),
        attempt("picture", () => loaded(new Image(), `${here}/blob/a/b/c`)),
        attempt("cookies", () => document.cookie),
        attempt("storage", () => localStorage.length),
        attempt("parent", () => parent.document.title),
        attempt("top", () => {
          top!.location.href = "about:blank";
          return "led away";
        }),
        attempt("opening", () => (window.open("about:blank") ? "opened" : Promise.reject(new Error("no")))),
        attempt("calling", () => new RTCPeerConnection().connectionState),
        attempt("script within", () => within(`<script>parent.postMessage(typeof RTCPeerConnection, "*")</script>`)),
        attempt("handler within", () => within(`<img src="data:," onerror='parent.postMessage(typeof RTCPeerConnection, "*")'>`)),
        attempt("eval", () => new Function("return 1")()),
        attempt("foreign code", () => import(/* @vite-ignore */ ["data:text/javascript", "export default 1"].join())),
      ]);
      shown.textContent = findings.join("\n");
      if (!disabled) set(findings);
    };
    const button = (name: string, act: () => void): void => {
      const made = document.createElement("button");
      made.textContent = `${label}: ${name}`;
      made.addEventListener("click", act);
      root.append(made);
    };
    button("flood", () => {
      for (let n = 0; n < 1_000; n += 1) emit("flood", null);
    });
    button("tell", () => emit("told", { n: 7 }));
    button("leave", () => {
      location.href = "/isolated.html?elsewhere";
    });
    button("break", () => {
      throw new Error("It broke in its frame");
    });
    void probe();
  },
});
