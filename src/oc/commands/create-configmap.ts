import { readFile } from 'node:fs/promises';
import { basename, resolve } from 'node:path';
import { configMapKind, secretKind } from '../../resources/kinds.ts';
import type { Command, Invocation } from '../command.ts';
import { listFlag, stringFlag } from '../command-line/flag.ts';
import { OcError } from '../oc-error.ts';
import { createFlags, createObject, requiredName } from './create.ts';

const dataFlags = [
  listFlag('from-literal', 'Specify a key and literal value (i.e. mykey=somevalue)'),
  listFlag('from-file', 'Key file can be specified using its file path, or as key=path.'),
];

/** `oc create configmap`. */
export const createConfigMap: Command = {
  usage: 'NAME [--from-file=[key=]source] [--from-literal=key1=value1] [flags]',
  flags: [...createFlags, ...dataFlags],
  run: async (invocation) => {
    const data = await readData(invocation);
    const object = {
      kind: 'ConfigMap',
      apiVersion: 'v1',
      metadata: { name: requiredName(invocation), creationTimestamp: null },
    };
    await createObject(invocation, configMapKind, {
      ...object,
      ...(data.size > 0 && { data: Object.fromEntries(data) }),
    });
  },
};

/** `oc create secret generic`. */
export const createGenericSecret: Command = {
  usage: 'NAME [--type=string] [--from-file=[key=]source] [--from-literal=key1=value1] [flags]',
  flags: [...createFlags, ...dataFlags, stringFlag('type', 'The type of secret to create')],
  run: async (invocation) => {
    const data = [...(await readData(invocation))].map(([key, value]) => [key, Buffer.from(value).toString('base64')]);
    const type = invocation.flags.string('type');
    const object = {
      kind: 'Secret',
      apiVersion: 'v1',
      metadata: { name: requiredName(invocation), creationTimestamp: null },
    };
    await createObject(invocation, secretKind, {
      ...object,
      ...(data.length > 0 && { data: Object.fromEntries(data) }),
      ...(type && { type }),
    });
  },
};

const readData = async ({ flags, context }: Invocation): Promise<Map<string, string>> => {
  const data = new Map<string, string>();
  for (const pair of flags.values('from-literal')) {
    const equals = pair.indexOf('=');
    if (equals < 1) throw new OcError(`invalid literal source ${pair}, expected key=value`);
    data.set(pair.slice(0, equals), pair.slice(equals + 1));
  }
  for (const source of flags.values('from-file')) {
    const equals = source.indexOf('=');
    const path = source.slice(equals + 1);
    const text = await readFile(resolve(context.cwd ?? process.cwd(), path), 'utf8').catch((cause: unknown) => {
      throw new OcError(`error reading ${path}: no such file or directory`, { cause });
    });
    data.set(equals < 0 ? basename(path) : source.slice(0, equals), text);
  }
  return data;
};
