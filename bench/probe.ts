import { spawn } from 'node:child_process';
import process from 'node:process';
import { text } from 'node:stream/consumers';

interface ProbeOptions {
  /** Options of Node. */
  readonly flags?: readonly string[];
  readonly args?: readonly string[];
}

/** Runs a file of `bench/probes` in a process of its own, which nothing has warmed up, and reads the JSON it prints. */
export const probe = async <T>(name: string, { flags = [], args = [] }: ProbeOptions = {}): Promise<T> => {
  const file = `${import.meta.dirname}/probes/${name}.ts`;
  const child = spawn(process.execPath, [...flags, file, ...args], { stdio: ['ignore', 'pipe', 'inherit'] });
  return JSON.parse(await text(child.stdout)) as T;
};

/** Does the same thing several times, one after the other. */
export const repeat = async <T>(times: number, run: () => Promise<T>): Promise<T[]> => {
  const results: T[] = [];
  for (let count = 0; count < times; count += 1) results.push(await run());
  return results;
};
