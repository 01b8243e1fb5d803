import { For, type JSX } from "solid-js";
import "../elements/checkbox/checkbox.css";
import { texts } from "../texts/page.ts";
import { chooseTheme, THEME_CHOICES, themeChoice } from "../theme/theme.ts";

/** The looks that a reader may choose among. */
export default function ThemeBox(props: { readonly close: () => void }): JSX.Element {
  return (
    <div role="radiogroup" aria-label={texts.theme.label}>
      <For each={THEME_CHOICES}>
        {(choice) => (
          <label class="choice menu-choice">
            <input type="radio" class="radio" name="theme" checked={themeChoice() === choice} onChange={() => chooseTheme(choice)} onClick={(event) => { if (event.detail > 0) props.close(); }} />
            <span>{texts.theme.choices[choice]}</span>
          </label>
        )}
      </For>
    </div>
  );
}
