import DOMPurify, { type Config } from "dompurify";
import { safeAddress } from "@tutti/protocol";
import { leadTo } from "../beside.ts";

/** Shapes, text, gradients and filters; no script, handler, foreign object, animation, or anything that loads. */
const CONFIG = {
  USE_PROFILES: { svg: true, svgFilters: true },
  ADD_TAGS: ["use"],
  FORBID_TAGS: ["script", "foreignObject", "animate", "animateColor", "animateMotion", "animateTransform", "set", "mpath", "feImage", "image", "audio", "video", "iframe", "font", "glyph", "altglyph", "cursor"],
  FORBID_ATTR: ["tabindex", "autofocus", "ping", "is", "part", "xml:base", "begin", "end", "dur", "attributeName", "src", "srcset"],
  ALLOW_DATA_ATTR: false,
  ALLOW_ARIA_ATTR: false,
} satisfies Config;

/** Our own instance: what others hook into the shared one is none of ours. */
const purify = DOMPurify(window);

/** `url(#gradient)` stays inside the drawing; every other address, and every way to write one in disguise, does not. */
const LOADS = /url\(\s*(?!["']?#)|image-set|@import|@font-face|@charset|\\|expression\(|javascript:/i;

purify.addHook("uponSanitizeElement", (node, { tagName }) => {
  if (tagName === "style" && LOADS.test(node.textContent ?? "")) node.textContent = "";
});

purify.addHook("afterSanitizeAttributes", (node) => {
  for (const { name, value } of node.attributes) {
    const links = name === "href" || name === "xlink:href";
    if (!links && LOADS.test(value)) node.removeAttribute(name);
    if (!links) continue;
    const to = node.localName === "a" ? safeAddress(value) : value.startsWith("#") ? value : undefined;
    node.removeAttribute(name);
    if (to === undefined) continue;
    if (node.localName === "a") leadTo(node, to);
    else node.setAttribute("href", to);
  }
});

/**
 * Cleans an SVG.
 *
 * @returns the drawing, ready to be put into a page: nothing in it runs, or asks for anything; `undefined` where there is none.
 */
export function sanitiseSvg(written: string): SVGSVGElement | undefined {
  // What stands before it, an XML declaration or a type of document, is none of the drawing.
  const clean: string = purify.sanitize(written.slice(Math.max(0, written.search(/<svg[\s>]/i))), CONFIG);
  const parsed = new DOMParser().parseFromString(clean, "text/html").body.querySelector("svg");
  return parsed ? document.importNode(parsed, true) : undefined;
}

/** The words in a drawing, as they are read out where its author said nothing; some of very many. */
export function wordsIn(drawing: SVGSVGElement): readonly string[] {
  const found = [...drawing.querySelectorAll("text")].filter((text) => !text.querySelector("text")).map((text) => (text.textContent ?? "").replaceAll(/\s+/g, " ").trim());
  return [...new Set(found.filter((text) => text !== ""))].slice(0, 40);
}
