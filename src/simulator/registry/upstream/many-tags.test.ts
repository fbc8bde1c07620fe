import assert from 'node:assert/strict';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import test from 'node:test';
import { registry } from './plain-registry.fixture.ts';

const count = 10_000;
const tags = Array.from({ length: count }, (_, index) => `t${String(index).padStart(5, '0')}`);

test('a repository of ten thousand tags is listed page by page', async (context) => {
  const { expect, storage } = await registry(context);
  const folder = join(storage.layout.root, 'docker/registry/v2/repositories/org/app/_manifests/tags');
  for (const tag of tags) mkdirSync(join(folder, tag), { recursive: true });
  const listed: string[] = [];
  let page = '/v2/org/app/tags/list?n=1000';
  while (page !== '') {
    const { body, header } = await expect(200, 'GET', page);
    listed.push(...(JSON.parse(body) as { tags: string[] }).tags);
    page = /^<([^>]*)>; rel="next"$/.exec(header('link'))?.[1] ?? '';
  }
  assert.deepEqual(listed, tags);
  const whole = await expect(200, 'GET', '/v2/org/app/tags/list');
  assert.deepEqual((JSON.parse(whole.body) as { tags: string[] }).tags, tags);
  const rest = await expect(200, 'GET', '/v2/org/app/tags/list?last=t09997');
  assert.deepEqual((JSON.parse(rest.body) as { tags: string[] }).tags, ['t09998', 't09999']);
});
