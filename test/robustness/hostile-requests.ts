import { stringify } from 'yaml';
import type { Random } from '../../src/simulator/apimachinery/random.ts';
import { encodeEnvelope } from '../../src/simulator/apiserver/protobuf/encode-envelope.ts';
import { strangePath, withWrongBytes, withWrongValue } from './mutations.ts';

/** A request that no client should send. */
export interface HostileRequest {
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string | Buffer;
}

const metadata = { name: 'x', labels: { a: 'b' }, annotations: { c: 'd' }, finalizers: [], ownerReferences: [] };
const template = {
  metadata: { labels: { a: 'b' } },
  spec: { containers: [{ name: 'c', image: 'docker.io/x/y:1', ports: [{ containerPort: 80 }] }] },
};

/** Objects to spoil, with the path where they are made. */
const OBJECTS: readonly (readonly [path: string, object: Record<string, unknown>])[] = [
  [
    '/apis/apps/v1/namespaces/default/deployments',
    {
      apiVersion: 'apps/v1',
      kind: 'Deployment',
      metadata,
      spec: { replicas: 0, selector: { matchLabels: { a: 'b' } }, template },
    },
  ],
  ['/api/v1/namespaces/default/configmaps', { apiVersion: 'v1', kind: 'ConfigMap', metadata, data: { a: 'b' } }],
  [
    '/api/v1/namespaces/default/services',
    { apiVersion: 'v1', kind: 'Service', metadata, spec: { ports: [{ name: 'p', port: 80 }], selector: { a: 'b' } } },
  ],
  [
    '/apis/image.openshift.io/v1/namespaces/default/imagestreams',
    {
      apiVersion: 'image.openshift.io/v1',
      kind: 'ImageStream',
      metadata,
      spec: { tags: [{ name: 't', from: { kind: 'ImageStreamTag', name: 'u' }, importPolicy: {} }] },
    },
  ],
  [
    '/apis/build.openshift.io/v1/namespaces/default/buildconfigs',
    {
      apiVersion: 'build.openshift.io/v1',
      kind: 'BuildConfig',
      metadata,
      spec: {
        source: { dockerfile: 'FROM x' },
        strategy: { dockerStrategy: {} },
        triggers: [{ type: 'ConfigChange' }],
      },
    },
  ],
  [
    '/apis/route.openshift.io/v1/namespaces/default/routes',
    {
      apiVersion: 'route.openshift.io/v1',
      kind: 'Route',
      metadata,
      spec: { host: 'a.b', to: { kind: 'Service', name: 's' }, port: { targetPort: 80 }, tls: { termination: 'edge' } },
    },
  ],
  [
    '/apis/networking.k8s.io/v1/namespaces/default/networkpolicies',
    {
      apiVersion: 'networking.k8s.io/v1',
      kind: 'NetworkPolicy',
      metadata,
      spec: { podSelector: {}, ingress: [{ from: [{ ipBlock: { cidr: '10.0.0.0/8' } }], ports: [{ port: 80 }] }] },
    },
  ],
  [
    '/apis/apiextensions.k8s.io/v1/customresourcedefinitions',
    {
      apiVersion: 'apiextensions.k8s.io/v1',
      kind: 'CustomResourceDefinition',
      metadata: { name: 'foos.fuzz.example.com' },
      spec: {
        group: 'fuzz.example.com',
        scope: 'Namespaced',
        names: { plural: 'foos', kind: 'Foo' },
        versions: [
          {
            name: 'v1',
            served: true,
            storage: true,
            schema: {
              openAPIV3Schema: {
                type: 'object',
                properties: { spec: { type: 'object', 'x-kubernetes-validations': [{ rule: 'self.a > 0' }] } },
              },
            },
          },
        ],
      },
    },
  ],
];

const PATCHES = [
  'application/merge-patch+json',
  'application/strategic-merge-patch+json',
  'application/json-patch+json',
  'application/apply-patch+yaml',
] as const;

/** One of the API: a spoilt object, a spoilt patch, or a path that leads nowhere. */
export const hostileApiRequest = (random: Random): HostileRequest => {
  const [path, object] = OBJECTS[random.integer(OBJECTS.length)] as (typeof OBJECTS)[number];
  const spoilt = withWrongValue(object, random);
  const text = JSON.stringify(spoilt);
  switch (random.integer(8)) {
    case 0:
      return send('POST', path, 'application/json', text);
    case 1:
      return send('PUT', `${path}/x`, 'application/json', withWrongBytes(Buffer.from(text), random));
    case 2:
      return send('POST', path, 'application/yaml', withWrongBytes(Buffer.from(stringify(object)), random));
    case 3: {
      const bytes = encodeEnvelope(object);
      return bytes === undefined
        ? send('POST', path, 'application/json', text)
        : send('POST', path, 'application/vnd.kubernetes.protobuf', withWrongBytes(bytes, random));
    }
    case 4:
      return send('DELETE', `${path}/x`, 'application/json', JSON.stringify(withWrongValue(DELETION, random)));
    case 5:
      return { method: VERBS[random.integer(VERBS.length)] as string, path: strangePath(ROOTS, random), headers: {} };
    default: {
      const type = PATCHES[random.integer(PATCHES.length)] as string;
      const patch = type.includes('json-patch') ? withWrongValue({ list: OPERATIONS }, random) : spoilt;
      const body = JSON.stringify((patch as { list?: unknown })?.list ?? patch);
      return send('PATCH', `${path}/x?fieldManager=fuzz${ending(type)}`, type, body);
    }
  }
};

/** One of the registry: odd names, digests, ranges and types. */
export const hostileRegistryRequest = (random: Random): HostileRequest => ({
  method: ['GET', 'HEAD', 'PUT', 'POST', 'PATCH', 'DELETE'][random.integer(6)] as string,
  path: strangePath(['/v2', '/v2/default', '/v2/a/b', ''], random),
  headers: {
    'content-type': ['application/octet-stream', 'application/vnd.oci.image.manifest.v1+json', 'x'][
      random.integer(3)
    ] as string,
    range: ['bytes=0-', 'bytes=9-1', 'bytes=-', 'x', `bytes=${'9'.repeat(30)}-`][random.integer(5)] as string,
    'content-range': ['0-1', '5-1', 'x', '-1--1'][random.integer(4)] as string,
    accept: ['*/*', '', 'a/b;q=x', 'application/json, , ,'][random.integer(4)] as string,
  },
  body: withWrongBytes(MANIFEST, random),
});

const VERBS = ['GET', 'DELETE', 'OPTIONS', 'PUT', 'POST', 'PATCH', 'HEAD'];
const ROOTS = ['/api', '/apis', '/openapi', '', '/api/v1', '/apis/image.openshift.io/v1', '/oauth'];
const DELETION = {
  propagationPolicy: 'Background',
  preconditions: { uid: 'x' },
  gracePeriodSeconds: 1,
  dryRun: ['All'],
};
const OPERATIONS = [
  { op: 'replace', path: '/metadata/labels/a', value: 'x' },
  { op: 'move', from: '/spec/replicas', path: '/spec/other' },
  { op: 'test', path: '/metadata/name', value: 'x' },
];
const MANIFEST = Buffer.from(
  JSON.stringify({
    schemaVersion: 2,
    mediaType: 'application/vnd.oci.image.manifest.v1+json',
    config: { mediaType: 'application/vnd.oci.image.config.v1+json', digest: `sha256:${'0'.repeat(64)}`, size: 2 },
    layers: [],
  }),
);

/** Only an apply may be forced. */
const ending = (type: string): string => (type.includes('apply') ? '&force=true' : '');

const send = (method: string, path: string, type: string, body: string | Buffer): HostileRequest => ({
  method,
  path,
  headers: { 'content-type': type },
  body,
});
