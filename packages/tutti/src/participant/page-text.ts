import { isWidgetKind, type JsonValue, type ViewElement } from "@tutti/protocol";
import { namesOf } from "./find.ts";

/** An element as it stands on a page: how deep, and what it says now where it is an input. */
export interface Standing {
  readonly element: ViewElement;
  readonly depth: number;
  readonly value: JsonValue | undefined;
}

/** The longest text of one element, and of a page, in characters. */
const MOST_OF_ONE = 2_000;
const MOST = 60_000;
const HEADINGS: Readonly<Record<string, string>> = { title: "# ", header: "## ", subheader: "### " };
/** What holds others and says nothing by itself. */
const SILENT = new Set(["root", "columns", "column", "container", "grid", "empty", "space", "divider", "fragment", "private", "pages", "page", "pageConfig", "skeleton", "bottom", "sidebar"]);
/** What is worth knowing of an element beside its name, in this order. */
const FACTS = ["value", "delta", "min", "max", "step", "state", "progress", "url", "fileName", "disabled", "key"] as const;
const MOST_OPTIONS = 50;

/** A page as text: what it says, which inputs there are, what they are called and say, and what can be pressed. */
export function pageText(standing: readonly Standing[]): string {
  const lines: string[] = [];
  let length = 0;
  for (const one of standing) {
    const said = lineOf(one);
    if (said === undefined) continue;
    const line = `${"  ".repeat(one.depth)}${said}`;
    length += line.length + 1;
    if (length > MOST) {
      lines.push("… the page is longer than this");
      break;
    }
    lines.push(line);
  }
  return lines.join("\n");
}

function lineOf({ element, value }: Standing): string | undefined {
  const { kind } = element;
  if (SILENT.has(kind)) return undefined;
  const props: Readonly<Record<string, unknown>> = { ...element.props };
  const body = textOf(props["body"]);
  if (element.kind === "exception") return `! An error: ${element.props.name}: ${element.props.message}`;
  if (HEADINGS[kind] !== undefined && body !== undefined) return `${HEADINGS[kind]}${body}`;
  if (body !== undefined && !isWidgetKind(kind)) return ["text", "markdown", "caption"].includes(kind) ? body : `[${kind}] ${body}`;
  const [name] = namesOf(element).toReversed();
  const named = name === undefined ? `[${kind}]` : `[${kind}] "${name}"`;
  const says = value === undefined ? "" : ` = ${cut(JSON.stringify(value))}`;
  const about = [tableOf(props["data"]), optionsOf(props["options"]), ...factsOf(props, value !== undefined)].filter((part) => part !== undefined);
  return `${named}${says}${about.length === 0 ? "" : ` (${about.join(", ")})`}`;
}

function factsOf(props: Readonly<Record<string, unknown>>, hasValue: boolean): string[] {
  return FACTS.flatMap((fact) => {
    const held = props[fact];
    if (held === undefined || held === null || held === false || (fact === "value" && hasValue)) return [];
    return [held === true ? fact : `${fact} ${cut(typeof held === "string" ? held : JSON.stringify(held))}`];
  });
}

function optionsOf(options: unknown): string | undefined {
  if (!Array.isArray(options)) return undefined;
  const labels = options.slice(0, MOST_OPTIONS).map((option: unknown) => {
    const { id, label } = typeof option === "object" && option !== null ? (option as { readonly id?: unknown; readonly label?: unknown }) : { id: option, label: undefined };
    return typeof label === "string" && label !== id ? `${String(id)}: ${label}` : String(id);
  });
  return `one of ${labels.join(" | ")}${options.length > MOST_OPTIONS ? " | …" : ""}`;
}

function tableOf(data: unknown): string | undefined {
  const { rows, columns } = (data ?? {}) as { readonly rows?: unknown; readonly columns?: unknown };
  if (typeof rows !== "number" || !Array.isArray(columns)) return undefined;
  return `${rows} rows, columns ${columns.map((column: { readonly name?: unknown }) => String(column.name)).join(", ")}`;
}

const textOf = (held: unknown): string | undefined => (typeof held === "string" ? cut(held) : undefined);
const cut = (text: string): string => (text.length > MOST_OF_ONE ? `${text.slice(0, MOST_OF_ONE)}…` : text);
