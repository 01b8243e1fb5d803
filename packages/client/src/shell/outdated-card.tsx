import type { JSX } from "solid-js";
import { noticeTexts } from "../texts/notices.ts";
import { Icon } from "../theme/icon.tsx";

/** The server has a newer page, or a part of this one is missing; loading it is the reader's own choice of moment. */
export function OutdatedCard(props: { readonly missing: boolean }): JSX.Element {
  return (
    <article class="notice">
      <p>{props.missing ? noticeTexts.lost : noticeTexts.newer}</p>
      <div class="notice-buttons"><button type="button" class="button" data-size="small" onClick={() => location.reload()}>{props.missing ? noticeTexts.loadAgain : noticeTexts.load}</button></div>
      <span class="notice-mark"><Icon name="refresh" size={16} /></span>
    </article>
  );
}
