import { texts } from "../../texts/page.ts";
import { watchFaults } from "./faults.ts";
import { loadComponent, putStyles } from "./load-component.ts";
import { runComponent } from "./run-component.ts";
import type { Heard, Part, Stand, Told } from "./stand.ts";

/** Stands a component in a shadow root: its styles reach nothing outside, and the page's reach it by their tokens alone. */
export function standInPage(box: HTMLElement, { name, label, code }: Part, first: Told, heard: Heard): Stand {
  let told = first;
  let stand: Stand | undefined;
  let over = false;
  const host = document.createElement("div");
  host.className = "component-host";
  box.replaceChildren(host);
  const shadow = host.attachShadow({ mode: "open" });
  const unwatch = watchFaults({ script: code.script, box: host, fail: heard.fail });

  const begin = async (): Promise<void> => {
    const component = await loadComponent(code.script, name).catch((cause: unknown) => {
      // Its own first lines may have thrown, which is another thing than not to have come.
      throw cause instanceof TypeError && /fetch|import/i.test(cause.message) ? new Error(texts.page.elementNotLoaded, { cause }) : cause;
    });
    const root = document.createElement("div");
    root.style.height = "100%";
    await putStyles(shadow, code.styles, component.css);
    if (over) return;
    shadow.append(root);
    stand = runComponent(component, root, label, told, heard);
  };
  begin().catch((error: unknown) => {
    if (!over) heard.fail(error);
  });
  return {
    tell: (now) => {
      told = now;
      stand?.tell(now);
    },
    hear: (name, data) => stand?.hear(name, data),
    end: () => {
      over = true;
      unwatch();
      stand?.end();
      host.remove();
    },
  };
}
