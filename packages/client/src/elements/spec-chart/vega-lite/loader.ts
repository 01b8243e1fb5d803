import { isWrittenOut, safeAddress } from "@tutti/protocol";
import type { Loader } from "vega";
import { beside } from "../../beside.ts";

const refuse = (address: string): Promise<never> => Promise.reject(new Error(`Nothing is loaded for a chart: ${address.slice(0, 80)}`));

/** Loads nothing. Pictures are those that are written out; a press leads where any other link may. */
export const LOADER: Loader = {
  load: refuse, http: refuse, file: refuse,
  async sanitize(address, { context }) {
    if (context === "href") {
      const href = safeAddress(address);
      if (href === undefined) return refuse(address);
      return { href, target: "_self", ...beside(href) };
    }
    return isWrittenOut(address) ? { href: address } : refuse(address);
  },
};
