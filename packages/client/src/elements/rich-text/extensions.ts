import { Extension, type Extensions } from "@tiptap/core";
import { Code } from "@tiptap/extension-code";
import { CodeBlock } from "@tiptap/extension-code-block";
import { Link } from "@tiptap/extension-link";
import { ListItem } from "@tiptap/extension-list";
import { StarterKit } from "@tiptap/starter-kit";
import { defaultDeleteFilter, ySyncPlugin, ySyncPluginKey } from "@tiptap/y-tiptap";
import { richLanguage, richLink } from "@tutti/protocol";
import type * as Y from "yjs";
import type { TrackedUndo } from "../../sync/types.ts";
import { beside } from "../beside.ts";
import { othersCarets } from "./others-carets.ts";
import { pictures } from "./pictures.ts";
import { tables } from "./tables.ts";
import { tasks } from "./tasks.ts";

/** A link has an address and nothing else: what a document says of classes and windows is not heard. */
const SafeLink = Link.extend({
  addAttributes: () => ({ href: { default: null, parseHTML: (element: HTMLElement) => element.getAttribute("href") } }),
  renderHTML: ({ HTMLAttributes }) => {
    const to = richLink(HTMLAttributes["href"]);
    return to === undefined ? ["span", 0] : ["a", { href: to, ...beside(to) }, 0];
  },
}).configure({
  openOnClick: false, autolink: true, linkOnPaste: true, defaultProtocol: "https",
  isAllowedUri: (address) => richLink(address) !== undefined,
});

/** Its language is data, and no class of the page's. */
const PlainCodeBlock = CodeBlock.extend({
  addAttributes: () => ({
    language: {
      default: null,
      parseHTML: (element: HTMLElement) => richLanguage(/\blanguage-(\S+)/.exec(element.querySelector("code")?.className ?? "")?.[1]),
      renderHTML: ({ language }) => (richLanguage(language) === null ? {} : { "data-language": richLanguage(language) }),
    },
  }),
  renderHTML: ({ HTMLAttributes }) => ["pre", HTMLAttributes, ["code", 0]],
});

/** Tab goes on to what follows, as in every other field; Ctrl+] and Ctrl+[ move an item in and out. */
const CalmListItem = ListItem.extend({
  addKeyboardShortcuts() {
    return {
      Enter: () => this.editor.commands.splitListItem(this.name),
      "Mod-]": () => this.editor.commands.sinkListItem(this.name),
      "Mod-[": () => this.editor.commands.liftListItem(this.name),
    };
  },
});

const BLOCKS = new Set(["paragraph", "heading", "bulletList", "orderedList", "listItem", "blockquote", "codeBlock", "taskList", "taskItem", "table", "tableRow", "tableCell", "tableHeader"]);

/** The Yjs origin of what is typed here. */
export const TYPED: unknown = ySyncPluginKey;

/** Undoing takes a block away that one has made, but not with what others have written in it since. */
export const mayGo = (made: Y.Item): boolean => defaultDeleteFilter(made, BLOCKS);

/** The shared text: its letters, its undo (one's own alone), and who else is in it. */
const together = (text: Y.XmlFragment, undo: TrackedUndo) =>
  Extension.create({
    name: "together",
    priority: 1_000,
    addProseMirrorPlugins: () => [ySyncPlugin(text), othersCarets()],
    addKeyboardShortcuts: () => {
      const step = (back: boolean) => () => {
        if (back) undo.undo();
        else undo.redo();
        return true;
      };
      return { "Mod-z": step(true), "Mod-y": step(false), "Mod-Shift-z": step(false) };
    },
  });

/**
 * What a rich text is made of. Nothing that writes by itself when it is opened (a last empty line): two who open it would both.
 *
 * @param addressOf where a browser finds what a picture's source names.
 */
export const extensionsOf = (text: Y.XmlFragment, undo: TrackedUndo, addressOf: (src: string) => string): Extensions => [
  StarterKit.configure({ undoRedo: false, trailingNode: false, link: false, code: false, codeBlock: false, listItem: false, heading: { levels: [1, 2, 3] } }),
  SafeLink, PlainCodeBlock, CalmListItem, Code.extend({ excludes: "code" }), ...tasks, ...tables, pictures(addressOf), together(text, undo),
];
