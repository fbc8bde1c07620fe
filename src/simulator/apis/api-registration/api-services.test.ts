import assert from 'node:assert/strict';
import { once } from 'node:events';
import type { RequestListener } from 'node:http';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { type TestContext, test } from 'node:test';
import { endpointsKind, serviceKind } from '../../../resources/kinds/kinds.ts';
import { apiServiceKind } from '../../../resources/kinds/platform-kinds.ts';
import type { KubeObject } from '../../../resources/kube-object.ts';
import { sharedAuthority } from '../../pki/shared-authority.ts';
import { controlPlane } from '../../testing/control-plane.ts';
import type { ApiService } from './api-service.ts';
import { createApiServiceController } from './api-service-controller.ts';

const name = 'v1beta1.metrics.k8s.io';
const version = { group: 'metrics.k8s.io', version: 'v1beta1' };
const metadata = { name: 'metrics', namespace: 'a' };

const aggregator = async () => (await sharedAuthority()).issueClient({ name: 'system:openshift-aggregator' });

const start = async (service: object | null = metadata) => {
  const plane = controlPlane();
  await plane.createNamespace('a');
  plane.run(createApiServiceController(plane.catalog, aggregator));
  await plane.client.create(apiServiceKind, {
    apiVersion: 'apiregistration.k8s.io/v1',
    kind: 'APIService',
    metadata: { name },
    spec: {
      ...version,
      groupPriorityMinimum: 100,
      versionPriority: 100,
      insecureSkipTLSVerify: service !== null,
      service,
    },
  } as KubeObject);
  return plane;
};

type Plane = Awaited<ReturnType<typeof start>>;

const available = async (plane: Plane): Promise<string> => {
  await plane.settle();
  const { status } = await plane.client.get<ApiService>(apiServiceKind, undefined, name);
  const [condition] = status?.conditions ?? [];
  return `${condition?.status} ${condition?.reason}: ${condition?.message}`;
};

const addService = (plane: Plane, port = 443): Promise<unknown> =>
  plane.client.create(serviceKind, {
    apiVersion: 'v1',
    kind: 'Service',
    metadata,
    spec: { clusterIP: '10.3.0.9', type: 'ClusterIP', ports: [{ port, targetPort: 443, protocol: 'TCP' }] },
  } as KubeObject);

const addEndpoints = (plane: Plane, subsets: object[]): Promise<unknown> =>
  plane.client.create(endpointsKind, { apiVersion: 'v1', kind: 'Endpoints', metadata, subsets } as KubeObject);

const pod = { ip: '10.128.0.9', targetRef: { kind: 'Pod', name: 'p', namespace: 'a' } };

test('a group without a service is served here', async () => {
  const plane = await start(null);
  assert.equal(await available(plane), 'True Local: Local APIServices are always available');
  assert.deepEqual(plane.catalog.remotes, []);
});

test('what is missing on the way to the server is told, step by step', async () => {
  const plane = await start();
  const where = 'service/metrics in "a"';
  assert.equal(await available(plane), `False ServiceNotFound: ${where} is not present`);
  assert.deepEqual(plane.catalog.remotes, [{ ...version, place: undefined, resources: [] }]);
  await addService(plane);
  assert.equal(await available(plane), `False EndpointsNotFound: cannot find endpoints for ${where}`);
  await addEndpoints(plane, [{ addresses: [pod], ports: [{ port: 443, protocol: 'TCP' }] }]);
  const url = 'https://10.128.0.9:443/apis/metrics.k8s.io/v1beta1';
  assert.equal(
    await available(plane),
    `False FailedDiscoveryCheck: failing or missing response from ${url}: Get "${url}": dial tcp 10.128.0.9:443: connect: connection refused`,
  );
  await plane.client.delete(apiServiceKind, undefined, name);
  await plane.settle();
  assert.deepEqual(plane.catalog.remotes, []);
});

test('a service has to have the port, and its endpoints addresses', async () => {
  const plane = await start();
  await addService(plane, 80);
  assert.equal(await available(plane), 'False ServicePortError: service/metrics in "a" is not listening on port 443');
  const other = await start();
  await addService(other);
  await addEndpoints(other, []);
  assert.equal(
    await available(other),
    'False MissingEndpoints: endpoints for service/metrics in "a" have no addresses with port name ""',
  );
});

/** A server on this machine, written down as what is behind the service. */
const written = async (t: TestContext, answer: RequestListener): Promise<{ plane: Plane; port: number }> => {
  const { key, certificate } = await (await sharedAuthority()).issueServing({ dns: [], ips: ['127.0.0.1'] });
  const server = createServer({ key, cert: certificate }, answer).listen(0, '127.0.0.1');
  await once(server, 'listening');
  t.after(() => {
    server.closeAllConnections();
    server.close();
  });
  const { port } = server.address() as AddressInfo;
  const plane = await start();
  // Nobody may write down an address of the machine itself; that of another one there is none for a test.
  const subsets = [{ addresses: [{ ip: '127.0.0.1' }], ports: [{ port, protocol: 'TCP' }] }];
  plane.store.create('endpoints', { apiVersion: 'v1', kind: 'Endpoints', metadata, subsets } as KubeObject);
  await addService(plane);
  return { plane, port };
};

test('a server that somebody has written down is asked what it serves', async (t) => {
  const resources = [{ name: 'nodes', singularName: '', namespaced: false, kind: 'NodeMetrics', verbs: ['get'] }];
  const { plane, port } = await written(t, (request, response) => {
    response.statusCode = request.headers['x-remote-group'] === 'system:masters' ? 200 : 403;
    const paths = {
      'apis/metrics.k8s.io/v1beta1': { serverRelativeURL: '/openapi/v3/apis/metrics.k8s.io/v1beta1?hash=1' },
    };
    response.end(JSON.stringify(request.url === '/openapi/v3' ? { paths } : { kind: 'APIResourceList', resources }));
  });
  assert.equal(await available(plane), 'True Passed: all checks passed');
  const place = { address: '127.0.0.1', port, host: 'metrics.a.svc', ca: undefined, isTrusted: true };
  const identity = await aggregator();
  const openApi = '/openapi/v3/apis/metrics.k8s.io/v1beta1?hash=1';
  assert.deepEqual(plane.catalog.remotes, [{ ...version, place: { ...place, identity }, resources, openApi }]);
});

test('a server that is not ready is asked again after five seconds', async (t) => {
  let isReady = false;
  const { plane } = await written(t, (_, response) => {
    response.statusCode = isReady ? 200 : 503;
    response.end('{}');
  });
  assert.match(await available(plane), /^False FailedDiscoveryCheck: .*bad status from .*: 503$/);
  isReady = true;
  await plane.advance(4000);
  assert.match(await available(plane), /^False/);
  await plane.advance(1000);
  assert.equal(await available(plane), 'True Passed: all checks passed');
});

test('a server that does not describe its kinds is there all the same', async (t) => {
  const { plane } = await written(t, (request, response) => {
    if (request.url === '/openapi/v3') request.socket.destroy();
    else response.end('{}');
  });
  assert.equal(await available(plane), 'True Passed: all checks passed');
  assert.equal(plane.catalog.remotes[0]?.openApi, undefined);
});
