import { button, type ButtonProps } from "./button.ts";
import type { ChartProps } from "./chart.ts";
import { capture, type CaptureProps } from "./capture.ts";
import { chatInput, type ChatInputProps, type ChatMessageProps } from "./chat.ts";
import { checkbox, type CheckboxProps } from "./checkbox.ts";
import { checklist, type ChecklistProps } from "./checklist.ts";
import { codeEditor, type CodeEditorProps } from "./code-editor.ts";
import { colorPicker, type ColorPickerProps } from "./color-picker.ts";
import { component, type ComponentProps } from "./component.ts";
import { counter, type CounterProps } from "./counter.ts";
import type { DataframeProps, MetricProps, TableProps } from "./data.ts";
import { dataEditor, type DataEditorProps } from "./data-editor.ts";
import { dataframeWidget, type DataframeWidgetProps } from "./dataframe-widget.ts";
import { dateInput, type DateInputProps } from "./date-input.ts";
import { dateRange, type DateRangeProps } from "./date-range.ts";
import { downloadButton, type DownloadButtonProps } from "./download-button.ts";
import { fileUpload, type FileUploadProps } from "./file-upload.ts";
import type { DialogProps } from "./dialog.ts";
import type { DiagramProps, GraphvizProps, SvgProps } from "./diagram.ts";
import { feedback, type FeedbackProps } from "./feedback.ts";
import type {
  BottomProps, ColumnProps, ColumnsProps, ContainerProps, EmptyProps, ExpanderProps, FormProps, FragmentProps, GridProps, PopoverProps, PrivateProps,
  RootProps, SidebarProps, SkeletonProps, SpaceProps, TabProps, TabsProps,
} from "./layout.ts";
import { kanban, type KanbanProps } from "./kanban.ts";
import type { MapProps } from "./map.ts";
import type { LinkButtonProps } from "./link-button.ts";
import type { AudioProps, IframeProps, ImageProps, LogoProps, PdfProps, VideoProps } from "./media.ts";
import { menuButton, type MenuButtonProps } from "./menu-button.ts";
import { multiselect, type MultiselectProps } from "./multiselect.ts";
import { numberInput, type NumberInputProps } from "./number-input.ts";
import type { PageConfigProps, PageLinkProps, PageProps, PagesProps } from "./pages.ts";
import { pagination, type PaginationProps } from "./pagination.ts";
import type { ManyPillsProps, PillsProps } from "./pills.ts";
import { passwordInput, type PasswordInputProps } from "./password-input.ts";
import { poll, type PollProps } from "./poll.ts";
import type { BadgeProps, HtmlProps, JsonProps, LatexProps, LinkProps } from "./rich-text.ts";
import { richText, type RichTextProps } from "./rich-text-input.ts";
import { select, type SelectProps } from "./select.ts";
import { selection } from "./selection.ts";
import { selectSlider, type SelectSliderProps } from "./select-slider.ts";
import { slider, type SliderProps } from "./slider.ts";
import type { SpecChartProps } from "./spec-chart/index.ts";
import type { AlertProps, ProgressProps, SpinnerProps, StatusProps } from "./status.ts";
import { textInput, type TextInputProps } from "./text-input.ts";
import type { CodeProps, DividerProps, ExceptionProps, MarkdownProps, TextProps, TitleProps } from "./text.ts";
import type { ThemeProps } from "./theme.ts";
import { dateTimeInput, timeInput, type DateTimeInputProps, type TimeInputProps } from "./time-input.ts";

/** The one list of element kinds, and the props of each. */
export interface ElementProps {
  root: RootProps; theme: ThemeProps;
  title: TitleProps; header: TitleProps; subheader: TitleProps; text: TextProps; markdown: MarkdownProps; caption: TextProps;
  code: CodeProps; divider: DividerProps; exception: ExceptionProps;
  badge: BadgeProps; link: LinkProps; latex: LatexProps; html: HtmlProps; json: JsonProps;
  metric: MetricProps; dataframe: DataframeProps; dataframeWidget: DataframeWidgetProps; dataEditor: DataEditorProps; table: TableProps;
  svg: SvgProps; mermaid: DiagramProps; graphviz: GraphvizProps;
  lineChart: ChartProps; areaChart: ChartProps; barChart: ChartProps; scatterChart: ChartProps;
  echarts: SpecChartProps; vegaLite: SpecChartProps; plotly: SpecChartProps; map: MapProps;
  image: ImageProps; audio: AudioProps; video: VideoProps; iframe: IframeProps; logo: LogoProps;
  button: ButtonProps; submitButton: ButtonProps; checkbox: CheckboxProps; toggle: CheckboxProps; radio: SelectProps; select: SelectProps;
  multiselect: MultiselectProps; slider: SliderProps; numberInput: NumberInputProps; textInput: TextInputProps;
  textArea: TextInputProps; passwordInput: PasswordInputProps; dateInput: DateInputProps;
  pills: PillsProps; manyPills: ManyPillsProps; segmented: PillsProps; manySegmented: ManyPillsProps; selectSlider: SelectSliderProps;
  dateRange: DateRangeProps; timeInput: TimeInputProps; dateTimeInput: DateTimeInputProps; colorPicker: ColorPickerProps;
  feedback: FeedbackProps; linkButton: LinkButtonProps; pagination: PaginationProps; menuButton: MenuButtonProps;
  fileUpload: FileUploadProps; downloadButton: DownloadButtonProps; chatInput: ChatInputProps; chatMessage: ChatMessageProps;
  cameraInput: CaptureProps; audioInput: CaptureProps; pdf: PdfProps;
  checklist: ChecklistProps; counter: CounterProps; poll: PollProps;
  component: ComponentProps;
  codeEditor: CodeEditorProps; richText: RichTextProps; kanban: KanbanProps;
  columns: ColumnsProps; column: ColumnProps; container: ContainerProps; grid: GridProps; popover: PopoverProps; bottom: BottomProps;
  dialog: DialogProps; pages: PagesProps; page: PageProps; pageLink: PageLinkProps; pageConfig: PageConfigProps;
  expander: ExpanderProps; tabs: TabsProps; tab: TabProps;
  sidebar: SidebarProps; empty: EmptyProps; space: SpaceProps; skeleton: SkeletonProps; form: FormProps; fragment: FragmentProps; private: PrivateProps;
  progress: ProgressProps; spinner: SpinnerProps; status: StatusProps;
  success: AlertProps; info: AlertProps; warning: AlertProps; error: AlertProps;
}

export type ElementKind = keyof ElementProps;

/** The one list of widgets, and the rule for each one's value. */
export const WIDGETS = {
  button, submitButton: button, checkbox, toggle: checkbox, radio: select, select, multiselect, slider, numberInput,
  textInput, textArea: textInput, passwordInput, dateInput,
  pills: select, manyPills: multiselect, segmented: select, manySegmented: multiselect, selectSlider,
  dateRange, timeInput, dateTimeInput, colorPicker, feedback, pagination, menuButton, checklist, counter, poll, component, fileUpload, downloadButton, chatInput, cameraInput: capture, audioInput: capture, dataframeWidget, dataEditor,
  lineChart: selection, areaChart: selection, barChart: selection, scatterChart: selection, echarts: selection, vegaLite: selection, plotly: selection, map: selection,
  codeEditor, richText, kanban,
} as const;

export type WidgetKind = keyof typeof WIDGETS;

export const isWidgetKind = (kind: string): kind is WidgetKind => Object.hasOwn(WIDGETS, kind);

/** Whether a kind of widget sends clicks. */
export const isPressable = (kind: WidgetKind): boolean => WIDGETS[kind].storage === "event" || "presses" in WIDGETS[kind];

export * from "./button.ts";
export * from "./cell-fault.ts";
export * from "./chart.ts";
export * from "./capture.ts";
export * from "./chat.ts";
export * from "./checkbox.ts";
export * from "./checklist.ts";
export * from "./code-editor.ts";
export * from "./color-picker.ts";
export * from "./column-problem.ts";
export * from "./column.ts";
export * from "./component.ts";
export * from "./counter.ts";
export * from "./data.ts";
export * from "./data-editor.ts";
export * from "./dataframe-widget.ts";
export * from "./date-input.ts";
export * from "./date-range.ts";
export * from "./download-button.ts";
export * from "./dialog.ts";
export * from "./diagram.ts";
export * from "./feedback.ts";
export * from "./file-upload.ts";
export * from "./kanban.ts";
export * from "./layout.ts";
export * from "./lazy-data.ts";
export * from "./link-button.ts";
export * from "./map.ts";
export * from "./media.ts";
export * from "./menu-button.ts";
export * from "./moment.ts";
export * from "./multiselect.ts";
export * from "./number-format.ts";
export * from "./number-input.ts";
export * from "./option.ts";
export * from "./order-key.ts";
export * from "./pages.ts";
export * from "./password-input.ts";
export * from "./pagination.ts";
export * from "./pills.ts";
export * from "./poll.ts";
export * from "./rich-doc.ts";
export * from "./rich-tree.ts";
export * from "./rich-text-input.ts";
export * from "./query.ts";
export * from "./rich-text.ts";
export * from "./select.ts";
export * from "./select-slider.ts";
export * from "./selection.ts";
export * from "./slider.ts";
export * from "./spec-chart/index.ts";
export * from "./status.ts";
export * from "./table-data.ts";
export * from "./text-input.ts";
export * from "./text.ts";
export * from "./theme.ts";
export * from "./time-input.ts";
export * from "./upload-rules.ts";
export * from "./widget.ts";
