import { isUtf8 } from 'node:buffer';
import { readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { inKeyOrder } from '../../image/key-order.ts';
import type { KubeObject } from '../../resources/kube-object.ts';
import { withHash } from '../commands/file-data.ts';
import { OcError } from '../oc-error.ts';
import type { Generator, GeneratorOptions } from './kustomization.ts';

/** A config map or secret as kustomizations make them. */
export interface DataObject extends KubeObject {
  data?: Record<string, string>;
  binaryData?: Record<string, string>;
  type?: string;
  immutable?: boolean;
}

/**
 * Makes a config map or a secret from literals, files and lists of variables.
 *
 * @throws OcError for a file that cannot be read, and for what has no key
 */
export const generateData = async (
  kind: 'ConfigMap' | 'Secret',
  folder: string,
  generator: Generator,
  common: GeneratorOptions = {},
): Promise<DataObject> => {
  const entries = await entriesOf(folder, generator);
  const texts = entries.filter(([, value]) => kind === 'Secret' || isUtf8(value));
  const bytes = entries.filter(([, value]) => kind === 'ConfigMap' && !isUtf8(value));
  const encoded = (list: typeof entries, encoding: 'utf8' | 'base64'): Record<string, string> =>
    Object.fromEntries(list.map(([key, value]) => [key, value.toString(encoding)]));
  const labels = { ...common.labels, ...generator.options?.labels };
  const annotations = { ...common.annotations, ...generator.options?.annotations };
  return {
    apiVersion: 'v1',
    kind,
    metadata: {
      name: generator.name,
      ...(generator.namespace && { namespace: generator.namespace }),
      ...(Object.keys(labels).length > 0 && { labels }),
      ...(Object.keys(annotations).length > 0 && { annotations }),
    },
    ...(texts.length > 0 && { data: encoded(texts, kind === 'Secret' ? 'base64' : 'utf8') }),
    ...(bytes.length > 0 && { binaryData: encoded(bytes, 'base64') }),
    ...(kind === 'Secret' && { type: generator.type ?? 'Opaque' }),
    ...((generator.options?.immutable ?? common.immutable) && { immutable: true }),
  };
};

/** The name of such an object with the hash of its content, whatever the name is. */
export const hashedName = ({ kind, metadata, data, binaryData, type }: DataObject): string =>
  withHash(metadata.name, {
    ...(binaryData && { binaryData: inKeyOrder(binaryData) }),
    data: data === undefined ? '' : inKeyOrder(data),
    kind,
    name: '',
    ...(kind === 'Secret' && { type }),
  });

const entriesOf = async (folder: string, generator: Generator): Promise<[string, Buffer][]> => {
  const { literals = [], files = [], envs = [], env } = generator;
  const entries: [string, Buffer][] = literals.map((literal) => {
    const sign = literal.indexOf('=');
    if (sign < 1) throw new OcError(`invalid literal source ${literal}, expected key=value`);
    return [literal.slice(0, sign), Buffer.from(literal.slice(sign + 1).replace(/^(["'])(.*)\1$/s, '$2'))];
  });
  for (const file of files) {
    const sign = file.indexOf('=');
    const path = file.slice(sign + 1);
    entries.push([sign < 0 ? basename(path) : file.slice(0, sign), await read(folder, path)]);
  }
  for (const file of [...envs, ...(env === undefined ? [] : [env])])
    for (const line of (await read(folder, file)).toString('utf8').split(/\r?\n/)) {
      const text = line.trimStart();
      if (text === '' || text.startsWith('#')) continue;
      const sign = text.indexOf('=');
      entries.push(
        sign < 0
          ? [text, Buffer.from(process.env[text] ?? '')]
          : [text.slice(0, sign), Buffer.from(text.slice(sign + 1))],
      );
    }
  return entries;
};

const read = async (folder: string, file: string): Promise<Buffer> =>
  await readFile(join(folder, file)).catch((cause: unknown) => {
    throw new OcError(`open ${join(folder, file)}: no such file or directory`, { cause });
  });
