/** Where other elements stand, beyond what is on every page: one file, loaded once one of them is drawn. */
export { Dialog } from "./dialog/dialog.tsx";
export { Grid } from "./grid/grid.tsx";
export { Popover } from "./popover/popover.tsx";
