/** Everybody's pages. Who they are is not known, so that they are told nothing and ask for nothing. */
export const ANY_ORIGIN = "*";

/** Whether an origin is one of those: `https://wiki.example`, or `https://*.atlassian.net` for all below a name. */
export function isNamedOrigin(origin: string, named: readonly string[]): boolean {
  return named.some((one) => {
    if (one.toLowerCase() === origin) return true;
    const [scheme = "", rest = ""] = one.toLowerCase().split("://*");
    return one.includes("://*.") && origin.startsWith(`${scheme}://`) && origin.endsWith(rest) && origin.length > scheme.length + 3 + rest.length;
  });
}
