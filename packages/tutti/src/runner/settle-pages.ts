import type { ElementKind } from "@tutti/protocol";
import { append, makeNode, restart } from "./node.ts";
import type { Pass } from "./pass.ts";
import type { Scene } from "./scene.ts";

/** What stands elsewhere than in the page's place. */
const ELSEWHERE: ReadonlySet<ElementKind> = new Set<ElementKind>(["pageConfig", "theme", "sidebar", "bottom", "dialog"]);

/**
 * After a run of the script: what it does not call a page any more is none. A script that ended before it came to its pages has said
 * nothing of them: they stay in the navigation as they were, and show nothing until it comes to them again.
 */
export function settlePages({ live, rerunAsked, scene }: Pass): void {
  const ran = scene.main.execution;
  if (!live || rerunAsked || !ran || ran.drawing) return;
  if (ran.declared.size > 0 || ran.whole) {
    for (const path of scene.pages.keys()) if (!ran.declared.has(path)) scene.dropPage(path);
    if (ran.declared.size === 0) scene.navigation = undefined;
  } else if (scene.navigation) keepNavigation(scene, scene.navigation);
}

function keepNavigation(scene: Scene, navigation: NonNullable<Scene["navigation"]>): void {
  const { node } = scene.main;
  if (node.children?.some(({ kind }) => kind === "pages")) return;
  const said = node.children?.some(({ kind }) => !ELSEWHERE.has(kind)) === true;
  append(node, makeNode({ id: node.names.next(node.id, "pages", undefined), kind: "pages", props: { ...navigation, stopped: { said } }, owner: { drawing: false } }));
  node.made = undefined;
  scene.pagesRest = true;
  for (const page of scene.pages.values()) {
    // What the script did not come to is nobody's to see: it may have stopped to keep it.
    scene.release(page);
    restart(page.node, { drawing: false });
    page.dirty = true;
  }
  scene.touched();
}
