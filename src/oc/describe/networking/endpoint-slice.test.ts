import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type EndpointSlice, endpointsText } from './endpoint-slice.ts';

const sliceOf = (ports: EndpointSlice['ports'], ...ready: boolean[]): EndpointSlice => ({
  apiVersion: 'discovery.k8s.io/v1',
  kind: 'EndpointSlice',
  metadata: { name: 'web-1' },
  ports,
  endpoints: ready.map((is, index) => ({ addresses: [`10.0.0.${index + 1}`], conditions: { ready: is } })),
});

const http = [{ name: 'http', port: 8080 }];

test('a service without slices has no endpoints', () => {
  assert.equal(endpointsText([], 'http'), '<none>');
});

test('addresses of other ports, and those that are not ready, are left out', () => {
  assert.equal(endpointsText([sliceOf(http, true, false, true)], 'http'), '10.0.0.1:8080,10.0.0.3:8080');
  assert.equal(endpointsText([sliceOf(http, true)], 'other'), '');
});

test('at most three addresses are shown, also by whether the others are ready', () => {
  assert.equal(
    endpointsText([sliceOf(http, true, true, true, true, true)], 'http'),
    '10.0.0.1:8080,10.0.0.2:8080,10.0.0.3:8080 + 2 more...',
  );
  assert.equal(
    endpointsText([sliceOf(http, true, true, true, false)], 'http'),
    '10.0.0.1:8080,10.0.0.2:8080,10.0.0.3:8080 + 0 more...',
  );
});

test('without ports the addresses alone are shown', () => {
  assert.equal(endpointsText([sliceOf([], true, true)], ''), '10.0.0.1,10.0.0.2');
});
