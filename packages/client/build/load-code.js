/**
 * How the page loads code where it is first needed, in the place of Vite's own helper, which is twice as long and gives up sooner.
 * A browser remembers of an address for as long as the page lives that it did not come (the module map of HTML, 8.1.3.8), so it
 * is asked for under another name, which is the same file. Where it was one of the files that it imports, nothing but loading the page anew
 * helps: `<html data-missing>` tells. Without a network nothing is lost yet, and nothing could be loaded anew: whoever draws it tries again.
 */
const styles = new Map();
let tries = 0;

const style = (file) => {
  // Those of the first page stand in it.
  if (!styles.has(file) && !document.querySelector(`link[href="/${file}"]`)) {
    styles.set(file, new Promise((resolve, reject) => {
      const link = document.createElement("link");
      link.rel = "stylesheet";
      link.href = `/${file}`;
      link.addEventListener("load", resolve);
      link.addEventListener("error", () => {
        styles.delete(file);
        link.remove();
        reject(Error(file));
      });
      document.head.append(link);
    }));
  }
  return styles.get(file);
};

export const __vitePreload = async (load, files) => {
  await Promise.all((files ?? []).map(style));
  return load().catch((error) => {
    const [address] = /http\S+/.exec(error.message) ?? [];
    if (!address) throw error;
    return __TUTTI_IMPORT__(`${address}#${(tries += 1)}`).catch(() => {
      if (navigator.onLine) document.documentElement.dataset.missing = "code";
      throw error;
    });
  });
};
