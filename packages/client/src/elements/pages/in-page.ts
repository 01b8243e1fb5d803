import { createContext } from "solid-js";

/** Whether what is drawn is of one page, and not of all. */
export const InPage = createContext(false);
