import { posix } from 'node:path';
import type { FileSystem } from '../files/file-system.ts';
import { loadCommand } from './load-command.ts';
import type { Command } from './process.ts';
import { parseScript } from './shell/shell-parser.ts';

/**
 * What carries out an executable file that names one of the commands every container has in its first line (`#!/bin/sh`,
 * `#!/usr/bin/env bash`); `undefined` for any other file.
 *
 * @param name by which the script knows itself
 * @see https://man7.org/linux/man-pages/man2/execve.2.html
 */
export const scriptCommand = async (name: string, path: string, files: FileSystem): Promise<Command | undefined> => {
  const script = await textOf(path, files);
  const [, interpreter = '', argument = ''] = /^#![ \t]*(\S+)[ \t]*(.*)/.exec(script) ?? [];
  const words = argument.split(/\s+/).filter((word) => word !== '');
  const [program = '', ...options] =
    posix.basename(interpreter) === 'env' ? words.filter((word) => word !== '-S') : [interpreter, ...words];
  const command = program === '' ? undefined : await loadCommand(program);
  if (command === undefined) return undefined;
  return (process) => {
    const { runUnknown } = process.container;
    // What this shell cannot read another may: the script is a program like any other then.
    if (runUnknown !== undefined && !isReadable(program, script)) return runUnknown();
    return command({ ...process, name: posix.basename(program), args: [...options, name, ...process.args] });
  };
};

/** The text of a file whose first line names an interpreter; nothing of others, which may be large. */
const textOf = async (path: string, files: FileSystem): Promise<string> => {
  const chunks: Uint8Array[] = [];
  for await (const chunk of files.read(path)) {
    if (chunks.length === 0 && Buffer.from(chunk.subarray(0, 2)).toString('latin1') !== '#!') return '';
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString();
};

const isReadable = (program: string, script: string): boolean => {
  if (!['sh', 'bash'].includes(posix.basename(program))) return true;
  try {
    parseScript(script);
    return true;
  } catch {
    return false;
  }
};
