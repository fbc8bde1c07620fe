import { isCustomGroup } from '../discovery/custom-group.ts';
import type { DiscoveredResource, GroupVersion } from '../discovery/group-versions.ts';

/** One operation of a path, before it is written in a version of OpenAPI. */
export interface Operation {
  readonly method: 'get' | 'post' | 'put' | 'patch' | 'delete';
  /** `x-kubernetes-action`. */
  readonly action: string;
  readonly kind: { readonly group: string; readonly version: string; readonly kind: string };
  /** What a list of a custom resource is called. */
  readonly listKind?: string;
  readonly parameters: readonly Parameter[];
  /** Whether the request carries an object of the kind. */
  readonly body: 'object' | 'patch' | 'delete-options' | undefined;
  readonly answersList: boolean;
}

export interface Parameter {
  readonly name: string;
  readonly in: 'query' | 'path';
  readonly type: 'string' | 'integer' | 'boolean';
}

/** The content types of patches of a kind; strategic merges need to know its Go type. */
export const patchTypes = ({ group }: { group: string }): readonly string[] => [
  'application/json-patch+json',
  'application/merge-patch+json',
  ...(isCustomGroup(group) ? [] : ['application/strategic-merge-patch+json']),
  'application/apply-patch+yaml',
];

/** All paths of a group version with their operations. */
export const operationsByPath = (version: GroupVersion): ReadonlyMap<string, readonly Operation[]> => {
  const paths = new Map<string, Operation[]>();
  for (const resource of version.resources)
    for (const [path, operations] of pathsOf(version, resource)) if (operations.length > 0) paths.set(path, operations);
  return paths;
};

const string = (name: string, where: Parameter['in'] = 'query'): Parameter => ({ name, in: where, type: 'string' });
const writeParameters = [string('dryRun'), string('fieldManager'), string('fieldValidation')];
const deleteParameters = [
  string('dryRun'),
  { name: 'gracePeriodSeconds', in: 'query', type: 'integer' },
  { name: 'orphanDependents', in: 'query', type: 'boolean' },
  string('propagationPolicy'),
] as const;
const listParameters = [
  { name: 'allowWatchBookmarks', in: 'query', type: 'boolean' },
  string('continue'),
  string('fieldSelector'),
  string('labelSelector'),
  { name: 'limit', in: 'query', type: 'integer' },
  string('resourceVersion'),
  string('resourceVersionMatch'),
  { name: 'sendInitialEvents', in: 'query', type: 'boolean' },
  { name: 'timeoutSeconds', in: 'query', type: 'integer' },
  { name: 'watch', in: 'query', type: 'boolean' },
] as const;

const pathsOf = (version: GroupVersion, resource: DiscoveredResource): [string, Operation[]][] => {
  const root = version.group === '' ? `/api/${version.version}` : `/apis/${version.group}/${version.version}`;
  const [plural = '', subresource] = resource.name.split('/');
  const collection = resource.namespaced ? `${root}/namespaces/{namespace}/${plural}` : `${root}/${plural}`;
  const namespace = resource.namespaced ? [string('namespace', 'path')] : [];
  const named = [...namespace, string('name', 'path')];
  const listKind = version.customKinds?.find(({ kind }) => kind === resource.kind)?.listKind;
  const operation = (
    verb: string,
    method: Operation['method'],
    action: string,
    rest: Partial<Operation> & { parameters: readonly Parameter[] },
  ): Operation[] =>
    resource.verbs.includes(verb)
      ? [
          {
            method,
            action,
            kind: {
              group: resource.group ?? version.group,
              version: resource.version ?? version.version,
              kind: resource.kind,
            },
            ...(listKind !== undefined && { listKind }),
            body: undefined,
            answersList: false,
            ...rest,
          },
        ]
      : [];
  const object = [
    ...operation('get', 'get', 'get', { parameters: named }),
    ...operation('update', 'put', 'put', { parameters: [...named, ...writeParameters], body: 'object' }),
    ...operation('patch', 'patch', 'patch', {
      parameters: [...named, ...writeParameters, { name: 'force', in: 'query', type: 'boolean' }],
      body: 'patch',
    }),
    ...operation('delete', 'delete', 'delete', { parameters: [...named, ...deleteParameters], body: 'delete-options' }),
  ];
  if (subresource !== undefined) {
    return [
      [
        `${collection}/{name}/${subresource}`,
        [
          ...object,
          ...operation('create', 'post', 'post', { parameters: [...named, ...writeParameters], body: 'object' }),
        ],
      ],
    ];
  }
  const list = (parameters: readonly Parameter[]): Operation[] =>
    operation('list', 'get', 'list', { parameters: [...parameters, ...listParameters], answersList: true });
  return [
    ...(resource.namespaced ? ([[`${root}/${plural}`, list([])]] as [string, Operation[]][]) : []),
    [
      collection,
      [
        ...list(namespace),
        ...operation('create', 'post', 'post', { parameters: [...namespace, ...writeParameters], body: 'object' }),
        ...operation('deletecollection', 'delete', 'deletecollection', {
          parameters: [...namespace, ...listParameters, ...deleteParameters],
          body: 'delete-options',
        }),
      ],
    ],
    [`${collection}/{name}`, object],
  ];
};
