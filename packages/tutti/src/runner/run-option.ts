import type { WidgetKind } from "@tutti/protocol/script";
import type { ValueWidget } from "../ui/pen.ts";

/**
 * When a widget's changes run the script, as its author says.
 *
 * @returns what the page and the room are told of it, or what is wrong, in words.
 */
export function runOption<K extends WidgetKind, Stored, V>({ kind, called = kind, rule, props, options: { run } }: ValueWidget<K, Stored, V>): { readonly previews?: true } | string {
  const written = rule.storage === "text" || rule.storage === "rich";
  if (run !== undefined && !(run === "commit" || run === "drag" || run === "never" || (written && run === "live"))) {
    return `${called} "${props.label}": run is ${JSON.stringify(run)}; it is ${written ? '"live", ' : ""}"commit", "drag" or "never"`;
  }
  // Where nothing is dragged, or what is written is followed anyway, there is nothing to tell.
  return run === "drag" && rule.dragged ? { previews: true } : {};
}
