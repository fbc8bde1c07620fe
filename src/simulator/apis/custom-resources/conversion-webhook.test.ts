import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { KubeObject } from '../../../resources/kube-object.ts';
import { internalContext } from '../../apimachinery/request-context.ts';
import type { RestStorage, WatchChange } from '../../apimachinery/rest-storage.ts';
import { listeningWebhook } from '../webhook/listening-webhook.fixture.ts';
import { defined, definition } from './widget-definition.fixture.ts';

type Widget = KubeObject & { size?: string; width?: number; height?: number };

interface Conversion {
  uid: string;
  desiredAPIVersion: string;
  objects: Widget[];
}

/** `size: 2x3` in v1, `width` and `height` in v2. */
const converted = ({ desiredAPIVersion, objects }: Conversion) => ({
  result: { status: 'Success' },
  convertedObjects: objects.map(({ size = 'x', width, height, ...object }) => {
    const [first, second] = size.split('x').map(Number);
    return desiredAPIVersion.endsWith('v1')
      ? { ...object, apiVersion: desiredAPIVersion, size: `${width}x${height}`, extra: true }
      : { ...object, apiVersion: desiredAPIVersion, width: first, height: second };
  }),
});

const version = (name: string, properties: object) => ({
  name,
  served: true,
  storage: name === 'v1',
  subresources: { status: {} },
  schema: { openAPIV3Schema: { type: 'object', properties } },
});

const setUp = async (clientConfig: object, conversionReviewVersions = ['v1']) => {
  const given = definition();
  Object.assign(given.spec, {
    conversion: { strategy: 'Webhook', webhook: { clientConfig, conversionReviewVersions } },
    versions: [
      version('v1', { size: { type: 'string' }, colour: { type: 'string', default: 'red' } }),
      version('v2', {
        width: { type: 'integer' },
        height: { type: 'integer' },
        colour: { type: 'string' },
        depth: { type: 'integer', default: 1 },
      }),
    ],
  });
  const plane = await defined(given);
  const storage = (name: string): Required<RestStorage> =>
    plane.catalog.find({ group: 'example.com', version: name, plural: 'widgets' }) as Required<RestStorage>;
  const context = internalContext('a');
  const widget = (apiVersion: string, fields: object): Widget =>
    ({ apiVersion: `example.com/${apiVersion}`, kind: 'Widget', metadata: { name: 'w' }, ...fields }) as Widget;
  return { plane, context, widget, stored: () => plane.store.get('widgets.example.com', 'a', 'w'), storage };
};

test('objects are kept in the storage version and shown in any other', async () => {
  await using webhook = await listeningWebhook<Conversion>(converted);
  const { context, widget, storage, stored } = await setUp({ url: webhook.url, caBundle: webhook.caBundle });
  const made = (await storage('v2').create(context, widget('v2', { width: 2, height: 3 }))) as Widget;
  assert.deepEqual([made.apiVersion, made.width, made.height], ['example.com/v2', 2, 3]);
  const { metadata: _, ...kept } = stored() as Widget;
  assert.deepEqual(kept, { apiVersion: 'example.com/v1', kind: 'Widget', size: '2x3' });
  const first = (await storage('v1').get(context, 'w')) as Widget;
  assert.deepEqual([first.apiVersion, first.size, first.width], ['example.com/v1', '2x3', undefined]);
  await storage('v2').update(context, 'w', (current) => ({ ...(current as Widget), width: 5 }) as Widget);
  assert.equal((stored() as Widget).size, '5x3');
});

test('the defaults of the version that is kept are seen in others, their own are not', async () => {
  await using webhook = await listeningWebhook<Conversion>(converted);
  const { context, widget, storage } = await setUp({ url: webhook.url, caBundle: webhook.caBundle });
  await storage('v1').create(context, widget('v1', { size: '1x1' }));
  const { colour, depth } = (await storage('v2').get(context, 'w')) as Widget & { colour: string; depth?: number };
  assert.deepEqual([colour, depth], ['red', undefined]);
});

test('a list is converted in one request, and not again as long as nothing changes', async () => {
  await using webhook = await listeningWebhook<Conversion>(converted);
  const { context, widget, storage } = await setUp({ url: webhook.url, caBundle: webhook.caBundle });
  for (const name of ['p', 'q'])
    await storage('v1').create(context, { ...widget('v1', { size: '1x2' }), metadata: { name } });
  assert.equal(webhook.asked.length, 0);
  for (let round = 0; round < 2; round++) {
    const { items } = await storage('v2').list(context, {});
    assert.deepEqual(
      items.map((each) => (each as Widget).height),
      [2, 2],
    );
  }
  assert.deepEqual(
    webhook.asked.map(({ objects }) => objects.length),
    [2],
  );
});

test('a watch tells of changes in its own version, in their order', async () => {
  await using webhook = await listeningWebhook<Conversion>(converted);
  const { context, widget, storage } = await setUp({ url: webhook.url, caBundle: webhook.caBundle });
  const seen: string[] = [];
  const last = Promise.withResolvers<void>();
  const stop = await storage('v2').watch(context, {}, ({ type, object }: WatchChange) => {
    seen.push(`${type} ${(object as Widget).width}`);
    if (type === 'DELETED') last.resolve();
  });
  await storage('v1').create(context, widget('v1', { size: '1x1' }));
  await storage('v1').update(context, 'w', (current) => ({ ...(current as Widget), size: '7x1' }) as Widget);
  await storage('v1').delete(context, 'w', {});
  await last.promise;
  stop();
  assert.deepEqual(seen, ['ADDED 1', 'MODIFIED 7', 'DELETED 7']);
});

const failures: readonly [what: string, respond: (request: Conversion) => object, message: string][] = [
  [
    'too few objects',
    () => ({ result: { status: 'Success' }, convertedObjects: [] }),
    ' returned 0 objects, expected 1',
  ],
  ['a reason', () => ({ result: { status: 'Failed', message: 'not today' } }), ' failed: not today'],
  ['no success', () => ({ result: {} }), " failed: response.result.status was '', not 'Success'"],
  [
    'another identity',
    (request) => ({ ...converted(request), uid: 'x' }),
    / failed: expected response\.uid="[^"]+", got "x"$/.source,
  ],
  [
    'another version',
    ({ objects }) => ({ result: { status: 'Success' }, convertedObjects: objects }),
    ' returned invalid object at index 0: invalid groupVersion (expected example.com/v2, received example.com/v1)',
  ],
  [
    'another name',
    (request) => ({
      result: { status: 'Success' },
      convertedObjects: [{ ...converted(request).convertedObjects[0], metadata: { name: 'z' } }],
    }),
    ' returned invalid object: must have the same name: w != z',
  ],
];

for (const [what, respond, message] of failures)
  test(`an answer with ${what} is a failure of whatever needs it`, async () => {
    await using webhook = await listeningWebhook<Conversion>(respond);
    const { context, widget, storage } = await setUp({ url: webhook.url, caBundle: webhook.caBundle });
    await storage('v1').create(context, widget('v1', { size: '1x1' }));
    const expected = (error: { code: number; message: string }): boolean => {
      assert.equal(error.code, 500);
      const start = 'conversion webhook for example.com/v1, Kind=Widget';
      if (message.endsWith('$')) assert.match(error.message, new RegExp(`^${start}${message}`));
      else assert.equal(error.message, start + message);
      return true;
    };
    await assert.rejects(storage('v2').get(context, 'w'), expected);
    await assert.rejects(storage('v2').list(context, {}), expected);
    await assert.rejects(storage('v2').delete(context, 'w', {}), expected);
    await assert.rejects(
      storage('v2').update(context, 'w', (current) => current as Widget),
      expected,
    );
    assert.equal(((await storage('v1').get(context, 'w')) as Widget).size, '1x1');
  });

test('of the metadata a webhook changes labels and annotations alone', async () => {
  await using webhook = await listeningWebhook<Conversion>((request) => ({
    result: { status: 'Success' },
    convertedObjects: converted(request).convertedObjects.map((each) => ({
      ...each,
      metadata: { ...each.metadata, labels: { from: 'webhook' }, finalizers: ['webhook/f'], generation: 42 },
    })),
  }));
  const { context, widget, storage } = await setUp({ url: webhook.url, caBundle: webhook.caBundle });
  await storage('v1').create(context, widget('v1', { size: '1x1' }));
  const { labels, finalizers, generation } = (await storage('v2').get(context, 'w')).metadata;
  assert.deepEqual([labels, finalizers, generation], [{ from: 'webhook' }, undefined, 1]);
});

test('nothing answers behind a service', async () => {
  const { context, widget, storage } = await setUp({ service: { namespace: 'a', name: 'hook', path: '/convert' } });
  await assert.rejects(storage('v2').create(context, widget('v2', { width: 1, height: 1 })), {
    code: 500,
    message:
      'conversion webhook for example.com/v2, Kind=Widget failed: Post "https://hook.a.svc:443/convert?timeout=30s": service "hook" not found',
  });
});
