/**
 * Whether a page stands inside a page of another site: browsers keep what it keeps apart for that site, and some let go of it when that
 * page is closed. Without a list of what one may register under (`co.uk`), two sites that share their last two labels pass for one.
 *
 * @param own the page's own host.
 * @param around the origins of the pages that it stands in.
 */
export const isPartitioned = (own: string, around: readonly string[]): boolean => around.some((origin) => siteOf(hostOf(origin)) !== siteOf(own));

/** The same of the page that this runs in. Firefox names no ancestors: there the page that leads here is taken. */
export const standsInAnotherSite = (): boolean =>
  window.top !== window && isPartitioned(location.hostname, "ancestorOrigins" in location ? [...location.ancestorOrigins] : [document.referrer]);

function hostOf(origin: string): string {
  try {
    return new URL(origin).hostname;
  } catch {
    return "";
  }
}

const siteOf = (host: string): string => (/^[\d.]+$|:/.test(host) ? host : host.split(".").slice(-2).join("."));
