import { MAX_EMITTED_CHARS, MAX_VALUE_CHARS } from "@tutti/protocol";
import { MAX_CHARS, print, readFromFrame, type FromFrame, type ToFrame } from "../../isolated/messages.ts";
import { componentTexts } from "../../texts/component.ts";
import { Allowance } from "./allowance.ts";
import type { Heard, Part, Stand } from "./stand.ts";

/** The page that runs one component, served with a policy of its own. */
const PAGE = "/isolated.html";
/** No component is taller than this (CSS pixels): it scrolls. */
const TALLEST = 4_000;
/** What a frame may say: so many messages a second, and so many at once. */
const RATE = 80;
const BURST = 240;

/**
 * Stands a component in a sandboxed frame: no network, no cookies, no storage, no page around it. It says what it has to say
 * through one port; what is no message, too large or too much takes it down.
 *
 * @param tall whether it is as tall as what is in it
 */
export function standInFrame(box: HTMLElement, part: Part, first: Parameters<Stand["tell"]>[0], heard: Heard, tall: boolean): Stand {
  let told = first;
  let over = false;
  const { port1, port2 } = new MessageChannel();
  const allowance = new Allowance(RATE, BURST, () => performance.now());
  const frame = document.createElement("iframe");
  frame.className = "component-frame";
  frame.title = part.label;
  frame.setAttribute("sandbox", "allow-scripts");
  frame.referrerPolicy = "no-referrer";
  frame.src = PAGE;
  const end = (): void => {
    over = true;
    port1.close();
    frame.remove();
  };
  const say = (message: ToFrame): void => {
    const text = print(message);
    if (text.length > MAX_CHARS) heard.fail(new Error(componentTexts.tooLarge));
    else port1.postMessage(text);
  };
  const obey = (message: FromFrame): void => {
    switch (message.type) {
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
    const message = typeof data === "string" && data.length <= MAX_VALUE_CHARS + MAX_EMITTED_CHARS ? readFromFrame(data) : undefined;
    if (!message) return heard.fail(new Error(componentTexts.nonsense));
    obey(message);
  });
  port1.start();
  frame.addEventListener("load", () => {
    // A frame that leads itself elsewhere gets no port, and what had one speaks no more.
    if (frame.dataset["begun"] !== undefined) return heard.fail(new Error(componentTexts.left));
    frame.dataset["begun"] = "";
    // Its origin is opaque, so that no name of one could be given; what is in it came from this server alone.
    frame.contentWindow?.postMessage("port", "*", [port2]);
    say({ type: "begin", part, told });
  });
  box.replaceChildren(frame);
  return {
    tell: (now) => {
      told = now;
      if (frame.dataset["begun"] !== undefined) say({ type: "tell", told: now });
    },
    end,
  };
}
