import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { KubeRequest } from '../../ports/kube-api.ts';
import { printAnswer } from '../client/print-answer.ts';
import type { Invocation } from '../command.ts';
import { OcError } from '../oc-error.ts';

/** Where `--raw` points to. @throws OcError for what is no path */
export const rawTarget = (raw: string): Pick<KubeRequest, 'path' | 'query'> => {
  if (!raw.startsWith('/'))
    throw new OcError(`--raw must be a valid URL path: parse ${JSON.stringify(raw)}: invalid URI for request`);
  const { pathname, searchParams } = new URL(raw, 'https://server');
  const query: Record<string, string[]> = {};
  for (const [key, value] of searchParams) query[key] = [...(query[key] ?? []), value];
  return { path: pathname, query };
};

/**
 * Sends a file to the address of `--raw`, as it is, and prints the answer as it comes. A deletion needs no file.
 *
 * @throws OcError unless it is one file
 */
export const sendRaw = async (invocation: Invocation, method: 'POST' | 'PUT' | 'DELETE'): Promise<void> => {
  const { context, flags } = invocation;
  const files = flags.list('filename');
  if (files.length > 1 || (files.length === 0 && method !== 'DELETE'))
    throw new OcError('--raw can only use a single local file or stdin');
  if (/^https?:/.test(files[0] ?? '')) throw new OcError('--raw cannot read from a url');
  if (flags.string('selector') !== '') throw new OcError('--raw and --selector (-l) are mutually exclusive');
  if (flags.boolean('recursive')) throw new OcError('--raw and --recursive are mutually exclusive');
  if (flags.string('output') !== '') throw new OcError('--raw and --output are mutually exclusive');
  const target = rawTarget(flags.string('raw'));
  const [file] = files;
  const read = async (name: string): Promise<string> =>
    name === '-' ? (context.stdin ?? '') : await readFile(resolve(context.cwd ?? process.cwd(), name), 'utf8');
  const request = { method, ...target, accept: 'application/json, */*' } as const;
  await printAnswer(invocation, { ...request, ...(file !== undefined && { body: await read(file) }) });
};
