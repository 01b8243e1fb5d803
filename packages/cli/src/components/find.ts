import { readFileSync } from "node:fs";
import { extname } from "node:path";
import { parseSync } from "rolldown/utils";
import { COMPONENT_NAME } from "@tutti/protocol";
import { placeOf } from "./place.ts";

/** A component that stands in a module of the author's, or why it cannot be used. */
export interface Found {
  readonly file: string;
  readonly line: number;
  readonly name: string;
  /** Whether it runs in a frame that loads nothing: its code has to come in one piece. */
  readonly isolated: boolean;
}

export interface FoundComponents {
  readonly components: readonly Found[];
  /** What keeps a component from being bundled, by its name where it has one. */
  readonly problems: readonly { readonly name: string | undefined; readonly message: string }[];
}

const CODE = new Set([".ts", ".mts", ".js", ".mjs"]);

/** Finds the components in an app's modules. They are not run for it: a name has to be written out. */
export function findComponents(files: Iterable<string>): FoundComponents {
  const components: Found[] = [];
  const problems: { name: string | undefined; message: string }[] = [];
  for (const file of files) {
    if (!CODE.has(extname(file))) continue;
    const text = textOf(file);
    if (text === undefined || !text.includes("defineComponent")) continue;
    const { program, module, errors } = parseSync(file, text, { lang: extname(file).endsWith("ts") ? "ts" : "js", sourceType: "module" });
    if (errors.length > 0) continue;
    const taken = module.staticImports.filter((one) => one.moduleRequest.value === "tutti").flatMap((one) => one.entries.filter((entry) => !entry.isType));
    const local = taken.find((entry) => entry.importName.name === "defineComponent")?.localName.value;
    if (local === undefined) continue;
    for (const call of callsOf(program, local)) {
      const place = placeOf(file, text, call.start);
      if (call.name === undefined) problems.push({ name: undefined, message: `${place.shown}: a component's name has to be written out, as name: "brush"` });
      else if (!COMPONENT_NAME.test(call.name)) problems.push({ name: undefined, message: `${place.shown}: "${call.name}" cannot be a component's name` });
      else if (taken.some((entry) => entry.importName.name === "app")) {
        problems.push({ name: call.name, message: `${place.shown}: the component "${call.name}" stands in the app's own module. Give it a module of its own, which the app imports: the page gets that module, and the app's stays on the server` });
      } else if (call.isolated === undefined) {
        problems.push({ name: call.name, message: `${place.shown}: whether "${call.name}" is isolated has to be written out, as isolated: true` });
      } else components.push({ file, line: place.line, name: call.name, isolated: call.isolated });
    }
  }
  return withoutTwins(components, problems);
}

/** A name names one component's code: of two that share it neither can be told from the other. */
function withoutTwins(components: readonly Found[], problems: FoundComponents["problems"]): FoundComponents {
  const twins = components.filter((one) => components.some((other) => other !== one && other.name === one.name));
  const told = [...new Set(twins.map(({ name }) => name))].map((name) => {
    const places = twins.filter((twin) => twin.name === name).map(({ file, line }) => placeOf(file, undefined, line).shown);
    return { name, message: `Two components are called "${name}": ${places.join(" and ")}` };
  });
  return { components: components.filter((one) => !twins.includes(one)), problems: [...problems, ...told] };
}

interface Call {
  readonly start: number;
  readonly name: string | undefined;
  readonly isolated: boolean | undefined;
}

/** The calls of a function by its local name, and what their first argument says. */
function callsOf(program: unknown, local: string): Call[] {
  const calls: Call[] = [];
  const visit = (node: unknown): void => {
    if (Array.isArray(node)) return node.forEach(visit);
    if (!isNode(node)) return;
    if (node["type"] === "CallExpression" && isNode(node["callee"]) && node["callee"]["name"] === local) {
      const [name, isolated] = [written(node["arguments"], "name"), written(node["arguments"], "isolated", false)];
      calls.push({ start: Number(node["start"]), name: typeof name === "string" ? name : undefined, isolated: typeof isolated === "boolean" ? isolated : undefined });
    }
    for (const value of Object.values(node)) if (typeof value === "object" && value !== null) visit(value);
  };
  visit(program);
  return calls;
}

type Node = Readonly<Record<string, unknown>>;
const isNode = (value: unknown): value is Node => typeof value === "object" && value !== null;

/** What is written out as a property of a call's first argument; `absent` where there is no such property. */
function written(args: unknown, key: string, absent?: unknown): unknown {
  const [first] = Array.isArray(args) ? (args as unknown[]) : [];
  const properties = isNode(first) && Array.isArray(first["properties"]) ? (first["properties"] as unknown[]) : [];
  const property = properties.find((one) => isNode(one) && isNode(one["key"]) && one["key"]["name"] === key);
  if (!isNode(property)) return absent;
  return isNode(property["value"]) ? property["value"]["value"] : undefined;
}

function textOf(file: string): string | undefined {
  try {
    return readFileSync(file, "utf8");
  } catch {
    // It was removed meanwhile; whoever imports it is told so.
    return undefined;
  }
}
