/**
 * Keeps the page itself in this browser, so that an app opened before opens without a network. Does nothing where the browser
 * cannot (an insecure address, a private window): the app works the same, online.
 */
export async function registerShell(): Promise<void> {
  if (!("serviceWorker" in navigator)) return;
  try {
    await navigator.serviceWorker.register("/sw.js", { scope: "/", updateViaCache: "none" });
  } catch (error) {
    console.warn("This browser does not keep the page for offline use:", error);
  }
}
