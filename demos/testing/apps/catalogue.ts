import { app } from "tutti";

/** What no demo shows of single elements. */
export default app("Catalogue", { unsafeHtml: true }, (ui) => {
  ui.slider("Volume", { min: 0, max: 10, value: 5 });
  const opened = ui.state("opened", 0);
  ui.private((mine, me) => {
    const token = mine.textInput("Token", { type: "password", key: "token" });
    mine.text(token === "" ? `${me.name} has no token` : `${me.name}'s token has ${token.length} characters`);
  });
  const sent = ui.form("door", (f) => {
    const word = f.textInput("Password", { type: "password" });
    f.submitButton("Open");
    return word.length;
  }, { onSubmit: (length) => { if (length > 0) opened.set(opened.value + 1); } });
  ui.text(`The door was opened ${opened.value} times${sent === undefined ? "" : ", and the form was sent"}`);
  ui.html('<p id="n">0 pressed</p><button>Press</button><img src="x" alt="" onerror="document.title=1;parent.postMessage({height:3000},\'*\')"><script>document.body.append("ran from HTML")</script>', {
    label: "Small one", css: "button { color: var(--accent) } #n { margin: 0 }",
    js: `let n = 0; document.querySelector("button").onclick = () => { n += 1; document.getElementById("n").textContent = n + " pressed"; };
      const tried = []; try { void parent.document.body; tried.push("page") } catch {} try { void localStorage.length; tried.push("storage") } catch {} try { if (document.cookie) tried.push("cookie") } catch {}
      fetch("/api/me").then(() => tried.push("network"), () => undefined).finally(() => document.body.append("reached: " + (tried.join() || "nothing")));`,
  });
  ui.html('<p>As it is</p><script>document.body.append("ran as it is")</script>', { unsafe: true, label: "Unsafe one" });
  const doubled = ui.echo(() => {
    const wanted: readonly number[] = [1, 2, 3];
    // Kept as it was written, types and remarks alike.
    ui.text(`Wanted: ${wanted.join()}`);
    return wanted.map((n: number): number => n * 2);
  });
  ui.text(`Doubled: ${doubled.join()}`);
});
