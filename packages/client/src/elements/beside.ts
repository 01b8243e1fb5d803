import { leavesApp } from "@tutti/protocol";

/** What a link has that leaves the app: it opens beside it, and tells the other side nothing of where it was clicked. */
export const beside = (to: string): { readonly target?: "_blank"; readonly rel?: "noopener noreferrer" } =>
  (leavesApp(to) ? { target: "_blank", rel: "noopener noreferrer" } : {});

/** Leads a link of a cleaned drawing or text to an address, whatever window it asked for itself. */
export function leadTo(link: Element, to: string): void {
  link.removeAttribute("target");
  for (const [name, value] of Object.entries({ href: to, ...beside(to) })) link.setAttribute(name, value);
}
