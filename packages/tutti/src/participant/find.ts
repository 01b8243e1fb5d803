import type { ElementKind, ElementProps, ViewElement } from "@tutti/protocol";

/** An element of one kind. */
export type Element<Kind extends ElementKind> = Extract<ViewElement, { readonly kind: Kind }>;

/** The props of an element of a kind; the one place for what TypeScript does not follow through the table of kinds. */
export const propsOf = <Kind extends ElementKind>(element: Element<Kind>): ElementProps[Kind] => element.props as unknown as ElementProps[Kind];

/** What people would call an element: its key, its label, or its text. */
export function namesOf(element: ViewElement): string[] {
  const { props } = element;
  const names: (string | undefined)[] = [element.widget?.key];
  if ("label" in props) names.push(props.label);
  if ("key" in props) names.push(props.key);
  if ("body" in props) names.push(props.body);
  if ("title" in props) names.push(props.title);
  if ("text" in props) names.push(props.text);
  if ("name" in props) names.push(props.name);
  if ("caption" in props) names.push(props.caption);
  if ("alt" in props && props.alt !== "") names.push(props.alt);
  if ("pictures" in props) for (const { alt, caption } of props.pictures) names.push(alt, caption);
  return names.filter((name) => name !== undefined);
}

/** Whether an element is of a kind; tells the type too. */
export const isKind = <Kind extends ElementKind>(element: ViewElement, kind: Kind): element is Element<Kind> => element.kind === kind;

/**
 * Finds one element by label, key or text.
 *
 * @throws if there is none, or more than one; the message says what there is.
 */
export function findOne<Kind extends ElementKind>(elements: readonly ViewElement[], kind: Kind, name: string | undefined): Element<Kind> {
  const all = elements.filter((element) => isKind(element, kind));
  const found = name === undefined ? all : all.filter((element) => namesOf(element).includes(name));
  const [first] = found;
  const what = name === undefined ? kind : `${kind} "${name}"`;
  if (!first) {
    const others = all.map((element) => `"${namesOf(element).at(-1) ?? ""}"`).join(", ");
    const broken = elements.find((element) => isKind(element, "exception"));
    const why = broken && isKind(broken, "exception") ? ` The script failed: ${broken.props.message}` : "";
    throw new Error(`There is no ${what} on the page.${others ? ` Of that kind there are ${others}.` : ""}${why}`);
  }
  if (found.length > 1) throw new Error(`There are ${found.length} of ${what} on the page; give one a key and find it by that`);
  return first;
}
