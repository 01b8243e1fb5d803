import { Button, SubmitButton } from "./button/button.tsx";
import { Checkbox } from "./checkbox/checkbox.tsx";
import { Column, Columns } from "./columns/columns.tsx";
import { Bare, Container } from "./container/container.tsx";
import type { Registry } from "./drawn.ts";
import { lazily as lazy } from "./lazily.tsx";
import Markdown from "./markdown/markdown.tsx";
import { Metric } from "./metric/metric.tsx";
import { Root, Sidebar } from "./root/root.tsx";
import { AnySelect } from "./select/any-select.tsx";
import { Slider } from "./slider/slider.tsx";
import { Alert } from "./status/alert.tsx";
import { Caption, Divider, Header, Subheader, Text, Title } from "./text/text.tsx";

// Loaded where one is first drawn: a page without charts, tables or code never loads them.
const Code = lazy(() => import("./code/code.tsx"));
const Dataframe = lazy(() => import("./dataframe/dataframe.tsx"));
const Chart = lazy(() => import("./chart/chart.tsx"));
const Latex = lazy(() => import("./latex/latex.tsx"));
const Html = lazy(() => import("./html/html.tsx"));
const Table = lazy(() => import("./table/table.tsx"));

// The rest of the smaller ones are one file: what draws one of them soon draws another.
const more = () => import("./more.ts");
const TextInput = lazy(async () => ({ default: (await more()).TextInput }));
const TextArea = lazy(async () => ({ default: (await more()).TextArea }));
const NumberInput = lazy(async () => ({ default: (await more()).NumberInput }));
const DateInput = lazy(async () => ({ default: (await more()).DateInput }));
const Multiselect = lazy(async () => ({ default: (await more()).Multiselect }));
const Radio = lazy(async () => ({ default: (await more()).Radio }));
const Form = lazy(async () => ({ default: (await more()).Form }));
const Tabs = lazy(async () => ({ default: (await more()).Tabs }));
const Tab = lazy(async () => ({ default: (await more()).Tab }));
const Expander = lazy(async () => ({ default: (await more()).Expander }));
const Exception = lazy(async () => ({ default: (await more()).Exception }));
const Progress = lazy(async () => ({ default: (await more()).Progress }));
const Spinner = lazy(async () => ({ default: (await more()).Spinner }));
const Status = lazy(async () => ({ default: (await more()).Status }));
const Checklist = lazy(async () => ({ default: (await more()).Checklist }));
const ColorPicker = lazy(async () => ({ default: (await more()).ColorPicker }));
const Counter = lazy(async () => ({ default: (await more()).Counter }));
const DateRange = lazy(async () => ({ default: (await more()).DateRange }));
const DateTimeInput = lazy(async () => ({ default: (await more()).DateTimeInput }));
const Feedback = lazy(async () => ({ default: (await more()).Feedback }));
const LinkButton = lazy(async () => ({ default: (await more()).LinkButton }));
const ManyPills = lazy(async () => ({ default: (await more()).ManyPills }));
const MenuButton = lazy(async () => ({ default: (await more()).MenuButton }));
const Pagination = lazy(async () => ({ default: (await more()).Pagination }));
const Pills = lazy(async () => ({ default: (await more()).Pills }));
const Poll = lazy(async () => ({ default: (await more()).Poll }));
const SelectSlider = lazy(async () => ({ default: (await more()).SelectSlider }));
const TimeInput = lazy(async () => ({ default: (await more()).TimeInput }));

const displays = () => import("./displays.ts");
const Badge = lazy(async () => ({ default: (await displays()).Badge }));
const Link = lazy(async () => ({ default: (await displays()).Link }));
const Json = lazy(async () => ({ default: (await displays()).Json }));
const Image = lazy(async () => ({ default: (await displays()).Image }));
const Audio = lazy(async () => ({ default: (await displays()).Audio }));
const Video = lazy(async () => ({ default: (await displays()).Video }));
const Iframe = lazy(async () => ({ default: (await displays()).Iframe }));
const Logo = lazy(async () => ({ default: (await displays()).Logo }));
const Space = lazy(async () => ({ default: (await displays()).Space }));
const Skeleton = lazy(async () => ({ default: (await displays()).Skeleton }));

/** The one list of what draws each kind. */
export const REGISTRY: Registry = {
  root: Root, sidebar: Sidebar,
  title: Title, header: Header, subheader: Subheader, text: Text, markdown: Markdown, caption: Caption, code: Code, divider: Divider, exception: Exception,
  badge: Badge, link: Link, latex: Latex, html: Html, json: Json,
  metric: Metric, dataframe: Dataframe, table: Table, lineChart: Chart, areaChart: Chart, barChart: Chart, scatterChart: Chart,
  image: Image, audio: Audio, video: Video, iframe: Iframe, logo: Logo,
  button: Button, submitButton: SubmitButton, checkbox: Checkbox, toggle: Checkbox, radio: Radio, select: AnySelect, multiselect: Multiselect,
  slider: Slider, numberInput: NumberInput, textInput: TextInput, textArea: TextArea, dateInput: DateInput,
  pills: Pills, manyPills: ManyPills, segmented: Pills, manySegmented: ManyPills, selectSlider: SelectSlider, dateRange: DateRange, timeInput: TimeInput,
  dateTimeInput: DateTimeInput, colorPicker: ColorPicker, feedback: Feedback, linkButton: LinkButton, pagination: Pagination, menuButton: MenuButton,
  checklist: Checklist, counter: Counter, poll: Poll,
  columns: Columns, column: Column, container: Container, expander: Expander, tabs: Tabs, tab: Tab, empty: Bare, space: Space, skeleton: Skeleton, form: Form, fragment: Bare, private: Bare,
  progress: Progress, spinner: Spinner, status: Status, success: Alert, info: Alert, warning: Alert, error: Alert,
};
