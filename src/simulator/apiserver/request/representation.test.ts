import assert from 'node:assert/strict';
import { test } from 'node:test';
import { negotiate, type Representation } from './representation.ts';

const rows: { accept: string | undefined; expected: Representation | 406 }[] = [
  { accept: undefined, expected: { format: 'json' } },
  { accept: '*/*', expected: { format: 'json' } },
  { accept: 'application/yaml', expected: { format: 'yaml' } },
  { accept: 'application/vnd.kubernetes.protobuf,application/json', expected: { format: 'json' } },
  { accept: 'application/vnd.kubernetes.protobuf', expected: { format: 'protobuf' } },
  { accept: 'application/yaml;q=0.5, application/json', expected: { format: 'json' } },
  {
    accept:
      'application/json;as=Table;v=v1;g=meta.k8s.io,application/json;as=Table;v=v1beta1;g=meta.k8s.io,application/json',
    expected: { format: 'json', as: 'Table', version: 'v1' },
  },
  { accept: 'application/json;as=Table;v=v2;g=meta.k8s.io,application/json', expected: { format: 'json' } },
  {
    accept: 'application/json;as=PartialObjectMetadata;g=meta.k8s.io;v=v1',
    expected: { format: 'json', as: 'PartialObjectMetadata', version: 'v1' },
  },
  {
    accept: 'application/vnd.kubernetes.protobuf;as=Table;v=v1;g=meta.k8s.io,application/json',
    expected: { format: 'json' },
  },
  { accept: 'text/html', expected: 406 },
  { accept: 'application/*', expected: 406 },
  { accept: 'application/json;as=Foo;v=v1;g=meta.k8s.io', expected: 406 },
];

for (const { accept, expected } of rows) {
  test(`Accept: ${accept}`, () => {
    if (expected === 406) assert.throws(() => negotiate(accept), { code: 406 });
    else assert.deepEqual(negotiate(accept), expected);
  });
}

test('a table of what has none is passed over, or refused', () => {
  const table = 'application/json;as=Table;v=v1;g=meta.k8s.io';
  assert.deepEqual(negotiate(`${table},application/json`, { forms: 'metadata' }), { format: 'json' });
  assert.equal(negotiate(table).as, 'Table');
  assert.throws(() => negotiate(table, { forms: 'metadata' }), {
    code: 406,
    message:
      'only the following media types are accepted: application/json, application/yaml, application/vnd.kubernetes.protobuf',
  });
});

test('types that there are none of are refused with those that there are', () => {
  const types = 'application/json, application/yaml, application/vnd.kubernetes.protobuf';
  const streams = 'application/json;stream=watch, application/vnd.kubernetes.protobuf;stream=watch';
  const refused = '406: Not Acceptable\n\nAvailable representations: ';
  assert.throws(() => negotiate('text/html'), { message: `${refused}${types}` });
  assert.throws(() => negotiate('text/html', { streams: true }), { message: `${refused}${types}, ${streams}` });
  assert.throws(() => negotiate('text/html', { looksAtParameters: true }), {
    message: `only the following media types are accepted: ${types}`,
  });
  assert.deepEqual(negotiate('application/*', { looksAtParameters: true }), { format: 'json' });
});
