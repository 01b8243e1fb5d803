import { declaredIn, exportedIn, type Declared, type Member } from "./declared.ts";

/** What an element's page says of it, beside its example. */
export interface ElementDocs {
  readonly words: string;
  /** The ways to call it. */
  readonly calls: readonly string[];
  readonly options: readonly Member[];
  /** Whether it takes what every input takes. */
  readonly input: boolean;
}

/** Where methods that an author calls are declared; whatever these take over belongs to them, too. */
const ROOTS = ["AppUi", "PrivateUi", "FormUi"];
const SHARED = new Set(["WidgetOptions", "ValueOptions"]);

/** Every method that an author can call, by its name, and each option of inputs and exported function that has a page. */
export function elementDocs(root: string, names: readonly string[]): { readonly methods: ReadonlySet<string>; readonly docs: ReadonlyMap<string, ElementDocs> } {
  const declared = declaredIn(root);
  const exported = exportedIn(root);
  const methods = new Map<string, Member[]>();
  for (const type of reachable(ROOTS, declared)) {
    for (const member of type.members) methods.set(member.name, [...(methods.get(member.name) ?? []), member]);
  }
  const shared = [...SHARED].flatMap((name) => declared.get(name)?.members ?? []);
  const docs = new Map<string, ElementDocs>();
  for (const name of names) {
    const same = methods.get(name) ?? shared.filter((member) => member.name === name);
    const calls = [...new Set(same.flatMap((member) => callsOf(member, declared)))];
    const own = [...same.map((member) => member.words), exported.get(name) ?? ""];
    const words = longest(own) || longest(same.flatMap((member) => calledAs(member, declared)).map((type) => type.words));
    const types = [...calls, ...same.flatMap((member) => optionsNamedBy(member, declared))].flatMap((text) => text.match(/\b[A-Z]\w*(?:Options|Config|Extra)\b/g) ?? []);
    const { options, input } = optionsOf(types, declared);
    docs.set(name, { words, calls, options, input });
  }
  return { methods: new Set(methods.keys()), docs };
}

function reachable(names: readonly string[], declared: ReadonlyMap<string, Declared>, seen = new Set<string>()): Declared[] {
  return names.flatMap((name) => {
    const type = declared.get(name);
    if (!type || seen.has(name)) return [];
    seen.add(name);
    return [type, ...reachable(type.from.map((from) => from.name), declared, seen)];
  });
}

const longest = (texts: readonly string[]): string => texts.reduce((a, b) => (b.length > a.length ? b : a), "");

/** `readonly slider: Slider` is called as the interface says. */
function calledAs({ rest, method }: Member, declared: ReadonlyMap<string, Declared>): Declared[] {
  if (method || rest.startsWith("<")) return [];
  return (rest.match(/\b[A-Z]\w*/g) ?? []).flatMap((name) => declared.get(name) ?? []).filter((type) => type.calls.length > 0);
}

/** The charts name their kind, `ChartCall<"line">`, and one interface says what options a kind has. */
const optionsNamedBy = ({ rest }: Member, declared: ReadonlyMap<string, Declared>): string[] =>
  (declared.get("OptionsOf")?.members ?? []).filter(({ name }) => rest.includes(`"${name}"`)).map((member) => member.rest);

function callsOf(member: Member, declared: ReadonlyMap<string, Declared>): string[] {
  const calls = calledAs(member, declared).flatMap((type) => type.calls);
  return calls.length > 0 ? calls.map((call) => `${member.name}${call}`) : [`${member.name}${member.rest};`];
}

function optionsOf(types: readonly string[], declared: ReadonlyMap<string, Declared>): Pick<ElementDocs, "options" | "input"> {
  const options = new Map<string, Member>();
  let input = false;
  const take = (name: string, takes: (member: string) => boolean): void => {
    const type = declared.get(name);
    if (!type) return;
    if (SHARED.has(name)) input ||= takes("key");
    for (const member of type.members) {
      const known = options.get(member.name);
      if (SHARED.has(name) && takes("key") || !takes(member.name) || member.rest === ": never") continue;
      options.set(member.name, known ? either(known, member) : member);
    }
    for (const from of type.from) take(from.name, (member) => takes(member) && !from.not?.includes(member) && (from.only?.includes(member) ?? true));
  };
  for (const type of new Set(types)) take(type, () => true);
  return { options: [...options.values()], input };
}

/** One option that two kinds of options have: what it may be in either, and the longer words. */
function either(a: Member, b: Member): Member {
  const types = new Set([...a.rest.slice(2).split(" | "), ...b.rest.slice(2).split(" | ")]);
  return { ...a, rest: a.method ? a.rest : `: ${[...types].join(" | ")}`, words: longest([a.words, b.words]) };
}
