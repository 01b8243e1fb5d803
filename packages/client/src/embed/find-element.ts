import { pageRoot, ROOT, type ElementId, type ViewElement } from "@tutti/protocol";

/** More elements than a page has are not gone through. */
const MOST = 20_000;
/** A longer name is not read from an address. */
const MOST_NAME = 256;

/**
 * The element that a name means: the widget of that key, else the first that is called so.
 *
 * @param at the path of the page that is looked at.
 */
export function findElement(name: string, at: string, element: (id: ElementId) => ViewElement | undefined): ElementId | undefined {
  let called: ElementId | undefined;
  for (const [id, found] of elementsOf(at, element)) {
    if (found.widget?.key === name) return id;
    if (called === undefined && isCalled(found, name)) called = id;
  }
  return called;
}

/** How the elements of a page are called, each name once, in the order in which they are found: each of them means one to {@link findElement}. */
export function namesOn(at: string, element: (id: ElementId) => ViewElement | undefined): string[] {
  const names = [...elementsOf(at, element)].map(([, { props }]) => ("label" in props ? props.label : "title" in props ? props.title : undefined));
  return [...new Set(names.filter((name): name is string => typeof name === "string" && name.trim() !== "" && name.length <= MOST_NAME))];
}

function* elementsOf(at: string, element: (id: ElementId) => ViewElement | undefined): Iterable<readonly [ElementId, ViewElement]> {
  const waiting: ElementId[] = [ROOT, pageRoot(at)];
  for (let n = 0; n < MOST; n++) {
    const id = waiting.shift();
    if (id === undefined) return;
    const found = element(id);
    if (!found) continue;
    yield [id, found];
    waiting.push(...(found.children ?? []));
  }
}

const isCalled = ({ props }: ViewElement, name: string): boolean => ("label" in props && props.label === name) || ("title" in props && props.title === name) || ("key" in props && props.key === name);
