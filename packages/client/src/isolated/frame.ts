/**
 * Runs one isolated component. This page stands in a sandboxed frame on an origin that is nobody's: it has the port that it was
 * handed, and nothing else to speak to.
 */
import { safeCode, type ComponentTheme } from "@tutti/protocol";
import { loadComponent, putStyles } from "../elements/component/load-component.ts";
import { runComponent } from "../elements/component/run-component.ts";
import type { Heard, Part, Stand, Told } from "../elements/component/stand.ts";
import { throttle } from "../sync/throttle.ts";
import { print, readToFrame, type FromFrame } from "./messages.ts";

/** What is set, dragged or measured in quick succession is told this often (ms): the page takes no more. */
const SPACE = 50;

let stand: Stand | undefined;
let last: Told | undefined;

addEventListener("message", (event) => {
  const [port] = event.ports;
  if (port) begin(port);
}, { once: true });

function begin(port: MessagePort): void {
  const say = (message: FromFrame): void => port.postMessage(print(message));
  const fail = (error: unknown): void => say({ type: "failed", message: error instanceof Error ? error.message : String(error) });
  addEventListener("error", (event) => fail(event.error ?? event.message));
  addEventListener("unhandledrejection", (event) => fail(event.reason));
  port.addEventListener("message", ({ data }: MessageEvent<unknown>) => {
    const message = readToFrame(data);
    if (!message) return;
    last = message.told;
    dress(message.told.theme);
    if (message.type === "begin") void start(message.part, say).catch(fail);
    else stand?.tell(message.told);
  });
  port.start();
}

async function start(part: Part, say: (message: FromFrame) => void): Promise<void> {
  const code = safeCode(part.code);
  if (!code || stand) return;
  const component = await loadComponent(code.script, part.name);
  const root = document.createElement("div");
  await putStyles(document.head, code.styles, component.css);
  document.body.append(root);
  const height = throttle(SPACE, () => say({ type: "height", pixels: Math.ceil(document.documentElement.getBoundingClientRect().height) }));
  new ResizeObserver(() => height.call()).observe(document.documentElement);
  if (last) stand = runComponent(component, root, part.label, last, speaker(say));
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
