import { Image } from "@tiptap/extension-image";
import { richPicture } from "@tutti/protocol";

/**
 * A picture: a file of the room, or what lies at an `https:` address. One that a document leads elsewhere is its words.
 *
 * @param addressOf where a browser finds what a picture's source names.
 */
export const pictures = (addressOf: (src: string) => string) => Image.extend({
  addAttributes: () => ({
    src: { default: null, parseHTML: (element: HTMLElement) => richPicture(element.getAttribute("data-src") ?? element.getAttribute("src")) },
    alt: { default: "" },
  }),
  parseHTML: () => [{ tag: "img", getAttrs: (element) => (richPicture(element.getAttribute("data-src") ?? element.getAttribute("src")) === undefined ? false : {}) }],
  renderHTML: ({ HTMLAttributes: { src, alt } }) => {
    const words = typeof alt === "string" ? alt : "";
    const shown = richPicture(src);
    return shown === undefined ? ["p", words] : ["img", { src: addressOf(shown), "data-src": shown, alt: words, draggable: "true", referrerpolicy: "no-referrer" }];
  },
  addInputRules: () => [],
});
