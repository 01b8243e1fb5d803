import * as Y from "yjs";
import { jsonEqual, jsonProblem, type JsonValue } from "../json.ts";
import { MAX_TREE_DEPTH, type XmlNode } from "./parse-tree.ts";

/** Reads what stands in a rich text. What is neither element nor text is passed over. */
export const readTree = (fragment: Y.XmlFragment): XmlNode[] => below(fragment, 0);

const below = (parent: Y.XmlFragment, depth: number): XmlNode[] => (parent.toArray() as unknown[]).flatMap((child) => nodeOf(child, depth));

function nodeOf(child: unknown, depth: number): XmlNode[] {
  if (child instanceof Y.XmlText) {
    const delta = child.toDelta() as { readonly insert?: unknown; readonly attributes?: object }[];
    return [{ text: delta.flatMap(({ insert, attributes }) => (typeof insert === "string" ? [[insert, plain(attributes)] as const] : [])) }];
  }
  if (!(child instanceof Y.XmlElement) || depth >= MAX_TREE_DEPTH) return [];
  return [{ name: child.nodeName, attributes: plain(child.getAttributes()), children: below(child, depth + 1) }];
}

const plain = (attributes: object = {}): { readonly [name: string]: JsonValue } =>
  Object.fromEntries(Object.entries(attributes).filter(([name, value]) => name !== "__proto__" && jsonProblem(value) === undefined));

/**
 * Makes a rich text say something else, in a transaction of the caller's. What stays equal at both ends is not touched, so that
 * others' carets in it stay where they are.
 */
export function writeTree(fragment: Y.XmlFragment, tree: readonly XmlNode[]): void {
  const now = (fragment.toArray() as unknown[]).map((child) => nodeOf(child, 0));
  const same = (at: number, next: number): boolean => jsonEqual(now[at] as unknown as JsonValue, [tree[next]] as unknown as JsonValue);
  let start = 0;
  while (start < now.length && start < tree.length && same(start, start)) start += 1;
  let end = 0;
  while (end < now.length - start && end < tree.length - start && same(now.length - 1 - end, tree.length - 1 - end)) end += 1;
  if (now.length > start + end) fragment.delete(start, now.length - end - start);
  if (tree.length > start + end) fragment.insert(start, tree.slice(start, tree.length - end).map(made));
}

function made(node: XmlNode): Y.XmlElement | Y.XmlText {
  if ("text" in node) {
    const text = new Y.XmlText();
    text.applyDelta(node.text.map(([insert, attributes]) => ({ insert, attributes })));
    return text;
  }
  const element = new Y.XmlElement<{ [name: string]: JsonValue }>(node.name);
  for (const [name, value] of Object.entries(node.attributes)) element.setAttribute(name, value);
  element.insert(0, node.children.map(made));
  // Its attributes' types are told to the reader by what it finds there.
  return element as unknown as Y.XmlElement;
}
