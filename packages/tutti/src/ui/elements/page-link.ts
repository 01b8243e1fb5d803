import { isPagePath, safeAddress } from "@tutti/protocol/script";
import type { Navigation } from "../navigation.ts";
import { given } from "../given.ts";
import type { Pen } from "../pen.ts";
import { asQuery } from "./as-query.ts";

/** A link to a page of the app, or to an address that links may lead to. */
export const pageLink = (pen: Pen<unknown>): Navigation["pageLink"] =>
  (target, { label = typeof target === "string" ? undefined : target.title, icon, disabled, help, query } = {}) => {
    const to = typeof target === "string" ? target : target.name;
    const inside = typeof to === "string" && isPagePath(to);
    const address = inside ? to : safeAddress(String(to));
    if (address === undefined) pen.fail(`pageLink: "${String(to).slice(0, 80)}" is no page, and no address that people may be sent to`, "Give a page, its name, or https://…");
    if (!inside && label === undefined) pen.fail(`pageLink to ${address} needs a label`, 'Write ui.pageLink("https://…", { label: "The manual" })');
    pen.put("pageLink", { to: address, ...given({ label, icon, disabled, help, query: query && asQuery(query) }) }, label ?? to);
  };
