import { isComponent, type AnyComponent } from "@tutti/protocol";
import { componentTexts } from "../../texts/component.ts";

/**
 * Loads a component's code, which every one of that name on the page shares.
 *
 * @throws where it cannot be loaded, or holds no component of that name.
 */
export async function loadComponent(script: string, name: string): Promise<AnyComponent> {
  const module = (await import(/* @vite-ignore */ script)) as Readonly<Record<string, unknown>>;
  const found = Object.values(module).find((value): value is AnyComponent => isComponent(value) && value.name === name);
  if (!found) throw new Error(componentTexts.notExported(name));
  return found;
}

/** Puts styles where a component is drawn, and waits until they hold, so that nothing is seen without them. */
export async function putStyles(into: ShadowRoot | HTMLElement, addresses: readonly string[], css: string | undefined): Promise<void> {
  const links = addresses.map((href) => {
    const link = document.createElement("link");
    link.rel = "stylesheet";
    link.href = href;
    const loaded = new Promise<void>((resolve) => {
      link.addEventListener("load", () => resolve());
      // It can be used without its look.
      link.addEventListener("error", () => resolve());
    });
    into.prepend(link);
    return loaded;
  });
  putStyle(into, css);
  await Promise.all(links);
}

/** Puts one style, in its own words, where a component is drawn. */
export function putStyle(into: ShadowRoot | HTMLElement, css: string | undefined): void {
  if (css === undefined) return;
  const style = document.createElement("style");
  style.textContent = css;
  into.prepend(style);
}
