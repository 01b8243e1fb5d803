import DOMPurify, { type Config } from "dompurify";
import { safeAddress } from "@tutti/protocol";
import { leadTo } from "../beside.ts";

/**
 * What is taken out beside scripts, handlers and `javascript:`: whatever sends, frames, embeds, takes the focus or the keyboard, or leaves
 * its box for the browser's top layer. SVG and MathML are left out whole.
 */
const CONFIG = {
  USE_PROFILES: { html: true },
  FORBID_TAGS: [
    "form", "input", "button", "select", "option", "optgroup", "textarea", "datalist", "output", "fieldset", "label", "dialog", "iframe",
    "frame", "object", "embed", "applet", "base", "meta", "link", "template", "slot", "portal", "map", "area", "audio", "video", "source", "track", "picture",
  ],
  FORBID_ATTR: [
    "autofocus", "accesskey", "contenteditable", "tabindex", "popover", "popovertarget", "popovertargetaction", "autoplay", "srcset", "usemap",
    "ping", "action", "formaction", "background", "is", "part", "exportparts", "inert", "draggable", "name",
  ],
  ADD_TAGS: ["style"],
  ALLOW_DATA_ATTR: false,
  FORCE_BODY: true,
  RETURN_DOM_FRAGMENT: true,
} satisfies Config;

/** Our own instance: what others hook into the shared one is none of ours. */
const purify = DOMPurify(window);

purify.addHook("afterSanitizeAttributes", (node) => {
  if (node.hasAttribute("href")) {
    const to = safeAddress(node.getAttribute("href") ?? "");
    if (to === undefined) node.removeAttribute("href");
    else leadTo(node, to);
  }
  if (node.localName === "img") {
    node.setAttribute("referrerpolicy", "no-referrer");
    node.setAttribute("loading", "lazy");
    if (!node.hasAttribute("alt")) node.setAttribute("alt", "");
  }
});

/** Cleans HTML. What comes back can be put into the page: nothing in it runs, sends, or asks for anything. */
export const sanitise = (html: string): DocumentFragment => purify.sanitize(html, CONFIG);
