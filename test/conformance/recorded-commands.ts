import { readFile } from 'node:fs/promises';

/** A command as it was typed on a real cluster, and what it did there. */
export interface RecordedCommand {
  /** The whole line: `oc get pods,is`. */
  readonly line: string;
  readonly stdout: string;
  readonly stderr: string;
  readonly exitCode: number;
  /** What was done to the cluster just before, in brackets: `only worker-0 is schedulable`, `project is-test-b`. */
  readonly before: readonly string[];
}

/** Reads the commands of one experiment from `recordings/`, in the order in which they were run. */
export const recordedCommands = async (experiment: string): Promise<RecordedCommand[]> => {
  const text = written(await readFile(new URL(`recordings/${experiment}.txt`, import.meta.url), 'utf8'));
  const commands: RecordedCommand[] = [];
  let before: string[] = [];
  for (const [, directive, line = '', output = '', exitCode] of text.matchAll(
    /^\[(.*)\]$|^\$ (.*)\n([\s\S]*?)--- exit (\d+)$/gm,
  )) {
    if (directive !== undefined) {
      before.push(directive);
      continue;
    }
    const [stdout = '', stderr = ''] = output.split(/^--- stderr:\n/m);
    commands.push({ line, stdout, stderr, exitCode: Number(exitCode), before });
    before = [];
  }
  return commands;
};

/** What occurs often stands at the top, `[let 1 …]`, and is named `{{1}}` where it occurs, in later such lines, too. */
const written = (text: string): string => {
  const lets = [...text.matchAll(/^\[let (\d+) (.*)\]$/gm)];
  const rest = text.slice(lets.reduce((length, [line]) => length + line.length + 1, 0));
  return lets.reduceRight((result, [, name, content = '']) => result.replaceAll(`{{${name}}}`, () => content), rest);
};

/** The words of a command line, quotes taken away as a shell does. */
export const wordsOf = (line: string): string[] =>
  [...line.matchAll(/(?:[^\s'"]|'[^']*'|"[^"]*")+/g)].map(([word]) =>
    word.replaceAll(/'([^']*)'|"([^"]*)"/g, (_, single?: string, double?: string) => single ?? double ?? ''),
  );
