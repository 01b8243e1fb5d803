import type { JSX } from "solid-js";
import { displayTexts } from "../../texts/displays.ts";
import { texts } from "../../texts/page.ts";
import type { SourceInUse } from "./use-source.ts";
import "./media.css";

/** Stands where something could not be loaded, and says what to do. */
export function Failed(props: { readonly source: SourceInUse; readonly what: string }): JSX.Element {
  return (
    <div class="media-failed" role="status">
      <span>{displayTexts.media.failed(props.what)} {props.source.outside() ? displayTexts.media.outside : ""}</span>
      <button type="button" class="button" data-size="small" onClick={() => props.source.retry()}>{texts.page.retry}</button>
    </div>
  );
}
