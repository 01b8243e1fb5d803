import type { MediaSource } from "../elements/media.ts";
import type { SpecData } from "../elements/spec-chart/spec-chart.ts";
import type { ViewElement } from "./view.ts";

const inSource = (source: MediaSource): readonly string[] => (source.kind === "blob" ? [source.blob] : []);

const inSpec = (spec: SpecData): readonly string[] => (spec.kind === "blob" ? [spec.blob] : []);

/**
 * The blobs that an element names. Whoever is shown the element may read them, and nobody else: what is not listed here is
 * answered to no one.
 */
export function blobsOf(element: ViewElement): readonly string[] {
  const { props } = element;
  const names: string[] = [];
  if ("data" in props && props.data?.kind === "blob") names.push(props.data.blob);
  if ("source" in props && props.source) names.push(...inSource(props.source));
  if ("pictures" in props) names.push(...props.pictures.flatMap((picture) => inSource(picture.source)));
  if ("subtitles" in props) names.push(...(props.subtitles ?? []).flatMap((track) => inSource(track.source)));
  if ("tables" in props) names.push(...Object.values(props.tables ?? {}).flatMap((table) => (table.kind === "blob" ? [table.blob] : [])));
  if ("spec" in props) names.push(...inSpec(props.spec));
  if ("shapes" in props && props.shapes) names.push(...inSpec(props.shapes));
  return names;
}
