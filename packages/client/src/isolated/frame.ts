/**
 * Runs one isolated component. This page stands in a sandboxed frame on an origin that is nobody's: it has the port that it was
 * handed, and nothing else to speak to.
 */
import type { ComponentTheme } from "@tutti/protocol";
import { loadComponent, putStyle } from "../elements/component/load-component.ts";
import { runComponent } from "../elements/component/run-component.ts";
import type { Heard, Stand, Told } from "../elements/component/stand.ts";
import { throttle } from "../sync/throttle.ts";
import { print, readToFrame, type Code, type FromFrame } from "./messages.ts";

/** What is set, dragged or measured in quick succession is told this often (ms): the page takes no more. */
const SPACE = 50;

// Browsers that do not know the policy's word against WebRTC would let it call anybody.
for (const name of ["RTCPeerConnection", "webkitRTCPeerConnection"]) Reflect.deleteProperty(globalThis, name);

let stand: Stand | undefined;
let last: Told | undefined;
let tables: Told["tables"] = {};

addEventListener("message", (event) => {
  const [port] = event.ports;
  if (port) begin(port);
}, { once: true });

function begin(port: MessagePort): void {
  const say = (message: FromFrame): void => port.postMessage(print(message));
  const fail = (error: unknown): void => say({ type: "failed", message: error instanceof Error ? error.message : String(error) });
  // Whoever serves this page has left out the policy that gives it an origin of its own: nobody's code is run here then.
  if (self.origin !== "null") return fail("This server's answer for /isolated.html came without its Content-Security-Policy.");
  addEventListener("error", (event) => fail(event.error ?? event.message));
  addEventListener("unhandledrejection", (event) => fail(event.reason));
  port.addEventListener("message", ({ data }: MessageEvent<unknown>) => {
    const message = readToFrame(data);
    switch (message?.type) {
      case "broadcast": return stand?.hear(message.name, message.data);
      case "ask": return say({ type: "alive" });
      case "tables":
        ({ tables } = message);
        return;
      case "begin":
      case "tell":
        last = { ...message.told, tables };
        dress(last.theme);
        if (message.type === "begin") void start(message.code, say).catch(fail);
        else stand?.tell(last);
    }
  });
  port.start();
}

async function start(code: Code, say: (message: FromFrame) => void): Promise<void> {
  if (stand) return;
  const component = await loadComponent(URL.createObjectURL(new Blob([code.script], { type: "text/javascript" })), code.name);
  const root = document.createElement("div");
  for (const style of [...code.styles, component.css]) putStyle(document.head, style);
  document.body.append(root);
  const height = throttle(SPACE, () => say({ type: "height", pixels: Math.ceil(document.documentElement.getBoundingClientRect().height) }));
  new ResizeObserver(() => height.call()).observe(document.documentElement);
  if (last) stand = runComponent(component, root, code.label, last, speaker(say));
}

function speaker(say: (message: FromFrame) => void): Heard {
  const set = throttle(SPACE, (message: FromFrame) => say(message));
  const drag = throttle(SPACE, (message: FromFrame) => say(message));
  return {
    ready: () => say({ type: "ready" }),
    set: (value) => set.call({ type: "set", value }),
    drag: (value) => drag.call({ type: "drag", value }),
    emit: (name, data) => {
      // What was set before it comes before it.
      set.flush();
      say({ type: "emit", name, data });
    },
    focus: (here) => say({ type: "focus", here }),
    fail: (error) => say({ type: "failed", message: error instanceof Error ? error.message : String(error) }),
  };
}

/** The page's tokens, under the same names. */
function dress({ mode, tokens }: ComponentTheme): void {
  const { style } = document.documentElement;
  style.colorScheme = mode;
  for (const [name, value] of Object.entries(tokens)) style.setProperty(`--${name}`, value);
}
