import { Column, Columns } from "./columns/columns.tsx";
import { Bare, Container } from "./container/container.tsx";
import type { Registry } from "./drawn.ts";
import { from, lazily as lazy } from "./lazily.tsx";
import Markdown from "./markdown/markdown.tsx";
import { Metric } from "./metric/metric.tsx";
import { Bottom, Root, Sidebar } from "./root/root.tsx";
import { Slider } from "./slider/slider.tsx";
import { Caption, Divider, Header, Subheader, Text, Title } from "./text/text.tsx";

// Loaded where one is first drawn: a page without charts, tables or code never loads them.
const Code = lazy(() => import("./code/code.tsx"));
const Dataframe = lazy(() => import("./dataframe/dataframe.tsx"));
const CodeEditor = lazy(() => import("./code-editor/code-editor.tsx"));
const Kanban = lazy(() => import("./kanban/kanban.tsx"));
const RichText = lazy(() => import("./rich-text/rich-text.tsx"));
const DataframeWidget = lazy(() => import("./dataframe/dataframe-widget.tsx"));
const DataEditor = lazy(() => import("./data-editor/data-editor.tsx"));
const Chart = lazy(() => import("./chart/chart.tsx"));
const Echarts = lazy(() => import("./spec-chart/echarts/echarts.tsx"));
const VegaLite = lazy(() => import("./spec-chart/vega-lite/vega-lite.tsx"));
const Plotly = lazy(() => import("./spec-chart/plotly/plotly.tsx"));
const GeoMap = lazy(() => import("./map/map.tsx"));
const Latex = lazy(() => import("./latex/latex.tsx"));
const Svg = lazy(() => import("./svg/svg.tsx"));
const Mermaid = lazy(() => import("./mermaid/mermaid.tsx"));
const Graphviz = lazy(() => import("./graphviz/graphviz.tsx"));
const Html = lazy(() => import("./html/html.tsx"));
const Table = lazy(() => import("./table/table.tsx"));

const CameraInput = lazy(() => import("./capture/camera-input.tsx"));
const AudioInput = lazy(() => import("./capture/audio-input.tsx"));
const Pdf = lazy(() => import("./pdf/pdf.tsx"));
const ChatInput = lazy(() => import("./chat/chat-input.tsx"));
const FileUpload = lazy(() => import("./file-upload/file-upload.tsx"));

// The smaller ones are a few files: what draws one of them soon draws another.
const usual = from(() => import("./usual.ts"));
const more = from(() => import("./more.ts"));
const displays = from(() => import("./displays.ts"));
const pages = from(() => import("./pages/index.ts"));
const places = from(() => import("./places.ts"));

/** The one list of what draws each kind. */
export const REGISTRY: Registry = {
  root: Root, sidebar: Sidebar, theme: lazy(() => import("./theme/theme.tsx")), bottom: Bottom, grid: places("Grid"), pages: pages("Pages"), page: pages("PageBody"), pageLink: pages("PageLink"), pageConfig: pages("PageConfig"), popover: places("Popover"), dialog: places("Dialog"),
  title: Title, header: Header, subheader: Subheader, text: Text, markdown: Markdown, caption: Caption, code: Code, divider: Divider,
  exception: more("Exception"),
  badge: displays("Badge"), link: displays("Link"), latex: Latex, html: Html, json: displays("Json"),
  metric: Metric, dataframe: Dataframe, dataframeWidget: DataframeWidget, dataEditor: DataEditor, table: Table, lineChart: Chart, areaChart: Chart, barChart: Chart, scatterChart: Chart,
  echarts: Echarts, vegaLite: VegaLite, plotly: Plotly, map: GeoMap,
  svg: Svg, mermaid: Mermaid, graphviz: Graphviz,
  image: displays("Image"), audio: displays("Audio"), video: displays("Video"), iframe: displays("Iframe"), logo: displays("Logo"),
  button: usual("Button"), submitButton: usual("SubmitButton"), checkbox: usual("Checkbox"), toggle: usual("Checkbox"), radio: more("Radio"), select: usual("AnySelect"),
  multiselect: more("Multiselect"),
  slider: Slider, numberInput: more("NumberInput"), textInput: more("TextInput"), textArea: more("TextArea"), passwordInput: lazy(() => import("./text-input/password-input.tsx")), dateInput: more("DateInput"),
  pills: more("Pills"), manyPills: more("ManyPills"), segmented: more("Pills"), manySegmented: more("ManyPills"), selectSlider: more("SelectSlider"),
  dateRange: more("DateRange"), timeInput: more("TimeInput"),
  dateTimeInput: more("DateTimeInput"), colorPicker: more("ColorPicker"), feedback: more("Feedback"), linkButton: more("LinkButton"),
  pagination: more("Pagination"), menuButton: more("MenuButton"),
  checklist: more("Checklist"), counter: more("Counter"), poll: more("Poll"),
  codeEditor: CodeEditor, richText: RichText, kanban: Kanban,
  component: more("Component"),
  cameraInput: CameraInput, audioInput: AudioInput, pdf: Pdf, fileUpload: FileUpload, chatInput: ChatInput, chatMessage: displays("ChatMessage"), downloadButton: more("DownloadButton"),
  columns: Columns, column: Column, container: Container, expander: more("Expander"), tabs: more("Tabs"), tab: more("Tab"), empty: Bare,
  space: displays("Space"), skeleton: displays("Skeleton"), form: more("Form"), fragment: Bare, private: Bare,
  progress: more("Progress"), spinner: more("Spinner"), status: more("Status"), success: usual("Alert"), info: usual("Alert"), warning: usual("Alert"),
  error: usual("Alert"),
};
