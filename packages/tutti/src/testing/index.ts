/**
 * Tests of apps, without network or browser: the room, the runner and the documents are the ones that ship; the clock and
 * the wire are not real. Three nouns: an **app under test**, its **people**, and **handles** to what their pages show.
 *
 * @example
 * const t = testApp(planning);
 * await t.run();
 * t.slider("Months").set(3);
 * await t.run();
 * expect(t.metric("Revenue").value).toBe(3000);
 */
import type { App } from "../app.ts";
import { TestApp, type TestOptions } from "./test-app.ts";

/** Opens an app in a room of its own. Nothing has run before the first `await t.run()`. */
export const testApp = (app: App, options: TestOptions = {}): TestApp => new TestApp(app, options);

export type { CellValue, DataEditorHandle } from "./data-editor-handle.ts";
export type { ConversationHandle, TestThread } from "../participant/conversation-handle.ts";
export type { DataframeHandle, RowName } from "../participant/dataframe-handle.ts";
export type { ButtonHandle, ChartHandle, ChecklistHandle, ComponentHandle, CounterHandle, ElementHandle, FormHandle, InputHandle, KanbanHandle, LinkHandle, MenuHandle, PasswordHandle, PollHandle, ValueOf } from "../participant/handles.ts";
export type { ChatInputHandle, DownloadHandle, FileUploadHandle, SavedFile } from "./file-handles.ts";
export type { TestFile } from "./memory-uploads.ts";
export type { Drawn } from "../participant/page.ts";
export type { TestApp, TestOptions } from "./test-app.ts";
export type { TestEvent } from "./test-outside.ts";
export type { TestSettings } from "./test-settings.ts";
export type { ShownError } from "../participant/participant.ts";
export type { TestPerson } from "./test-person.ts";
