import { findKind } from '../../resources/kinds/kinds.ts';
import type { ResourceKind } from '../../resources/kinds/resource-kind.ts';
import type { Invocation } from '../command.ts';
import type { Flags } from '../command-line/flags.ts';
import { OcError } from '../oc-error.ts';
import { resolveKind, servedKinds } from './discovery.ts';

/** Objects of one kind that a command line names; without names all of them (or those of its selector). */
export interface Selection {
  readonly kind: ResourceKind;
  readonly names: readonly string[] | undefined;
}

/**
 * What `oc get`, `describe`, `delete` and the like work on: `pods`, `pods,is`, `pod a b`, `pod/a is/b`, `all`.
 *
 * @throws OcError for words that are no such thing, with the wording of kubectl's resource builder
 */
export const selectResources = async (
  invocation: Invocation,
  args: readonly string[],
  { withSelector = true }: { withSelector?: boolean } = {},
): Promise<Selection[]> => {
  const [first, ...names] = args;
  if (first === undefined) throw missingResource(invocation);
  const { flags } = invocation;
  if (args.some((word) => word.includes('/'))) return refuseEverywhere(flags, await selectNamed(invocation, args));
  const selector = withSelector && (flags.string('selector') || flags.string('field-selector'));
  if (names.length > 0 && selector) throw new OcError('name cannot be provided when a selector is specified');
  const kinds = await kindsOf(invocation, first);
  return refuseEverywhere(
    flags,
    kinds.map((kind) => ({ kind, names: names.length > 0 ? names : undefined })),
  );
};

/** @throws OcError for the name of an object that could be in any namespace */
const refuseEverywhere = (flags: Flags, selections: readonly Selection[]): Selection[] => {
  if (flags.boolean('all-namespaces') && selections.some(({ kind, names }) => names && kind.namespaced))
    throw new OcError('a resource cannot be retrieved by name across all namespaces');
  return [...selections];
};

/**
 * The same, for commands that never work on a whole collection unless a selector or `--all` says so. `withSelector: false`
 * where `--selector` is about something else.
 */
export const selectNamedResources = async (
  invocation: Invocation,
  args: readonly string[],
  { withSelector = true }: { withSelector?: boolean } = {},
): Promise<Selection[]> => {
  const selections = await selectResources(invocation, args, { withSelector });
  const collective =
    invocation.flags.boolean('all') ||
    (withSelector && (invocation.flags.string('selector') !== '' || invocation.flags.string('field-selector') !== ''));
  if (!collective && selections.some(({ names }) => !names))
    throw new OcError('resource(s) were provided, but no name was specified');
  return selections;
};

const selectNamed = async (invocation: Invocation, words: readonly string[]): Promise<Selection[]> => {
  if (!words.every((word) => word.includes('/')))
    throw new OcError(
      "there is no need to specify a resource type as a separate argument when passing arguments in resource/name form (e.g. 'oc get resource/<resource_name>' instead of 'oc get resource resource/<resource_name>'",
    );
  const selections: Selection[] = [];
  for (const word of words) {
    const [type, name, ...more] = word.split('/');
    if (more.length > 0) throw new OcError('arguments in resource/name form may not have more than one slash');
    if (!type || !name) throw new OcError('arguments in resource/name form must have a single resource and name');
    selections.push({ kind: await resolveKind(invocation.client, type), names: [name] });
  }
  return selections;
};

const kindsOf = async (invocation: Invocation, words: string): Promise<ResourceKind[]> => {
  const kinds: ResourceKind[] = [];
  for (const word of words.split(',')) {
    if (word === '') throw new OcError('arguments in resource/name form must have a single resource and name');
    kinds.push(
      ...(word === 'all' ? await kindsInCategory(invocation, word) : [await resolveKind(invocation.client, word)]),
    );
  }
  return kinds.filter(
    (kind, index) => kinds.findIndex((other) => other.plural === kind.plural && other.group === kind.group) === index,
  );
};

/** Those of the table as they are there: commands know them by identity. */
const kindsInCategory = async (invocation: Invocation, category: string): Promise<ResourceKind[]> =>
  (await servedKinds(invocation.client))
    .filter((kind) => kind.categories.includes(category))
    .map((kind) => findKind(`${kind.plural}.${kind.version}.${kind.group}`) ?? kind);

/** `get` and `describe` tell how to find the kinds. */
const missingResource = ({ path, context }: Invocation): OcError => {
  const verb = path.split(' ').at(-1);
  if (verb === 'describe')
    return new OcError(
      'You must specify the type of resource to describe. Use "oc api-resources" for a complete list of supported resources.\n',
    );
  if (verb === 'get') {
    context.stderr(
      `You must specify the type of resource to ${verb}. Use "oc api-resources" for a complete list of supported resources.\n\n`,
    );
    return new OcError(
      `Required resource not specified.\nUse "oc explain <resource>" for a detailed description of that resource (e.g. oc explain pods).\nSee '${path} -h' for help and examples`,
    );
  }
  return resourcesRequired();
};

/** Says that neither words nor files name anything. */
export const resourcesRequired = (): OcError =>
  new OcError(
    "You must provide one or more resources by argument or filename.\nExample resource specifications include:\n   '-f rsrc.yaml'\n   '--filename=rsrc.json'\n   '<resource> <name>'\n   '<resource>'",
  );
