import { consumedBy, type Operation } from './operation.ts';
import { capitalized } from './operation-id.ts';
import { inPath, optionsOf } from './parameters.ts';
import { identity, type ResourcePath } from './resource-path.ts';

/** Whether what is below an object is no object itself but a connection to it. */
export const isConnection = ({ kind, below }: ResourcePath): boolean =>
  below !== undefined && (kind.kind.endsWith('Options') || below === 'webhooks');

/** The methods by which a connection is made; some of them also lead to paths behind it. */
export const connections = (place: ResourcePath): [string, Operation[]][] => {
  const isProxy = place.below === 'proxy';
  const made = isProxy ? proxied : place.resource.verbs.flatMap((verb) => methods[verb] ?? []);
  const at = (path: string, after?: string): [string, Operation[]] => [
    path,
    made.map((method) => connection(place, path, method, after)),
  ];
  return [
    at(place.object),
    ...(isProxy || place.below === 'webhooks' ? [at(`${place.object}/{path}`, 'WithPath')] : []),
  ];
};

/** Whatever is asked is passed on, also what Kubernetes has no verb for. */
const proxied = ['delete', 'get', 'head', 'options', 'patch', 'post', 'put'] as const;

const methods: Readonly<Record<string, Operation['method']>> = { get: 'get', create: 'post' };

const connection = (place: ResourcePath, path: string, method: Operation['method'], after = ''): Operation => ({
  ...identity(place, 'connect', { before: capitalized(method), after }),
  method,
  action: 'connect',
  kind: place.kind,
  description: `connect ${method.toUpperCase()} requests to ${place.below} of ${place.owner}`,
  parameters: [...inPath(path, place.owner), ...optionsOf(place.kind.kind)],
  consumes: consumedBy(place.isCustom),
  produces: ['*/*'],
  answers: { codes: [200] },
});
