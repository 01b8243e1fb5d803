import { pageRoot, ROOT, type ElementId, type ViewElement } from "@tutti/protocol";

/** More elements than a page has are not gone through. */
const MOST = 20_000;

/**
 * The element that a name means: the widget of that key, else the first that is called so.
 *
 * @param at the path of the page that is looked at.
 */
export function findElement(name: string, at: string, element: (id: ElementId) => ViewElement | undefined): ElementId | undefined {
  let called: ElementId | undefined;
  const waiting: ElementId[] = [ROOT, pageRoot(at)];
  for (let n = 0; n < MOST; n++) {
    const id = waiting.shift();
    if (id === undefined) break;
    const found = element(id);
    if (!found) continue;
    if (found.widget?.key === name) return id;
    if (called === undefined && isCalled(found, name)) called = id;
    waiting.push(...(found.children ?? []));
  }
  return called;
}

const isCalled = ({ props }: ViewElement, name: string): boolean => ("label" in props && props.label === name) || ("title" in props && props.title === name) || ("key" in props && props.key === name);
