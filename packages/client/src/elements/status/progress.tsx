import type { JobFacts } from "@tutti/protocol";
import { createSignal, createUniqueId, onCleanup, Show, type JSX } from "solid-js";
import { Icon } from "../../theme/icon.tsx";
import { inputTexts } from "../../texts/inputs.ts";
import { jobTexts } from "../../texts/job.ts";
import { Children } from "../element.tsx";
import type { Drawn } from "../drawn.ts";
import { Inline } from "../markdown/inline.tsx";
import { Disclosure } from "../expander/disclosure.tsx";
import "./status.css";

const percent = (value: number): number => Math.round(Math.min(1, Math.max(0, value)) * 100);

export function Progress(drawn: Drawn<"progress">): JSX.Element {
  const id = createUniqueId();
  const value = () => (drawn.props.value === null ? undefined : percent(drawn.props.value));
  return (
    <div class="progress">
      <div class="progress-head">
        <span id={id} classList={{ "sr-only": !drawn.props.text }}>{drawn.props.text ? <Inline text={drawn.props.text} /> : inputTexts.busy}</span>
        <Show when={value() !== undefined}><span class="field-value">{value()} %</span></Show>
      </div>
      <div class="progress-track" role="progressbar" aria-labelledby={id} aria-valuemin={0} aria-valuemax={100} aria-valuenow={value()}>
        <div class="progress-bar" data-unknown={value() === undefined ? "" : undefined} style={{ width: value() === undefined ? undefined : `${value()}%` }} />
      </div>
    </div>
  );
}

export function Spinner(drawn: Drawn<"spinner">): JSX.Element {
  return (
    <div class="spinner-line" role="status"><span class="spinner" aria-hidden="true" /><Inline text={drawn.props.text} /><Show when={drawn.props.time}><Seconds /></Show></div>
  );
}

/** How long it has been there: not read out, since it says something new each second. */
function Seconds(): JSX.Element {
  const [seconds, setSeconds] = createSignal(0);
  const timer = setInterval(() => setSeconds((n) => n + 1), 1_000);
  onCleanup(() => clearInterval(timer));
  return <span class="field-value" aria-hidden="true">{seconds()} s</span>;
}

/** What a longer piece of work is doing: its steps inside, its state outside. */
export function Status(drawn: Drawn<"status">): JSX.Element {
  const mark = (): JSX.Element => {
    switch (drawn.props.state) {
      case "running": return <span class="spinner" aria-hidden="true" />;
      case "complete": return <span class="status-good"><Icon name="circleCheck" /></span>;
      case "error": return <span class="status-bad"><Icon name="circleX" /></span>;
    }
  };
  return (
    <Disclosure
      name={drawn.id} startsOpen={drawn.props.expanded ?? drawn.props.state === "running"}
      label={<>{mark()}<span role="status"><Inline text={drawn.props.label} noLinks /><span class="sr-only">: {inputTexts.states[drawn.props.state]}</span></span></>}
    >
      <Show when={drawn.props.job}>{(job) => <p class="caption">{jobWords(job())}</p>}</Show>
      <Children ids={drawn.childIds} />
    </Disclosure>
  );
}

const jobWords = ({ by, again, state, seconds = 0 }: JobFacts): string =>
  [by && jobTexts.by(by), again && jobTexts.again[again], state !== "running" && jobTexts.ended[state](seconds)].filter(Boolean).join(" ");
