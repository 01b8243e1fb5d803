import { For, type JSX } from "solid-js";
import { texts } from "../texts/page.ts";
import "./skeleton.css";

/** What stands where the page will be, in about its measures. */
export function Skeleton(): JSX.Element {
  return (
    <div class="skeleton flow" role="status">
      <span class="sr-only">{texts.page.loading}</span>
      <div class="bone bone-title" />
      <div class="bones"><For each={[1, 2, 3, 4]}>{() => <div class="bone bone-card" />}</For></div>
      <div class="bone bone-chart" />
    </div>
  );
}
