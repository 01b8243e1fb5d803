import { For, type JSX } from "solid-js";
import { Icon } from "../theme/icon.tsx";
import { texts } from "../texts/page.ts";
import { chooseTheme, shownTheme, THEME_CHOICES, themeChoice } from "../theme/theme.ts";
import "../elements/checkbox/checkbox.css";
import "./menus.css";
import { PopoverButton } from "./popover-button.tsx";

/** Light, dark, or as the system says: each reader's own. */
export function ThemeMenu(): JSX.Element {
  return (
    <PopoverButton class="icon-button" label={texts.theme.label} face={<Icon name={shownTheme() === "dark" ? "moon" : "sun"} />} boxClass="menu theme-menu" boxLabel={texts.theme.label}>
      {(close) => (
        <div role="radiogroup" aria-label={texts.theme.label}>
          <For each={THEME_CHOICES}>
            {(choice) => (
              <label class="choice menu-choice">
                <input type="radio" class="radio" name="theme" checked={themeChoice() === choice} onChange={() => chooseTheme(choice)} onClick={(event) => { if (event.detail > 0) close(); }} />
                <span>{texts.theme.choices[choice]}</span>
              </label>
            )}
          </For>
        </div>
      )}
    </PopoverButton>
  );
}
