import { readFile } from 'node:fs/promises';

/** One step of an experiment on nodes: what was done before, the command, and what it wrote, already comparable. */
export interface RecordedStep {
  /** In brackets: `only worker-0 is schedulable`, `wait 25`, `pod ext worker-0 docker.io/a/b:1`. */
  readonly before: readonly string[];
  /** `oc get pods`, or one of the observations `requests`, `images`, `storage`, `objects`, `versions`. */
  readonly line: string;
  readonly text: string;
}

/** Reads an experiment from `recordings/`; digests are called by what they stand for: `sha256:v1`. */
export const recordedSteps = async (experiment: string): Promise<RecordedStep[]> => {
  const content = await readFile(new URL(`recordings/${experiment}.txt`, import.meta.url), 'utf8');
  const steps: RecordedStep[] = [];
  let before: string[] = [];
  let open: { line: string; text: string[] } | undefined;
  for (const line of content.split('\n')) {
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
