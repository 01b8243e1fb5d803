import { lazy } from "solid-js";
import { Button, SubmitButton } from "./button/button.tsx";
import { Checkbox } from "./checkbox/checkbox.tsx";
import { Column, Columns } from "./columns/columns.tsx";
import { Bare, Container } from "./container/container.tsx";
import type { Registry } from "./drawn.ts";
import Markdown from "./markdown/markdown.tsx";
import { Metric } from "./metric/metric.tsx";
import { Root, Sidebar } from "./root/root.tsx";
import { Select } from "./select/select.tsx";
import { Slider } from "./slider/slider.tsx";
import { Alert } from "./status/alert.tsx";
import { Caption, Divider, Header, Subheader, Text, Title } from "./text/text.tsx";

// Loaded where one is first drawn: a page without charts, tables or code never loads them.
const Code = lazy(() => import("./code/code.tsx"));
const Dataframe = lazy(() => import("./dataframe/dataframe.tsx"));
const Chart = lazy(() => import("./chart/chart.tsx"));

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

/** The one list of what draws each kind. */
export const REGISTRY: Registry = {
  root: Root, sidebar: Sidebar,
  title: Title, header: Header, subheader: Subheader, text: Text, markdown: Markdown, caption: Caption, code: Code, divider: Divider, exception: Exception,
  metric: Metric, dataframe: Dataframe, lineChart: Chart, areaChart: Chart, barChart: Chart, scatterChart: Chart,
  button: Button, submitButton: SubmitButton, checkbox: Checkbox, toggle: Checkbox, radio: Radio, select: Select, multiselect: Multiselect,
  slider: Slider, numberInput: NumberInput, textInput: TextInput, textArea: TextArea, dateInput: DateInput,
  columns: Columns, column: Column, container: Container, expander: Expander, tabs: Tabs, tab: Tab, empty: Bare, form: Form, fragment: Bare, private: Bare,
  progress: Progress, spinner: Spinner, status: Status, success: Alert, info: Alert, warning: Alert, error: Alert,
};
