import { AxeBuilder } from "@axe-core/playwright";
import type { Page } from "playwright-core";

/**
 * Nothing moves or fades: axe looks for a moment, and would find words in the colours that they pass through. And nothing is dimmed:
 * a run may begin meanwhile, and where it takes long, what it has not drawn yet is dimmed until it has.
 */
const AT_REST = "*, ::before, ::after { animation: none !important; transition: none !important; } [data-stale] { opacity: 1 !important; }";

/** What finds faults of accessibility on a page, which is at rest from now on. */
export async function axeOn(page: Page): Promise<AxeBuilder> {
  await page.addStyleTag({ content: AT_REST });
  return new AxeBuilder({ page });
}
