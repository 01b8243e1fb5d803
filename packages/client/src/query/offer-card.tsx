import { For, type JSX } from "solid-js";
import { queryTexts as texts } from "../texts/query.ts";
import { Icon } from "../theme/icon.tsx";
import type { QueryOffer } from "./bound.ts";

/** Asks whether the values of the link are to be everybody's. */
export default function OfferCard(props: { readonly offers: readonly QueryOffer[] }): JSX.Element {
  const all = (what: "take" | "leave"): void => props.offers.forEach((offer) => offer[what]());
  const shown = ({ widget, value }: QueryOffer): string => {
    const accepted = widget.rule.accept(widget.props(), value);
    return widget.print(accepted);
  };
  return (
    <article class="notice">
      <p>{texts.offer}</p>
      <table class="compared">
        <thead><tr><th scope="col">{texts.field}</th><th scope="col">{texts.link}</th><th scope="col">{texts.here}</th></tr></thead>
        <tbody>
          <For each={props.offers}>{(offer) => <tr><th scope="row">{offer.widget.props().label}</th><td>{shown(offer)}</td><td>{offer.widget.print(offer.widget.value())}</td></tr>}</For>
        </tbody>
      </table>
      <div class="notice-buttons">
        <button type="button" class="button" data-size="small" data-emphasis="primary" onClick={() => all("take")}>{texts.take}</button>
        <button type="button" class="button" data-size="small" onClick={() => all("leave")}>{texts.leave}</button>
      </div>
      <span class="notice-mark"><Icon name="info" size={16} /></span>
    </article>
  );
}
