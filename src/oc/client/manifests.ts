import { ApiStatusError } from '../../errors/api-status-error.ts';
import { kinds } from '../../resources/kinds/kinds.ts';
import type { ResourceKind } from '../../resources/kinds/resource-kind.ts';
import { apiVersionOf } from '../../resources/kinds/resource-kind.ts';
import type { KubeObject } from '../../resources/kube-object.ts';
import type { Invocation } from '../command.ts';
import type { Flags } from '../command-line/flags.ts';
import { OcError, PlainError, throwCollected } from '../oc-error.ts';
import { compactJson } from '../output/json.ts';
import { servedKinds } from './discovery.ts';
import { readDocuments } from './documents.ts';
import { readSources, type Source } from './sources.ts';

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
 * @param errors where it is collected that a text is no YAML, or holds no object of a kind that the server serves
 * @throws OcError for that, when nobody collects it, and for a file that is missing
 */
export const readManifests = async (invocation: Invocation, verb?: string, errors?: unknown[]): Promise<Manifest[]> => {
  const manifests: Manifest[] = [];
  for (const entry of await readEntries(invocation, verb))
    if (!(entry instanceof OcError)) manifests.push(entry);
    else if (errors === undefined) throw entry;
    else errors.push(entry);
  return manifests;
};

/** Does something with each object of `-f`, in their order, and collects what cannot be read and what fails. */
export const visitManifests = async (
  invocation: Invocation,
  verb: string | undefined,
  visit: (manifest: Manifest) => Promise<void>,
): Promise<void> => {
  const errors: unknown[] = [];
  for (const entry of await readEntries(invocation, verb))
    if (entry instanceof OcError) errors.push(entry);
    else await visit(entry).catch((error: unknown) => errors.push(error));
  throwCollected(errors);
};

/** The objects of one file, directory or stdin. */
export const readManifestsOf = async (invocation: Invocation, name: string): Promise<Manifest[]> =>
  (await entriesOf(invocation, name)).map(orThrow);

/** The objects of a text of a name. */
export const readManifestText = async (invocation: Invocation, source: Source): Promise<Manifest[]> =>
  (await parseEntries(invocation, source)).map(orThrow);

const orThrow = (entry: Entry): Manifest => {
  if (entry instanceof OcError) throw entry;
  return entry;
};

/** An object, or what is wrong in its place. */
type Entry = Manifest | OcError;

const readEntries = async (invocation: Invocation, verb: string | undefined): Promise<Entry[]> => {
  const { flags } = invocation;
  const names = flags.list('filename');
  if (flags.has('kustomize')) return await readKustomization(invocation);
  if (names.length === 0) throw new OcError('must specify one of -f and -k');
  if (names.filter((name) => name === '-').length > 1)
    throw new OcError('standard input cannot be used for multiple arguments');
  const entries: Entry[] = [];
  for (const name of names) entries.push(...(await entriesOf(invocation, name)));
  if (entries.length === 0 && verb !== undefined) throw new OcError(`no objects passed to ${verb}`);
  return entries;
};

const entriesOf = async (invocation: Invocation, name: string): Promise<Entry[]> => {
  const entries: Entry[] = [];
  for (const source of await readSources(invocation, name)) entries.push(...(await parseEntries(invocation, source)));
  return entries;
};

/** Whether a command line names files or a kustomization. */
export const readsFiles = (flags: Flags): boolean => flags.has('filename') || flags.has('kustomize');

/**
 * Whether files or words name the objects of a command.
 *
 * @throws OcError for a file that is missing, and for words beside files
 */
export const readsFilesAlone = async (invocation: Invocation, [word] = invocation.args): Promise<boolean> => {
  const { flags } = invocation;
  if (!readsFiles(flags)) return false;
  if (word === undefined) return true;
  for (const name of flags.list('filename')) await readSources(invocation, name);
  throw new OcError(
    word.includes('/')
      ? 'resource/name arguments cannot be provided when a path is specified'
      : 'when paths, URLs, or stdin is provided as input, you may not specify resource arguments as well',
  );
};

/** @throws OcError besides `-f` */
const readKustomization = async (invocation: Invocation): Promise<Entry[]> => {
  const { flags } = invocation;
  if (flags.has('filename')) throw new OcError('only one of -f or -k can be specified');
  const folder = flags.string('kustomize');
  const { builtObjects } = await import('../commands/advanced/kustomize.ts');
  const objects = await builtObjects(invocation, folder);
  return await Promise.all(objects.map((object) => recognise(invocation, object, { name: folder })));
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

/** The objects of a text, lists taken apart. */
const parseEntries = async (invocation: Invocation, { name, text }: Source): Promise<Entry[]> => {
  const { documents, problem } = await readDocuments(text);
  const entries: Entry[] = [];
  for (const { value, json } of documents)
    for (const object of isList(value) ? value.items : [value as KubeObject])
      entries.push(await recognise(invocation, object, { name, json, isItem: isList(value) }));
  return problem === undefined ? entries : [...entries, new OcError(`error parsing ${name}: ${problem}`)];
};

const isList = (value: unknown): value is { items: KubeObject[] } =>
  typeof value === 'object' &&
  value !== null &&
  'items' in value &&
  Array.isArray(value.items) &&
  'kind' in value &&
  String(value.kind).endsWith('List');

interface Place {
  readonly name: string;
  /** What stood there, if that was JSON. */
  readonly json?: string | undefined;
  /** It is one of a list. */
  readonly isItem?: boolean;
}

const recognise = async (
  { client }: Invocation,
  object: KubeObject,
  { name, json, isItem = false }: Place,
): Promise<Entry> => {
  const decoding = `unable to decode ${JSON.stringify(name)}`;
  if (typeof object !== 'object' || Array.isArray(object))
    return new OcError(
      `${decoding}: json: cannot unmarshal ${Array.isArray(object) ? 'array' : typeof object} into Go value of type unstructured.detector`,
    );
  const { apiVersion = '' } = object;
  if (!object.kind) return new OcError(`${decoding}: Object 'Kind' is missing in '${json ?? compactJson(object)}'`);
  if (isItem && apiVersion === '')
    return new PlainError(
      `unable to get type info from the object "*unstructured.Unstructured": Object 'apiVersion' is missing in 'object has no apiVersion field'`,
    );
  const matches = (kind: ResourceKind): boolean =>
    kind.kind === object.kind && (apiVersion === '' ? kind.group === '' : apiVersionOf(kind) === apiVersion);
  const kind = kinds.find(matches) ?? (await servedKinds(client)).find(matches);
  if (kind)
    return {
      kind: apiVersion === '' ? { ...kind, version: '' } : kind,
      object: { ...object, metadata: object.metadata ?? { name: '' } },
      source: name,
    };
  return new OcError(
    `resource mapping not found for name: ${JSON.stringify(object.metadata?.name ?? '')} namespace: ${JSON.stringify(object.metadata?.namespace ?? '')} from ${JSON.stringify(name)}: no matches for kind ${JSON.stringify(object.kind)} in version ${JSON.stringify(apiVersion)}\nensure CRDs are installed first`,
  );
};
