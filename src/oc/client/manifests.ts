import { readdir, readFile, stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { ApiStatusError } from '../../errors/api-status-error.ts';
import { kinds } from '../../resources/kinds/kinds.ts';
import type { ResourceKind } from '../../resources/kinds/resource-kind.ts';
import { apiVersionOf } from '../../resources/kinds/resource-kind.ts';
import type { KubeObject } from '../../resources/kube-object.ts';
import { exactIntegers, exactYamlValue } from '../../resources/values/exact-json.ts';
import type { Invocation } from '../command.ts';
import type { Flags } from '../command-line/flags.ts';
import { OcError } from '../oc-error.ts';
import { servedKinds } from './discovery.ts';

/** An object that was read from a file, and its kind. */
export interface Manifest {
  readonly kind: ResourceKind;
  readonly object: KubeObject;
  /** The file that it was read from, or `STDIN`. */
  readonly source: string;
}

/**
 * The objects of `-f`: files, directories (their .yaml, .yml and .json files) or `-` for stdin; several documents a file,
 * lists taken apart.
 *
 * @param verb what cannot be done when the files hold nothing: `apply`; none: then nothing is done
 * @throws OcError for a file that is missing, that is no YAML, or that holds no object of a kind that the server serves
 */
export const readManifests = async (invocation: Invocation, verb?: string): Promise<Manifest[]> => {
  const { flags } = invocation;
  const names = flags.list('filename');
  if (flags.has('kustomize')) return await readKustomization(invocation);
  if (names.length === 0) throw new OcError('must specify one of -f and -k');
  const manifests: Manifest[] = [];
  for (const name of names) manifests.push(...(await readManifestsOf(invocation, name)));
  if (manifests.length === 0 && verb !== undefined) throw new OcError(`no objects passed to ${verb}`);
  return manifests;
};

/** The same of one file, directory or stdin. */
export const readManifestsOf = async (invocation: Invocation, name: string): Promise<Manifest[]> => {
  const manifests: Manifest[] = [];
  for (const source of await readSources(invocation, name))
    for (const object of await parseSource(source)) manifests.push(await recognise(invocation, object, source.name));
  return manifests;
};

/** Whether a command line names files or a kustomization. */
export const readsFiles = (flags: Flags): boolean => flags.has('filename') || flags.has('kustomize');

/** @throws OcError besides `-f` */
const readKustomization = async (invocation: Invocation): Promise<Manifest[]> => {
  const { flags } = invocation;
  if (flags.has('filename')) throw new OcError('only one of -f or -k can be specified');
  const folder = flags.string('kustomize');
  const { builtObjects } = await import('../commands/advanced/kustomize.ts');
  const objects = await builtObjects(invocation, folder);
  return await Promise.all(objects.map((object) => recognise(invocation, object, folder)));
};

/** Handles a request that failed for an object of a file: says what was done, and with which file. */
export const fromSource =
  (doing: string, source: string) =>
  (error: unknown): never => {
    if (!(error instanceof ApiStatusError)) throw error;
    throw new ApiStatusError(
      { ...error.status, message: `error when ${doing} ${JSON.stringify(source)}: ${error.message}` },
      error,
    );
  };

interface Source {
  readonly name: string;
  readonly text: string;
}

const readSources = async ({ context, flags }: Invocation, name: string): Promise<Source[]> => {
  if (name === '-') return [{ name: 'STDIN', text: context.stdin ?? '' }];
  const path = resolve(context.cwd ?? process.cwd(), name);
  const found = await stat(path).catch(() => undefined);
  if (!found) throw new OcError(`the path ${JSON.stringify(name)} does not exist`);
  if (!found.isDirectory()) return [{ name, text: await readFile(path, 'utf8') }];
  const entries = await readdir(path, { recursive: flags.boolean('recursive') });
  const files = entries.filter((entry) => /\.(ya?ml|json)$/.test(entry)).sort();
  return await Promise.all(
    files.map(async (file) => ({ name: join(name, file), text: await readFile(join(path, file), 'utf8') })),
  );
};

const parseSource = async ({ name, text }: Source): Promise<KubeObject[]> => {
  const { parseAllDocuments } = await import('yaml');
  const documents = parseAllDocuments(text, {
    customTags: (tags) => [earlierBoolean, ...tags],
    ...exactIntegers(text),
  });
  const objects = [...documents].flatMap((document) => {
    const [problem] = document.errors;
    if (problem)
      throw new OcError(`error parsing ${name}: error converting YAML to JSON: yaml: ${yamlProblem(problem)}`);
    const value: unknown = document.toJS({ reviver: exactYamlValue });
    return value === null || value === undefined ? [] : [value];
  });
  return objects.flatMap((value) => (isList(value) ? value.items : [value as KubeObject]));
};

/** Words that mean true and false in the YAML that clients of Kubernetes read. */
export const earlierBoolean = {
  tag: 'tag:yaml.org,2002:bool',
  default: true,
  test: /^(?:y|Y|yes|Yes|YES|n|N|no|No|NO|on|On|ON|off|Off|OFF)$/,
  resolve: (text: string): boolean => /^(?:y|on$)/i.test(text),
} as const;

const isList = (value: unknown): value is { items: KubeObject[] } =>
  typeof value === 'object' &&
  value !== null &&
  'items' in value &&
  Array.isArray(value.items) &&
  'kind' in value &&
  String(value.kind).endsWith('List');

const recognise = async ({ client }: Invocation, object: KubeObject, name: string): Promise<Manifest> => {
  const decoding = `unable to decode ${JSON.stringify(name)}`;
  if (typeof object !== 'object' || Array.isArray(object))
    throw new OcError(
      `${decoding}: json: cannot unmarshal ${Array.isArray(object) ? 'array' : typeof object} into Go value of type unstructured.detector`,
    );
  if (!object.kind) throw new OcError(`${decoding}: Object 'Kind' is missing in '${JSON.stringify(object)}'`);
  if (!object.apiVersion)
    throw new OcError(`${decoding}: Object 'apiVersion' is missing in '${JSON.stringify(object)}'`);
  const matches = (kind: ResourceKind): boolean =>
    kind.kind === object.kind && apiVersionOf(kind) === object.apiVersion;
  const kind = kinds.find(matches) ?? (await servedKinds(client)).find(matches);
  if (kind) return { kind, object: { ...object, metadata: object.metadata ?? { name: '' } }, source: name };
  throw new OcError(
    `resource mapping not found for name: ${JSON.stringify(object.metadata?.name ?? '')} namespace: ${JSON.stringify(object.metadata?.namespace ?? '')} from ${JSON.stringify(name)}: no matches for kind ${JSON.stringify(object.kind)} in version ${JSON.stringify(object.apiVersion)}\nensure CRDs are installed first`,
  );
};

/** What Go's YAML says about a text that is none; the line is counted from 0 in the parser that `oc` uses, and told from line 2 on. */
const yamlProblem = ({
  code,
  message,
  linePos,
}: {
  code: string;
  message: string;
  linePos?: readonly { line: number }[];
}): string => {
  const line = linePos?.[0]?.line ?? 0;
  const text = problems[code] ?? message.split(/ at line |\n/)[0] ?? message;
  return line > 1 ? `line ${line}: ${text}` : text;
};

const problems: Readonly<Record<string, string>> = {
  BLOCK_AS_IMPLICIT_KEY: 'mapping values are not allowed in this context',
  BAD_INDENT: 'did not find expected key',
  TAB_AS_INDENT: 'found character that cannot start any token',
  MISSING_CHAR: 'did not find expected node content',
  BAD_ALIAS: 'unknown anchor referenced',
  DUPLICATE_KEY: 'key already set in map',
};
