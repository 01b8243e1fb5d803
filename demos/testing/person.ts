import type { BrowserContext, Locator, Page } from "playwright-core";
import { expect } from "vitest";
import { axeOn } from "./axe.ts";

/** What axe finds on a page, however slight, in sentences; what is in frames of other origins is not looked at. */
export async function faultsOn(page: Page): Promise<string[]> {
  const { violations } = await (await axeOn(page)).setLegacyMode().options({ resultTypes: ["violations"] }).analyze();
  return violations.map(({ id, impact, help, nodes }) => `${id} (${impact}): ${help}: ${nodes.slice(0, 3).map((node) => node.html).join(" | ")}`);
}

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
    await expect.poll(() => this.metric(label).innerText().catch(() => ""), { message: `${this.name}: ${label}` }).toContain(value);
  }

  /** What a metric says, once it has been drawn. */
  async settledMetric(label: string): Promise<string> {
    await expect.poll(() => this.metric(label).innerText().catch(() => ""), { message: `${this.name}: ${label}` }).toMatch(/\d/);
    return this.metric(label).innerText();
  }

  /** Waits until the app has been drawn and nothing of it is still being loaded. */
  async settled(): Promise<void> {
    await this.main.locator("[data-kind], a.app-card").first().waitFor();
    // While a run takes long, what it has not drawn yet is dimmed; and it comes back by and by.
    await expect.poll(() => this.page.locator(".el-loading, [aria-busy=true], .run-line, [data-stale]").count(), { message: `${this.name}: still loading` }).toBe(0);
    await this.page.evaluate("Promise.allSettled(document.getAnimations().filter((each) => each.effect.getComputedTiming().endTime !== Infinity).map((each) => each.finished)).then(() => undefined)");
    await this.page.evaluate("document.fonts.ready.then(() => undefined)");
  }

  /** Waits until these words stand on the page. */
  async sees(words: string | RegExp): Promise<void> {
    await this.page.getByText(words).first().waitFor({ state: "visible" });
  }

  async seesNot(words: string | RegExp): Promise<void> {
    await expect.poll(() => this.page.getByText(words).filter({ visible: true }).count(), { message: `${this.name} still sees ${words}` }).toBe(0);
  }

  /** Waits until a slider says this value. */
  async seesSliderAt(label: string, value: number): Promise<void> {
    await expect.poll(() => this.slider(label).first().inputValue(), { message: `${this.name}: ${label}` }).toBe(String(value));
  }

  async seesText(label: string, text: string): Promise<void> {
    await expect.poll(() => this.textOf(label), { message: `${this.name}: ${label}` }).toBe(text);
  }

  textOf(label: string): Promise<string> {
    return this.textbox(label).inputValue();
  }

  /** Moves a slider by keys, as somebody does who is exact. */
  async press(slider: string, key: string, times = 1): Promise<void> {
    await this.mayWrite(this.slider(slider).first());
    await this.slider(slider).first().focus();
    for (let n = 0; n < times; n++) await this.page.keyboard.press(key);
  }

  /** Takes an option of a select. */
  async chooses(label: string, option: string): Promise<void> {
    await this.page.getByRole("combobox", { name: label }).selectOption(option);
  }

  /** Adds an option to a multiselect. */
  async adds(label: string, option: string): Promise<void> {
    await this.page.getByRole("combobox", { name: label }).click();
    await this.page.getByRole("listbox").getByRole("option", { name: option, exact: true }).click();
    await this.page.keyboard.press("Escape");
  }

  /** Sets the caret to the end of a text and types. */
  async type(label: string, text: string): Promise<void> {
    await this.mayWrite(this.textbox(label));
    await this.textbox(label).focus();
    await this.page.keyboard.press("Control+End");
    await this.page.keyboard.type(text);
  }

  /** Waits until the page says that everything is saved. */
  async saved(): Promise<void> {
    await this.page.getByText("Saved", { exact: true }).filter({ visible: true }).first().waitFor();
  }

  async openPeople(): Promise<void> {
    await this.page.getByRole("button", { name: /\d+ (person|people) here/ }).click();
  }

  /** The name at a widget that somebody else holds. */
  nameAt(slider: string, name: string): Locator {
    return this.page.locator(".field").filter({ has: this.slider(slider) }).getByTitle(name);
  }

  /** Somebody else's caret in a text. */
  caretOf(name: string): Locator {
    return this.page.locator(".caret-name").filter({ hasText: name }).first();
  }

  /** The thumb that somebody else drags just now. */
  ghostOf(name: string, slider: string): Locator {
    return this.page.locator(".field").filter({ has: this.slider(slider) }).getByText(`${name} drags to`);
  }

  /** Takes hold of a slider's thumb and moves it along the track; the result lets go. */
  async dragSlider(label: string, to: number): Promise<() => Promise<void>> {
    const slider = this.slider(label).first();
    const box = await slider.boundingBox();
    if (!box) throw new Error(`${label} stands nowhere`);
    const [value, min, max] = await Promise.all([slider.inputValue(), slider.getAttribute("min"), slider.getAttribute("max")]);
    const from = (Number(value) - Number(min)) / (Number(max) - Number(min));
    const at = (share: number): number => box.x + 9 + share * (box.width - 18);
    await this.page.mouse.move(at(from), box.y + box.height / 2);
    await this.page.mouse.down();
    await this.page.mouse.move(at(to), box.y + box.height / 2, { steps: 12 });
    return () => this.page.mouse.up();
  }

  /** Presses a slider's track beside its thumbs. */
  async pressTrack(label: string, along: number): Promise<void> {
    const box = await this.slider(label).first().boundingBox();
    if (!box) throw new Error(`${label} stands nowhere`);
    await this.page.mouse.click(box.x + 9 + along * (box.width - 18), box.y + box.height / 2);
  }

  /** Waits until the bar shows exactly these people. */
  async seesPeople(names: readonly string[]): Promise<void> {
    const words = names.length === 1 ? "1 person here" : `${names.length} people here`;
    await this.page.getByRole("button", { name: new RegExp(words) }).waitFor();
    for (const name of names) await this.page.getByRole("banner").getByTitle(name).first().waitFor();
  }

  /** Waits until the page has found that somebody else is here: it tells of no pointer before. */
  async mayPoint(): Promise<void> {
    await this.page.locator(".pointers").waitFor({ state: "attached" });
  }

  /** Puts the pointer on a metric. */
  async point(metric: string): Promise<void> {
    await this.metric(metric).hover();
    await this.metric(metric).hover({ position: { x: 12, y: 12 } });
  }

  pointerOf(name: string): Locator {
    return this.page.locator(".pointer").filter({ hasText: name });
  }

  /** Turns one of the switches of how others see this person, or they the others. */
  async switches(setting: string): Promise<void> {
    await this.openPeople();
    await this.page.getByText("How others see me, and I them").click();
    await this.page.getByRole("switch", { name: setting }).click();
    await this.page.keyboard.press("Escape");
  }

  /** What the list of people says of somebody, once it says this. */
  async seesInList(name: string, what: string | RegExp): Promise<void> {
    await this.page.locator(".people-list > li").filter({ hasText: name }).filter({ hasText: what }).waitFor();
  }

  /** What axe calls serious or critical on the page as it is, in sentences; of these rules alone where some are named. */
  async seriousFaults(...rules: readonly string[]): Promise<string[]> {
    // What is in frames of other origins is not looked at: it would need a page of its own for each look, and takes as long again.
    const builder = (await axeOn(this.page)).setLegacyMode();
    const { violations } = await (rules.length > 0 ? builder.withRules([...rules]) : builder).analyze();
    return violations.filter(({ impact }) => impact === "serious" || impact === "critical")
      .map(({ id, help, nodes }) => `${id}: ${help}: ${nodes.slice(0, 3).map((node) => node.html).join(" | ")}`);
  }

  theme(): Promise<string> {
    return this.page.evaluate<string>("document.documentElement.dataset.theme");
  }

  async takesTheme(name: string): Promise<void> {
    await this.button("Theme").click();
    await this.page.getByRole("radio", { name }).click();
  }

  /** Waits until a control can be used: the view may be here before the documents that hold its values. */
  async mayWrite(control: Locator): Promise<void> {
    const open = this.page.locator(":not([readonly]):not([aria-readonly=true]):not([contenteditable=false])");
    const usable = async (): Promise<boolean> => (await control.isEnabled()) && (await control.and(open).count()) > 0;
    await expect.poll(usable, { message: `${this.name}: a control that cannot be used` }).toBe(true);
  }

  /** Waits until the page is drawn and can be worked with: its code is here, and the documents that hold its values. */
  async ready(): Promise<void> {
    await this.settled();
    const inputs = this.main.locator("input, select, textarea");
    const usable = async (): Promise<boolean> => (await inputs.count()) === 0 || (await inputs.and(this.page.locator(":enabled:not([readonly])")).count()) > 0;
    await expect.poll(usable, { message: `${this.name}: nothing on the page can be used` }).toBe(true);
  }

  /** Cuts the network, as a tunnel does, and waits until the page has noticed. Before, it has all that it needs. */
  async goOffline(): Promise<void> {
    await this.ready();
    await this.page.locator(".banners").waitFor({ state: "attached" });
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
