import assert from 'node:assert/strict';
import { test } from 'node:test';
import { endpointsKind, serviceKind } from '../../../resources/kinds/kinds.ts';
import type { KubeObject } from '../../../resources/kube-object.ts';
import { storeListers } from '../../apimachinery/lister.ts';
import { ObjectStore } from '../../store/object-store.ts';
import { listeningWebhook } from './listening-webhook.fixture.ts';
import { postReview } from './post-review.ts';
import type { ClientConfig } from './validate-webhook-client.ts';

const review = { apiVersion: 'admission.k8s.io/v1', kind: 'AdmissionReview', request: { uid: 'u' } };
const ports = [
  { name: 'other', port: 80 },
  { name: 'https', port: 443 },
];

/** A cluster with a service `hook` and, unless there are none, its endpoints. */
const listersWith = (spec: object | undefined, subsets?: readonly object[]) => {
  const store = new ObjectStore();
  const keep = (plural: string, content: object) =>
    store.create(plural, {
      apiVersion: 'v1',
      kind: '',
      metadata: { name: 'hook', namespace: 'a' },
      ...content,
    } as KubeObject);
  if (spec !== undefined) keep(serviceKind.plural, { spec });
  if (subsets !== undefined) keep(endpointsKind.plural, { subsets });
  return storeListers(store);
};

const service = { namespace: 'a', name: 'hook', path: '/review' };

test('a webhook is asked behind a service whose endpoints somebody has written down', async () => {
  await using webhook = await listeningWebhook(() => ({ allowed: true }));
  const { hostname: ip, port } = new URL(webhook.url);
  const subsets = [
    { ports: [{ name: 'other', port: 1 }] },
    { addresses: [{ ip }], ports: [{ name: 'https', port: Number(port) }] },
  ];
  const answer = await postReview({ service, caBundle: webhook.caBundle }, review, 10, listersWith({ ports }, subsets));
  assert.deepEqual(answer, { ...review, response: { uid: 'u', allowed: true } });
  assert.deepEqual(webhook.asked, [review.request]);
});

test('a webhook is trusted whose own certificate is in the bundle, without who issued it', async () => {
  await using webhook = await listeningWebhook(() => ({ allowed: true }));
  const answer = await postReview(
    { url: webhook.url, caBundle: webhook.ownCertificate },
    review,
    10,
    listersWith(undefined),
  );
  assert.deepEqual(answer, { ...review, response: { uid: 'u', allowed: true } });
});

const addresses: [string, ClientConfig, string][] = [
  ['two slashes in its path', { url: 'https://127.0.0.1:1//a/../review/' }, 'https://127.0.0.1:1/review'],
  ['no path', { url: 'https://127.0.0.1:1' }, 'https://127.0.0.1:1/'],
  ['a service without a path', { service: { namespace: 'a', name: 'hook' } }, 'https://hook.a.svc:443/'],
];
for (const [what, config, asked] of addresses)
  test(`a webhook with ${what} is asked at a clean path`, () =>
    assert.rejects(postReview(config, review, 10, listersWith(undefined)), (error: Error) =>
      error.message.startsWith(`Post "${asked}?timeout=10s": `),
    ));

const pod = { ip: '10.128.0.5', targetRef: { kind: 'Pod', name: 'p' } };
const none = 'no endpoints available for service "hook"';
const failures: [string, object | undefined, object[] | undefined, string][] = [
  ['that is not there', undefined, undefined, 'service "hook" not found'],
  ['without that port', { ports: [ports[0]] }, [], 'no service port 443 found for service "hook"'],
  ['of another name', { type: 'ExternalName', ports }, [], 'unsupported service type "ExternalName"'],
  ['without an object for its endpoints', { ports }, undefined, 'endpoints "hook" not found'],
  ['without endpoints', { ports }, [], none],
  ['whose endpoints serve another port', { ports }, [{ addresses: [pod], ports: [{ name: 'other', port: 1 }] }], none],
  [
    'whose endpoints are not ready',
    { ports },
    [{ notReadyAddresses: [pod], ports: [{ name: 'https', port: 1 }] }],
    none,
  ],
  [
    'of pods, in which no process listens',
    { ports },
    [{ addresses: [pod], ports: [{ name: 'https', port: 8443 }] }],
    'dial tcp 10.128.0.5:8443: connect: connection refused',
  ],
];
for (const [what, spec, subsets, message] of failures)
  test(`behind a service ${what} nobody is asked`, () =>
    assert.rejects(postReview({ service }, review, 10, listersWith(spec, subsets)), {
      message: `Post "https://hook.a.svc:443/review?timeout=10s": ${message}`,
    }));
