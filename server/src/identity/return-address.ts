/** Somewhere on no server: what stays on it is a path. */
const HERE = "http://tutti.invalid";

/**
 * Where somebody goes after they have signed in. Only a path of this server: an address that leads elsewhere would send people,
 * just signed in, to whoever made the link.
 *
 * @returns the path with its query, or "/" for whatever is none.
 */
export function returnAddress(wanted: string | undefined | null): string {
  if (!wanted || wanted.length > 2_000 || !wanted.startsWith("/") || /[\\\u0000-\u001f\u007f]/.test(wanted)) return "/";
  if (!URL.canParse(wanted, HERE)) return "/";
  const url = new URL(wanted, HERE);
  const path = `${url.pathname}${url.search}${url.hash}`;
  // Paths such as `/..//evil.example` begin with two strokes only once they are read.
  if (url.origin !== HERE || path.startsWith("//")) return "/";
  // The one page there to which a frame leads, and which asks before it does anything.
  if (path.startsWith("/signin/frame?")) return path;
  return /^\/(signin|api)(\/|$|\?)/.test(path) ? "/" : path;
}
