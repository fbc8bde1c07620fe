import { patchTypes } from '../patch/patch-types.ts';
import { descriptionOf } from './description.ts';
import { consumedBy, metaSchemas, type Operation, producedBy, type SuccessCode, streamedBy } from './operation.ts';
import { inPath, optionsOf, type Parameter, pretty, queryOf } from './parameters.ts';
import { identity, type ResourcePath } from './resource-path.ts';

/** What can be done with a list of objects, and what makes a new one. */
export const collectionOperations = (place: ResourcePath): Operation[] => [
  ...verb(place, 'list', () => listing(place, place.collection)),
  ...verb(place, 'create', () => creation(place, place.collection)),
  ...verb(place, 'deletecollection', () => ({
    ...common(place, place.collection, place.isCustom ? queryOf.list() : queryOf.deleteCollection()),
    ...identity(place, 'delete', { before: 'Collection' }),
    method: 'delete',
    action: 'deletecollection',
    description: descriptionOf('deletecollection', place.owner),
    ...(place.isCustom ? {} : { body: { schema: metaSchemas.deleteOptions, required: false } }),
    answers: { codes: [200], schema: metaSchemas.status },
  })),
];

/** The list of the objects of all namespaces. */
export const listOfAll = (place: ResourcePath): Operation[] =>
  verb(place, 'list', () => ({
    ...listing(place, place.everywhere),
    ...identity(place, 'list', { everywhere: true }),
  }));

/** What can be done with one object, or with what is below it. */
export const objectOperations = (place: ResourcePath): Operation[] => [
  ...verb(place, 'get', () => ({
    ...named(place, place.object, 'read', place.below === 'log' ? optionsOf(place.kind.kind) : queryOf.read()),
    method: 'get',
    action: 'get',
    ...(isText(place)
      ? { produces: ['text/plain', ...producedBy(place.isCustom)], answers: { codes: [200] } }
      : { answers: { codes: [200], schema: place.schema } }),
  })),
  ...verb(place, 'update', () => ({
    ...named(place, place.object, 'replace', queryOf.write()),
    method: 'put',
    action: 'put',
    body: { schema: place.schema, required: true },
    answers: { codes: [200, 201], schema: place.schema },
  })),
  ...verb(place, 'patch', () => ({
    ...named(place, place.object, 'patch', queryOf.patch()),
    method: 'patch',
    action: 'patch',
    consumes: patchTypes(place.isCustom),
    body: { schema: metaSchemas.patch, required: true },
    answers: { codes: place.isCustom ? [200] : [200, 201], schema: place.schema },
  })),
  ...verb(place, 'delete', () => ({
    ...named(place, place.object, 'delete', queryOf.delete()),
    method: 'delete',
    action: 'delete',
    body: { schema: metaSchemas.deleteOptions, required: false },
    answers: {
      codes: [200, 202],
      schema: place.version.answeredWhenDeleted?.includes(place.resource.name) ? place.schema : metaSchemas.status,
    },
  })),
  ...(place.below === undefined ? [] : verb(place, 'create', () => creation(place, place.object))),
];

const verb = (place: ResourcePath, name: string, operation: () => Operation): Operation[] =>
  place.resource.verbs.includes(name) ? [operation()] : [];

/** The log of a pod is no object; those of builds and deployments are said to be one. */
const isText = ({ below, kind }: ResourcePath): boolean => below === 'log' && kind.kind === 'Pod';

const common = (
  { kind, owner, isCustom }: ResourcePath,
  path: string,
  query: readonly Parameter[],
): Pick<Operation, 'kind' | 'parameters' | 'consumes' | 'produces'> => ({
  kind,
  parameters: [...inPath(path, owner), ...query, ...pretty()],
  consumes: consumedBy(isCustom),
  produces: producedBy(isCustom),
});

/** What operations have that do to an object, or to what is below it, what their name says. */
const named = (
  place: ResourcePath,
  path: string,
  verb: 'read' | 'replace' | 'patch' | 'delete' | 'create',
  query: readonly Parameter[],
): Pick<Operation, 'id' | 'tag' | 'description' | 'kind' | 'parameters' | 'consumes' | 'produces'> => ({
  ...common(place, path, query),
  ...identity(place, verb),
  description: descriptionOf(verb, place.owner, place.below),
});

const listing = (place: ResourcePath, path: string): Operation => ({
  ...common(place, path, queryOf.list()),
  ...identity(place, 'list'),
  method: 'get',
  action: 'list',
  description: descriptionOf(place.resource.verbs.includes('watch') ? 'listOrWatch' : 'list', place.owner),
  produces: streamedBy(place.isCustom),
  answers: { codes: [200], schema: answeredInstead[`list ${place.resource.name}`] ?? place.listSchema },
});

const creation = (place: ResourcePath, path: string): Operation => ({
  ...named(place, path, 'create', queryOf.write()),
  method: 'post',
  action: 'post',
  body: { schema: place.schema, required: true },
  answers: {
    codes: [200, 201, 202] satisfies SuccessCode[],
    schema: answeredInstead[`create ${place.resource.name}`] ?? place.schema,
  },
});

/** Requests for something that is answered with something else. */
const answeredInstead: Readonly<Record<string, string>> = {
  'create buildconfigs/instantiate': 'com.github.openshift.api.build.v1.Build',
  'list projectrequests': metaSchemas.status,
};
