import { themeSheet } from "@tutti/protocol";
import { createEffect, onCleanup } from "solid-js";
import { apply } from "../../theme/theme.ts";
import type { Drawn } from "../drawn.ts";

/** Over the rules of a server's theme, and of an app's. */
const ROOT = ":root".repeat(5);

/** Gives the page the tokens that the script says, for as long as it says so. A sheet that is made holds under a policy that allows no inline script. */
export default function Theme(drawn: Drawn<"theme">): null {
  const sheet = new CSSStyleSheet();
  document.adoptedStyleSheets.push(sheet);
  createEffect(() => {
    sheet.replaceSync(themeSheet(drawn.props.theme, { root: ROOT }));
    apply();
  });
  onCleanup(() => {
    document.adoptedStyleSheets = document.adoptedStyleSheets.filter((other) => other !== sheet);
    apply();
  });
  return null;
}
