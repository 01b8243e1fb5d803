import type { JSX } from "solid-js";
import { texts } from "../theme/texts.ts";
import { Message } from "./message.tsx";
import "./start-page.css";

/** An address that names no app. */
export function NothingHere(): JSX.Element {
  document.title = texts.page.name;
  return <main class="start"><Message title={texts.refused.notFound} text={texts.refused.address} home /></main>;
}
