import assert from 'node:assert/strict';
import { test } from 'node:test';
import { routeKind } from '../../../resources/kinds/kinds.ts';
import type { Route } from '../../../resources/networking/route.ts';
import { ApiCatalog } from '../../apimachinery/api-catalog.ts';
import type { Authorizer } from '../../apimachinery/authorizer.ts';
import { Random } from '../../apimachinery/random.ts';
import { StorageClient } from '../../apimachinery/storage-client.ts';
import { VirtualClock } from '../../clock/virtual-clock.ts';
import { ObjectStore } from '../../store/object-store.ts';
import { routeStorages } from './routes.ts';
import { validateRouteHeaders } from './validate-route-headers.ts';

const setUp = (authorize: Authorizer = () => ({ allowed: true })) => {
  const catalog = new ApiCatalog();
  const machinery = { store: new ObjectStore(), clock: new VirtualClock(0), random: new Random(1), admission: [] };
  catalog.add(...routeStorages(machinery, authorize, { domain: 'apps.example.com' }));
  return new StorageClient(catalog);
};

const route = (spec: Partial<Route['spec']>): Route => ({
  apiVersion: 'route.openshift.io/v1',
  kind: 'Route',
  metadata: { name: 'web', namespace: 'p' },
  spec: { to: { kind: '', name: 'web', weight: null }, ...spec },
});

test('a route without host gets one', async () => {
  const { metadata, spec, status } = await setUp().create(routeKind, route({ port: { targetPort: '8080-tcp' } }));
  assert.deepEqual(metadata.annotations, { 'openshift.io/host.generated': 'true' });
  assert.deepEqual(spec, {
    host: 'web-p.apps.example.com',
    to: { kind: 'Service', name: 'web', weight: 100 },
    port: { targetPort: '8080-tcp' },
    wildcardPolicy: 'None',
  });
  assert.deepEqual(status, {});
});

test('a chosen host stays', async () => {
  const { metadata, spec } = await setUp().create(routeKind, route({ host: 'www.example.com' }));
  assert.deepEqual([metadata.annotations, spec.host], [undefined, 'www.example.com']);
});

test('a route must lead somewhere', async () => {
  await assert.rejects(setUp().create(routeKind, route({ to: { kind: 'Service', name: '' } })), {
    code: 422,
    message: 'Route.route.openshift.io "web" is invalid: spec.to.name: Required value',
  });
});

const nobody: Authorizer = () => ({ allowed: false });
const refusals: [what: string, authorize: Authorizer, spec: Partial<Route['spec']>, findings: string][] = [
  [
    'a host',
    nobody,
    { host: 'a.b' },
    'spec.host: Forbidden: you do not have permission to set the host field of the route',
  ],
  [
    'a certificate',
    nobody,
    { tls: { termination: 'edge', certificate: 'x' } },
    'spec.tls: Forbidden: you do not have permission to set certificate fields on the route',
  ],
  [
    'a subdomain that is none',
    nobody,
    { subdomain: 'a.B' },
    `spec.subdomain: Invalid value: "B": a lowercase RFC 1123 label must consist of lower case alphanumeric characters or '-', and must start and end with an alphanumeric character (e.g. 'my-name',  or '123-abc', regex used for validation is '[a-z0-9]([-a-z0-9]*[a-z0-9])?')`,
  ],
  [
    'a path that is none',
    nobody,
    { path: 'a b' },
    '[spec.path: Invalid value: "a b": path must begin with /, spec.path: Invalid value: "a b": cannot contain # or spaces]',
  ],
];
for (const [what, authorize, spec, findings] of refusals) {
  test(`a route is refused ${what}`, () =>
    assert.rejects(setUp(authorize).create(routeKind, route(spec)), {
      message: `Route.route.openshift.io "web" is invalid: ${findings}`,
    }));
}

test('to change the host takes the right to update, to change certificates either right', async () => {
  const allowed = new Set(['create']);
  const client = setUp(({ verb, subresource }) => ({ allowed: subresource === 'custom-host' && allowed.has(verb) }));
  const change = (spec: Partial<Route['spec']>) =>
    client.modify<Route>(routeKind, 'p', 'web', (current) => void Object.assign(current.spec, spec));
  await client.create(routeKind, route({ host: 'a.b', tls: {} }));
  await assert.rejects(change({ host: 'c.d' }), {
    message:
      'Route.route.openshift.io "web" is invalid: spec.host: Invalid value: "c.d": you do not have permission to set the host field of the route',
  });
  assert.deepEqual((await change({ tls: { key: 'x' } })).spec.tls, { key: 'x', termination: 'edge' });
  allowed.clear();
  await assert.rejects(change({ tls: { key: 'y' } }), {
    message:
      'Route.route.openshift.io "web" is invalid: spec.tls.key: Invalid value: "y": you do not have permission to set certificate fields on the route',
  });
  await change({ tls: { termination: 'edge' } });
  allowed.add('update');
  assert.equal((await change({ host: 'c.d' })).spec.host, 'c.d');
});

const headers = (request: object[]): Partial<Route['spec']> => ({ httpHeaders: { actions: { request } } }) as never;
const headerFindings: [what: string, spec: Partial<Route['spec']>, findings: string[]][] = [
  ['right ones', headers([{ name: 'X-A', action: { type: 'Set', set: { value: '%[req.hdr(host),lower] %%' } } }]), []],
  [
    'one twice, of no kind',
    headers([{ name: 'X-A', action: { type: 'Delete' } }, { name: 'X-A' }]),
    [
      'request[1].name: Duplicate value: "X-A"',
      'request[1].action.type: Invalid value: "": type must be "Set" or "Delete"',
    ],
  ],
  [
    'one that is not to be touched',
    headers([{ name: 'Cookie', action: { type: 'Set' } }]),
    [
      'request[0].name: Forbidden: the following headers may not be modified using this API: strict-transport-security, proxy, cookie, set-cookie',
      'request[0].action.set: Required value: set is required when type is Set, and forbidden otherwise',
    ],
  ],
  [
    'one without a name and a value',
    headers([{ name: 'a b', action: { type: 'Set', set: {} } }, { action: { type: 'Delete' } }]),
    [
      'request[0].name: Invalid value: "a b": name must be a valid HTTP header name as defined in RFC 2616 section 4.2',
      'request[0].action.set.value: Required value',
      'request[1].name: Required value',
    ],
  ],
];
for (const [what, spec, findings] of headerFindings)
  test(`headers of a route: ${what}`, () =>
    assert.deepEqual(
      validateRouteHeaders(route(spec).spec).map(
        ({ field, message }) => `${field.replace('spec.httpHeaders.actions.', '')}: ${message}`,
      ),
      findings,
    ));
