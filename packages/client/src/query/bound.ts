import type { JsonValue, Scope, WidgetProps, WidgetRule } from "@tutti/protocol";
import { createSignal, type Accessor } from "solid-js";

/** A widget whose value is mirrored in the address. */
export interface BoundWidget {
  readonly name: string;
  readonly rule: WidgetRule<WidgetProps, unknown>;
  readonly props: Accessor<WidgetProps>;
  readonly scope: Accessor<Scope>;
  readonly value: Accessor<unknown>;
  readonly stored: Accessor<JsonValue | undefined>;
  readonly locked: Accessor<boolean>;
  /** Puts a whole value, as it is stored. */
  put(value: JsonValue): void;
  print(value: unknown): string;
}

/** A value of the link that was opened, for something that everybody shares: theirs to change only when they say so. */
export interface QueryOffer {
  readonly widget: BoundWidget;
  readonly value: JsonValue;
  take(): void;
  leave(): void;
}

/** What the opened link offers, until its reader has decided. */
export interface QueryOfferList {
  readonly list: Accessor<readonly QueryOffer[]>;
  add(offer: QueryOffer): () => void;
}

export function createOffers(): QueryOfferList {
  const [list, setList] = createSignal<readonly QueryOffer[]>([]);
  return {
    list,
    add(offer) {
      setList((before) => [...before, offer]);
      return () => setList((before) => before.filter((other) => other !== offer));
    },
  };
}
