import type { FeatureText } from '../../../evidence/feature-text.ts';
import type { RunFacts } from '../../../evidence/run-facts.ts';
import { slug } from './anchor.ts';
import { type Experiment, experimentsOf } from './experiment.ts';
import { runNames } from './run-names.ts';

/** A feature with its experiments. */
export interface Feature {
  uri: string;
  anchor: string;
  name: string;
  language: string;
  /** Undefined in facts that an earlier version wrote. */
  text: FeatureText | undefined;
  experiments: readonly Experiment[];
}

/** A folder of features. */
export interface Chapter {
  folder: string;
  /** Its page, from the folder of the report on. */
  page: string;
  title: string;
  /** Markdown, without the heading; empty when the folder has no README. */
  introduction: string;
  features: readonly Feature[];
}

/** What the report tells, in the order in which it is read. */
export interface Book {
  runs: readonly RunFacts[];
  /** What each run is called beside the others. */
  runNames: readonly string[];
  chapters: readonly Chapter[];
  experiments: readonly Experiment[];
}

/** Puts runs together into chapters, in the order in which the README above them names them. */
export const bookOf = (runs: readonly RunFacts[]): Book => {
  const experiments = experimentsOf(runs, pageOf);
  const texts = new Map(runs.toReversed().flatMap(({ features }) => (features ?? []).map((text) => [text.uri, text])));
  const readmes = new Map(
    runs.toReversed().flatMap(({ chapters }) => (chapters ?? []).map(({ folder, readme }) => [folder, readme])),
  );
  const position = orderOf(readmes.get('features') ?? '');
  const chapters = [...Map.groupBy(experiments, ({ facts }) => folderOf(facts.uri))].map(([folder, all]) =>
    chapterOf(folder, readmes.get(folder) ?? '', all, texts),
  );
  return {
    runs,
    runNames: runNames(runs),
    experiments,
    chapters: chapters.toSorted((a, b) => position(a.folder) - position(b.folder)),
  };
};

/** The page that tells of a feature, from the folder of the report on. */
export const pageOf = (uri: string): string => pageOfFolder(folderOf(uri));

const folderOf = (uri: string): string => uri.split('/').slice(0, -1).join('/') || '.';

const pageOfFolder = (folder: string): string => `site/${slug(folder.replace(/^features\//, ''))}.html`;

const orderOf =
  (readme: string) =>
  (folder: string): number => {
    const place = readme.indexOf(`(${folder.replace(/^features\//, '')}/README.md)`);
    return place < 0 ? Number.MAX_SAFE_INTEGER : place;
  };

const chapterOf = (
  folder: string,
  readme: string,
  experiments: readonly Experiment[],
  texts: ReadonlyMap<string, FeatureText>,
): Chapter => {
  const heading = /^#\s+(.+)\n?/.exec(readme);
  const features = [...Map.groupBy(experiments, ({ facts }) => facts.uri)].map(([uri, all]) => ({
    uri,
    anchor: `f-${slug(
      uri
        .split('/')
        .at(-1)!
        .replace(/\.feature$/, ''),
    )}`,
    name: all[0]!.facts.feature,
    language: all[0]!.facts.language,
    text: texts.get(uri),
    experiments: all,
  }));
  return {
    folder,
    page: pageOfFolder(folder),
    title: heading?.[1] ?? (folder === '.' ? 'Features' : folder),
    introduction: heading === null ? readme : readme.slice(heading[0].length),
    features,
  };
};
