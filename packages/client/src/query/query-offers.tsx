import { Show, type JSX } from "solid-js";
import { lazily, OnceLoaded } from "../elements/lazily.tsx";
import { usePage } from "../elements/room.ts";

// Most links carry no values.
const OfferCard = lazily(() => import("./offer-card.tsx"));

/** What the opened link would change for everybody. */
export function QueryOffers(): JSX.Element {
  const { offers } = usePage();
  return <Show when={offers.list().length > 0}><OnceLoaded><OfferCard offers={offers.list()} /></OnceLoaded></Show>;
}
