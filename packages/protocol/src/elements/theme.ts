import type { Theme } from "../theme/theme.ts";

/** The look that a script gives the page it stands on, over the server's. It draws nothing. */
export interface ThemeProps { readonly theme: Theme }
