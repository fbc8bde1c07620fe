import { isUtf8 } from 'node:buffer';
import { configMapKind, secretKind } from '../../../resources/kinds/kinds.ts';
import { configKeyRule } from '../../../resources/validation/config-key.ts';
import type { Command } from '../../command.ts';
import { stringFlag } from '../../command-line/flag.ts';
import { dataFlags, readData, withHash } from '../file-data.ts';
import { createFlags, requiredName } from './create.ts';
import { createObject } from './create-object.ts';

/** `oc create configmap`. */
export const createConfigMap: Command = {
  usage: 'NAME [--from-file=[key=]source] [--from-literal=key1=value1] [--dry-run=server|client|none]',
  flags: [...createFlags, ...dataFlags],
  run: async (invocation) => {
    const name = requiredName(invocation);
    const data = await readData(invocation, (key, problem) =>
      problem === 'invalid'
        ? `${JSON.stringify(key)} is not a valid key name for a ConfigMap: ${configKeyRule}`
        : `cannot add key ${JSON.stringify(key)}, another key by that name already exists in Data for ConfigMap ${JSON.stringify(name)}`,
    );
    const texts = [...data].filter(([, value]) => isUtf8(value)).map(([key, value]) => [key, value.toString('utf8')]);
    const bytes = [...data]
      .filter(([, value]) => !isUtf8(value))
      .map(([key, value]) => [key, value.toString('base64')]);
    const content = {
      ...(texts.length > 0 && { data: Object.fromEntries(texts) }),
      ...(bytes.length > 0 && { binaryData: Object.fromEntries(bytes) }),
    };
    const full = invocation.flags.boolean('append-hash')
      ? withHash(name, { data: null, ...content, kind: 'ConfigMap', name })
      : name;
    await createObject(
      invocation,
      configMapKind,
      { kind: 'ConfigMap', apiVersion: 'v1', metadata: { name: full, creationTimestamp: null }, ...content },
      { failing: 'failed to create configmap:' },
    );
  },
};

/** `oc create secret generic`. */
export const createGenericSecret: Command = {
  usage: 'NAME [--type=string] [--from-file=[key=]source] [--from-literal=key1=value1] [--dry-run=server|client|none]',
  flags: [...createFlags, ...dataFlags, stringFlag('type', 'The type of secret to create')],
  run: async (invocation) => {
    const name = requiredName(invocation);
    const type = invocation.flags.string('type');
    const entries = [...(await readData(invocation, refuseKey))];
    const data =
      entries.length > 0 && Object.fromEntries(entries.map(([key, value]) => [key, value.toString('base64')]));
    const full = invocation.flags.boolean('append-hash')
      ? withHash(name, { data: data || {}, kind: 'Secret', name, type })
      : name;
    await createObject(
      invocation,
      secretKind,
      {
        kind: 'Secret',
        apiVersion: 'v1',
        metadata: { name: full, creationTimestamp: null },
        ...(data && { data }),
        ...(type && { type }),
      },
      { failing: 'failed to create secret' },
    );
  },
};

/** Why a key cannot be one of a secret. */
export const refuseKey = (key: string, problem: 'duplicate' | 'invalid'): string =>
  problem === 'invalid'
    ? `${JSON.stringify(key)} is not valid key name for a Secret ${configKeyRule}`
    : `cannot add key ${key}, another key by that name already exists`;
