import type { Page } from "../../demos/testing/chromium.ts";

/** What is done before an example's picture is taken, where its first look does not show what it is for. */
export const MOMENTS: Readonly<Record<string, (page: Page) => Promise<void>>> = {
  "chat-input": async (page) => {
    await page.getByRole("textbox").last().fill("Bread for forty, please");
    await page.keyboard.press("Enter");
    await page.getByText("Bread for forty, please").first().waitFor();
  },
  dialog: async (page) => {
    await page.getByRole("button").filter({ hasText: "…" }).first().click();
    await page.getByRole("dialog").getByRole("radio").first().waitFor();
    await page.getByRole("dialog").getByRole("textbox").waitFor();
  },
  job: async (page) => {
    await page.getByRole("button", { name: "Read the proofs" }).click();
    await page.getByText(/Chapter [2-9] of/).waitFor();
  },
  jobs: async (page) => {
    for (const name of ["Print the posters", "Print the flyers"]) await page.getByRole("button", { name }).click();
    await page.getByText(/\d of 200 copies/).first().waitFor();
  },
  room: async (page) => {
    await page.getByRole("textbox").fill("Printed the posters");
    await page.getByText("Saved", { exact: true }).first().waitFor();
    await page.getByRole("button", { name: "Try something" }).click();
    await page.getByRole("link", { name: "To the branch" }).waitFor();
    await page.getByRole("cell").first().waitFor();
  },
  "menu-button": (page) => page.getByRole("button", { name: "Report" }).click(),
  popover: (page) => page.getByRole("main").getByRole("button").first().click(),
  "on-change": async (page) => {
    for (const key of ["ArrowRight", "ArrowRight", "ArrowLeft"]) await page.getByRole("slider").press(key);
    await page.getByText("22 → 21").waitFor();
  },
  button: async (page) => {
    await page.getByRole("button", { name: "Deploy" }).click();
    await page.getByText("deployed").waitFor();
  },
  spinner: async (page) => {
    await page.getByRole("button").last().click();
    await page.getByText("Asking").waitFor();
  },
  progress: async (page) => {
    await page.getByRole("main").getByRole("button").click();
    await page.getByText(/2\d of 40/).waitFor();
  },
  status: async (page) => {
    await page.getByRole("main").getByRole("button").first().click();
    await page.getByText("Joined them").waitFor();
  },
  toast: async (page) => {
    await page.getByRole("button", { name: "Coffee is ready" }).click();
    await page.getByText("has made coffee").waitFor();
  },
  balloons: async (page) => {
    for (const _ of [1, 2, 3]) await page.getByRole("button", { name: /Add|\+|more/i }).first().click();
    await page.getByRole("button", { name: "We have made it" }).click();
    await page.waitForTimeout(2_600);
  },
  snow: async (page) => {
    await page.getByRole("button", { name: "Let it snow" }).click();
    await page.waitForTimeout(2_500);
  },
  "write-stream": async (page) => {
    await page.getByRole("button", { name: "Write the report" }).click();
    await page.getByText("The lock closes at 14:00.").waitFor();
  },
  poll: (page) => page.getByText("Noodles").first().click(),
  form: async (page) => {
    await page.getByRole("button", { name: "Book" }).click();
    await page.getByText("Booked:").waitFor();
  },
  "submit-button": async (page) => {
    await page.getByRole("textbox", { name: "Note" }).fill("As last year");
    await page.getByRole("button", { name: "Approve" }).click();
    await page.getByText("Approved: As last year").waitFor();
    await page.mouse.move(0, 0);
    await page.waitForTimeout(300);
  },
  plotly: (page) => page.locator("[data-kind=plotly] svg.main-svg").nth(2).waitFor(),
  mermaid: (page) => page.locator("[data-kind=mermaid] svg").first().waitFor(),
  graphviz: (page) => page.locator("[data-kind=graphviz] svg").first().waitFor(),
  "page-config": (page) => page.locator("[data-kind=lineChart] canvas, [data-kind=lineChart] svg").first().waitFor(),
  video: async (page) => {
    // A film in the middle, not its loading.
    await page.evaluate(`new Promise((ready) => {
      const film = document.querySelector("video");
      film.addEventListener("seeked", () => setTimeout(ready, 1_500), { once: true });
      const look = () => { if (film.readyState >= 2) film.currentTime = 1; else setTimeout(look, 50); };
      look();
    })`);
  },
};

/** Elements that stand elsewhere than among the others, or over them: their picture shows the whole window. */
export const WINDOW = new Set([
  "balloons", "bottom", "chat-input", "dialog", "logo", "menu-button", "page-config", "page-link", "pages", "popover", "sidebar", "snow", "switch-page", "theme", "toast",
]);

/** Those that have a picture in the dark, too: where colours are chosen anew and not only turned round. */
export const DARK = new Set([
  "area-chart", "badge", "bar-chart", "code", "code-editor", "dataframe", "data-editor", "error", "graphviz", "info", "kanban", "line-chart",
  "mermaid", "metric", "scatter-chart", "success", "table", "theme", "warning",
]);
