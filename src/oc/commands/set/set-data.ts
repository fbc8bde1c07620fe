import type { Secret } from '../../../resources/access/secret.ts';
import type { ConfigMap } from '../../../resources/config-map.ts';
import { configMapKind, secretKind } from '../../../resources/kinds/kinds.ts';
import type { LoadedObject } from '../../client/load-objects.ts';
import { readsFiles } from '../../client/manifests.ts';
import type { Command, Invocation } from '../../command.ts';
import { listFlag } from '../../command-line/flag.ts';
import { OcError, usageError } from '../../oc-error.ts';
import { changeObjects } from '../../set/change-objects.ts';
import { readPairs } from '../../set/pairs.ts';
import { setFlags } from '../../set/set-flags.ts';
import { setTargets } from '../../set/set-targets.ts';
import { readData } from '../file-data.ts';

/** `oc set data`: the keys of config maps and secrets. */
export const setData: Command = {
  usage: 'RESOURCE/NAME [KEY=VALUE|KEY- ...] [--from-file=file|dir|key=path]',
  flags: [
    ...setFlags,
    listFlag('from-file', 'A file, or key=file; a folder stands for the files in it.'),
    listFlag('from-literal', 'A key and its value: mykey=somevalue'),
  ],
  run: async (invocation) => {
    const { args, flags, path, context } = invocation;
    if (args.length === 0 && !readsFiles(flags))
      throw usageError(path, 'one or more resources must be specified as <resource> <name> or <resource>/<name>');
    const { resources, set, removed } = await wantedData(invocation);
    await changeObjects(invocation, await setTargets(invocation, resources), {
      outcome: 'data updated',
      change: (target) => {
        if (target.kind !== secretKind && target.kind !== configMapKind) return false;
        const data = dataOf(target);
        const before = new Map(data);
        for (const [key, value] of set) data.set(key, value);
        for (const key of removed) data.delete(key);
        const same = before.size === data.size && [...data].every(([key, value]) => before.get(key)?.equals(value));
        if (same) context.stderr(`info: ${target.object.metadata.name} was not changed\n`);
        else write(target, data);
        return !same;
      },
    });
  },
};

interface WantedData {
  readonly resources: readonly string[];
  readonly set: ReadonlyMap<string, Buffer>;
  readonly removed: readonly string[];
}

const wantedData = async (invocation: Invocation): Promise<WantedData> => {
  const { resources, set: pairs, removed } = readPairs(invocation.args, 'data');
  const set = new Map<string, Buffer>([...pairs].map(([key, value]) => [key, Buffer.from(value)]));
  const flagged = await readData(invocation, (key) => `cannot add key ${key}, another key by that name already exists`);
  for (const [key, value] of flagged) {
    if (set.has(key)) throw new OcError(`cannot set key ${JSON.stringify(key)} in both argument and flag`);
    set.set(key, value);
  }
  if (set.size + removed.length === 0)
    throw new OcError('must add, update, or remove at least one key from this object');
  const both = removed.find((key) => set.has(key));
  if (both !== undefined)
    throw new OcError(`you may not remove and set the key ${JSON.stringify(both)} in the same invocation`);
  return { resources, set, removed };
};

/** The bytes of every key. */
const dataOf = ({ kind, object }: LoadedObject): Map<string, Buffer> => {
  const decoded = (values: Readonly<Record<string, string>> | undefined): [string, Buffer][] =>
    Object.entries(values ?? {}).map(([key, value]) => [key, Buffer.from(value, 'base64')]);
  if (kind === secretKind) return new Map(decoded((object as Secret).data));
  const { data = {}, binaryData } = object as ConfigMap;
  const texts = Object.entries(data).map(([key, value]): [string, Buffer] => [key, Buffer.from(value)]);
  return new Map([...texts, ...decoded(binaryData)]);
};

/** Bytes that are no text are kept apart in a config map. */
const write = ({ kind, object }: LoadedObject, data: ReadonlyMap<string, Buffer>): void => {
  const base64 = (entries: [string, Buffer][]): Record<string, string> =>
    Object.fromEntries(entries.map(([key, value]) => [key, value.toString('base64')]));
  const target = object as ConfigMap;
  delete target.data;
  delete target.binaryData;
  const entries = [...data];
  const binary = kind === secretKind ? [] : entries.filter(([, value]) => isBinary(value));
  const plain = entries.filter((entry) => !binary.includes(entry));
  if (plain.length > 0)
    target.data =
      kind === secretKind ? base64(plain) : Object.fromEntries(plain.map(([key, value]) => [key, value.toString()]));
  if (binary.length > 0) target.binaryData = base64(binary);
};

const isBinary = (value: Buffer): boolean =>
  value.some((byte) => byte > 127 || (byte < 32 && ![9, 10, 13].includes(byte)));
