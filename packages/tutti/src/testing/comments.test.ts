import { app, type AppUi } from "tutti";
import { testApp } from "tutti/testing";
import { expect, test } from "vitest";

const granary = app("Granary", (ui) => {
  const need = ui.slider("Need", { key: "need", min: 0, max: 30, value: 10 });
  if (need > 20) ui.comments.post(`${need} t are a lot`, { key: "much", on: "need" });
  const open = ui.comments.threads.filter(({ resolved }) => !resolved);
  ui.metric("Open", open.length);
  ui.metric("Words", ui.comments.threads.flatMap(({ comments }) => comments.map(({ text }) => text)).join(" / "));
  if (ui.button("Settle")) for (const thread of open) ui.comments.resolve(thread.id);
  if (ui.button("Answer")) for (const thread of open) ui.comments.post("Noted", { key: `answer-${thread.id}`, thread: thread.id });
});

test("[APPC-1] a script reads what is said, and runs again when something is", async () => {
  const t = testApp(granary);
  await t.run();
  const ana = t.person("Ana", "commenter");
  await t.run();
  const thread = ana.comments.say("need", "Why ten?");
  await t.run();
  t.comments.reply(thread, "For the winter");
  await t.run();
  expect([t.metric("Open").value, t.metric("Words").value]).toEqual([1, "Why ten? / For the winter"]);
  expect(ana.comments.threads[0]?.comments.map(({ by }) => by)).toEqual([ana.who.id, t.who.id]);
  ana.comments.delete(thread);
  t.comments.resolve(thread);
  await t.run();
  expect([t.metric("Open").value, t.metric("Words").value]).toEqual([0, "For the winter"]);
});

test("[APPC-2] what the app says is said once by its key, in its newest words, at its widget or in a thread; it also settles threads", async () => {
  const t = testApp(granary);
  await t.run();
  for (const need of [25, 28, 5, 28]) {
    t.slider("Need").set(need);
    await t.run();
  }
  expect(t.comments.threads).toMatchObject([{ label: "need", resolved: false, comments: [{ text: "28 t are a lot" }] }]);
  expect(t.comments.threads[0]?.comments[0]).not.toHaveProperty("by");
  for (const press of ["Answer", "Answer", "Settle"]) {
    t.button(press).click();
    await t.run();
  }
  expect(t.comments.threads).toMatchObject([{ resolved: true, comments: [{ text: "28 t are a lot" }, { text: "Noted" }] }]);
});

test("[APPC-3] what is offline said is said after it, and what may not be said is told to who said it", async () => {
  const t = testApp(granary);
  await t.run();
  const [ana, vic] = [t.person("Ana"), t.person("Vic", "viewer")];
  await t.run();
  ana.offline();
  const thread = ana.comments.say("need", "From the train");
  vic.comments.say("need", "May I?");
  await t.run();
  expect(t.comments.threads).toEqual([]);
  expect(vic.notices).toMatchObject([{ kind: "unsaid", text: "May I?" }]);
  ana.online();
  await t.run();
  expect(t.comments.threads.map(({ id }) => id)).toEqual([thread]);
});

const wrong = async (post: (ui: AppUi) => void): Promise<string | undefined> => {
  const t = testApp(app("Wrong", post));
  await t.run();
  return t.errors[0]?.message;
};

test("[APPC-4] a post without words, a place or a key that can be one is a mistake that is told with what to write", async () => {
  expect(await wrong((ui) => ui.comments.post(" ", { key: "a", on: "x" }))).toContain("needs words");
  expect(await wrong((ui) => ui.comments.post("x", { key: "a b", on: "x" }))).toContain("is no key");
  expect(await wrong((ui) => ui.comments.post("x", { key: "a" }))).toContain("stands nowhere");
  expect(await wrong((ui) => ui.comments.post("x".repeat(5_000), { key: "a", on: "x" }))).toContain("4000");
  expect(await wrong((ui) => ui.private(() => ui.comments.post("x", { key: "a", on: "x" })))).toContain("ui.private");
});
