/** An app of several pages: one file, loaded where there is one. */
export { PageConfig } from "./page-config.tsx";
export { PageLink } from "./page-link.tsx";
export { PageBody, Pages } from "./pages.tsx";
