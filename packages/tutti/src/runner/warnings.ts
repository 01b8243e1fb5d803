import { authorPlaces, callSite, shownFile, type CallSite } from "./call-site.ts";
import type { Execution } from "./execution.ts";
import type { Node } from "./node.ts";
import type { Pass } from "./pass.ts";
import type { WidgetRecord } from "./registry.ts";
import type { Scene } from "./scene.ts";

/** Which branch of several that run at once has drawn into a container. */
interface Branch {
  readonly execution: Execution;
  /** Where the branches are awaited together. */
  readonly fork: string;
  readonly index: string;
  readonly site: CallSite;
}

/** V8 names the branch in the stack of what goes on after an `await`. */
const FORK = /at async Promise\.(?:all|allSettled|any) \(index (\d+)\)(?:\n([^\n]*))?/;

const branches = new WeakMap<Node, Branch>();

/**
 * Warns where branches that run at once draw into one container: which of them is first there changes from run to run. In dev
 * alone, and for what is drawn after an `await`: reading a stack costs more than drawing does.
 */
export function noteBranch(execution: Execution, container: Node): void {
  const { scene } = execution.pass;
  if (!scene.ports.files.frames || !execution.resumed) return;
  const site = callSite();
  const [, index, fork = ""] = FORK.exec(site.stack ?? "") ?? [];
  if (index === undefined) return;
  const before = branches.get(container);
  if (before?.execution === execution && before.fork === fork && before.index !== index) {
    const [one, other] = [exactly(before.site, scene), exactly(site, scene)];
    warnOnce(scene, `branches ${one} ${other}`, () => `Two branches that run at the same time draw into one container, at ${one} and at ${other}: which comes first may change with each run. Make a container for each before you start them, and draw there`);
  }
  branches.set(container, { execution, fork, index, site });
}

/**
 * Warns where a widget without a key was drawn with another label before: under the new one it is another widget, and what
 * people had set under the old one is out of sight. At the end of a run, so that what was only moved is not meant.
 */
export function warnOfLabels(pass: Pass): void {
  const { scene, fresh } = pass;
  if (!scene.ports.files.frames || fresh.length === 0) return;
  const lost = scene.registry.lost();
  for (const record of lost.length > 0 ? fresh : []) {
    if (!isDerived(record) || scene.registry.drawn(record.key, record.part.person?.id) !== record) continue;
    const place = exactly(record.site, scene);
    const here = (other: WidgetRecord): boolean => other.kind === record.kind && isDerived(other) && exactly(other.site, scene) === place;
    const before = lost.find(here);
    // Where a loop draws several, one that came is not another that went.
    if (!before || scene.registry.all().filter(here).length > 1) continue;
    warnOnce(scene, `label ${place}`, () => `The ${record.kind} at ${place} was "${before.key}" and is now "${record.key}": a label that changes makes another widget, and the value of the old one is left behind. Give it a key of its own, as in { key: "${record.kind}" }`);
  }
}

/** Warns of a form that has no submit button, and so no way to take effect. In dev alone. */
export function warnOfNoSubmit(scene: Scene, key: string): void {
  if (!scene.ports.files.frames) return;
  warnOnce(scene, `form ${key}`, () => `The form "${key}" at ${exactly(callSite(), scene)} has no submit button, so that nobody can submit it. Draw one in it: form.submitButton("Send")`);
}

/** Whether its key was made of its label, and there is a value to lose. */
const isDerived = ({ key, value }: WidgetRecord): boolean => value !== undefined && key.includes(":");

function exactly(site: CallSite, { ports }: Scene): string {
  const [place] = authorPlaces(site.stack);
  return place ? `${shownFile(place.file, ports.files)}:${place.line}:${place.column}` : "an unknown line";
}

function warnOnce(scene: Scene, about: string, text: () => string): void {
  if (scene.warned.has(about)) return;
  scene.warned.add(about);
  scene.ports.emit({ type: "log", level: "warn", text: text() });
}
