import type { ImageProps, Picture } from "@tutti/protocol";
import type { Displays, ImageOptions, ImagesOptions, Media } from "../displays.ts";
import { given } from "../given.ts";
import { mediaSource } from "../media/source.ts";
import type { Pen, Sketch } from "../pen.ts";
import { followNewest } from "../streams/follow-newest.ts";
import { isStream } from "../streams/is-stream.ts";

const WORDS = "Say it with alt, or with a caption; alt: \"\" says that a picture only decorates";

/** One picture or several. Each says in words what it shows. */
export const image = (pen: Pen<unknown>): Displays["image"] =>
  (media: Media | readonly Media[] | AsyncIterable<Media>, options: ImageOptions | ImagesOptions) => {
    if (!isStream<Media>(media)) return void pen.put("image", propsOf(pen, media, options));
    followNewest(pen, "image", {
      pieces: media, fits: (piece) => typeof piece === "string" || (typeof piece === "object" && piece !== null), wanted: "Give bytes of pictures, or addresses",
      props: (piece, sketch) => propsOf(sketch, piece, options), begin: (before) => before ?? given({ pictures: [], width: options?.width, zoom: options?.zoom, to: options?.to }),
    });
  };

function propsOf(pen: Sketch, media: Media | readonly Media[], options: ImageOptions | ImagesOptions): ImageProps {
  const sources: readonly Media[] = Array.isArray(media) ? media : [media as Media];
  const texts = (of: string | readonly string[] | undefined): readonly string[] | undefined => (of === undefined || typeof of !== "string" ? of : [of]);
  const [alts, captions] = [texts(options?.alt), texts(options?.caption)];
  for (const [name, list] of [["alt", alts], ["caption", captions]] as const) {
    if (list && list.length !== sources.length) pen.fail(`image: there are ${sources.length} pictures and ${list.length} of ${name}`, `Give one ${name} for each picture`);
  }
  const pictures = sources.map((source, i): Picture => {
    const [alt, caption] = [alts?.[i], captions?.[i]];
    if (alt === undefined && caption === undefined) pen.fail("image: what the picture shows is not said", WORDS);
    // Under a caption, a picture without words of its own needs none: they would be read out twice.
    return given({ source: mediaSource(pen, "image", "image", source), alt: alt ?? "", caption });
  });
  if (options.to !== undefined && options.zoom) pen.fail("image: a click can lead somewhere or enlarge the picture, not both", "Leave out to or zoom");
  return given({ pictures, width: options.width, zoom: options.zoom, to: options.to });
}
