import { componentTexts } from "../../texts/component.ts";
import { texts } from "../../texts/page.ts";
import { print, readFromFrame, type Code, type FromFrame } from "../../isolated/messages.ts";
import { Allowance } from "./allowance.ts";
import { ASK_INTERVAL, FrameWatch, type Asked } from "./frame-watch.ts";
import type { FrameStand, HeardOfFrame, Part, Told } from "./stand.ts";

/** The page that runs one component, served with a policy of its own. */
const PAGE = "/isolated.html";
/** No component is taller than this (CSS pixels): it scrolls. */
const TALLEST = 4_000;
/** What a frame may say: so many messages a second, and so many at once. */
const RATE = 80;
const BURST = 240;

const watch = new FrameWatch();
setInterval(() => {
  if (document.visibilityState === "visible") watch.beat();
}, ASK_INTERVAL);

/**
 * Stands a component in a sandboxed frame: no network, no cookies, no storage, no page around it. It is handed its code, which the
 * page has loaded, and says what it has to say through one port; what is no message, too large or too much takes it down.
 *
 * @param tall whether it is as tall as what is in it
 */
export function standInFrame(box: HTMLElement, part: Part, first: Told, heard: HeardOfFrame, tall: boolean): FrameStand {
  let told = first;
  let handed: Told["tables"] | undefined;
  let begun = false;
  let over = false;
  const { port1, port2 } = new MessageChannel();
  const allowance = new Allowance(RATE, BURST, () => performance.now());
  const frame = document.createElement("iframe");
  frame.className = "component-frame";
  frame.title = part.label;
  frame.referrerPolicy = "no-referrer";
  // The sandbox is the page's own policy: the attribute would keep a service worker from answering for it, and with it from being there
  // without a network. What the frame leads to after it has the attribute.
  frame.src = PAGE;
  const end = (): void => {
    over = true;
    watch.remove(asked);
    port1.close();
    frame.remove();
  };
  const asked: Asked = { ask: () => port1.postMessage(print({ type: "ask" })), quiet: heard.quiet, cut: end, again: heard.again };
  const say = (as: { readonly type: "begin"; readonly code: Code } | { readonly type: "tell" }): void => {
    const { tables, ...change } = told;
    if (tables !== handed) port1.postMessage({ type: "tables", tables });
    handed = tables;
    port1.postMessage(print({ ...as, told: change }));
  };
  const obey = (message: FromFrame): void => {
    switch (message.type) {
      case "alive": return watch.answered(asked);
      case "ready": return heard.ready();
      case "set": return heard.set(message.value);
      case "drag": return heard.drag(message.value);
      case "emit": return heard.emit(message.name, message.data);
      case "focus": return heard.focus(message.here);
      case "failed": return heard.fail(new Error(message.message.slice(0, 1_000)));
      case "height":
        if (tall) frame.style.height = `${Math.min(message.pixels, TALLEST)}px`;
    }
  };
  port1.addEventListener("message", ({ data }: MessageEvent<unknown>) => {
    if (over) return;
    if (!allowance.take()) return heard.fail(new Error(componentTexts.tooMuch));
    const message = readFromFrame(data);
    if (!message) return heard.fail(new Error(componentTexts.nonsense));
    obey(message);
  });
  port1.start();
  const code = wordsOf(part);
  // Who waits for it is told of its failure below.
  code.catch(() => undefined);
  frame.addEventListener("load", () => {
    // A frame that leads itself elsewhere gets no port, and what had one speaks no more.
    if (frame.hasAttribute("sandbox")) return heard.fail(new Error(componentTexts.left));
    frame.setAttribute("sandbox", "allow-scripts");
    // Its origin is opaque, so that no name of one could be given; what is in it came from this server alone.
    frame.contentWindow?.postMessage("port", "*", [port2]);
    code.then((words) => {
      if (over) return;
      begun = true;
      watch.add(asked);
      say({ type: "begin", code: words });
    }, (error: unknown) => over || heard.fail(error));
  });
  box.replaceChildren(frame);
  return {
    tell: (now) => {
      told = now;
      if (begun && !over) say({ type: "tell" });
    },
    hear: (name, data) => {
      if (begun && !over) port1.postMessage(print({ type: "broadcast", name, data }));
    },
    stop: () => {
      watch.stop(asked);
      heard.fail(new Error(componentTexts.stopped));
    },
    end,
  };
}

/** A component's code in its own words, as the service worker keeps it. */
async function wordsOf({ name, label, code: { script, styles } }: Part): Promise<Code> {
  const read = async (address: string): Promise<string> => {
    const answer = await fetch(address).catch((cause: unknown) => {
      throw new Error(texts.page.elementNotLoaded, { cause });
    });
    if (!answer.ok) throw new Error(texts.page.elementNotLoaded);
    return answer.text();
  };
  const [words = "", ...looks] = await Promise.all([script, ...styles].map(read));
  return { name, label, script: words, styles: looks };
}
