import type { JSX } from "solid-js";
import { nothingHereTexts } from "../texts/nothing-here.ts";
import { texts } from "../texts/page.ts";
import { Message } from "./message.tsx";
import "./start-page.css";

/** An address that names no app. */
export function NothingHere(): JSX.Element {
  document.title = texts.page.name;
  return <main class="start"><Message title={texts.refused.notFound} text={nothingHereTexts.address} home /></main>;
}
