import assert from 'node:assert/strict';
import { test } from 'node:test';
import { portsByHash, slicePortsByHash } from './ports-by-hash.ts';

const names = (...ports: Parameters<typeof portsByHash>[0]): string =>
  portsByHash(ports)
    .map(({ name }) => name)
    .join();

test('ports stand in the order of their hashes, as an OpenShift 4.19 controller keeps them', () => {
  const many = ['a', 'b', 'c', 'd', 'e', 'f', 'g'].map((name, index) => ({
    name,
    port: 5000 - index,
    protocol: 'TCP',
  }));
  assert.equal(names(...many), 'b,f,c,e,a,g,d');
  assert.equal(
    names(
      { name: 'tcp', port: 53 },
      { name: 'udp', port: 53, protocol: 'UDP' },
      { name: 'x', port: 8080, appProtocol: 'h2c' },
    ),
    'x,tcp,udp',
  );
});

test('those of slices have an order of their own', () => {
  const ports = [
    { name: 'sql', port: 5432 },
    { name: 'web', port: 80 },
  ];
  const more = ['a', 'b', 'c', 'd'].map((name, index) => ({ name, port: 5000 - index }));
  const ordered = slicePortsByHash([...ports, ...more]);
  assert.equal(ordered.map(({ name }) => name).join(), 'b,c,web,sql,a,d');
});
