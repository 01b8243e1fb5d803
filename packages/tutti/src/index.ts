/**
 * What an app's author imports. Three nouns:
 *
 * - an **app** is a title and a script, run from top to bottom whenever something that it read has changed;
 * - a **`Ui`** is a place on the page: it draws, and its inputs give back the values that everybody in the room shares;
 * - a **part** of the script (`fragment`, `private`, `form`) runs again by itself.
 *
 * @example
 * import { app } from "tutti";
 *
 * export default app("Sales", (ui) => {
 *   const region = ui.select("Region", ["EMEA", "APAC"]);       // "EMEA" | "APAC"
 *   const months = ui.slider("Months", { min: 1, max: 24, value: 12 });
 *   ui.metric(`Revenue of ${region}`, months * 1000);
 * });
 */
export { cacheData, type CachedData, type CacheDataOptions } from "./cache/cache-data.ts";
export { cacheResource, type CachedResource, type CacheResourceOptions } from "./cache/cache-resource.ts";
export { connect } from "./connections/connect.ts";
export type { ConnectionConfig } from "./connections/config.ts";
export type { Connection, Row, Transaction } from "./connections/connection.ts";
export type { Orm, OrmSchema } from "./connections/orm.ts";
export type { Query } from "./connections/query.ts";
export { QueryError, type SqlPlace } from "./connections/query-error.ts";
export { sql, type Sql, type SqlGap, type SqlName, type SqlValue } from "./connections/sql.ts";
export { lazyTable } from "./runner/data/lazy-table.ts";
export type { LazySource } from "./ui/lazy.ts";
export { readParquet, type ParquetOptions } from "./parquet.ts";
export { app, type App, type AppOptions, type Script } from "./app.ts";
export type { OutsideRooms, Timer, Timers, Webhook, WebhookEvent, Webhooks } from "./outside/outside.ts";
export { defineComponent, json, type NoEvents, type NoProps } from "./component/define.ts";
export type {
  BarChartOptions, ChartOptions, ChartSelection, ScatterChartOptions, ChartSelectOptions, StackedChartOptions, StreamedChartOptions,
} from "./ui/charts.ts";
export type { ChatInputOptions, ChatMessage, ChatMessageOptions, DownloadButtonOptions, FileData, Speaker } from "./ui/chat.ts";
export type { CaptionOptions, ChoiceOptions, MultiselectOptions, SelectOptions, SureSelectOptions } from "./ui/choices.ts";
export { column, type ButtonColumn, type Column, type ColumnOptions, type NumberFormatOption, type RowClick, type Validate } from "./ui/column.ts";
export type { Dataframe, DataframeOptions, RowOf, SelectedCell, SelectedColumn, SelectedRow, Selection } from "./ui/dataframes.ts";
export type { ComponentArguments, ComponentOptions } from "./ui/component.ts";
export type { DiagramOptions, GraphvizOptions, SvgOptions } from "./ui/diagrams.ts";
export type { DateInputOptions, DateRangeOptions, DayRange, TimeInputOptions } from "./ui/dates.ts";
export type {
  AudioOptions, BadgeOptions, EchoOptions, HtmlOptions, IframeOptions, ImageOptions, ImagesOptions, JsonOptions, LinkOptions, LogoOptions, Media, PdfOptions, SourceOptions, SpaceSize,
  TableOptions, VideoOptions,
} from "./ui/displays.ts";
export type {
  Advance, AlertOptions, ButtonOptions, CheckboxOptions, Progress, Slot, SpinnerOptions, StatusOptions, StatusUi, ToastOptions,
} from "./ui/drawing.ts";
export type { Job, JobOptions, JobsOptions, JobState, JobWork } from "./ui/jobs.ts";
export type { KanbanCard, KanbanOptions, KanbanStart } from "./ui/kanban.ts";
export type { GeoJson, MapOptions, ShapeMapOptions } from "./ui/maps.ts";
export type { SpecChartOptions } from "./ui/spec-charts.ts";
export type { CodeEditorOptions, RichText, RichTextOptions, WrittenOptions } from "./ui/editors.ts";
export type { ByteSize, CameraOptions, CaptureOptions, FileLimits, FileUploadOptions, ManyFilesOptions, UploadedFile } from "./ui/files.ts";
export type { ColumnsOptions, ContainerOptions, ExpanderOptions, GridOptions, PopoverOptions, TabsOptions } from "./ui/layouts.ts";
export type { DataEditor, DataEditorOptions, EditChange, Edited, EditedRow, EditorChange, EditProblem } from "./ui/data-editors.ts";
export type { PageConfig, PageLinkOptions, PagesOptions, QueryOptions, SwitchOptions, Target } from "./ui/navigation.ts";
export type { MomentRange, MomentRangeSliderOptions, MomentSliderOptions, NumberInputOptions, Range, RangeSliderOptions, SliderOptions } from "./ui/numbers.ts";
export type { ManyPillsOptions } from "./ui/pills.ts";
export type { SelectRangeOptions, SelectSliderOptions } from "./ui/select-sliders.ts";
export type {
  ChecklistOptions, ColorPickerOptions, CounterOptions, Done, FeedbackOptions, LinkButtonOptions, MenuButtonOptions, MenuClick, PaginationOptions,
  PollOptions, PollResult,
} from "./ui/shared-inputs.ts";
export type {
  ArrowTable, ColumnOf, Figure, MetricOptions, Table,
} from "./ui/tables.ts";
export type { CodeOptions, MarkdownOptions, PasswordOptions, TextAreaOptions, TextInputOptions, TextOptions, TitleOptions } from "./ui/texts.ts";
export { task, type Heavy, type TaskContext, type TaskOptions } from "./task/task.ts";
export { config } from "./config-of-process.ts";
export type { Config } from "./config.ts";
export { secrets } from "./secrets-of-process.ts";
export type { Secrets } from "./secrets.ts";
export { page, type Page, type PageOptions } from "./page.ts";
export type { AnyUi, AppUi, Context, Dialog, DialogOptions, Duration, FormOptions, FormUi, FragmentOptions, OpenOptions, PageUi, PrivateUi, State, Ui } from "./ui/ui.ts";
export type { HistoryOptions, RoomChange, RoomInfo } from "./ui/room-info.ts";
export type { Shared, SharedCounter, SharedList, SharedMap, SharedText } from "./ui/shared-state.ts";
export type { Change, Click, ValueOptions, WidgetOptions } from "./ui/widget-options.ts";
export type { Component, ComponentTheme, MountContext, Mounted, Present, Schema, Shown, ShownTable } from "@tutti/protocol/components";
export type { Theme, ThemeColours } from "@tutti/protocol/theme";
export type {
  CodeLanguage, CodeProblem, Colour, ColumnFilter, ColumnInfo, EventId, FileId, JsonValue, LazyQuery, MomentStyle, NumberFormat, NumberStyle, Person, PersonId, RichBlock, RichInline, Role, SelectMode,
} from "@tutti/protocol";
