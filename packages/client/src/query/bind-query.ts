import { fromParameters, jsonEqual, toParameters } from "@tutti/protocol";
import { createEffect, createRoot, createSignal } from "solid-js";
import type { Navigation } from "../elements/navigation.ts";
import type { BoundWidget, QueryOfferList } from "./bound.ts";

/** What a link with parameters may do at once: one's own values, and a room that one has for oneself and that is new. */
const mayFill = (widget: BoundWidget, ownRoom: boolean): boolean => widget.scope() === "me" || (ownRoom && widget.stored() === undefined);

/**
 * Binds a widget to its parameter: first what the opened link says is taken or offered, and from then on the address says what
 * the value is. The default is left out. The result ends it.
 */
export function bindQuery(widget: BoundWidget, nav: Navigation, offers: QueryOfferList, ownRoom: boolean): () => void {
  return createRoot((dispose) => {
    const [decided, setDecided] = createSignal(!nav.opened.has(widget.name));
    let withdraw: (() => void) | undefined;
    createEffect(() => {
      // Before its document is here nobody knows what the value is.
      if (decided() || widget.locked()) return;
      const texts = nav.opened.getAll(widget.name);
      nav.opened.delete(widget.name);
      const wanted = fromParameters(widget.rule, widget.props(), texts);
      if (wanted === undefined || same(texts, toParameters(widget.value()))) return void setDecided(true);
      if (mayFill(widget, ownRoom)) {
        widget.put(wanted);
        return void setDecided(true);
      }
      const decide = (take: boolean): void => {
        if (take) widget.put(wanted);
        withdraw?.();
        setDecided(true);
      };
      withdraw = offers.add({ widget, value: wanted, take: () => decide(true), leave: () => decide(false) });
    });
    createEffect(() => {
      if (!decided()) return;
      // Another page begins without parameters, and going back brings old ones: the value is what counts.
      nav.url();
      const now = toParameters(widget.value());
      const usual = same(now, toParameters(widget.rule.initial(widget.props())));
      nav.setQuery({ [widget.name]: usual ? [] : now });
    });
    return () => {
      withdraw?.();
      dispose();
    };
  });
}

const same = (a: readonly string[], b: readonly string[]): boolean => jsonEqual([...a], [...b]);
