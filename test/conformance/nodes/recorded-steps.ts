import { readFile } from 'node:fs/promises';
import { internalRegistryHost } from '../../../src/simulator/registry/internal/start-internal-registry.ts';

/** One step of an experiment on nodes: what was done before, the command, and what it wrote, already comparable. */
export interface RecordedStep {
  /** In brackets: `only worker-0 is schedulable`, `wait 25`, `pod ext worker-0 docker.io/a/b:1`. */
  readonly before: readonly string[];
  /** `oc get pods`, or one of the observations `requests`, `images`, `storage`, `objects`, `versions`. */
  readonly line: string;
  readonly text: string;
}

/** What would be a fifth of all text: the name of the internal registry, and the columns in which events were listed. */
const shortNames: readonly (readonly [RegExp, string])[] = [
  [/\bIREG\b/g, internalRegistryHost],
  [
    /\bEVENTS\b/g,
    '--sort-by=.metadata.creationTimestamp -o custom-columns=FIRST:.firstTimestamp,LAST:.lastTimestamp,N:.count,TYPE:.type,REASON:.reason,OBJECT:.involvedObject.name,MESSAGE:.message --no-headers',
  ],
];

/** Reads an experiment from `recordings/`; digests are called by what they stand for: `sha256:v1`. */
export const recordedSteps = async (experiment: string): Promise<RecordedStep[]> => {
  const content = await readFile(new URL(`recordings/${experiment}.txt`, import.meta.url), 'utf8');
  const steps: RecordedStep[] = [];
  let before: string[] = [];
  let open: { line: string; text: string[] } | undefined;
  for (const line of inFull(content).split('\n')) {
    if (open !== undefined) {
      open.text.push(line);
      if (!line.startsWith('--- exit ')) continue;
      steps.push({ before, line: open.line, text: open.text.join('\n') });
      before = [];
      open = undefined;
    } else if (line.startsWith('$ ')) open = { line: line.slice(2), text: [] };
    else if (line.startsWith('[')) before.push(line.slice(1, -1));
  }
  return steps;
};

const inFull = (text: string): string =>
  shortNames.reduce((result, [pattern, name]) => result.replaceAll(pattern, name), text);
