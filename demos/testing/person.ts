import type { BrowserContext, Locator, Page } from "playwright-core";
import { expect } from "vitest";

/** How long a state may take to come, on a machine with other work. A test waits for states only. */
export const PATIENCE = 15_000;

/** Somebody with a browser of their own: found by role and label, as they would find it themselves. */
export class Person {
  readonly name: string;
  readonly page: Page;
  readonly context: BrowserContext;
  /** What went wrong in their page without being shown. */
  readonly faults: string[] = [];

  constructor(name: string, page: Page, context: BrowserContext) {
    this.name = name;
    this.page = page;
    this.context = context;
    page.on("pageerror", (error) => this.faults.push(error.stack ?? error.message));
  }

  /** What the app drew, without the page's own bar. */
  get main(): Locator {
    return this.page.getByRole("main");
  }

  slider(label: string): Locator {
    return this.page.getByRole("slider", { name: label });
  }

  button(label: string): Locator {
    return this.page.getByRole("button", { name: label, exact: true });
  }

  textbox(label: string): Locator {
    return this.page.getByRole("textbox", { name: label });
  }

  toggle(label: string): Locator {
    return this.page.getByRole("switch", { name: label });
  }

  metric(label: string): Locator {
    return this.page.getByRole("group", { name: label, exact: true });
  }

  async seesMetric(label: string, value: string): Promise<void> {
    await expect.poll(() => this.metric(label).innerText().catch(() => ""), { timeout: PATIENCE, message: `${this.name}: ${label}` }).toContain(value);
  }

  /** Waits until these words stand on the page. */
  async sees(words: string | RegExp): Promise<void> {
    await this.page.getByText(words).first().waitFor({ state: "visible", timeout: PATIENCE });
  }

  async seesNot(words: string | RegExp): Promise<void> {
    await expect.poll(() => this.page.getByText(words).filter({ visible: true }).count(), { timeout: PATIENCE, message: `${this.name} still sees ${words}` }).toBe(0);
  }

  /** Waits until a slider says this value. */
  async seesSliderAt(label: string, value: number): Promise<void> {
    await expect.poll(() => this.slider(label).first().inputValue(), { timeout: PATIENCE, message: `${this.name}: ${label}` }).toBe(String(value));
  }

  async seesText(label: string, text: string): Promise<void> {
    await expect.poll(() => this.textOf(label), { timeout: PATIENCE, message: `${this.name}: ${label}` }).toBe(text);
  }

  textOf(label: string): Promise<string> {
    return this.textbox(label).inputValue();
  }

  /** Moves a slider by keys, as somebody does who is exact. */
  async press(slider: string, key: string, times = 1): Promise<void> {
    await this.slider(slider).first().focus();
    for (let n = 0; n < times; n++) await this.page.keyboard.press(key);
  }

  /** Takes an option of a select, or adds one to a multiselect. */
  async chooses(label: string, option: string): Promise<void> {
    const box = this.page.getByRole("combobox", { name: label });
    if ((await box.evaluate("box => box.tagName")) === "SELECT") return void (await box.selectOption(option));
    await box.click();
    await this.page.getByRole("option", { name: option, exact: true }).click();
    await this.page.keyboard.press("Escape");
  }

  /** Sets the caret to the end of a text and types. */
  async type(label: string, text: string): Promise<void> {
    await this.textbox(label).focus();
    await this.page.keyboard.press("Control+End");
    await this.page.keyboard.type(text);
  }

  /** Waits until the page says that everything is saved. */
  async saved(): Promise<void> {
    await this.page.getByText("Saved", { exact: true }).filter({ visible: true }).first().waitFor({ timeout: PATIENCE });
  }

  /** Takes their own name, where guests do. */
  async introduce(): Promise<void> {
    await this.openPeople();
    await this.button("Change your name").click();
    await this.textbox("Your name here").fill(this.name);
    await this.button("Save name").click();
    await this.textbox("Your name here").waitFor({ state: "detached", timeout: PATIENCE });
    await this.page.keyboard.press("Escape");
  }

  async openPeople(): Promise<void> {
    await this.page.getByRole("button", { name: /\d+ (person|people) here/ }).click();
  }

  /** Cuts the network, as a tunnel does, and waits until the page has noticed. */
  async goOffline(): Promise<void> {
    await this.context.setOffline(true);
    await this.sees(/^Offline/);
  }

  async comeBack(): Promise<void> {
    await this.context.setOffline(false);
    await this.seesNot(/^Offline/);
  }

  /** Waits until the service worker keeps the page, so that it opens without a network. */
  async shellKept(): Promise<void> {
    await this.page.evaluate("navigator.serviceWorker.ready.then(() => undefined)");
  }

  /** The name of what has the focus, as a screen reader would begin to say it. */
  focusedName(): Promise<string> {
    return this.page.evaluate<string>(`(() => {
      const at = document.activeElement;
      const named = at?.getAttribute("aria-labelledby")?.split(" ").map((id) => document.getElementById(id)?.textContent).join(" ");
      return named ?? at?.getAttribute("aria-label") ?? at?.labels?.[0]?.textContent ?? at?.textContent ?? "";
    })()`);
  }
}
