import type { JSX } from "solid-js";
import { texts } from "../texts/page.ts";
import { Icon } from "../theme/icon.tsx";

/** The server has a newer page; loading it is the reader's own choice of moment. */
export function OutdatedCard(): JSX.Element {
  return (
    <article class="notice">
      <p>{texts.outdated.text}</p>
      <div class="notice-buttons"><button type="button" class="button" data-size="small" onClick={() => location.reload()}>{texts.outdated.load}</button></div>
      <span class="notice-mark"><Icon name="refresh" size={16} /></span>
    </article>
  );
}
