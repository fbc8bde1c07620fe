import type { ChapterText, FeatureText } from '../evidence/feature-text.ts';
import type { ExperimentFacts, RunFacts } from '../evidence/run-facts.ts';
import { answersMarkdown } from './answers-markdown.ts';
import { experimentMarkdown } from './experiment-markdown.ts';
import { markdownText } from './markdown-text.ts';

/**
 * The documentation as one document in Markdown: the table of answers, then a chapter for each folder of features with its
 * introduction, the features' prose and rules, and every experiment with its steps and with what was observed. It says the same
 * of every run in which the cluster behaves the same.
 *
 * @param run the run that the observations are taken from
 */
export const experimentsMarkdown = (run: RunFacts): string => {
  const answers = answersMarkdown(run);
  const folders = [...Map.groupBy(run.experiments, ({ uri }) => folderOf(uri))];
  return `${[
    '# The experiments and what they showed',
    `Written from the features and from what was observed${onWhat(run)}; not by hand.`,
    ...(answers === undefined ? [] : ['## Questions and variations', answers]),
    '## Chapters',
    folders.map(([folder]) => contentsLine(folder, run.chapters)).join('\n'),
    ...folders.flatMap(([folder, experiments]) => chapter(folder, experiments, run)),
  ].join('\n\n')}\n`;
};

const onWhat = ({ target }: RunFacts): string =>
  target === undefined
    ? ''
    : ` on ${[target.description, target.version && `OpenShift ${target.version}`].filter(Boolean).join(', ')}`;

const chapter = (folder: string, experiments: readonly ExperimentFacts[], run: RunFacts): string[] => {
  const readme = run.chapters?.find((one) => one.folder === folder)?.readme;
  const features = [...Map.groupBy(experiments, ({ uri }) => uri)];
  return [
    `<a id="${anchorOf(folder)}"></a>`,
    readme === undefined ? `## ${folder}` : introduction(readme, folder),
    ...features.flatMap(([uri, all]) =>
      feature(
        all,
        run.features?.find((one) => one.uri === uri),
      ),
    ),
  ];
};

const feature = (experiments: readonly ExperimentFacts[], text: FeatureText | undefined): string[] => {
  const rules = [...Map.groupBy(experiments, ({ rule }) => rule)];
  return [
    `### ${markdownText(experiments[0]!.feature)}`,
    ...paragraph(text?.description),
    ...background(text),
    ...rules.flatMap(([rule, all]) => [
      ...(rule === undefined ? [] : [`#### ${markdownText(rule)}`]),
      ...paragraph(text?.rules.find(({ name }) => name === rule)?.description),
      ...all.map((experiment) => experimentMarkdown(experiment, all)),
    ]),
  ];
};

const background = (text: FeatureText | undefined): string[] => {
  const steps = text?.background?.steps ?? [];
  if (steps.length === 0) return [];
  return [
    'Every experiment starts with:',
    `\`\`\`gherkin\n${steps.map((step) => `${step.keyword} ${step.text}`).join('\n')}\n\`\`\``,
  ];
};

const paragraph = (prose: string | undefined): string[] => (prose ? [prose] : []);

/** A README one level further down, its links seen from the folder `docs`. */
const introduction = (readme: string, folder: string): string =>
  readme
    .trim()
    .replaceAll(/^#+ /gm, (marks) => `#${marks}`)
    .replaceAll(/\]\((?![a-z]+:|[#/])([^)]+)\)/g, (_, path) => `](../${folder}/${path})`);

const contentsLine = (folder: string, chapters: readonly ChapterText[] | undefined): string => {
  const readme = chapters?.find((one) => one.folder === folder)?.readme;
  const title = /^# (.+)$/m.exec(readme ?? '')?.[1] ?? folder;
  return `- [${markdownText(title)}](#${anchorOf(folder)})`;
};

const anchorOf = (folder: string): string => folder.replace(/^features\//, '').replaceAll(/[^A-Za-z0-9-]/g, '-');

const folderOf = (uri: string): string => uri.split('/').slice(0, -1).join('/');
