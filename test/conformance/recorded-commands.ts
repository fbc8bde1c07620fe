import { readFile } from 'node:fs/promises';

/** A command as it was typed on a real cluster, and what it did there. */
export interface RecordedCommand {
  /** The whole line: `oc get pods,is`. */
  readonly line: string;
  readonly stdout: string;
  readonly stderr: string;
  readonly exitCode: number;
}

/** Reads the commands of one experiment from `recordings/`, in the order in which they were run. */
export const recordedCommands = async (experiment: string): Promise<RecordedCommand[]> => {
  const text = await readFile(new URL(`recordings/${experiment}.txt`, import.meta.url), 'utf8');
  return [...text.matchAll(/^\$ (oc .*)\n([\s\S]*?)--- exit (\d+)$/gm)].map(([, line = '', output = '', exitCode]) => {
    const [stdout = '', stderr = ''] = output.split(/^--- stderr:\n/m);
    return { line, stdout, stderr, exitCode: Number(exitCode) };
  });
};

/** The words of a command line, quotes taken away as a shell does. */
export const wordsOf = (line: string): string[] =>
  [...line.matchAll(/(?:[^\s'"]|'[^']*'|"[^"]*")+/g)].map(([word]) => word.replaceAll(/'([^']*)'|"([^"]*)"/g, (_, single?: string, double?: string) => single ?? double ?? ''));
