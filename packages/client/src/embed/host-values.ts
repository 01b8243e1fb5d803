import { jsonEqual, type JsonValue, type ToEmbed } from "@tutti/protocol";
import { createEffect, createRoot } from "solid-js";
import type { Page, WidgetOnPage } from "../elements/page.ts";
import type { HostLink } from "./host-link.ts";

/** A widget whose value can be told. */
type Told = WidgetOnPage & { readonly [Name in "place" | "stored" | "initial"]-?: NonNullable<WidgetOnPage[Name]> };

/** What only one person has is no business of the page around: their own widgets, and what they type in secret. */
const isShared = (widget: WidgetOnPage | undefined): widget is Told =>
  widget?.place !== undefined && widget.stored !== undefined && widget.initial !== undefined && widget.place().scope !== "me" && widget.storage !== "secret" && widget.storage !== "rows";

const valueOf = (widget: Told): JsonValue => widget.stored() ?? widget.initial();

/** Lets the page around read and set the values of widgets, by their keys, and hear of changes. */
export function offerValues(page: Page, link: HostLink): void {
  let endWatching = (): void => undefined;
  const answer = (n: number, work: () => JsonValue): void => {
    try {
      link.say({ type: "answer", n, value: work() });
    } catch (error) {
      link.say({ type: "answer", n, problem: error instanceof Error ? error.message : String(error) });
    }
  };
  const find = (key: string): Told => {
    if (link.trust !== "named") throw new Error("This server names no sites that may read and set values: embed.origins is \"*\"");
    const widget = page.widget(key);
    if (!isShared(widget)) throw new Error(`There is no widget of the key "${key}" on this page that everybody shares`);
    return widget;
  };
  const watch = (keys: readonly string[]): void => {
    endWatching();
    if (link.trust !== "named") return;
    endWatching = createRoot((dispose) => {
      for (const key of keys) {
        let told: JsonValue | undefined;
        createEffect(() => {
          const widget = page.widget(key);
          const value = isShared(widget) ? valueOf(widget) : undefined;
          if (value === undefined || jsonEqual(value, told)) return;
          told = value;
          link.say({ type: "value", key, value });
        });
      }
      return dispose;
    });
  };
  link.onMessage((message: ToEmbed) => {
    if (message.type === "get") answer(message.n, () => valueOf(find(message.key)));
    if (message.type === "watch") watch(message.keys);
    if (message.type !== "set") return;
    answer(message.n, () => {
      const widget = find(message.key);
      if (!widget.put || widget.writable?.() !== true) throw new Error(`"${message.key}" cannot be changed here now`);
      widget.put(message.value);
      return null;
    });
  });
}
