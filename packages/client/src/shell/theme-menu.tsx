import type { JSX } from "solid-js";
import { lazily } from "../elements/lazily.tsx";
import { BarIcon } from "../theme/bar-icon.tsx";
import { texts } from "../texts/page.ts";
import { shownTheme } from "../theme/theme.ts";
import "./menus.css";
import { PopoverButton } from "./popover-button.tsx";

const ThemeBox = lazily(() => import("./theme-box.tsx"));

/** Light, dark, or as the system says: each reader's own. */
export function ThemeMenu(): JSX.Element {
  return (
    <PopoverButton class="icon-button" label={texts.theme.label} face={<BarIcon name={shownTheme() === "dark" ? "moon" : "sun"} />} boxClass="menu theme-menu" boxLabel={texts.theme.label}>
      {(close) => <ThemeBox close={close} />}
    </PopoverButton>
  );
}
