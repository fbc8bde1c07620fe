import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ApiStatusError } from '../../errors/api-status-error.ts';
import { runScripted } from '../testing/scripted-api.ts';

const path = '/apis/image.openshift.io/v1/namespaces/hello/imagestreamimages';

const script = {
  [`GET ${path}`]: (): never => {
    const status = { kind: 'Status', apiVersion: 'v1', metadata: {}, status: 'Failure' } as const;
    const message = 'the server could not find the requested resource';
    throw new ApiStatusError({ ...status, code: 404, reason: 'NotFound', message });
  },
  'GET /api': { items: [] },
};

const image = { resource: 'imagestreamimages', scope: 'Namespaced', singularResource: 'imagestreamimage' };

test('a kind that the server has, and no lists of, is told as one that cannot be listed', async () => {
  const group = { metadata: { name: 'image.openshift.io' }, versions: [{ version: 'v1', resources: [image] }] };
  const ran = await runScripted('get isimage', { ...script, 'GET /apis': { items: [group] } });
  assert.equal(
    ran.stderr,
    'Error from server (NotFound): Unable to list "image.openshift.io/v1, Resource=imagestreamimages": the server could not find the requested resource\n',
  );
});

test('a kind that the server does not have is none', async () => {
  const ran = await runScripted('get isimage', { ...script, 'GET /apis': { items: [] } });
  assert.equal(ran.stderr, 'error: the server doesn\'t have a resource type "imagestreamimages"\n');
});
